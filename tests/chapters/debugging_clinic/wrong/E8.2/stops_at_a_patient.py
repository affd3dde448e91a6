def diagnose(vitals):
    norms = vitals["grad_norm"]
    if norms[0] / norms[-1] < 1e-4 and 1 / norms[0] > 0:
        return "vanishing"
    if vitals["check"] > 1e-2:
        return "wrong_gradient"
    return "healthy"
