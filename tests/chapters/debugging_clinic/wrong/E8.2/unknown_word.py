def diagnose(vitals):
    if vitals["check"] > 1e-2:
        return "wrong gradient"
    if vitals["twins"] == 0:
        return "symmetry"
    return "healthy"
