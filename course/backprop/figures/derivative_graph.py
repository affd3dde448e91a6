"""Fig 1.3b: the derivative graph by its names alone, to look at while paths are written down."""

from __future__ import annotations

from backprop.drawing.derivative_graph import draw_derivative_graph
from backprop.figures.figure import Figure, Shown


def derivative_graph() -> Figure:
    """Ten dashed edges, nothing to move."""
    return Figure("1.3b", "The derivative graph", [], lambda values: Shown(draw_derivative_graph()))
