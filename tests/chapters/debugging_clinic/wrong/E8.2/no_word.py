def diagnose(vitals):
    if max(vitals["grad_norm"]) > 1e5:
        return "exploding"
