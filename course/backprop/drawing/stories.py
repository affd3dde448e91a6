"""The opening pictures of chapters 01 to 03: one question each, nothing to move."""

from __future__ import annotations

from backprop.drawing import graph, svg
from backprop.numbers import graph as numbers


def draw_roads_ahead() -> svg.Picture:
    """Chapter 01: x1 is pushed up by a tenth, and two roads lead to y."""
    made = numbers.two_roads()
    places = graph.columns([["x1", "x2"], ["z1", "z2"], ["y"]], 250, 650, 70, 214)
    picture = svg.Picture(286)
    on = {("y", "z1"), ("y", "z2"), ("z1", "x1"), ("z2", "x1")}
    looks = {edge: graph.Look(forward=True, lit=edge in on) for edge in made.edges}
    picture.add(graph.edges(places, looks, 26))
    for name, (x, y) in places.items():
        picture.add(graph.value_node(x, y, name, made.values[name], above=name != "x2" and name != "z2"))
    x, y = places["x1"]
    picture.add(svg.forward_arrow(x - 62, y + 34, x - 62, y - 34, "attention", 3))
    picture.add(svg.text(x - 78, y + 6, "+0.1", "number", "attention", "end", True, 20))
    picture.add(svg.text(x - 78, y + 28, "a push", "word", "muted", "end"))
    x, y = places["y"]
    picture.add(svg.text(x + 46, y + 7, "+ ?", "number", "attention", bold=True, size=20))
    picture.label = (
        "Two roads lead from x1 to y, one through z1 and one through z2. x1 = 1 is pushed up by 0.1; "
        "x2 = 3, z1 = 3, z2 = 4 and y = 12. By how much does y move?"
    )
    return picture
