def cure(patient):
    return {"gain": patient["gain"], "eta": patient["eta"]}
