def cure(patient):
    return {"gain": "larger"}
