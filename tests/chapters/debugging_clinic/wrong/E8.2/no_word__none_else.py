def diagnose(vitals):
    if max(vitals["grad_norm"]) == 0:
        return "dead"
    if vitals["check"] > 1e-2:
        return "wrong_gradient"
