"""Figure 5.2: choose a cell of Z, dW or dX and see which cells it is made of."""

from __future__ import annotations

import numpy as np

from backprop.drawing.notation import backward_html, forward_html, math_html, plain
from backprop.drawing.talks import INDICES, MADE_OF, MEANING, draw_talks, terms
from backprop.figures.figure import Choice, Control, Figure, Shown, Slider, symbols
from backprop.numbers.network import dense_backward, dense_forward

X = np.array([[1.0, 2, 0], [0, -1, 3], [2, 1, -1], [3, 0, 1]])
W = np.array([[2.0, 1], [1, -1], [-1, 3]])
DZ = np.array([[0.5, 1], [2, -1], [-1, 2], [3, 0.5]])
_MODES = (("Z", "Z, forward"), ("dW", "dW, back to the weights"), ("dX", "dX, back to the inputs"))
_TRY = symbols(
    "Choose a cell of $dX$, then one of $dW$. Which of the two sums over samples, and why not the other?"
)


def layer_arrays() -> dict[str, np.ndarray]:
    """The six arrays of the figure, by name."""
    dX, dW = dense_backward(X, W, DZ)
    return {"X": X, "W": W, "Z": dense_forward(X, W), "dX": dX, "dW": dW, "dZ": DZ}


def talks() -> Figure:
    """Who talks to whom in a dense layer."""
    arrays = layer_arrays()

    def render(values: dict) -> Shown:
        mode = values["mode"]
        rows, cols = arrays[mode].shape
        row, col = min(values["row"], rows), min(values["col"], cols)
        picture = draw_talks(arrays, mode, row, col)
        here = {"row": row, "col": col}
        return Shown(picture, _say(arrays, mode, row, col), here, ranges={"row": (1, rows), "col": (1, cols)})

    controls: list[Control] = [
        Choice("mode", "a cell of", _MODES, "dW"),
        Slider("row", "row", 1, 4, 2, 1, digits=0),
        Slider("col", "column", 1, 3, 1, 1, digits=0),
    ]  # fmt: skip
    return Figure("5.2", "Who talks to whom", controls, render, _TRY)


def _say(arrays, mode: str, row: int, col: int) -> str:
    fixed = dict(zip(INDICES[mode], (row, col), strict=True))
    first, second, index = MADE_OF[mode]
    count = len(terms(arrays, mode, fixed))
    value = arrays[mode][row - 1, col - 1]
    shown = (forward_html if mode == "Z" else backward_html)(plain(value))
    cell = math_html(f"{mode}_{{{row}{col}}}")
    hears = {
        "Z": f"row {row} of {math_html('X')} and column {col} of {math_html('W')}",
        "dW": f"column {row} of {math_html('X')} and column {col} of {math_html('dZ')}",
        "dX": f"row {row} of {math_html('dZ')} and row {col} of {math_html('W')}",
    }[mode]
    return f"{cell} = {shown} hears {hears}: {count} products, one for each {MEANING[index]}."
