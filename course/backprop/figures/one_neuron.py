"""Fig 4.0: the neuron that chapter 04 begins with."""

from __future__ import annotations

from backprop.drawing.one_neuron import draw_story
from backprop.figures.figure import Figure, Shown
from backprop.numbers.neuron import run


def one_neuron() -> Figure:
    """The story of chapter 04 as a still picture: it should say 0, it says 0.99."""
    done = run([2.0, -1.0], [2.0, -0.6], 0.0)
    return Figure("4.0", "A neuron that should say 0", [], lambda values: Shown(draw_story(done)))
