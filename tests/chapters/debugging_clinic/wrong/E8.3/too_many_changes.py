def cure(patient):
    return {"scaling": "standardise", "gain": 4.0, "act": "sigmoid"}
