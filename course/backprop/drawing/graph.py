"""Graphs as the lecture draws them: fixed positions, values in the nodes, derivatives on dashed edges.

The one graph-drawing part of the course. A figure gives positions and looks; what is settled here:

* an edge of the derivative graph is dashed and runs from the output back to the inputs;
* its number sits in a chip one third along, with the line cut open for it, so that each layer has
  one column of chips, clear of the crossing in the middle;
* where two edges cross, the thinner one is cut open;
* edges that carry several things at once are drawn as lanes side by side under one arrowhead;
* `lanes` draws value and gradient of one level edge, 16 apart, as in the Cockpit.

`positions` are centres: {"x1": (43, 82), …}; an edge (u, v) leaves u and arrives at v.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backprop.drawing import svg

Point = tuple[float, float]
Edge = tuple[str, str]

CHIP_SHARE = 1 / 3  # how far along from where the edge begins on the way back
LANE_GAP = 1.0  # between lanes of one edge
PAIR = 16  # between the value and the gradient of one edge


def edge_name(u: str, v: str) -> str:
    """What the derivative on an edge is called in the facts: "∂y/∂h1"."""
    return f"∂{u}/∂{v}"


def columns(levels: Sequence[Sequence[str]], left: float, right: float, top: float, bottom: float) -> dict:
    """Centres for levels of nodes, inputs first: columns left to right, each spread top to bottom."""
    found, step = {}, (right - left) / max(len(levels) - 1, 1)
    for column, names in enumerate(levels):
        for row, name in enumerate(names):
            share = row / (len(names) - 1) if len(names) > 1 else 0.5
            found[name] = (left + column * step, top + share * (bottom - top))
    return found


def subscripted(name: str) -> str:
    """The symbol of a node's name: "x1" -> "x_1"."""
    return f"{name[0]}_{name[1:]}" if len(name) > 1 else name


@dataclass(frozen=True)
class Look:
    """How one edge looks.

    content : number or text in its chip, None for no chip
    tone : of the chip, see `svg.chip`
    widths : of its lanes, upper first; one lane is the usual case
    lit : False draws it thin and muted
    forward : True draws a solid arrow the other way, from v to u
    halo : True lays a soft band under it: it is about this edge now
    """

    content: float | str | None = None
    tone: str = "quiet"
    widths: tuple[float, ...] = (1.25,)
    lit: bool = True
    forward: bool = False
    halo: bool = False

    @property
    def total(self) -> float:
        return sum(self.widths) + LANE_GAP * (len(self.widths) - 1)


@dataclass(frozen=True)
class _Line:
    """An edge between the rims of its two nodes: where it leaves, its direction, its length."""

    x: float
    y: float
    ux: float
    uy: float
    length: float

    def at(self, distance: float) -> Point:
        return self.x + self.ux * distance, self.y + self.uy * distance


def between(start: Point, end: Point, leave: float, arrive: float) -> _Line:
    """The line from `start` to `end`, shortened by `leave` and `arrive`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    whole = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    ux, uy = dx / whole, dy / whole
    return _Line(start[0] + ux * leave, start[1] + uy * leave, ux, uy, whole - leave - arrive)


def crossing(a: _Line, b: _Line) -> float | None:
    """The distance along `a` at which it crosses `b`, None if it does not."""
    turn = a.ux * b.uy - a.uy * b.ux
    if abs(turn) < 1e-9:
        return None
    dx, dy = b.x - a.x, b.y - a.y
    along_a = (dx * b.uy - dy * b.ux) / turn
    along_b = (dx * a.uy - dy * a.ux) / turn
    inside = 2 < along_a < a.length - 2 and 2 < along_b < b.length - 2
    return along_a if inside else None


def _chip_half(line: _Line, width: float, height: float = 23) -> float:
    """Half of the line that a chip of this size hides, with a little air."""
    across = width / 2 / max(abs(line.ux), 1e-9)
    down = height / 2 / max(abs(line.uy), 1e-9)
    return min(across, down) + 3


def _shown(content: float | str) -> str:
    return content if isinstance(content, str) else svg.plain(content, 2)


def _chip_width(content: float | str) -> float:
    return max(27, 10 + 9.2 * len(svg._visible(_shown(content))))


def _open_parts(length: float, gaps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is left of 0…length without the gaps; crumbs under 2 are dropped."""
    parts, begin = [], 0.0
    for low, high in sorted(gaps):
        if low - begin > 2:
            parts.append((begin, low))
        begin = max(begin, high)
    if length - begin > 2:
        parts.append((begin, length))
    return parts


def _whole_dashes(length: float, width: float) -> str:
    """A pattern that begins and ends with a dash, so that a line cut open has clean ends."""
    gap = 4 + 0.1 * width
    count = max(1, round((length + gap) / (8 + gap)))
    return f"{svg.n((length + gap) / count - gap)} {svg.n(gap)}"


