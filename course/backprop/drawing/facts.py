"""What really stands in a picture: each number, name and mark that was drawn with what it is (`is_="dw_1"`).

Read from the finished SVG and not noted down while drawing, so that a test, a text alternative or a sentence
that takes a number from here says what the eye sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from backprop.drawing import notation

IS = "data-is"
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_COLOUR = re.compile(r"var\(--bp-([a-z-]+?)(?:-text|-tint)?\)")


@dataclass(frozen=True)
class DrawnMark:
    """A mark as it was drawn.

    colour : by meaning, "forward"
    direction : of an arrow, "left", "right", "up" or "down"; "" for other marks
    box : (left, top, right, bottom) of all its points, in units of the viewBox
    width : of its line
    """

    colour: str
    direction: str
    dashed: bool
    width: float
    box: tuple[float, float, float, float]
    points: tuple[tuple[float, float], ...] = ()

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


class Said(str):
    """A text as it is read, with the meaning of its colour, "backward"; of a pale one "muted"."""

    colour = ""


Fact = Said | DrawnMark


def read(svg: str) -> dict[str, Fact]:
    """name -> the text as it is read, or the DrawnMark. Raises ValueError where one name says two things."""
    found: dict[str, Fact] = {}
    for element, fill in _with_fill(ElementTree.fromstring(svg), ""):
        name = element.get(IS)
        if name is None:
            continue
        fact = _said(element, fill) if _tag(element) in ("text", "tspan") else _mark(element)
        if found.setdefault(name, fact) != fact:
            raise ValueError(f"{name} is drawn twice, as {found[name]} and as {fact}")
    return found


def _with_fill(element, fill: str):
    """Every element with the fill that it has or inherits."""
    fill = element.get("fill", fill)
    yield element, fill
    for child in element:
        yield from _with_fill(child, fill)


def _said(element, fill: str) -> Said:
    text = Said(said(element))
    text.colour = match[1] if (match := _COLOUR.match(fill)) else ""
    return text


def words(template: str, found: dict[str, Fact]) -> str:
    """`template` with each {name} replaced by what the picture says; raises KeyError for what it does not."""
    return re.sub(r"\{([^{}]+)\}", lambda m: str(found[m[1]]), template)


def said(element) -> str:
    """The text of an element: exponents raised, indices lowered, nothing of what only shifts the line."""
    return "".join(_runs(element)).replace("\u200b", "")


def _runs(element):
    if element.text:
        small = "bp-s" in (element.get("class") or "").split()
        yield _shifted(element) if small else element.text
    for child in element:
        yield from _runs(child)
        yield child.tail or ""


def _shifted(element) -> str:
    up = (element.get("dy") or "").startswith("-")
    return notation.raised(element.text) if up else notation.lowered(element.text)


# marks


def _tag(element) -> str:
    return element.tag.rpartition("}")[2]


def _mark(element) -> DrawnMark:
    parts = [e for e in element.iter() if _tag(e) in ("path", "rect", "circle")]
    drawn = [e for e in parts if e.get("stroke", "none") != "none"]
    corners = [point for part in parts for point in points_of(part)] or [(0.0, 0.0)]
    xs, ys = zip(*corners, strict=True)
    lines = [points_of(e) for e in drawn if _tag(e) == "path"]
    return DrawnMark(
        colour=_colour(parts),
        direction=_direction(parts) if _tag(element) == "g" else "",
        dashed=any(e.get("stroke-dasharray") for e in drawn),
        width=max((float(e.get("stroke-width", 1)) for e in drawn), default=0.0),
        box=(min(xs), min(ys), max(xs), max(ys)),
        points=tuple(lines[0]) if len(lines) == 1 else (),
    )


def _colour(parts) -> str:
    """The one colour of the parts; several are listed with commas, the surface is nobody's."""
    named = [e.get(key, "") for e in parts for key in ("stroke", "fill")]
    seen = dict.fromkeys(m[1] for text in named if (m := _COLOUR.match(text)))
    return ",".join(meaning for meaning in seen if meaning != "surface")


def points_of(element) -> list[tuple[float, float]]:
    """The corners of a mark; of a path the ends of its pieces, of a circle the four outermost points."""
    get = lambda *names: [float(element.get(name, 0)) for name in names]  # noqa: E731
    if _tag(element) == "rect":
        x, y, width, height = get("x", "y", "width", "height")
        return [(x, y), (x + width, y + height)]
    if _tag(element) == "circle":
        x, y, r = get("cx", "cy", "r")
        return [(x - r, y), (x + r, y), (x, y - r), (x, y + r)]
    return path_points(element.get("d", ""))


def path_points(d: str) -> list[tuple[float, float]]:
    """The ends of all pieces of a path; curves and arcs count by their ends."""
    found: list[tuple[float, float]] = []
    x = y = 0.0
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        values = [float(v) for v in _NUMBER.findall(rest)]
        size = {"h": 1, "v": 1, "a": 7, "c": 6, "s": 4, "q": 4, "t": 2, "m": 2, "l": 2}.get(letter.lower(), 0)
        for start in range(0, len(values), size or 1):
            piece = values[start : start + size]
            bx, by = (x, y) if letter.islower() else (0.0, 0.0)
            if letter in "hH":
                x = bx + piece[0]
            elif letter in "vV":
                y = by + piece[0]
            else:
                x, y = bx + piece[-2], by + piece[-1]
            found.append((x, y))
    return found


def _direction(parts) -> str:
    """Where an arrow points: from the back of its head to the tip, which stands at the end of its line."""
    heads = [
        e for e in parts if _tag(e) == "path" and e.get("fill", "none") != "none" and not e.get("stroke")
    ]
    if not heads:
        return ""
    tip, *corners = points_of(heads[-1])
    back = (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))
    shafts = [points_of(e) for e in parts if e.get("stroke") and _tag(e) == "path"]
    if shafts and _distance(shafts[-1][-1], tip) > _distance(shafts[0][0], tip) + 1e-9:
        return "against its line"
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    if abs(dx) * 4 >= abs(dy):
        return "right" if dx > 0 else "left"
    return "down" if dy > 0 else "up"


def _distance(a, b) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
