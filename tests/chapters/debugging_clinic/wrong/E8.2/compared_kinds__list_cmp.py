def diagnose(vitals):
    if vitals["saturated"] > 0.8:
        return "saturated"
    return "healthy"
