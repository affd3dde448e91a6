def cure(patient):
    if patient["name"] == "x1000":
        return {"eta": 0.02}
    if patient["act"] == "relu":
        return {"gain": np.sqrt(2), "eta": 0.02}
    return {"gain": 4}
