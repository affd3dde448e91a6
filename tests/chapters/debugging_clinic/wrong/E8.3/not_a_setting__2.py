def cure(patient):
    return {"depth": 2}
