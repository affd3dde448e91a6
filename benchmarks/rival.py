"""The rival of the slider benchmark: `interact` and a fresh matplotlib figure of the same marks.

Fair to the rival: what it draws is read from our own picture *before* the clock starts, one list of marks
for each value of the slider, so it computes nothing and parses nothing while measured. It draws every line,
circle, box and text of ours, each with one ordinary matplotlib call, and a text with a subscript as one text.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import matplotlib.pyplot as plt
from backprop.drawing import theme
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path

TOKEN = re.compile(r"[MLHVZAQCmlhvzaqc]|-?\d*\.?\d+")
COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "Q": 4, "C": 6, "Z": 0}
SIZES = {"bp-n": 16, "bp-name": 19, "bp-word": 15, "bp-sm": 14}


def marks(svg: str) -> list[tuple]:
    """The marks of a picture: ("path" | "circle" | "rect" | "text", …) with colours of the light theme."""
    return list(_walk(ElementTree.fromstring(theme.resolved(svg)), 1.0))


def _walk(element, opacity):
    opacity *= float(element.get("opacity", 1))
    tag = element.tag.split("}")[-1]
    get = element.get
    look = {
        "facecolor": get("fill", "none"), "edgecolor": get("stroke", "none"),
        "linewidth": float(get("stroke-width", 1)) * 0.72, "alpha": opacity,
    }  # fmt: skip
    if get("stroke-dasharray"):
        look["linestyle"] = (0, [float(v) * 0.72 for v in get("stroke-dasharray").split()])
    if tag == "path" and get("d"):
        yield ("path", _path(get("d")), look)
    elif tag == "circle":
        yield ("circle", (float(get("cx")), float(get("cy")), float(get("r"))), look)
    elif tag == "rect":
        yield ("rect", tuple(float(get(k)) for k in ("x", "y", "width", "height")), look)
    elif tag == "text":
        size = next((v for k, v in SIZES.items() if k in get("class", "").split()), 16)
        words = "".join(element.itertext()).replace("\u200b", "")
        yield (
            "text",
            (float(get("x")), float(get("y")), words),
            size,
            get("fill"),
            get("text-anchor", "start"),
        )
        return
    for child in element:
        yield from _walk(child, opacity)


def _path(d: str) -> Path:
    """An SVG path of the commands our pictures use; an arc becomes the line to its end."""
    points, codes, at, command = [], [], (0.0, 0.0), "M"
    tokens = TOKEN.findall(d)
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        kind = command.upper()
        numbers = [float(tokens.pop(0)) for _ in range(COUNTS[kind])]
        if kind == "Z":
            points.append(points[0])
            codes.append(Path.CLOSEPOLY)
            continue
        base = at if command.islower() else (0.0, 0.0)
        if kind in "HV":
            step = numbers[0]
            at = (base[0] + step, at[1]) if kind == "H" else (at[0], base[1] + step)
            new = [at]
        else:
            flat = numbers[5:] if kind == "A" else numbers
            new = [(base[0] + x, base[1] + y) for x, y in zip(flat[::2], flat[1::2], strict=True)]
            at = new[-1]
        code = {"M": Path.MOVETO, "Q": Path.CURVE3, "C": Path.CURVE4}.get(kind, Path.LINETO)
        points.extend(new)
        codes.extend([code] * len(new))
        command = {"M": "L", "m": "l"}.get(command, command)
    return Path(points, codes)


def draw(listed: list[tuple], width: float, height: float) -> None:
    """A fresh figure with these marks, shown as `interact` users show it."""
    _, axes = plt.subplots(figsize=(width / 100, height / 100), dpi=100)
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    for kind, what, *look in listed:
        if kind == "path":
            axes.add_patch(PathPatch(what, **look[0]))
        elif kind == "circle":
            axes.add_patch(Circle(what[:2], what[2], **look[0]))
        elif kind == "rect":
            box = FancyBboxPatch(
                what[:2], what[2], what[3], boxstyle="round,pad=0,rounding_size=4", **look[0]
            )
            axes.add_patch(box)
        else:
            size, colour, anchor = look
            where = {"start": "left", "middle": "center", "end": "right"}[anchor]
            axes.text(*what, fontsize=size * 0.72, color=colour, ha=where)
    plt.show()
