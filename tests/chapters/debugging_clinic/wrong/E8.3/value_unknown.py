def cure(patient):
    if patient["scaling"] == "x1000":
        return {"scaling": "standardize"}
    return {"gain": 4.0}
