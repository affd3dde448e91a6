def diagnose(vitals):
    if vitals["loss"] > 0.45:
        return "step_large"
    return "healthy"
