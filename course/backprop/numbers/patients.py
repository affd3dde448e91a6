"""Fourteen nets for the clinic of chapter 08: thirteen ill in one way each, and a healthy one.

Every patient is the same net on the same data (moons, 400 rows; 3-16-16-1, sigmoid, gain 4, η = 0.2,
batch 20, 3 000 steps) with one or a few settings changed. Chosen after the table of the curriculum,
section 5; tests/library/test_patients.py reproduces that table.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from backprop.data.plane import moons
from backprop.data.preparation import Split, standardise, with_ones
from backprop.numbers.training import accuracy, descend, gradients, init_weights, mse, run_forward

STEPS, BATCH, WIDTH = 3000, 20, 16
LOOKS = (0, 20, 300, STEPS)  # the steps at which a patient's loss is written down

# what a patient is made of; each value is the healthy one
SETTINGS = {
    "depth": 2,  # hidden layers, 16 units each
    "act": "sigmoid",  # or "relu"
    "gain": 4.0,  # hidden weights begin as N(0, gain²/fan-in)
    "eta": 0.2,
    "init": "random",  # or "zeros", "constant" (all 0.3), "low bias" (bias row of the first layer −8)
    "scaling": "standardise",  # or "x1000" (raw × 1000), "plus100" (raw + 100)
    "sign": 1,  # −1: d begins with the sign of the lecture's slide
    "slopes": "all",  # or "not 1": no σ′ in layer 1
    "seed": 0,
}
CURABLE = ("gain", "eta", "scaling", "act", "init", "seed", "sign")

DIAGNOSES = {
    "healthy": "nothing is wrong",
    "step_small": "the step is too small",
    "step_large": "the step is too large",
    "twins": "all units of a layer are twins",
    "saturated": "the sigmoids are saturated",
    "vanishing": "the gradient vanishes on its way back",
    "inputs": "the inputs are badly scaled",
    "dead": "all units are dead",
    "exploding": "the gradient explodes",
    "wrong_gradient": "the gradient itself is wrong",
}


@dataclass(frozen=True)
class Patient:
    """One row of the table.

    changes : settings that differ from `SETTINGS`; cure : settings that heal, {} for the healthy
    """

    name: str
    diagnosis: str
    changes: dict
    cure: dict
    complaint: str  # what the owner of the net says

    def settings(self, seed=0):
        """All settings of this patient, as a new dict."""
        return SETTINGS | self.changes | {"seed": seed}


_RELU = {"act": "relu", "gain": 2**0.5}

PATIENTS = {
    p.name: p
    for p in (
        Patient("healthy", "healthy", {}, {}, "I came for a check-up."),
        Patient("eta_small", "step_small", {"eta": 1e-3}, {"eta": 0.1}, "It learns, but I grow old."),
        Patient("eta_large", "step_large", {"eta": 3.0}, {"eta": 0.3}, "I told it to hurry. It stopped."),
        Patient("zeros", "twins", {"init": "zeros"}, {"init": "random"}, "I started from a clean sheet."),
        Patient(
            "constant", "twins", {"init": "constant"}, {"init": "random"}, "I treated all weights alike."
        ),
        Patient(
            "saturated", "saturated", {"gain": 60.0}, {"gain": 4.0}, "I gave it strong weights to start with."
        ),
        Patient(
            "deep8", "vanishing", {"depth": 8, "gain": 1.0}, {"gain": 4.0}, "Eight layers must beat two."
        ),
        Patient(
            "x1000", "inputs", {"scaling": "x1000"}, {"scaling": "standardise"}, "I measure in millimetres."
        ),
        Patient(
            "plus100", "inputs", {"scaling": "plus100"}, {"scaling": "standardise"}, "My zero is elsewhere."
        ),
        Patient(
            "dead", "dead", {**_RELU, "eta": 0.05, "init": "low bias"}, {"init": "random"}, "It does nothing."
        ),
        Patient(
            "relu_hot",
            "step_large",
            {"act": "relu", "gain": 1.0, "eta": 1.0},
            {"eta": 0.05},
            "It began well.",
        ),
        Patient(
            "exploding",
            "exploding",
            {"depth": 8, "act": "relu", "gain": 6.0},
            {"gain": 2**0.5, "eta": 0.02},
            "A few steps, and it says 0 to all points.",
        ),
        Patient(
            "wrong_sign", "wrong_gradient", {"sign": -1}, {"sign": 1}, "I copied the formula from a slide."
        ),
        Patient(
            "slope_missing",
            "wrong_gradient",
            {"slopes": "not 1"},
            {"slopes": "all"},
            "99 % right. Why am I here?",
        ),
    )
}


@cache
def clinic_data(scaling="standardise"):
    """The moons of the clinic (seed 7), 400 rows for training and 1 000 for testing, scaled as asked."""
    rng = np.random.default_rng(7)
    (X, Y), (T, Y_test) = moons(400, 0.15, rng), moons(1000, 0.15, rng)
    if scaling == "standardise":
        X, T = standardise(X), standardise(T, like=X)
    elif scaling == "x1000":
        X, T = 1000 * X, 1000 * T
    elif scaling == "plus100":
        X, T = X + 100, T + 100
    else:
        raise ValueError(f"scaling is 'standardise', 'x1000' or 'plus100', not {scaling!r}")
    return Split(with_ones(X), Y, with_ones(T), Y_test)


def first_weights(settings, rng):
    """The matrices a patient begins with."""
    sizes = [3] + [WIDTH] * settings["depth"] + [1]
    Ws = init_weights(sizes, settings["gain"], rng)
    if settings["init"] == "zeros":
        Ws = [np.zeros_like(W) for W in Ws]
    elif settings["init"] == "constant":
        Ws = [np.full_like(W, 0.3) for W in Ws]
    elif settings["init"] == "low bias":
        Ws[0][-1] = -8.0
    elif settings["init"] != "random":
        raise ValueError(f"no such init: {settings['init']!r}")
    return Ws


def fault_of(settings):
    """The fault to hand to `training.gradients`, or None."""
    if settings["sign"] == -1:
        return "sign"
    return None if settings["slopes"] == "all" else "slope 1"


def gradient_check(X, Y, Ws, act, grads, rng=None):
    """Relative error of `grads` against central differences: each layer by itself, the largest is returned.

    Six entries of each layer, drawn anew at every call (by `rng` where one is given). The error of a layer
    is max|a − b| / max(1e-8, max|a| + max|b|): below 1e-8 nudging sees rounding and nothing else.
    """
    rng, eps, errors = np.random.default_rng() if rng is None else rng, 1e-5, []
    for k, W in enumerate(Ws):
        entries = rng.choice(W.size, size=min(6, W.size), replace=False)
        a = []
        for i in entries:
            sides = []
            for step in (eps, -eps):
                nudged = [V.copy() for V in Ws]
                nudged[k].flat[i] += step
                sides.append(mse(run_forward(X, nudged, act)[2], Y))
            a.append((sides[0] - sides[1]) / (2 * eps))
        a, b = np.array(a), grads[k].flat[entries]
        errors.append(abs(a - b).max() / max(1e-8, abs(a).max() + abs(b).max()))
    return float(max(errors))


def vital_signs(X, Y, Ws, act, grads, eta, rng=None):
    """What the monitor shows of a net at one moment; the keys are those of E8.1.

    rng : draws the entries of the gradient check
    """
    with np.errstate(all="ignore"):
        Hs, Os, _ = run_forward(X, Ws, act)
        norms = [float(np.linalg.norm(g)) for g in grads]
        sizes = [float(np.linalg.norm(W)) for W in Ws]
        ratios = [0.0 if g == 0 else eta * g / w if w else np.inf for g, w in zip(norms, sizes, strict=True)]
        return {
            "grad_norm": norms,
            "update_ratio": float(max(ratios)),
            "saturated": [float((abs(H) > 5).mean()) for H in Hs],
            "dead": [float((O == 0).all(axis=0).mean()) for O in Os],
            "check": gradient_check(X, Y, Ws, act, grads, rng),
            "input_rms": float(np.sqrt((X**2).mean())),
            "twins": float(max(abs(W - W[:, :1]).max() for W in Ws)),
        }


def course_of(settings, seeds=None, steps=STEPS):
    """Train one patient, or with `seeds` a whole row of them side by side.

    Returns (losses, accuracy, Ws): the training loss at `LOOKS`, (4,) or (4, S); the test accuracy at
    the end; the matrices at the end.
    """
    data = clinic_data(settings["scaling"])
    rngs = [np.random.default_rng(s) for s in ([settings["seed"]] if seeds is None else seeds)]
    Ws = [np.stack(layer) for layer in zip(*(first_weights(settings, r) for r in rngs), strict=True)]
    if seeds is None:
        Ws, rngs = [W[0] for W in Ws], rngs[0]
    act, losses = settings["act"], []
    with np.errstate(all="ignore"):
        walk = descend(data.X, data.Y, Ws, settings["eta"], BATCH, rngs, act, fault_of(settings))
        for step in range(steps + 1):
            if step in LOOKS:
                losses.append(mse(run_forward(data.X, Ws, act)[2], data.Y))
            if step < steps:
                Ws = next(walk)
    return np.array(losses), accuracy(data.X_test, data.Y_test, Ws, act), Ws


def vitals_of(settings, losses):
    """`vital_signs` before the first step, and the key `loss` with the four losses: what E8.2 is given."""
    data = clinic_data(settings["scaling"])
    Ws = first_weights(settings, np.random.default_rng(settings["seed"]))
    with np.errstate(all="ignore"):
        grads = gradients(data.X, data.Y, Ws, settings["act"], fault_of(settings))
    rng = np.random.default_rng(settings["seed"])
    signs = vital_signs(data.X, data.Y, Ws, settings["act"], grads, settings["eta"], rng)
    return signs | {"loss": [float(x) for x in losses]}
