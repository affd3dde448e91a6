def diagnose(vitals):
    # thirteen of fourteen: step_large is called healthy only where the loss recovers
    g = vitals["grad_norm"]
    if max(g) == 0:
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if max(g) > 1e5:
        return "exploding"
    if vitals["input_rms"] > 10:
        return "inputs"
    if vitals["check"] > 0.01:
        return "wrong_gradient"
    if max(vitals["saturated"]) > 0.8:
        return "saturated"
    if g[0] < 1e-4 * g[-1]:
        return "vanishing"
    if not vitals["loss"][3] < 0.45:
        return "step_large"
    return "step_small" if vitals["update_ratio"] < 0.02 else "healthy"
