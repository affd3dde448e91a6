def cure(patient):
    changes = {}
    if patient["depth"] > 2 and patient["act"] == "sigmoid":
        changes["gain"] = 4.0
    if patient["depth"] > 2 and patient["act"] == "relu":
        changes = {"gain": 1.4142, "eta": 0.01}
    if patient["scaling"] in ("x1000", "plus100"):
        changes = dict(scaling="standardise")
    return changes
