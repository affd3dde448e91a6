"""The marks of the visual language as SVG text: numbers in, text out.

`x, y` is the top left corner of a box (rect, operation, band, tab) and the centre of a circle, node or
chip; text stands on the baseline `y`. Colours are meanings ("ink", "muted", "forward", "backward",
"learnable", "attention", "on-ink", …), see `theme`. Everything returns `Markup`, which is text that
is not escaped again. All that a figure draws with is found here; `elements` and `lettering` have the
plain marks and what is written.
"""

from __future__ import annotations

from html import escape

from backprop.drawing import facts
from backprop.drawing.elements import (  # noqa: F401  (found here by all who draw)
    Markup,
    attributes,
    circle,
    dimmed,
    group,
    line,
    n,
    path,
    polyline,
    rect,
)  # fmt: skip
from backprop.drawing.lettering import (  # noqa: F401
    centred,
    join,
    rimmed,
    said,
    symbol,
    text,
    visible,
)  # fmt: skip
from backprop.drawing.notation import number, plain, short  # noqa: F401

HEAD = 10  # length of an arrowhead on a line 2 wide


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


# arrows


def _along(x1, y1, x2, y2):
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    return length, (x2 - x1) / length, (y2 - y1) / length


def arrowhead(x, y, ux, uy, length, half, colour) -> Markup:
    """A filled tip at (x, y), in the direction (ux, uy); half: of its width."""
    bx, by = x - ux * length, y - uy * length
    corners = f"{n(bx - uy * half)} {n(by + ux * half)}L{n(bx + uy * half)} {n(by - ux * half)}"
    return path(f"M{n(x)} {n(y)}L{corners}z", None, fill=colour)


def forward_arrow(x1, y1, x2, y2, colour="forward", width=2, **more) -> Markup:
    """A value going forward: solid, 2 wide; the head ends at (x2, y2)."""
    _, ux, uy = _along(x1, y1, x2, y2)
    shaft = line(x1, y1, x2 - ux * HEAD * 0.6, y2 - uy * HEAD * 0.6, colour, width)
    return group(shaft, arrowhead(x2, y2, ux, uy, HEAD, 4.5, colour), **more)


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
    parts.append(arrowhead(x2, y2, ux, uy, head, max(4.5, 1.22 * width), colour))
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
    length = len(visible(shown))
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
    width = width or chip_width(shown)
    box = rect(x - width / 2, y - height / 2, width, height, fill, ring, 1.5, 6)
    return group(box, centred(x, y, shown, kind, ink, bold, is_=is_))


def chip_width(shown: str) -> float:
    """How wide the chip around a content is."""
    return max(27, 10 + 9.2 * len(visible(shown)))


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
