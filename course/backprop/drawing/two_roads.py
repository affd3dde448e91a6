"""Fig 1.1: two roads from y back to x1, what each carries, and what a real push does."""

from __future__ import annotations

from backprop.drawing import graph, svg
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["y"]], 54, 350, 78, 246)
ROADS = (["y", "z1", "x1"], ["y", "z2", "x1"])
ZERO, SCALE = 754.0, 4.0  # −12 … 30 fits: every slope and every measured one for x in −3 … 3


def draw_two_roads(x1: float, x2: float, push: float, forward: bool) -> svg.Picture:
    """The graph (solid and forward, or dashed and back), two bars and their sum, and the push."""
    made = numbers.two_roads(x1, x2)
    slope = numbers.gradients(made)["x1"]
    moved = numbers.two_roads(x1 + push, x2).values["y"] - made.values["y"]
    picture = svg.Picture(322)
    picture.add(graph.edges(POSITIONS, _looks(made, forward), 26), _turns(made, forward))
    for name, (x, y) in POSITIONS.items():
        picture.add(graph.value_node(x, y, name, made.values[name], above=not name.endswith("2")))
    picture.add(_axis())
    total = 0.0
    for row, road in enumerate(ROADS):
        after = total + numbers.product(made.edges, road)
        picture.add(_road(made, road, 52 + 48 * row, total, after))
        total = after
    picture.add(_sum(slope, 154), _push(slope, push, moved))
    picture.label = _label(forward)
    return picture


def _looks(made: numbers.Graph, forward: bool) -> dict:
    looks = {}
    for edge, value in made.edges.items():
        if forward:
            looks[edge] = graph.Look(forward=True)
            continue
        carries = edge[0] == "y" or edge[1] == "x1"
        tone = "quiet" if not carries else "solid" if edge[0] == "y" else "outline"
        width = svg.gradient_width(value / 2) if carries else 1.25
        looks[edge] = graph.Look(value, tone, (min(width, 9.0),), carries)
    return looks


def _turns(made: numbers.Graph, forward: bool) -> svg.Markup:
    """A click on an edge turns all of them round, as the choice of the graph does."""
    to = "derivatives" if forward else "values"
    ends = ((POSITIONS[u], POSITIONS[v]) for u, v in made.edges)
    return svg.group(*(graph.touch(a, b, f"graph={to}") for a, b in ends))


def _axis() -> svg.Markup:
    return svg.group(
        svg.line(ZERO, 24, ZERO, 292, "muted", 1),
        svg.text(ZERO, 16, "0", "number", "muted", "middle", is_="sum.x=0"),
    )


def _road(made, road, y, before, after) -> svg.Markup:
    first, second = numbers.factors(made.edges, road)
    begin, end = ZERO + SCALE * before, ZERO + SCALE * after
    named = f"∂through {road[1]}"
    return svg.group(
        svg.text(402, y + 5.5, svg.join("through ", svg.symbol(graph.subscripted(road[1]))), "word"),
        svg.chip(531, y, plain(first, 2), "solid", is_=graph.edge_name(road[0], road[1])),
        svg.text(566, y + 5, "×", "small", "muted", "middle"),
        svg.chip(601, y, plain(second, 2), "outline", is_=graph.edge_name(road[1], road[2])),
        svg.text(635, y + 5.7, "=", "number", "muted", "middle"),
        svg.text(698, y + 5.7, plain(after - before, 2), "number", anchor="end", bold=True, is_=named),
        graph.pointed_bar(begin, end, y, is_=f"bar:{named}"),
        svg.line(end, y, end, y + 39, "muted", 1, "2 2"),
    )


def _sum(slope: float, y: float) -> svg.Markup:
    begin, end = sorted((ZERO, ZERO + SCALE * slope))
    return svg.group(
        svg.line(402, y - 27, 876, y - 27, "muted", 1),
        svg.text(402, y + 6, "∂y/∂x_1", "name"),
        svg.text(698, y + 5.7, plain(slope, 2), "number", anchor="end", bold=True, is_="∂y/∂x1"),
        svg.rect(begin, y - 9, max(end - begin, 1.5), 18, "ink", None, radius=0, is_="bar:∂y/∂x1"),
    )


def _push(slope: float, push: float, moved: float) -> svg.Markup:
    """What the slope promises for this push, and what y does; the second bar is the move over the push."""
    top, low = 222, 266
    begin, end = sorted((ZERO, ZERO + SCALE * moved / push))
    return svg.group(
        svg.text(402, top - 20, _pushed(push), "small", "muted"),
        svg.text(402, top + 5.5, "the slope promises", "word"),
        svg.text(698, top + 5.7, plain(slope * push, 6), "number", "backward", "end", is_="dy promised"),
        svg.text(402, low + 5.5, svg.join(svg.symbol("y"), " really moves by"), "word"),
        svg.text(698, low + 5.7, plain(moved, 6), "number", "forward", "end", is_="y moved"),
        svg.rect(
            begin, low - 8, max(end - begin, 1.5), 16, "forward-tint", "forward", 1.5, 0, is_="bar:y moved"
        ),
        svg.line(ZERO + SCALE * slope, 163, ZERO + SCALE * slope, low + 16, "ink", 1, "2 2"),
        svg.text(876, low + 34, "move ÷ push", "small", "muted", "end"),
    )  # fmt: skip


def _pushed(push: float) -> svg.Markup:
    return svg.join("push ", svg.symbol("x_1"), " up by ", svg.said("push", plain(push, 4)))


def _label(forward: bool) -> str:
    edges = [graph.edge_name(u, v) for road in ROADS for u, v in zip(road, road[1:], strict=False)]
    return (
        f"Two roads from y to x1, {'forward graph' if forward else 'derivative graph'}. x1 = {{x1}}, "
        "x2 = {x2}, z1 = {z1}, z2 = {z2}, y = {y}. Through z1: {%s} times {%s} = {∂through z1}; through z2: "
        "{%s} times {%s} = {∂through z2}; slope {∂y/∂x1}. Pushing x1 by {push} the slope promises "
        "{dy promised}, y moves by {y moved}." % tuple(edges)
    )
