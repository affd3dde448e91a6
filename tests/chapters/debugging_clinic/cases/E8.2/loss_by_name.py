def diagnose(vitals):
    g = vitals["grad_norm"]
    if max(g) == 0:
        return "dead"
    if vitals["loss"]["end"] > 0.45:
        return "step_large"
    return "healthy"
