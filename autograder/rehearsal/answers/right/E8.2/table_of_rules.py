import numpy as np

RULES = [
    ("dead", lambda v: not np.any(v["grad_norm"])),
    ("twins", lambda v: v["twins"] < 1e-12),
    ("inputs", lambda v: v["input_rms"] > 20),
    ("wrong_gradient", lambda v: 1e-3 < v["check"] and max(v["grad_norm"]) < 1e5),
    ("exploding", lambda v: max(v["grad_norm"]) > 1e4),
    ("saturated", lambda v: min(v["saturated"]) > 0.7),
    ("vanishing", lambda v: v["grad_norm"][0] / v["grad_norm"][-1] < 1e-4),
    ("step_large", lambda v: not v["loss"][3] < 0.4),
    ("step_small", lambda v: v["loss"][2] > 0.15),
]


def diagnose(vitals):
    for name, rule in RULES:
        if rule(vitals):
            return np.str_(name)
    return "healthy"
