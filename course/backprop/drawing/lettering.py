"""What is written in a picture: numbers, words and symbols, on a baseline or around a middle."""

from __future__ import annotations

import re
from html import escape

from backprop.drawing import notation, theme
from backprop.drawing.elements import Markup, attributes, n
from backprop.drawing.notation import number

_SIZES = {"number": 16, "name": 19, "word": 15, "small": 14}
_BASELINE = 0.355  # of the size: from the middle of a digit to its baseline


def join(*parts: str) -> Markup:
    """Words and symbols in one text: `join("pull on ", symbol("s"))`."""
    return Markup("".join(p if isinstance(p, Markup) else _raise_powers(p) for p in parts))


def symbol(written: str, colour: str | None = None) -> Markup:
    """`∂L/∂w_1` as tspans: letters italic, the rest upright, _ lowered, ^ raised."""
    out, shift = [], 0.0
    for text, where, italic in notation.pieces(written):
        scale = 1 if where == "level" else 0.7
        wanted = {"level": 0, "sub": 0.19, "sup": -0.33}[where]
        dy, shift = (wanted - shift) / scale, wanted
        move = f' dy="{dy:.3g}em"' if abs(dy) > 1e-9 else ""
        kind = ("bp-i" if italic else "bp-u") + ("" if where == "level" else " bp-s")
        tint = f' fill="{theme.text_colour(colour)}"' if colour else ""
        out.append(f'<tspan class="{kind}"{move}{tint}>{escape(text)}</tspan>')
    if shift:  # what follows in the same text stands on the line again
        out.append(f'<tspan dy="{-shift:.3g}em">\u200b</tspan>')
    return Markup("".join(out))


def _raise_powers(text: str) -> str:
    """Escaped text in which 10⁻⁶ has its exponent raised as a small span."""
    return re.sub(r"(?<!\d)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", _raised_power, escape(text))


def _raised_power(found: re.Match) -> str:
    exponent = notation.level(found[1])
    raised = f'<tspan class="bp-s" dy="-.45em" dx=".05em">{exponent}</tspan>'
    return f'10{raised}<tspan dy=".35em">\u200b</tspan>'  # .45 of a .78 size span


def said(is_: str, content: float | str) -> Markup:
    """A number or word inside a longer text, with what it is: `join("it says ", said("z", z))`."""
    inner = content if isinstance(content, Markup) else _raise_powers(_written(content))
    return Markup(f"<tspan{attributes(is_=is_)}>{inner}</tspan>")


def _written(content: float | str) -> str:
    return content if isinstance(content, str) else number(content)


def text(x, y, content, kind="number", colour="ink", anchor="start", bold=False, size=None, **more) -> Markup:
    """Text on the baseline y. kind: "number" 16, "name" 19 (a symbol such as w_1), "word" 15, "small" 14."""
    if isinstance(content, Markup):
        inner = content
    elif kind == "name":
        inner = symbol(str(content))
    else:
        inner = _raise_powers(_written(content))
    look = attributes(
        class_={"number": "bp-n", "name": "bp-name", "word": "bp-word", "small": "bp-sm"}[kind]
        + (" bp-bold" if bold else ""),
        fill=theme.text_colour(colour),
        text_anchor=anchor if anchor != "start" else None,
        style=f"font-size:{n(size)}px" if size else None,
        **more,
    )
    return Markup(f'<text x="{n(x)}" y="{n(y)}"{look}>{inner}</text>')


def rimmed(x, y, content, kind="word", colour="ink", anchor="start", bold=False, rim=5.0, **more) -> Markup:
    """Text with a rim of the surface colour, so that lines and bands do not run through it."""
    look = {"paint_order": "stroke", "stroke": theme.fill("surface"), "stroke_width": rim}
    return text(x, y, content, kind, colour, anchor, bold, stroke_linejoin="round", **look, **more)


def centred(x, y, content, kind="number", colour="ink", bold=False, size=None, **more) -> Markup:
    """Text whose middle is (x, y)."""
    down = _BASELINE * (size or _SIZES[kind])
    return text(x, y + down, content, kind, colour, "middle", bold, size, **more)


def visible(content: str) -> str:
    """What a reader sees of a content: without tags and zero-width marks."""
    return re.sub(r"<[^>]*>|\u200b", "", content)
