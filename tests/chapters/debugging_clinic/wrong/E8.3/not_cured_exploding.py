def cure(patient):
    if patient["scaling"] == "x1000":
        return {"scaling": "standardise"}
    if patient["act"] == "relu":
        return {"eta": 0.002}
    return {"gain": 4}
