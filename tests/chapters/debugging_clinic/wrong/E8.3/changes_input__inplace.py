def cure(patient):
    patient["gain"] = 4.0
    return {"gain": 4.0}
