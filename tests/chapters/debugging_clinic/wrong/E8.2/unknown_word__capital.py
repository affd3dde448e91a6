def diagnose(vitals):
    if vitals["check"] > 1e-2:
        return "Wrong_gradient"
    return "Healthy"
