def cure(patient):
    return {"gain": 4.0, "eta": 0.02, "act": "sigmoid"}
