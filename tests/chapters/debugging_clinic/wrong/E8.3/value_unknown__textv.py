def cure(patient):
    return {"gain": "4"}
