"""Figure 8.4: three nets that are ill of their data, beside a healthy one."""

from __future__ import annotations

from backprop.drawing.data_ward import draw_data_ward
from backprop.drawing.notation import forward_html, number_html
from backprop.figures.figure import Figure, Shown
from backprop.numbers.data_ward import data_runs


def data_ward() -> Figure:
    """Loss on the training rows and on rows held back: shuffled, out of step, by heart."""
    runs = data_runs()

    def render(values: dict) -> Shown:
        heart = runs[-1]
        say = (
            f"The net with {heart.name} has a training loss of {forward_html(heart.train[-1])} and a "
            f"held-back loss of <b>{number_html(heart.held[-1])}</b>."
        )
        return Shown(draw_data_ward(runs), say)

    return Figure("8.4", "Ill of their data", [], render)
