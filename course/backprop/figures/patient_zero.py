"""The picture that opens the course: patient zero, and one slider with which every cure fails."""

from __future__ import annotations

from backprop.drawing.notation import forward_html, math_html, plain
from backprop.drawing.patient_zero import draw_patient_zero
from backprop.figures.figure import Figure, Shown, Slider, symbols
from backprop.numbers.patient_zero import ETA, fever_chart

_TRY = symbols("Shorter steps, longer steps: find an $η$ with which it gets better.")


def patient_zero() -> Figure:
    """A network that follows a gradient with the wrong sign, with its really measured loss."""
    well = fever_chart(sign=1)

    def render(values: dict) -> Shown:
        sick = fever_chart(eta=values["eta"])
        return Shown(draw_patient_zero(sick, well), say(values["eta"], sick))

    slider = Slider("eta", "η", 0.001, ETA, ETA, log=True, name="step size eta")
    return Figure("0.0", "Patient zero", [slider], render, _TRY)


def say(eta: float, losses) -> str:
    """What twenty lessons with this step size did to it."""
    first, last = float(losses[0]), float(losses[-1])
    walk = f"take its loss from {forward_html(first)} to {forward_html(last)}"
    became = "more wrong than" if last > first else "less wrong than" if last < first else "as wrong as"
    steps = f"{math_html('η')} = {plain(eta)}"
    return f"With {steps}, {len(losses) - 1} lessons {walk}. It is {became} before."
