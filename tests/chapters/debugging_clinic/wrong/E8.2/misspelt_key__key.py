def diagnose(vitals):
    if vitals["gradnorm"][0] < 1e-6:
        return "vanishing"
    return "healthy"
