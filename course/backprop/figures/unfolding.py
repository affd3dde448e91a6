"""Frame F9: one derivative unfolded in seven positions."""

from __future__ import annotations

from backprop.drawing.notation import backward_html, math_html
from backprop.drawing.unfolding import draw_unfolding
from backprop.figures.figure import Figure, Shown, Slider
from backprop.numbers import graph as numbers


def unfolding() -> Figure:
    """Seven positions, from the question to four products."""
    control = Slider("position", "position", 1, 7, 1, 1, digits=0, name="position")
    try_this = "Stop at 5. Which numbers stand before a bracket once, and in how many products at 6?"
    return Figure("1.3", "Unfolding", [control], _render, try_this)


def _render(values: dict) -> Shown:
    position = values["position"]
    return Shown(draw_unfolding(numbers.canonical(), position), _say(position))


def _say(position: int) -> str:
    m, b = math_html, backward_html
    return (
        f"How fast does {m('y')} grow with {m('x_1')}? Two levels lie between them. "
        "Move the slider: one thing happens at each position.",
        f"{m('x_1')} reaches {m('y')} through {m('h_1')} and through {m('h_2')}: two roads, two products. "
        "What is in the boxes is not known yet.",
        f"The first box is the same question, one level lower: from {m('h_1')} to {m('x_1')} there are "
        f"two roads again. Together they carry {b('15')}.",
        f"The second box opens in the same way. From {m('h_2')} to {m('x_1')} the two roads carry {b('2')}.",
        f"Put in. {b('−1')} stands once before its bracket, {b('12')} before the other: "
        f"{b('−1')} × 15 + {b('12')} × 2 = {b('9')}.",
        "Multiplied out, each factor before a bracket is written twice: four products, one for each way "
        f"from {m('y')} to {m('x_1')}.",
        f"Four products, four paths. Three of them are negative; the sum is {b('9')} all the same.",
    )[position - 1]
