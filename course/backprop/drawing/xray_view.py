"""Figure 6.1, the ground both halves stand on: what is shown, where the columns are, how numbers are set."""

from __future__ import annotations

from dataclasses import dataclass

from backprop.drawing import svg
from backprop.drawing.notation import fixed, number

HEIGHT = 462
CHAIN, BACK, DROP = 56, 130, 170  # heights: matrices, the line of d, the gradients that drop out of it
X, H1, O1, H2, O2, YHAT, LOSS = 43, 181, 241, 379, 439, 577, 675  # centres of the columns
W = (112, 310, 508)  # centres of the three gaps
UNITS = ((260, 340), (220, 300, 380), (260, 340), (300,))  # heights of the neurons, layer by layer
RIMS = ((12, 74), (150, 272), (348, 470), (546, 608))  # left and right end of the pills of a layer
LIT = {1: (475, 231), 2: (277, 264), 3: (79, 264)}  # band of a step: left end and width
PANEL = 720
WEIGHTS = [
    (k, i, j) for k in range(3) for i in range(len(UNITS[k])) for j in range(len(UNITS[k + 1]))
]  # in the order of the drop-down


@dataclass(frozen=True)
class View:
    """What the picture shows.

    arrays : of `network.way_back`, by name; weights : W1, W2, W3
    step : 0 forward, 1 to 3 the steps of the way back, 4 just after a step of SGD
    chosen : (layer 0..2, row, column) of the weight that the slider holds
    before, eta : the loss before the step of SGD, and how long the step was
    farthest : how far that step moved a weight at most
    """

    arrays: dict
    weights: tuple
    step: int
    chosen: tuple[int, int, int]
    before: float = 0.0
    eta: float = 0.0
    farthest: float = 0.0

    def gradient_of(self, layer: int):
        """dW of a layer once its step is done, else None."""
        return self.arrays[f"dW{layer + 1}"] if 3 - layer <= self.step <= 3 else None

    def lit(self, layer: int) -> bool:
        """Is it about the weights of this layer now?"""
        return self.step in (0, 4) or self.step == 3 - layer


def weight_name(chosen: tuple[int, int, int]) -> str:
    """A weight as code writes it, indices from 0: "W_3[1]" in the last layer, "W_1[0, 2]" before."""
    layer, i, j = chosen
    return f"W_{layer + 1}[{i}]" if layer == 2 else f"W_{layer + 1}[{i}, {j}]"


def value_text(v: float) -> str:
    """A value in a pill: two decimals, one from 10 on, none from 100 on."""
    return fixed(v, 2 if abs(v) < 9.995 else 1 if abs(v) < 99.95 else 0)


def gradient_text(v: float) -> str:
    """A gradient: three decimals, or a short power of ten below 0.0005."""
    if v == 0 or 5e-4 <= abs(v) < 9.9995:
        return fixed(v, 3) if v else "0"
    return number(v, 2 if abs(v) < 1 else 3)


def tone_of(lit: bool, colour: str = "backward") -> str:
    return colour if lit else "muted"


def maybe_dimmed(lit: bool, *marks: str) -> svg.Markup:
    return svg.group(*marks) if lit else svg.dimmed(*marks)


def loss_text(v: float) -> str:
    """A loss, in its circle, in the words and in the panel: three decimals, or a short power of ten."""
    return gradient_text(v)


def name_at(x, y, content, colour="ink", is_=None) -> svg.Markup:
    return svg.text(x, y, content, "name", colour, "middle", size=17, is_=is_)


def pill(left, right, y, height=40, fill="surface", ring="muted", width=1.25, dash=None) -> svg.Markup:
    return svg.rect(left, y - height / 2, right - left, height, fill, ring, width, height / 2, dash)


def gradient_at(right, y, gradient, bold=False, anchor="end", is_=None) -> svg.Markup:
    """A gradient; a power of ten is set tight, so that it keeps to its place."""
    shown = gradient_text(gradient)
    tight = "-1" if "·" in shown else None
    return svg.text(right, y, shown, "small", "backward", anchor, bold, letter_spacing=tight, is_=is_)
