def diagnose(vitals):
    start, early, middle, end = vitals["loss"]
    if end != end:
        return "exploding"
    if end > 0.45:
        return "step_large"
    if end > 0.2:
        return "vanishing"
    if end > 0.09:
        return "step_small"
    return "healthy"
