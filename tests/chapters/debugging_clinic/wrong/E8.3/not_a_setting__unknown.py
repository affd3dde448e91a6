def cure(patient):
    return {"learning_rate": 0.02}
