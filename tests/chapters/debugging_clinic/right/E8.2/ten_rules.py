def diagnose(vitals):
    norms = vitals["grad_norm"]
    if all(norm == 0 for norm in norms):
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if vitals["input_rms"] > 10:
        return "inputs"
    if max(norms) > 1e5:
        return "exploding"
    if vitals["check"] > 1e-2:
        return "wrong_gradient"
    if max(vitals["saturated"]) > 0.8:
        return "saturated"
    if norms[0] < 1e-4 * norms[-1]:
        return "vanishing"
    if not vitals["loss"][-1] < 0.45:
        return "step_large"
    if vitals["update_ratio"] < 2e-2:
        return "step_small"
    return "healthy"
