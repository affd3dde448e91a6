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
    picture.add(graph.edges(POSITIONS, _looks(made, forward), 26))
    for name, (x, y) in POSITIONS.items():
        picture.add(graph.value_node(x, y, name, made.values[name], above=not name.endswith("2")))
    picture.add(_axis())
    total = 0.0
    for row, road in enumerate(ROADS):
        after = total + numbers.product(made.edges, road)
        picture.add(_road(made, road, 52 + 48 * row, total, after))
        total = after
    picture.add(_sum(slope, 154), _push(slope, push, moved))
    picture.label = _label(made, slope, push, moved, forward)
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


def _axis() -> svg.Markup:
    return svg.group(
        svg.line(ZERO, 24, ZERO, 292, "muted", 1), svg.text(ZERO, 16, "0", "number", "muted", "middle")
    )


def _road(made, road, y, before, after) -> svg.Markup:
    first, second = numbers.factors(made.edges, road)
    begin, end = ZERO + SCALE * before, ZERO + SCALE * after
    return svg.group(
        svg.text(412, y + 5.5, svg.join("through ", svg.symbol(graph.subscripted(road[1]))), "word"),
        svg.chip(531, y, plain(first, 2), "solid"),
        svg.text(566, y + 5, "×", "small", "muted", "middle"),
        svg.chip(601, y, plain(second, 2), "outline"),
        svg.text(640, y + 5.7, "=", "number", "muted", "middle"),
        svg.text(698, y + 5.7, plain(after - before, 2), "number", anchor="end", bold=True),
        graph.pointed_bar(begin, end, y),
        svg.line(end, y, end, y + 39, "muted", 1, "2 2"),
    )


def _sum(slope: float, y: float) -> svg.Markup:
    begin, end = sorted((ZERO, ZERO + SCALE * slope))
    return svg.group(
        svg.line(412, y - 27, 876, y - 27, "muted", 1),
        svg.text(412, y + 6, "∂y/∂x_1", "name"),
        svg.text(698, y + 5.7, plain(slope, 2), "number", anchor="end", bold=True),
        svg.rect(begin, y - 9, max(end - begin, 1.5), 18, "ink", None, radius=0),
    )


def _push(slope: float, push: float, moved: float) -> svg.Markup:
    """What the slope promises for this push, and what y does; the second bar is the move over the push."""
    top, low = 222, 266
    begin, end = sorted((ZERO, ZERO + SCALE * moved / push))
    return svg.group(
        svg.text(412, top - 20, _pushed(push), "small", "muted"),
        svg.text(412, top + 5.5, "the slope promises", "word"),
        svg.text(698, top + 5.7, plain(slope * push, 6), "number", "backward", "end"),
        svg.text(412, low + 5.5, svg.join(svg.symbol("y"), " really moves by"), "word"),
        svg.text(698, low + 5.7, plain(moved, 6), "number", "forward", "end"),
        svg.rect(begin, low - 8, max(end - begin, 1.5), 16, "forward-tint", "forward", 1.5, 0),
        svg.line(ZERO + SCALE * slope, 163, ZERO + SCALE * slope, low + 16, "ink", 1, "2 2"),
        svg.text(876, low + 34, "move ÷ push", "small", "muted", "end"),
    )  # fmt: skip


def _pushed(push: float) -> svg.Markup:
    return svg.join("push ", svg.symbol("x_1"), f" up by {plain(push, 4)}")


def _label(made, slope, push, moved, forward) -> str:
    v = {name: plain(value, 3) for name, value in made.values.items()}
    (a, b), (c, d) = (numbers.factors(made.edges, road) for road in ROADS)
    return (
        f"Two roads from y to x1, {'forward graph' if forward else 'derivative graph'}. x1 = {v['x1']}, "
        f"x2 = {v['x2']}, z1 = {v['z1']}, z2 = {v['z2']}, y = {v['y']}. Through z1: {plain(a, 2)} times "
        f"{plain(b, 2)} = {plain(a * b, 3)}; through z2: {plain(c, 2)} times {plain(d, 2)} = "
        f"{plain(c * d, 3)}; slope {plain(slope, 3)}. Pushing x1 by {plain(push, 4)} the slope promises "
        f"{plain(slope * push, 6)}, y moves by {plain(moved, 6)}."
    )
