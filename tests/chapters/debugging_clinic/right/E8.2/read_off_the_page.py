def diagnose(vitals):
    """What a reader of 8.1 to 8.4 writes: each limit is beside a number of the table, or chapter 03's."""
    gradients, ratio = vitals["grad_norm"], vitals["update_ratio"]
    if max(gradients) == 0:
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if not 0.5 < vitals["input_rms"] < 2:  # the table: 1
        return "inputs"
    if vitals["check"] > 1e-3:  # chapter 03
        return "wrong_gradient"
    if max(gradients) > 10 * 9.7:  # ten times the largest of the table
        return "exploding"
    if max(vitals["saturated"]) > 0.5:  # the table: up to 0.3
        return "saturated"
    if gradients[0] / gradients[-1] < 0.017 / 10:  # a tenth of the smallest of the table
        return "vanishing"
    if vitals["loss"][-1] < 0.05:  # the table: up to 0.033
        return "healthy"
    return "step_small" if ratio < 0.073 else "step_large"  # the table: from 0.073
