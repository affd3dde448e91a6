def diagnose(vitals):
    return "healthy"
