"""Formulas laid out as marks: fractions with their numbers under them, boxes, underbraces.

A formula is a row of pieces; each has a fixed width, so that nothing jumps when a number grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backprop.drawing import svg
from backprop.drawing.graph import edge_name, subscripted
from backprop.drawing.notation import plain

WIDTHS = {"fraction": 40, "box": 50, "·": 15, "+": 26, "−": 26, "=": 32, "(": 11, ")": 11, "?": 20}


@dataclass(frozen=True)
class Piece:
    """One piece of a row: a fraction ∂top/∂low, the same in a box, or a sign.

    under : the number under it, None for nothing
    tone : of that number's chip
    """

    kind: str
    top: str = ""
    low: str = ""
    under: float | str | None = None
    tone: str = "quiet"

    @property
    def width(self) -> float:
        return WIDTHS[self.kind]


def row_width(pieces: Sequence[Piece]) -> float:
    return sum(piece.width for piece in pieces)


def row(x: float, y: float, pieces: Sequence[Piece], colour: str = "ink") -> svg.Markup:
    """A row of pieces from x on, fraction bars at height y."""
    parts, left = [], x
    for piece in pieces:
        middle = left + piece.width / 2
        left += piece.width
        if piece.kind not in ("fraction", "box"):
            size = 34 if piece.kind in "()" else 19
            parts.append(svg.centred(middle, y, svg.symbol(piece.kind), "name", colour, size=size))
            continue
        parts.append(fraction(middle, y, piece.top, piece.low, colour))
        if piece.kind == "box":
            parts.append(svg.rect(middle - 23, y - 26, 46, 53, "none", colour, 1.5, 5))
        if piece.under is not None:
            shown = piece.under if isinstance(piece.under, str) else plain(piece.under, 2)
            named = edge_name(piece.top, piece.low)
            parts.append(svg.chip(middle, y + 45, shown, piece.tone, is_=named))
    return svg.group(*parts)


def fraction(x: float, y: float, top: str, low: str, colour: str = "ink") -> svg.Markup:
    """∂top over ∂low, centred at x, its bar at height y."""
    return svg.group(
        svg.text(x, y - 8, f"∂{subscripted(top)}", "name", colour, "middle", size=18),
        svg.line(x - 16, y, x + 16, y, colour, 1.25),
        svg.text(x, y + 18, f"∂{subscripted(low)}", "name", colour, "middle", size=18),
    )


def underbrace(x1: float, x2: float, y: float, content: str, tone: str = "ink", is_=None) -> svg.Markup:
    """A flat brace under x1…x2 with a number in the middle below."""
    d = f"M{svg.n(x1)} {y - 6}v6H{svg.n(x2)}v-6"
    return svg.group(
        svg.path(d, "muted", 1.25),
        svg.text((x1 + x2) / 2, y + 20, content, "number", tone, "middle", True, is_=is_),
    )
