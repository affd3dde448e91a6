"""Fig 4.1: the Cockpit, one neuron with five sliders."""

from __future__ import annotations

import math
from collections.abc import Mapping

from backprop.drawing.cockpit import draw_cockpit
from backprop.drawing.notation import (
    backward_html,
    forward_html,
    learnable_html,
    math_html,
    number_html,
)
from backprop.figures.figure import Button, Choice, Control, Figure, Shown, Slider, States, symbols
from backprop.numbers.neuron import Pass, run

_TRY = symbols("It is asleep: which of the three factors is gone? Wake it with $w_1$. Then set $x_1$ to 0.")
# buttons: key -> (words, (w1, w2)); all with x = (2, −1) and the target 0. A and B are those of Predict 4.1
_NEURONS = {
    "story": ("As above", (2.0, -0.6)),
    "milder": ("Milder", (0.5, -0.25)),
    "A": ("A", (math.log(2) / 2, 0.0)),
    "B": ("B", (4.0, 0.0)),
}
_STATES: States = {"milder": ["milder"], "A": ["A"], "asleep": ["B"], "right": [{"y": 1.0}]}
_ASLEEP, _RIGHT = 0.01, 0.02  # a slope and a miss too small to teach anything


def cockpit() -> Figure:
    """The lecture's graph of one neuron: values forward, gradients back, on the same edges."""
    controls: list[Control] = [
        Slider("w1", "w_1", -4, 4, 2, 0.05, learnable=True, signed=True),
        Slider("x1", "x_1", -4, 4, 2, 0.05, signed=True, name="input x1"),
        Slider("y", "y", 0, 1, 0, 0.05, name="target y"),
        Slider("w2", "w_2", -4, 4, -0.6, 0.05, learnable=True, signed=True),
        Slider("x2", "x_2", -4, 4, -1, 0.05, signed=True, name="input x2"),
        *(Button(key, words) for key, (words, _) in _NEURONS.items()),
        Choice("path", "Path to", (("w1", "w₁"), ("w2", "w₂")), "w1"),
        Choice("inset", "Below", (("slope", "factors"), ("pull", "pull on s")), "slope"),
    ]

    def render(values: dict) -> Shown:
        put = _put(values["pressed"])
        values = values | put
        done = run([values["x1"], values["x2"]], [values["w1"], values["w2"]], values["y"])
        weight = 0 if values["path"] == "w1" else 1
        picture = draw_cockpit(done, weight, values["inset"])
        return Shown(picture, _say(done, weight, picture.facts), put)

    return Figure("4.1", "Cockpit", controls, render, _TRY, _STATES)


def _put(pressed: str) -> dict[str, float]:
    """What a button sets: the neuron of that name; nothing for another control."""
    if pressed not in _NEURONS:
        return {}
    w1, w2 = _NEURONS[pressed][1]
    return {"x1": 2.0, "x2": -1.0, "w1": w1, "w2": w2, "y": 0.0}


def _say(done: Pass, weight: int, shown: Mapping) -> str:
    """What the chosen weight hears, and why, in the numbers that are shown."""
    w, x = math_html(f"w_{weight + 1}"), math_html(f"x_{weight + 1}")
    product = (
        f"{math_html(f'∂L/∂w_{weight + 1}')} = {number_html(shown['dz'])} × {number_html(shown['slope'])} × "
        f"{shown[f'x_{weight + 1}']} = {backward_html(shown[f'dw_{weight + 1}'])}"
    )
    return f"{_why(done, weight, shown, w, x)}<br>{product}"


def _why(done: Pass, weight: int, shown: Mapping, w: str, x: str) -> str:
    """One line: who is to blame that the weight is pulled, or that it is not."""
    says, wanted = forward_html(shown["z"]), shown["y"]
    if abs(done.z - done.y) < _RIGHT:
        return f"It says {says} and should say {wanted}: hardly anything to correct."
    if done.slope < _ASLEEP:
        return f"It says {says}, not {wanted}, and is asleep: hardly anything comes back."
    if done.x[weight] == 0:
        return f"It says {says}, not {wanted}, but {x} is 0: {w} was told nothing."
    way = "down" if done.dw[weight] > 0 else "up"
    now = learnable_html(shown[f"w_{weight + 1}"])
    return f"With {w} = {now} the neuron says {says}; the loss pulls {w} {way}."
