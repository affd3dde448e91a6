def cure(patient):
    patient = dict(patient)
    patient["gain"] = 4.0
