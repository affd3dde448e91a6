"""The picture that opens the course: patient zero."""

from __future__ import annotations

from backprop.drawing.patient_zero import draw_patient_zero
from backprop.figures.figure import Figure, Shown
from backprop.numbers.patient_zero import fever_chart


def patient_zero() -> Figure:
    """A network that follows a gradient with the wrong sign, with its really measured loss."""
    sick, well = fever_chart(), fever_chart(sign=1)
    return Figure("0.0", "Patient zero", [], lambda values: Shown(draw_patient_zero(sick, well)))
