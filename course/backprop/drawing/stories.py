"""The opening pictures of chapters 01 to 03: one question each, nothing to move."""

from __future__ import annotations

from backprop.drawing import graph, svg
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

EPSILON = 0.001  # of the second opinion


def draw_roads_ahead() -> svg.Picture:
    """Chapter 01: x1 is pushed up by a tenth, and two roads lead to y."""
    made = numbers.two_roads()
    places = graph.columns([["x1", "x2"], ["z1", "z2"], ["y"]], 190, 740, 82, 258)
    picture = svg.Picture(340)
    on = {("y", "z1"), ("y", "z2"), ("z1", "x1"), ("z2", "x1")}
    looks = {edge: graph.Look(forward=True, lit=edge in on) for edge in made.edges}
    picture.add(graph.edges(places, looks, 34))
    for name, (x, y) in places.items():
        picture.add(graph.value_node(x, y, name, made.values[name], name not in ("x2", "z2"), 34))
    x, y = places["x1"]
    picture.add(svg.forward_arrow(x - 68, y + 40, x - 68, y - 40, "attention", 3, is_="arrow:push"))
    picture.add(svg.text(x - 86, y + 6, "+0.1", "number", "attention", "end", True, 22, is_="push"))
    picture.add(svg.text(x - 86, y + 30, "a push", "word", "muted", "end"))
    x, y = places["y"]
    picture.add(svg.text(x + 54, y + 7, "+ ?", "number", "attention", bold=True, size=22))
    picture.label = (
        "Two roads lead from x1 to y, one through z1 and one through z2. x1 = {x1} is pushed up by 0.1; "
        "x2 = {x2}, z1 = {z1}, z2 = {z2} and y = {y}. By how much does y move?"
    )
    return picture


def draw_two_bills() -> svg.Picture:
    """Chapter 02: two bills for two inputs, whose lines begin with the same two numbers."""
    made = numbers.canonical()
    picture = svg.Picture(268)
    told = []
    for x, target in ((96, "x1"), (520, "x2")):
        picture.add(svg.rect(x - 36, 14, 388, 240, "surface", "faint", 1.5, 8))
        picture.add(svg.text(x - 10, 46, f"∂y/∂{graph.subscripted(target)}", "name"))
        total = 0.0
        for row, path in enumerate(numbers.walk_paths(made.edges, "y", target)):
            total += numbers.product(made.edges, path)
            picture.add(_bill_line(made, path, x, 78 + 36 * row))
        picture.add(svg.line(x - 12, 206, x + 328, 206, "muted", 1))
        picture.add(
            svg.text(
                x + 322, 236, plain(total), "number", anchor="end", bold=True, size=20, is_=f"∂y/∂{target}"
            )
        )
        told.append(f"for {target} four products of three numbers, sum {{∂y/∂{target}}}")
    picture.label = (
        f"Two bills: {'; '.join(told)}. In each line the first two numbers are the same on both bills."
    )
    return picture


def _bill_line(made: numbers.Graph, path: list[str], x: float, y: float) -> svg.Markup:
    first, second, third = numbers.factors(made.edges, path)
    route = " ".join(path)
    return svg.group(
        svg.text(
            x - 10,
            y + 5.5,
            svg.symbol(route.replace("1", "_1").replace("2", "_2")),
            "word",
            "muted",
            is_=f"path:{route}",
        ),
        svg.rect(x + 114, y - 15, 94, 30, "attention-tint", "attention", 1.5, 6),
        svg.text(x + 138, y + 5.7, plain(first), "number", anchor="middle", is_=graph.edge_name(*path[:2])),
        svg.text(x + 161, y + 5, "×", "small", "muted", "middle"),
        svg.text(x + 184, y + 5.7, plain(second), "number", anchor="middle", is_=graph.edge_name(*path[1:3])),
        svg.text(x + 220, y + 5, "×", "small", "muted", "middle"),
        svg.text(x + 240, y + 5.7, plain(third), "number", anchor="middle", is_=graph.edge_name(*path[2:])),
        svg.text(x + 268, y + 5.7, "=", "number", "muted", "middle"),
        svg.text(
            x + 322,
            y + 5.7,
            plain(numbers.product(made.edges, path)),
            "number",
            anchor="end",
            is_=f"∂through {route}",
        ),
    )


def draw_second_opinion() -> svg.Picture:
    """Chapter 03: a walk back that sent too early, and the same slopes measured."""
    made = numbers.canonical()
    engine = numbers.record(made, "send too early")[-1].gradients
    picture = svg.Picture(226)
    said = []
    for x, title, low in ((96, "an engine says", 0), (520, f"a nudge of {EPSILON} says", 1)):
        picture.add(svg.rect(x - 36, 14, 388, 198, "surface", "faint", 1.5, 8))
        picture.add(svg.text(x - 10, 48, title, "word", "muted", is_="who measures" if low else "who says"))
        for row, name in enumerate(("x1", "x2")):
            value = numbers.nudged(name, EPSILON) if low else engine[name]
            differs = abs(numbers.nudged(name, EPSILON) - engine[name]) > 0.01
            y = 96 + 66 * row
            if differs:
                picture.add(
                    svg.rect(
                        x + 168,
                        y - 28,
                        134,
                        42,
                        "attention-tint",
                        "attention",
                        1.5,
                        6,
                        is_=f"differs:{'measured' if low else 'said'} {name}",
                    )
                )
            picture.add(svg.text(x - 10, y, f"∂y/∂{graph.subscripted(name)}", "name"))
            shown = f"{value:.4f}".replace("-", "−") if low else plain(value)
            picture.add(
                svg.text(
                    x + 286,
                    y,
                    shown,
                    "number",
                    anchor="end",
                    bold=True,
                    size=20,
                    is_=f"∂y/∂{name} {'measured' if low else 'said'}",
                )
            )
            said.append(f"{title} {shown} for {name}")
    picture.label = f"Two opinions on the same two slopes: {'; '.join(said)}. They differ for x1."
    return picture
