"""Arrays as frames of cells: name and shape beside them, gradients dashed, lit cells in full colour.

The same array keeps its place and size in every mode of a figure; what is not about now goes pale, but
its numbers stay readable.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import short
from backprop.drawing.svg import Markup

CELL = 18  # side of a cell without a number
WIDE, TALL = 66, 32  # a cell with a number such as −0.269


@dataclass(frozen=True)
class Frame:
    """Where an array stands: x, y of its top left corner, size of one cell, rows and columns."""

    x: float
    y: float
    rows: int
    cols: int
    cell_width: float = CELL
    cell_height: float = CELL

    @property
    def width(self) -> float:
        return self.cols * self.cell_width

    @property
    def height(self) -> float:
        return self.rows * self.cell_height

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def middle(self, row: int, col: int) -> tuple[float, float]:
        """The middle of a cell; indices begin at 0."""
        return self.x + (col + 0.5) * self.cell_width, self.y + (row + 0.5) * self.cell_height


def frame(x, y, shape, numbers=False, cell=None) -> Frame:
    """The place of an array of `shape`: (rows, cols), or (n,) for one row. cell: (width, height)."""
    rows, cols = (1, shape[0]) if len(shape) == 1 else shape
    width, height = cell or ((WIDE, TALL) if numbers else (CELL, CELL))
    return Frame(x, y, rows, cols, width, height)


def array(
    x, y, values=None, name="", shape=None, gradient=False, lit: Collection | None = None,
    tone: str | None = None, cell=None, shape_text: str | None = None, below=False,
    digits=None, clickable="", numbers=None,
) -> Markup:  # fmt: skip
    """An array at (x, y) with its name and shape above it (below=True: under it).

    values : array of 1 or 2 axes, numbers in the cells; None draws empty cells of `shape`
    gradient : dashed frame, backward colours
    lit : cells (row, col) that this is about now; the rest goes pale. None: all alike
    tone : "forward", "learnable", "backward", "ink"; forward where it is None and not a gradient
    shape_text : written instead of the shape, "(N, 3)"
    clickable : "row,col" makes every cell set these two controls (1-based), ",col" or "row," only one
    numbers : False draws cells without their numbers
    """
    values = None if values is None else np.atleast_2d(np.asarray(values, dtype=float))
    shape = shape or values.shape
    numbers = values is not None if numbers is None else numbers and values is not None
    place = frame(x, y, shape, numbers, cell)
    tone = tone or ("backward" if gradient else "forward")
    parts = [_cells(place, tone, lit), _grid(place, tone)]
    if numbers:
        parts.append(_numbers(place, values, tone, lit, digits))
    parts.append(_rim(place, tone, gradient))
    if name:
        parts.append(title(place, name, tone, shape_text or _shape_words(shape), below))
    if clickable:
        parts.append(_clicks(place, clickable))
    return svg.group(*parts)


def _shape_words(shape) -> str:
    return f"({shape[0]},)" if len(shape) == 1 else f"({shape[0]}, {shape[1]})"


def title(place: Frame, name: str, tone: str, shape_text: str, below=False) -> Markup:
    """The array's name in its colour and its shape beside it."""
    y = place.bottom + 27 if below else place.y - 12
    named = svg.symbol(name, tone)
    # a size that varies is a symbol: (N, 3)
    letters = "".join(f'<tspan class="bp-i">{c}</tspan>' if c.isalpha() else c for c in shape_text)
    small = Markup(f'<tspan class="bp-shape" dx="7" fill="var(--bp-muted)">{letters}</tspan>')
    return svg.text(place.x, y, svg.join(named, small), "name", tone, size=20)


def _cells(place: Frame, tone: str, lit) -> Markup:
    tint = "panel" if tone == "ink" else f"{tone}-tint"
    whole = svg.rect(
        place.x, place.y, place.width, place.height, tint if lit is None else "surface", radius=3
    )
    if lit is None:
        return whole
    parts = [whole]
    for row, col in sorted(lit):
        left, top = place.x + col * place.cell_width, place.y + row * place.cell_height
        parts.append(svg.rect(left, top, place.cell_width, place.cell_height, tint, radius=0))
    return svg.group(*parts)


def _grid(place: Frame, tone: str) -> Markup:
    d = "".join(
        f"M{svg.n(place.x + c * place.cell_width)} {svg.n(place.y)}v{svg.n(place.height)}"
        for c in range(1, place.cols)
    ) + "".join(
        f"M{svg.n(place.x)} {svg.n(place.y + r * place.cell_height)}h{svg.n(place.width)}"
        for r in range(1, place.rows)
    )
    return svg.path(d, "muted" if tone == "ink" else tone, 1, stroke_opacity=0.4) if d else Markup("")


def _rim(place: Frame, tone: str, gradient: bool) -> Markup:
    width = 2.5 if tone == "learnable" else 1.5
    dash = "6 4" if gradient else None
    return svg.rect(place.x, place.y, place.width, place.height, None, tone, width, 3, dash)


def _numbers(place: Frame, values, tone: str, lit, digits) -> Markup:
    parts = []
    size = 15 if place.cell_height >= 26 else 14
    for row, col in np.ndindex(place.rows, place.cols):
        x, y = place.middle(row, col)
        value = values[row, col]
        written = short(value) if digits is None else svg.number(value, digits)
        if len(written) > 6:  # −0.0949 is wider than a cell
            written = svg.number(value, 2)
        now = lit is None or (row, col) in lit
        # right-anchored, so that digits stand in columns and the minus hangs left
        right = x + place.cell_width / 2 - 7
        ink = tone if now else "muted"
        bold = lit is not None and now
        parts.append(svg.text(right, y + 0.355 * size, written, "number", ink, "end", bold, size))
    return svg.group(*parts)


def _clicks(place: Frame, keys: str) -> Markup:
    """Unseen cells on top that set the controls "row,col" when clicked."""
    row_key, _, col_key = keys.partition(",")
    parts = []
    for row, col in np.ndindex(place.rows, place.cols):
        pairs = [f"{key}={i + 1}" for key, i in ((row_key, row), (col_key, col)) if key]
        left, top = place.x + col * place.cell_width, place.y + row * place.cell_height
        parts.append(
            svg.rect(
                left, top, place.cell_width, place.cell_height, "none", radius=0,
                pointer_events="all", data_set=";".join(pairs),
            )
        )  # fmt: skip
    return svg.group(*parts)


def product_sign(x, y, sign="@") -> Markup:
    """The operation between two arrays, a small rounded box whose middle is (x, y)."""
    return svg.operation(x - 13, y - 14, 26, 28, sign, "faint")


def brackets(place: Frame, text_left: str) -> Markup:
    """A bracket left of an array that names its rows: `N = 5`."""
    x = place.x - 10
    d = f"M{svg.n(x)} {svg.n(place.y)}h-6v{svg.n(place.height)}h6"
    middle = place.y + place.height / 2 + 6
    return svg.group(svg.path(d, "muted", 1.5), svg.text(x - 14, middle, text_left, "name", anchor="end"))