def dashed(line: _Line, look: Look, gaps: Sequence[tuple[float, float]] = (), is_=None) -> svg.Markup:
    """A derivative's edge: lanes of whole dashes, cut open at `gaps`, one arrowhead at the end."""
    colour = "backward" if look.lit else "edge"
    head = min(8 + 0.5 * look.total, line.length)
    parts, offset = [], -look.total / 2
    for width in look.widths:
        side = offset + width / 2
        offset += width + LANE_GAP
        # a lane above the middle of a line that runs to the left has a positive normal
        px, py = line.uy * side, -line.ux * side
        for begin, stop in _open_parts(line.length - head + 1, gaps):
            (x1, y1), (x2, y2) = line.at(begin), line.at(stop)
            dash = _whole_dashes(stop - begin, width)
            parts.append(svg.line(x1 - px, y1 - py, x2 - px, y2 - py, colour, width, dash))
    tip = line.at(line.length)
    parts.append(svg._head(*tip, line.ux, line.uy, head, max(4.2, 0.62 * look.total + 2.6), colour))
    return svg.group(*parts, is_=is_)


def _halo(line: _Line, total: float) -> svg.Markup:
    (x1, y1), (x2, y2) = line.at(4), line.at(line.length - 4)
    return svg.line(x1, y1, x2, y2, "backward", total + 15, stroke_linecap="round", opacity=0.2)


def edges(positions: Mapping[str, Point], looks: Mapping[Edge, Look], radius: float = 19) -> svg.Markup:
    """All edges of a graph with their chips; crossings and chips cut the lines open.

    radius : of the nodes; an edge starts at the rim and its arrowhead stops just before the other
    """
    lines = {}
    for (u, v), look in looks.items():
        begin, end = (v, u) if look.forward else (u, v)
        lines[u, v] = between(positions[begin], positions[end], radius + 1, radius + 3)
    # the wider line of two stays whole; of equals the one drawn first
    ranked = sorted(lines, key=lambda edge: -looks[edge].total)
    under, over, chips = [], [], []
    for rank, edge in enumerate(ranked):
        line, look = lines[edge], looks[edge]
        gaps = []
        for other in ranked[:rank]:
            place = crossing(line, lines[other])
            if place is not None:
                half = looks[other].total / 2 + 4
                gaps.append((place - half, place + half))
        if look.content is not None:
            place = _chip_place(line, radius, look.forward)
            half = _chip_half(line, _chip_width(look.content))
            gaps.append((place - half, place + half))
            chips.append(
                svg.chip(
                    *line.at(place),
                    _shown(look.content),
                    look.tone,
                    _chip_width(look.content),
                    is_=edge_name(*edge),
                )
            )
        if look.halo:
            under.append(_halo(line, look.total))
        draw = solid if look.forward else dashed
        over.append(draw(line, look, gaps, is_=f"arrow:{edge_name(*edge)}"))
    return svg.group(*under, *over, *chips)


def _chip_place(line: _Line, radius: float, forward: bool) -> float:
    """One third along between the centres, counted from the output's side."""
    whole = line.length + 2 * radius + 4
    share = 1 - CHIP_SHARE if forward else CHIP_SHARE
    return whole * share - radius - 1


def solid(line: _Line, look: Look, gaps: Sequence[tuple[float, float]] = (), is_=None) -> svg.Markup:
    """A value's edge: solid, 2 wide, towards the output."""
    colour = "forward" if look.lit else "edge"
    parts = []
    for begin, stop in _open_parts(line.length - svg.HEAD + 1, gaps):
        (x1, y1), (x2, y2) = line.at(begin), line.at(stop)
        parts.append(svg.line(x1, y1, x2, y2, colour, 2 if look.lit else 1.25))
    tip = line.at(line.length)
    parts.append(svg._head(*tip, line.ux, line.uy, svg.HEAD, 4.5, colour))
    return svg.group(*parts, is_=is_)


def touch(start: Point, end: Point, sets: str) -> svg.Markup:
    """What lies unseen over an edge and is clicked: "graph=values" sets that control."""
    return svg.line(
        *start, *end, "surface", 16, stroke_opacity="0", pointer_events="stroke", style="cursor:pointer",
        data_set=sets,
    )  # fmt: skip


# nodes


def name_node(x: float, y: float, name: str, lit: bool = True, radius: float = 19) -> svg.Markup:
    """A node with its symbol inside."""
    ring = svg.circle(x, y, radius, "surface", "ink" if lit else "edge", 1.75 if lit else 1.25)
    return svg.group(
        ring, svg.text(x, y + 5.5, subscripted(name), "name", "ink" if lit else "muted", "middle")
    )


