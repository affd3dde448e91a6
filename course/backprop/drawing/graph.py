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
from backprop.drawing.segment import Gap, Point, Segment, between, crossing, open_parts, whole_dashes

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


def _chip_half(segment: Segment, width: float, height: float = 23) -> float:
    """Half of the line that a chip of this size hides, with a little air."""
    across = width / 2 / max(abs(segment.ux), 1e-9)
    down = height / 2 / max(abs(segment.uy), 1e-9)
    return min(across, down) + 3


def _shown(content: float | str) -> str:
    return content if isinstance(content, str) else svg.plain(content, 2)


def dashed(segment: Segment, look: Look, gaps: Sequence[Gap] = (), is_=None) -> svg.Markup:
    """A derivative's edge: lanes of whole dashes, cut open at `gaps`, one arrowhead at the end."""
    colour = "backward" if look.lit else "edge"
    head = min(8 + 0.5 * look.total, segment.length)
    parts, offset = [], -look.total / 2
    for width in look.widths:
        side = offset + width / 2
        offset += width + LANE_GAP
        # a lane above the middle of a line that runs to the left has a positive normal
        px, py = segment.uy * side, -segment.ux * side
        for begin, stop in open_parts(segment.length - head + 1, gaps):
            (x1, y1), (x2, y2) = segment.at(begin), segment.at(stop)
            dash = whole_dashes(stop - begin, width)
            parts.append(svg.line(x1 - px, y1 - py, x2 - px, y2 - py, colour, width, dash))
    tip = segment.at(segment.length)
    parts.append(svg.arrowhead(*tip, segment.ux, segment.uy, head, max(4.2, 0.62 * look.total + 2.6), colour))
    return svg.group(*parts, is_=is_)


def _halo(segment: Segment, total: float) -> svg.Markup:
    (x1, y1), (x2, y2) = segment.at(4), segment.at(segment.length - 4)
    return svg.line(x1, y1, x2, y2, "backward", total + 15, stroke_linecap="round", opacity=0.2)


def edges(positions: Mapping[str, Point], looks: Mapping[Edge, Look], radius: float = 19) -> svg.Markup:
    """All edges of a graph with their chips; crossings and chips cut the lines open.

    radius : of the nodes; an edge starts at the rim and its arrowhead stops just before the other
    """
    segments = {edge: _segment(positions, edge, look.forward, radius) for edge, look in looks.items()}
    # the wider line of two stays whole; of equals the one drawn first
    ranked = sorted(segments, key=lambda edge: -looks[edge].total)
    under, over, chips = [], [], []
    for rank, edge in enumerate(ranked):
        segment, look, name = segments[edge], looks[edge], edge_name(*edge)
        gaps = _crossed(segment, [(segments[other], looks[other]) for other in ranked[:rank]])
        if look.content is not None:
            place, shown = _chip_place(segment, radius, look.forward), _shown(look.content)
            gaps.append(_around(place, _chip_half(segment, svg.chip_width(shown))))
            chips.append(svg.chip(*segment.at(place), shown, look.tone, is_=name))
        if look.halo:
            under.append(_halo(segment, look.total))
        draw = solid if look.forward else dashed
        over.append(draw(segment, look, gaps, is_=f"arrow:{name}"))
    return svg.group(*under, *over, *chips)


def _segment(positions: Mapping[str, Point], edge: Edge, forward: bool, radius: float) -> Segment:
    u, v = edge
    begin, end = (v, u) if forward else (u, v)
    return between(positions[begin], positions[end], radius + 1, radius + 3)


def _crossed(segment: Segment, wider: Sequence[tuple[Segment, Look]]) -> list[Gap]:
    """Where wider edges, each with its look, run across."""
    places = ((crossing(segment, other), look) for other, look in wider)
    return [_around(place, look.total / 2 + 4) for place, look in places if place is not None]


def _around(place: float, half: float) -> Gap:
    return place - half, place + half


def _chip_place(segment: Segment, radius: float, forward: bool) -> float:
    """One third along between the centres, counted from the output's side."""
    whole = segment.length + 2 * radius + 4
    share = 1 - CHIP_SHARE if forward else CHIP_SHARE
    return whole * share - radius - 1


def solid(segment: Segment, look: Look, gaps: Sequence[Gap] = (), is_=None) -> svg.Markup:
    """A value's edge: solid, 2 wide, towards the output."""
    colour = "forward" if look.lit else "edge"
    parts = []
    for begin, stop in open_parts(segment.length - svg.HEAD + 1, gaps):
        (x1, y1), (x2, y2) = segment.at(begin), segment.at(stop)
        parts.append(svg.line(x1, y1, x2, y2, colour, 2 if look.lit else 1.25))
    tip = segment.at(segment.length)
    parts.append(svg.arrowhead(*tip, segment.ux, segment.uy, svg.HEAD, 4.5, colour))
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
