"""The marks of the visual language as SVG text: numbers in, text out.

`x, y` is the top left corner of a box (rect, operation, band, tab) and the centre of a circle, node or
chip; text stands on the baseline `y`. Colours are meanings ("ink", "muted", "forward", "backward",
"learnable", "attention", "on-ink", …), see `theme`. Everything returns `Markup`, which is text that
is not escaped again.
"""

from __future__ import annotations

import re
from html import escape

from backprop.drawing import facts, notation, theme
from backprop.drawing.notation import number, plain, short  # noqa: F401  (figures take plain from here)

HEAD = 10  # length of an arrowhead on a line 2 wide
_SIZES = {"number": 16, "name": 19, "word": 15, "small": 14}
_BASELINE = 0.355  # of the size: from the middle of a digit to its baseline


class Markup(str):
    """SVG text; `+` keeps it markup and escapes what is not."""

    def __add__(self, other):
        return Markup(str.__add__(self, other if isinstance(other, Markup) else escape(other)))

    def __radd__(self, other):
        return Markup(escape(other) + str(self))


def join(*parts: str) -> Markup:
    """Words and symbols in one text: `join("pull on ", symbol("s"))`."""
    return Markup("".join(p if isinstance(p, Markup) else _raise_powers(p) for p in parts))


def n(value: float) -> str:
    """A coordinate, short."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def attributes(**named) -> str:
    """` stroke-width="2"` from stroke_width=2; None is left out, `class_` and `for_` lose the underscore.

    `is_` says what is drawn and becomes `data-is`; it is read back as `Picture.facts`.
    """
    out = []
    for name, value in named.items():
        if value is None:
            continue
        value = n(value) if isinstance(value, (int, float)) else escape(str(value))
        name = facts.IS if name == "is_" else name.rstrip("_").replace("_", "-")
        out.append(f' {name}="{value}"')
    return "".join(out)


class Picture:
    """A picture under construction; str(picture) is the SVG.

    label : says in a sentence what it shows; a {name} in it becomes what the picture says of that name
    facts : name -> text or DrawnMark (see `drawing.facts`), read from the picture as it stands
    """

    def __init__(self, height: float, width: float = 900, label: str = ""):
        self.width, self.height, self.label = width, height, label
        self.elements: list[str] = []
        self._read: tuple[int, dict[str, facts.Fact]] = (0, {})

    def add(self, *elements: str) -> Picture:
        self.elements.extend(elements)
        return self

    @property
    def facts(self) -> dict[str, facts.Fact]:
        if self._read[0] != len(self.elements):
            self._read = len(self.elements), facts.read(self._svg("", "".join(self.elements)))
        return self._read[1]

    def __str__(self) -> str:
        label = facts.words(self.label, self.facts) if "{" in self.label else self.label
        return self._svg(label, "".join(self.elements))

    def _svg(self, label: str, body: str) -> str:
        head = f'viewBox="0 0 {n(self.width)} {n(self.height)}" role="img" aria-label="{escape(label)}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" class="bp" {head}>{body}</svg>'


# plain marks


def group(*elements: str, **more) -> Markup:
    return Markup(f"<g{attributes(**more)}>{''.join(elements)}</g>")


def dimmed(*elements: str) -> Markup:
    """Marks that are not what it is about now, at 35 %. Text must stay readable: give it `muted` instead."""
    return group(*elements, opacity=0.35)


def line(x1, y1, x2, y2, colour="ink", width=1.5, dash=None, **more) -> Markup:
    return path(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}", colour, width, dash=dash, **more)


def path(d, colour="ink", width=1.5, fill=None, dash=None, **more) -> Markup:
    """An open or closed path. colour=None draws no line; fill names a colour of the theme."""
    look = attributes(
        fill=theme.fill(fill) if fill else "none",
        stroke=theme.fill(colour) if colour else None,
        stroke_width=width if colour else None,
        stroke_dasharray=dash,
        **more,
    )
    return Markup(f'<path d="{d}"{look}/>')


def polyline(points, colour="ink", width=2, dash=None, **more) -> Markup:
    """A line through points [(x, y), …]."""
    d = "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
    return path(d, colour, width, dash=dash, stroke_linejoin="round", **more)


def rect(x, y, width, height, fill="panel", colour=None, line_width=1, radius=6, dash=None, **more) -> Markup:
    look = attributes(
        x=x, y=y, width=width, height=height, rx=radius or None,
        fill=theme.fill(fill) if fill else "none",
        stroke=theme.fill(colour) if colour else None,
        stroke_width=line_width if colour else None,
        stroke_dasharray=dash, **more,
    )  # fmt: skip
    return Markup(f"<rect{look}/>")


def circle(x, y, radius, fill="surface", colour="ink", line_width=1.5, dash=None, **more) -> Markup:
    look = attributes(
        cx=x, cy=y, r=radius,
        fill=theme.fill(fill) if fill else "none",
        stroke=theme.fill(colour) if colour else None,
        stroke_width=line_width if colour else None,
        stroke_dasharray=dash, **more,
    )  # fmt: skip
    return Markup(f"<circle{look}/>")


# text


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


# arrows


def _along(x1, y1, x2, y2):
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    return length, (x2 - x1) / length, (y2 - y1) / length


def _head(x, y, ux, uy, length, half, colour) -> Markup:
    bx, by = x - ux * length, y - uy * length
    corners = f"{n(bx - uy * half)} {n(by + ux * half)}L{n(bx + uy * half)} {n(by - ux * half)}"
    return path(f"M{n(x)} {n(y)}L{corners}z", None, fill=colour)


def forward_arrow(x1, y1, x2, y2, colour="forward", width=2, **more) -> Markup:
    """A value going forward: solid, 2 wide; the head ends at (x2, y2)."""
    _, ux, uy = _along(x1, y1, x2, y2)
    shaft = line(x1, y1, x2 - ux * HEAD * 0.6, y2 - uy * HEAD * 0.6, colour, width)
    return group(shaft, _head(x2, y2, ux, uy, HEAD, 4.5, colour), **more)


def gradient_width(gradient: float) -> float:
    """How wide the dashed line of a gradient is: max(1.25, 8·√(|g|/2)), at most 14."""
    size = abs(float(gradient))
    return min(max(1.25, 8 * (size / 2) ** 0.5), 14.0) if size == size else 1.25


def dashes(length: float, width: float) -> str:
    """A dash pattern with a whole number of dashes along `length`."""
    gap = 4 + 0.1 * width
    count = max(1, round(length / (9 + gap)))
    return f"{n(max(length / count - gap, 1))} {n(gap)}"


def backward_arrow(x1, y1, x2, y2, gradient=0.0, colour="backward", width=None, **more) -> Markup:
    """A gradient coming back from (x1, y1) to (x2, y2): dashed, as wide as the gradient is large."""
    width = gradient_width(gradient) if width is None else width
    length, ux, uy = _along(x1, y1, x2, y2)
    head = min(9 + 0.55 * width, length)
    shaft = length - head
    parts = []
    if shaft > 1:
        parts.append(line(x1, y1, x1 + ux * shaft, y1 + uy * shaft, colour, width, dashes(shaft, width)))
    parts.append(_head(x2, y2, ux, uy, head, max(4.5, 1.22 * width), colour))
    return group(*parts, **more)


# nodes and boxes


def node(x, y, value="", kind="variable", radius=28, colour=None, bold=None, dash=None, is_=None) -> Markup:
    """A circle with its value; long values make it a pill of the same height.

    kind : "variable" thin ring, "learnable" thick green ring and tint, "loss" filled ink, "empty" dotted
    """
    look = {
        "variable": ("surface", "ink", 1.5, "forward"),
        "learnable": ("learnable-tint", "learnable", 3, "forward"),
        "loss": ("ink", None, 0, "on-ink"),
        "empty": ("none", "edge", 1.5, "muted"),
    }
    fill, ring, ring_width, tone = look[kind]
    shown = value if isinstance(value, str) else short(value)
    length = len(_visible(shown))
    half = max(radius, 6 + 4.4 * length)
    dash = "1 5" if kind == "empty" and dash is None else dash
    if half > radius + 4:
        box = rect(x - half, y - radius, 2 * half, 2 * radius, fill, ring, ring_width, radius, dash)
    else:
        box = circle(x, y, radius, fill, ring, ring_width, dash)
    strong = kind == "loss" if bold is None else bold
    size = 16 if length < 6 else 15
    inner = centred(x, y, shown, "number", colour or tone, strong, size, is_=is_) if shown else ""
    return group(box, inner)


def _visible(content: str) -> str:
    """What a reader sees of a content: without tags and zero-width marks."""
    return re.sub(r"<[^>]*>|\u200b", "", content)


def operation(x, y, width, height, sign="", colour="muted", fill="panel") -> Markup:
    """A rounded box with its sign (×, Σ, σ) in the middle; tall when it has several inputs."""
    box = rect(x, y, width, height, fill, colour, 1, 6)
    middle = centred(x + width / 2, y + height / 2, symbol(sign), "name", "ink", size=22) if sign else ""
    return group(box, middle)


def chip(x, y, content, tone="quiet", width=None, height=23, kind="number", is_=None) -> Markup:
    """A number in a small chip, 27 x 23 and wider when it must be; (x, y) is its middle.

    tone : "quiet", "forward", "backward", "learnable", "attention"; factors of one product in tones
        of one hue: "solid", "mid", "outline"; "surface" only cuts the line open
    """
    fill, ring, ink, bold = {
        "quiet": ("panel", None, "muted", False),
        "surface": ("surface", None, "ink", False),
        "solid": ("backward-text", None, "on-ink", True),
        "mid": ("backward-tint", None, "backward", True),
        "outline": ("surface", "backward", "backward", True),
        "ink": ("ink", None, "on-ink", True),
        **{m: (f"{m}-tint", None, m, False) for m in ("forward", "backward", "learnable", "attention")},
    }[tone]
    shown = content if isinstance(content, str) else short(content)
    width = width or max(27, 10 + 9.2 * len(_visible(shown)))
    box = rect(x - width / 2, y - height / 2, width, height, fill, ring, 1.5, 6)
    return group(box, centred(x, y, shown, kind, ink, bold, is_=is_))


def tab(x, y, width, factor, tone="forward", height=20, lit=True, is_=None) -> Markup:
    """The factor used on the way back: a tab whose flat right side (x + width) touches its box.

    (x, y) is the top left corner; the factor is written behind its sign, "× 0.5".
    """
    content = join("× ", said(is_, factor) if is_ else factor)
    r = height / 2
    d = f"M{n(x + width)} {n(y)}H{n(x + r)}a{n(r)} {n(r)} 0 0 0 0 {n(height)}H{n(x + width)}"
    shape = path(d, None, fill=f"{tone}-tint" if lit else "band")
    middle = centred(
        x + r / 2 + width / 2, y + height / 2, content, "number", tone if lit else "muted", size=15
    )
    return group(shape, middle)


def thread(x1, y1, x2, y2, colour="forward") -> Markup:
    """The thin thread from a value to the tab that uses it; starts at a dot."""
    return group(line(x1, y1, x2, y2, colour, 1.2), circle(x1, y1, 3, colour, None))


def casing(x1, y1, x2, y2, width=6) -> Markup:
    """A line in the surface colour, laid under a line that crosses another."""
    return line(x1, y1, x2, y2, "surface", width)


def band(x, y, width, height, radius=8, tone="band") -> Markup:
    """A tinted zone: what it is about now, or healthy and saturated."""
    return rect(x, y, width, height, tone, None, radius=radius)