def value_node(x: float, y: float, name: str, value: float, above: bool = True, radius: float = 26):
    """A node with its value inside and its symbol above or below."""
    name_y = y - radius - 9 if above else y + radius + 21
    return svg.group(
        svg.circle(x, y, radius, "surface", "ink", 1.75),
        svg.centred(x, y, svg.plain(value, 2), "number", "forward", is_=name),
        svg.text(x, name_y, subscripted(name), "name", anchor="middle"),
    )


def half_node(
    x: float, y: float, name: str, value: float, gradient: float | None, state: str, above: bool = True,
    radius: float = 26, halo: bool = False,
) -> svg.Markup:  # fmt: skip
    """A node in two halves: its value above, its gradient below.

    state : "open" dashed lower rim, still being added up; "complete" filled; "wrong" filled and marked
    """
    upper = f"M{svg.n(x - radius)} {svg.n(y)}a{radius} {radius} 0 0 1 {2 * radius} 0"
    lower = f"M{svg.n(x - radius)} {svg.n(y)}a{radius} {radius} 0 0 0 {2 * radius} 0"
    parts = [svg.circle(x, y, radius, "surface", None)]
    if halo:
        wide = radius + 4.5
        arc = f"M{svg.n(x - wide)} {svg.n(y)}a{wide} {wide} 0 0 0 {2 * wide} 0"
        parts.append(svg.path(arc, "backward", 9, opacity=0.2, stroke_linecap="round"))
    if state != "open":
        parts.append(
            svg.path(lower + "z", None, fill="attention-tint" if state == "wrong" else "backward-tint")
        )
    parts.append(svg.path(upper, "ink", 1.75))
    rim = {
        "open": ("backward", 1.75, "5 3.2"),
        "complete": ("ink", 1.75, None),
        "wrong": ("attention", 3, None),
    }
    parts.append(svg.path(lower, *rim[state][:2], dash=rim[state][2]))
    parts.append(svg.line(x - radius, y, x + radius, y, "muted", 1))
    tone = "attention" if state == "wrong" else "backward"
    name_y = y - radius - 9 if above else y + radius + 21
    parts += [
        svg.text(x, y - 6.8, svg.plain(value, 2), "number", "forward", "middle", is_=name),
        svg.text(x, y + 18.2, "" if gradient is None else svg.plain(gradient, 2), "number", tone, "middle",
                 state != "open", is_=f"d{name}"),
        svg.text(x, name_y, subscripted(name), "name", anchor="middle"),
    ]  # fmt: skip
    return svg.group(*parts)


# a level edge that carries value and gradient


def lanes(
    x1: float, x2: float, y: float, value=None, gradient=None, bold: bool = False, lit: bool = True,
    width: float | None = None, back_from: float | None = None, names: tuple[str, str] | None = None,
) -> svg.Markup:  # fmt: skip
    """One level edge with both directions, 16 apart around y: value above in blue, gradient below in orange.

    value, gradient : numbers or text written beside the lanes, None for the arrow alone
    bold : the gradient of a learnable
    width : of the dashed line; None takes it from the gradient
    back_from : where the dashed lane begins, x2 unless a tab stands there
    names : what goes forward and what comes back, ("s", "ds")
    """
    there, back = names or (None, None)
    size = gradient if isinstance(gradient, (int, float)) else 0.0
    start = x2 if back_from is None else back_from
    middle = (x1 + x2) / 2
    up, down = y - PAIR / 2, y + PAIR / 2
    parts = [
        svg.forward_arrow(x1, up, x2, up, "forward" if lit else "edge", is_=_arrow_of(there)),
        svg.backward_arrow(
            start, down, x1, down, size, "backward" if lit else "edge", width, is_=_arrow_of(back)
        ),
    ]
    if value is not None:
        parts.append(
            svg.text(middle, up - 9, value, "number", "forward" if lit else "muted", "middle", is_=there)
        )
    if gradient is not None:
        drop = 18 + 0.4 * (svg.gradient_width(size) if width is None else width)
        parts.append(svg.text(middle, down + drop, gradient, "number", "backward" if lit else "muted",
                              "middle", bold, is_=back))  # fmt: skip
    return svg.group(*parts)


def _arrow_of(name: str | None) -> str | None:
    return name and f"arrow:{name}"


# what a path carries


def pointed_bar(
    begin: float, end: float, y: float, colour: str = "backward", half: float = 9, is_=None
) -> svg.Markup:
    """A bar from begin to end whose point says which way it adds."""
    point = min(7.0, abs(end - begin)) * (1 if end > begin else -1)
    corner = end - point
    d = (
        f"M{svg.n(begin)} {svg.n(y - half)}H{svg.n(corner)}L{svg.n(end)} {svg.n(y)}"
        f"L{svg.n(corner)} {svg.n(y + half)}H{svg.n(begin)}z"
    )
    return svg.path(d, None, fill=colour, is_=is_)
