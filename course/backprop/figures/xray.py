"""Figure 6.1: walk the way back through a 2-3-2-1 network step by step, and move any of its weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backprop.drawing.notation import backward_html, forward_html, learnable_html, math_html
from backprop.drawing.xray import draw_xray
from backprop.drawing.xray_view import WEIGHTS, View, weight_name
from backprop.figures.figure import Button, Choice, Control, Figure, Shown, Slider, States
from backprop.numbers import network

ETA = 0.5
REACH = 12.0  # of the slider
START = (
    np.array([[0.4, -0.4, 1.3], [-0.8, 0.3, -0.8]]),
    np.array([[-1.1, 0.8], [0.9, -0.5], [0.2, 1.4]]),
    np.array([[-0.5], [0.6]]),
)
SAMPLES = np.array([[0.55, -0.8], [-0.3, 0.9], [1.1, 0.2]])
TARGETS = np.array([[1.0], [0.0], [0.5]])
# each weight at each step, and what SGD has learnt
_STATES: States = {
    **{
        f"{weight_name(at)}, {step}": [{"step": step}, {"weight": n}]
        for step in range(4)
        for n, at in enumerate(WEIGHTS)
    },
    "after a step": ["sgd"],
    "learnt": ["sgd"] * 12,
}
_TRY = "Set W1[0, 2] to 12. Which unit locks, and what happens to its column of dW1?"


def xray(forward: Callable | None = None, backward: Callable | None = None) -> Figure:
    """The X-ray. A learner's `forward` and `backward`, once they are right, make the numbers shown."""
    theirs = {"forward": _trusted(forward, _forward_agrees), "backward": _trusted(backward, _backward_agrees)}
    whose = _whose(theirs, forward is not None or backward is not None)
    state: dict[str, Any] = {"weights": START, "chosen": WEIGHTS[-1], "before": 0.0, "farthest": 0.0}

    def render(values: dict) -> Shown:
        X, Y = SAMPLES[: values["batch"]], TARGETS[: values["batch"]]
        _follow(values, state, X, Y)
        step = 4 if values["pressed"] == "sgd" else values["step"]
        arrays = _arrays(X, Y, state["weights"], theirs)
        view = View(arrays, state["weights"], step, state["chosen"], state["before"], ETA, state["farthest"])
        back = {"step": step % 4, "value": _held(state)}
        picture = draw_xray(view)
        return Shown(picture, f"{_say(view, picture.facts)}{whose}", back)

    which = tuple((n, _code(at)) for n, at in enumerate(WEIGHTS))
    controls: list[Control] = [
        Choice("step", "show", ((0, "Forward"), (1, "Step 1"), (2, "Step 2"), (3, "Step 3")), 0),
        Button("sgd", "SGD"),
        Choice("batch", "samples", ((1, "one"), (3, "three")), 1),
        Choice("weight", "weight", which, len(WEIGHTS) - 1, "select"),
        Slider("value", "w", -REACH, REACH, 0.6, 0.1, learnable=True, signed=True, name="chosen weight"),
    ]
    return Figure("6.1", "X-ray", controls, render, _TRY, _STATES, remembers=True)


def _follow(values: dict, state: dict, X, Y) -> None:
    """Let the weights follow what was pressed or moved."""
    if values["pressed"] == "reset":
        state.update(weights=START, chosen=WEIGHTS[-1])
    elif values["pressed"] == "sgd":
        state["before"] = network.mse(network.forward(X, *state["weights"])["Yhat"], Y)
        moved = tuple(network.training_step(X, Y, state["weights"], ETA))
        pairs = zip(moved, state["weights"], strict=True)
        state.update(weights=moved, farthest=max(float(abs(new - old).max()) for new, old in pairs))
    if "weight" in values["moved"]:  # the slider goes to the weight, not the weight to the slider
        state["chosen"] = WEIGHTS[values["weight"]]
    elif "value" in values["moved"]:
        state["weights"] = _with(state["weights"], state["chosen"], values["value"])


def _held(state) -> float:
    """The value of the chosen weight, as far as the slider reaches."""
    layer, i, j = state["chosen"]
    return float(np.clip(state["weights"][layer][i, j], -REACH, REACH))


