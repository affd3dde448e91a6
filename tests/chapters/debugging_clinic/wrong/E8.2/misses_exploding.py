def diagnose(vitals):
    g = vitals["grad_norm"]
    if max(g) == 0:
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if vitals["input_rms"] > 10:
        return "inputs"
    if max(vitals["saturated"]) > 0.8:
        return "saturated"
    if not vitals["loss"][3] < 0.45:
        return "step_large"
    if vitals["update_ratio"] < 0.02:
        return "step_small"
    return "healthy"
