def diagnose(vitals):
    found = []
    if vitals["check"] > 1e-2:
        found.append("wrong_gradient")
    if vitals["twins"] == 0:
        found.append("twins")
    return found
