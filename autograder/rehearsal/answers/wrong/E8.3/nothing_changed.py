def cure(patient):
    return {}
