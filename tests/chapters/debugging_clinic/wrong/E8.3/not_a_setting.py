def cure(patient):
    return {"layers": 2}
