def diagnose(vitals):
    g = vitals["grad_norm"]
    if max(g) == 0:
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if vitals["input_rms"] > 10:
        return "inputs"
    if max(g) > 1e5:
        return "exploding"
    if vitals["check"] > 1e-2:
        return "wrong_gradient"
    if max(vitals["saturated"]) > 0.8:
        return "saturated"
    if g[0] < 1e-4 * g[-1]:
        return "vanishing"
    return "step_small"
