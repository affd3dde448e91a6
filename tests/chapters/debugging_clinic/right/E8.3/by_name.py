import numpy as np


def cure(patient):
    if patient["scaling"] != "standardise":
        return {"scaling": "standardise"}
    if patient["act"] == "relu":
        return {"gain": np.sqrt(2), "eta": 0.02}
    return {"gain": 4}