def _arrays(X, Y, weights, theirs) -> dict:
    """All arrays of one pass, by name; from the learner's functions where they are trusted."""
    arrays = network.way_back(X, Y, *weights)
    try:
        if theirs["forward"]:
            arrays.update({k: np.asarray(v) for k, v in theirs["forward"](X, *weights).items()})
        if theirs["backward"]:
            grads = theirs["backward"](X, Y, *weights)
            arrays.update({f"dW{k + 1}": np.asarray(g) for k, g in enumerate(grads)})
    except Exception:  # right on the trial, broken on these weights: ours are shown
        return network.way_back(X, Y, *weights)
    return arrays


def _with(weights, at, value):
    layer, i, j = at
    changed = [W.copy() for W in weights]
    changed[layer][i, j] = value
    return tuple(changed)


def _code(at) -> str:
    return weight_name(at).replace("_", "")


def _say(view: View, shown: Mapping) -> str:
    """What the step did, in the numbers that are shown."""
    a = view.arrays
    if view.step == 4:
        many, farthest = sum(W.size for W in view.weights), learnable_html(view.farthest)
        return (
            f"All {many} weights took one step against their gradients, the longest by {farthest}: "
            f"the loss went from {forward_html(shown['loss before'])} to {forward_html(shown['L'])}."
        )
    if view.step == 0:
        first = f"The network says {forward_html(shown['Yhat[0,0]'])} and should say {shown['Y[0,0]']}"
        first += "." if len(a["X"]) == 1 else " in the first row."
        return f"{first} The loss is {forward_html(shown['L'])}."
    name, of, came = {
        1: ("dYhat", "Ŷ", f"{math_html('d')} begins at the output as {math_html('2(Ŷ − Y)/N')}"),
        2: (
            "dH2",
            "H_2",
            f"{math_html('d')} came back through {math_html('W_3')} and the slope "
            f"{math_html('O_2(1 − O_2)')}",
        ),
        3: (
            "dH1",
            "H_1",
            f"{math_html('d')} came back through {math_html('W_2')} and the slope "
            f"{math_html('O_1(1 − O_1)')}",
        ),
    }[view.step]
    layer, i, j = view.chosen
    shape = f"{a[name].shape[0]} × {a[name].shape[1]}"
    says = f"{came}; it is {shape} now."
    grads = view.gradient_of(layer)
    if grads is None:
        return f"{says} The gradient of {math_html(weight_name(view.chosen))} comes with step {3 - layer}."
    gradient = shown[f"dW{layer + 1}[{i},{j}]"]
    push = "up" if grads[i, j] < 0 else "down"
    told = f"{says} {math_html('∂L/∂' + weight_name(view.chosen))} = {backward_html(gradient)}"
    return f"{told}: the loss wants it {push}." if abs(grads[i, j]) > 1e-12 else f"{told}."


def _trusted(function, agrees):
    """The learner's function if it agrees with ours on a small case, else None."""
    if function is None:
        return None
    rng = np.random.default_rng(0)
    Ws = [rng.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]
    X, Y = rng.normal(size=(7, 4)), rng.normal(size=(7, 3))
    try:
        return function if agrees(function, X, Y, Ws) else None
    except Exception:  # an unanswered stub, or a half-written answer
        return None


def _forward_agrees(function, X, Y, Ws) -> bool:
    said, ours = function(X, *Ws), network.forward(X, *Ws)
    return set(said) == set(ours) and all(np.allclose(said[k], ours[k], atol=1e-9) for k in ours)


def _backward_agrees(function, X, Y, Ws) -> bool:
    said, ours = function(X, Y, *Ws), network.backward(X, Y, *Ws)
    return len(said) == 3 and all(np.allclose(a, b, atol=1e-9) for a, b in zip(said, ours, strict=True))


def _whose(theirs, given: bool) -> str:
    if not given:
        return ""
    yours = " and ".join(f"<code>{name}</code>" for name, function in theirs.items() if function)
    ours = " and ".join(f"<code>{name}</code>" for name, function in theirs.items() if not function)
    if not ours:
        return f" <b>Runs on your {yours}.</b>"
    until = f" Runs on our {ours} until yours {'are' if 'and' in ours else 'is'} right"
    return f"{until}, and on your {yours}." if yours else f"{until}."
