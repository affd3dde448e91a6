def cure(patient):
    new = dict(patient)
    new["gain"] = 4.0
    return new
