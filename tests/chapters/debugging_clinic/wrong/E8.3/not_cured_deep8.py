def cure(patient):
    if patient["scaling"] == "x1000":
        return {"scaling": "standardise"}
    if patient["act"] == "relu":
        return {"gain": 2**0.5, "eta": 0.02}
    return {"eta": 2.0}
