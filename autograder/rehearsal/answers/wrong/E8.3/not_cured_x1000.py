def cure(patient):
    if patient["scaling"] == "x1000":
        return {"eta": 0.02}
    if patient["act"] == "relu":
        return {"gain": 2**0.5, "eta": 0.02}
    return {"gain": 4}
