"""The lecture's dashed 2-2-2-1 graph with nothing but names: where paths and products are asked for."""

from __future__ import annotations

from backprop.drawing import graph, svg
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 230, 670, 36, 172)


def draw_derivative_graph() -> svg.Picture:
    """Names in the nodes, no numbers: those are asked for."""
    made = numbers.canonical()
    picture = svg.Picture(208)
    picture.add(graph.edges(POSITIONS, {edge: graph.Look() for edge in made.edges}))
    for name, place in POSITIONS.items():
        picture.add(graph.name_node(*place, name, True))
    reached: dict[str, list[str]] = {}
    for u, v in made.edges:
        reached.setdefault(u, []).append(v)
    told = "; ".join(f"from {u} to {' and '.join(vs)}" for u, vs in reached.items())
    picture.label = f"The derivative graph, without its numbers. Edges lead {told}."
    return picture
