"""Arrays as frames of cells without numbers: name and shape above, gradients dashed, lit cells tinted."""

from __future__ import annotations

from collections.abc import Collection

from backprop.drawing import svg
from backprop.drawing.svg import Markup

CELL = 18  # side of a cell


def array(
    x: float, y: float, name: str, shape: tuple[int, int], gradient: bool = False,
    lit: Collection | None = None, tone: str | None = None,
) -> Markup:  # fmt: skip
    """An array with its top left corner at (x, y).

    gradient : dashed frame, backward colours
    lit : cells (row, col), from 0, that this is about; the rest is not tinted. None: all alike
    tone : "forward", "learnable", "backward"; forward where it is None and not a gradient
    """
    rows, cols = shape
    width, height = cols * CELL, rows * CELL
    tone = tone or ("backward" if gradient else "forward")
    cells = [(y + row * CELL, x + col * CELL, CELL, CELL) for row, col in sorted(lit or ())]
    tinted = cells if lit is not None else [(y, x, width, height)]
    rim, dash = 2.5 if tone == "learnable" else 1.5, "6 4" if gradient else None
    return svg.group(
        *(svg.rect(left, top, wide, tall, f"{tone}-tint", radius=0) for top, left, wide, tall in tinted),
        grid(x, y, rows, cols, CELL, tone),
        svg.rect(x, y, width, height, None, tone, rim, 3, dash, is_=f"array:{name}"),
        _title(x, y - 12, name, tone, shape),
    )


def grid(x: float, y: float, rows: int, cols: int, cell: float, colour: str, opacity=0.45) -> Markup:
    """The lines between the cells of an array; nothing for a single cell."""
    upright = (f"M{svg.n(x + k * cell)} {svg.n(y)}v{svg.n(rows * cell)}" for k in range(1, cols))
    level = (f"M{svg.n(x)} {svg.n(y + k * cell)}h{svg.n(cols * cell)}" for k in range(1, rows))
    d = "".join((*upright, *level))
    return svg.path(d, colour, 1, stroke_opacity=opacity) if d else Markup("")


def _title(x: float, y: float, name: str, tone: str, shape: tuple[int, int]) -> Markup:
    """The array's name in its colour and its shape beside it."""
    words = f"({shape[0]}, {shape[1]})"
    small = Markup(f'<tspan class="bp-shape" dx="7" fill="var(--bp-muted)">{words}</tspan>')
    return svg.text(x, y, svg.join(svg.symbol(name, tone), small), "name", tone, size=20)
