"""A picture as a short text that can be compared: a line a mark, coordinates rounded, long paths by a few points."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from backprop.drawing import facts

_COORDINATE = re.compile(r"(?<![\w.])-?\d+\.\d(?!\d)")
NEAR = 0.31  # pixels: what another machine's sums may move a mark
LONG = 14  # a path of more pieces is told by its ends, its corners and its count
_SAID = ("text-anchor", "font-weight", "style", "opacity", "fill-opacity", "data-set")


def told(svg: str) -> list[str]:
    """The picture line by line."""
    return [line for element in ElementTree.fromstring(svg).iter() if (line := _line(element))]


def _line(element) -> str:
    tag = element.tag.rpartition("}")[2]
    what = f" is={name}" if (name := element.get(facts.IS)) else ""
    if tag == "text":
        at = f"{float(element.get('x', 0)):.1f},{float(element.get('y', 0)):.1f}"
        return f"text {at} {_look(element)} {facts.said(element)!r}{what}{_strong_inside(element)}"
    if tag in ("path", "rect", "circle"):
        return f"{tag} {_look(element)} {_shape(element)}{what}"
    return f"{tag}{what}{_look(element)}" if tag == "g" and (what or element.get("opacity")) else ""


def _strong_inside(element) -> str:
    """What of a text is bold where the rest is not."""
    strong = [facts.said(part) for part in element.iter() if "bp-bold" in part.get("class", "")]
    return f" bold={strong}" if strong and "bp-bold" not in element.get("class", "") else ""


def _look(element) -> str:
    """Colours by meaning, line, dashes and what else changes how it reads."""
    colours = [element.get(key, "").removeprefix("var(--bp-").rstrip(")") for key in ("fill", "stroke")]
    line = element.get("stroke-width") if element.get("stroke", "none") != "none" else None
    dashed = "dashed" if element.get("stroke-dasharray") else ""
    more = [f"{key}={value}" for key in _SAID if (value := element.get(key))]
    bold = "bold" if "bp-bold" in element.get("class", "") else ""
    parts = ["/".join(colours), line and f"w{float(line):.1f}", dashed, bold, *more]
    return " ".join(part for part in parts if part)


def _shape(element) -> str:
    points = facts.points_of(element)
    if len(points) <= LONG:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    xs, ys = zip(*points, strict=True)
    few = [points[len(points) * k // 6] for k in range(6)] + [points[-1]]
    box = f"{min(xs):.1f},{min(ys):.1f} {max(xs):.1f},{max(ys):.1f}"
    return f"{len(points)} points in {box}: " + " ".join(f"{x:.1f},{y:.1f}" for x, y in few)


def same(line: str, other: str) -> bool:
    """Equal, but for coordinates that differ by less than NEAR."""
    if line == other:
        return True
    if line[:4] == "text" and line.partition("'")[2] != other.partition("'")[2]:
        return False
    if _COORDINATE.sub("#", line) != _COORDINATE.sub("#", other):
        return False
    pairs = zip(_COORDINATE.findall(line), _COORDINATE.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= NEAR for a, b in pairs)


def differences(stands: list[str], wanted: list[str]) -> list[str]:
    """The lines that differ, as a diff: `-` as it was, `+` as it is."""
    from difflib import SequenceMatcher

    if len(stands) == len(wanted):
        pairs = zip(wanted, stands, strict=True)
        return [part for a, b in pairs if not same(b, a) for part in (f"- {a}", f"+ {b}")]
    found = []
    for how, a1, a2, b1, b2 in SequenceMatcher(None, wanted, stands, autojunk=False).get_opcodes():
        if how != "equal":
            found += [f"- {line}" for line in wanted[a1:a2]] + [f"+ {line}" for line in stands[b1:b2]]
    return found
