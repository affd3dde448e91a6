"""Fig 4.2: Descent, the path of SGD on the map of the loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backprop.drawing.descent import ONE, THREE, draw_descent
from backprop.drawing.notation import forward_html, math_html, number_html
from backprop.figures.figure import Choice, Control, Figure, Shown, Slider, symbols
from backprop.numbers import neuron

_TRY = symbols("Start asleep: which $η$ wakes it? And with three samples, which is best?")
_STARTS = {"awake": (0.5, -0.25), "asleep": (4.0, 0.0)}
ASLEEP = 0.01  # a slope of the sigmoid below it: a hundredth of what arrives gets through, the neuron sleeps
HARDLY, HIGHER, SHORT = 0.02, 1.02, 0.1  # of the loss; of the loss; a distance on the map
_SAMPLES = {"one": ONE, "three": THREE}


def descent(neuron_backward: Callable | None = None, sgd_step: Callable | None = None) -> Figure:
    """The map of L over (w1, w2); with a learner's two functions that are right, the steps are theirs."""
    steps_of, whose = _steps(neuron_backward, sgd_step)
    controls: list[Control] = [
        Slider("eta", "η", 0.01, 30, 1.0, log=True, digits=3, name="step size eta"),
        Slider("steps", "n", 0, 60, 2, 1, digits=0, name="number of steps"),
        Choice("samples", "Shown", (("one", "one sample"), ("three", "three samples")), "one"),
        Choice("start", "Start", (("awake", "awake, (0.5, −0.25)"), ("asleep", "asleep, (4, 0)")), "awake"),
    ]

    def render(values: dict) -> Shown:
        ground = _SAMPLES[values["samples"]]
        path = steps_of(ground, _STARTS[values["start"]], values["eta"], int(values["steps"]))
        return Shown(draw_descent(ground, path), _say(ground, path, values["eta"]) + whose)

    return Figure("4.2", "Descent", controls, render, _TRY)


def _ours(ground, start, eta, steps) -> np.ndarray:
    return neuron.sgd_path(np.array(ground.X), np.array(ground.Y), start, eta, steps)


def _steps(backward, step):
    """The walker, and whose it is: a learner's functions are used where they walk as ours do."""
    if backward is None or step is None:
        return _ours, ""

    def theirs(ground, start, eta, steps):
        return neuron.sgd_path(np.array(ground.X), np.array(ground.Y), start, eta, steps, backward, step)

    try:
        right = np.allclose(
            theirs(THREE, (0.5, -0.25), 0.7, 6), _ours(THREE, (0.5, -0.25), 0.7, 6), rtol=1e-6
        )
    except Exception:  # an unanswered stub, or a half-written answer: the steps are ours
        right = False
    if not right:
        return _ours, " <b>These steps are ours</b> until E4.3, E4.4 pass."

    def guarded(*arguments):
        try:
            path = theirs(*arguments)
        except Exception:
            return _ours(*arguments)
        return path if np.all(np.isfinite(path)) else _ours(*arguments)

    return guarded, " <b>Every step is yours.</b>"


def _say(ground, path: np.ndarray, eta: float) -> str:
    X, Y = np.array(ground.X), np.array(ground.Y)
    before, after = (float(neuron.mean_loss(X, Y, w)) for w in (path[0], path[-1]))
    steps = len(path) - 1
    if steps == 0:
        return f"The point has not moved yet; the loss is {forward_html(before)}. Raise the number of steps."
    count = f"{math_html('n')} = {steps} step{'s' * (steps > 1)}"
    eta_now = f"{math_html('η')} = {number_html(eta)}"
    walked = f"After {count} with {eta_now} the loss is {forward_html(after)}; it was {forward_html(before)}."
    return f"{walked} {where(_facts(ground, path, before, after))}"


@dataclass(frozen=True)
class WalkFacts:
    """What the sentence is about.

    before, after : the loss; slope_before, slope_after : the steepest slope of the sigmoid among the samples;
    farthest : the largest distance from the start; samples : how many
    """

    before: float
    after: float
    slope_before: float
    slope_after: float
    farthest: float
    samples: int


def _facts(ground, path: np.ndarray, before: float, after: float) -> WalkFacts:
    """What the sentence may say, measured on the path."""
    samples = list(zip(ground.X, ground.Y, strict=True))
    slopes = [[neuron.run(x, w, y).slope for x, y in samples] for w in path[[0, -1]]]
    most = max(float(np.hypot(*(place - path[0]))) for place in path)
    return WalkFacts(before, after, max(slopes[0]), max(slopes[1]), most, len(ground.X))


def where(walk: WalkFacts) -> str:
    """One sentence on where the walk has led."""
    if walk.after > walk.before * HIGHER:
        return "The steps are too long: the point lands where the loss is higher."
    if walk.before - walk.after >= HARDLY * walk.before:
        if walk.samples == 1:
            return f"Each step lies along {math_html('x')} = (2, −1)."
        return f"Each step lies along its own sample's {math_html('x')}."
    if walk.slope_before < ASLEEP:
        return "The loss has hardly moved: the neuron is asleep, and so short a push does not wake it."
    if walk.slope_after < ASLEEP:
        return "The steps were so long that the neuron has fallen asleep."
    if walk.farthest < SHORT:
        return "The loss has hardly moved: the neuron is awake, but the steps are short."
    return "The point has moved and the loss has hardly: the steps lead to and fro."
