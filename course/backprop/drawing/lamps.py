"""Fig 1.2: the four paths from y back to x1 as lamps, their products, and the sum as a waterfall."""

from __future__ import annotations

from collections.abc import Sequence

from backprop.drawing import graph, svg
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 43, 451, 66, 258)
TONES = ("solid", "mid", "outline")
ZERO, SCALE = 801.5, 2.06  # where nothing has been added; pixels for 1, so that −15 … 36 fits
ROW, STEP = 48, 58
FACTOR, APART, PRODUCT = 579, 46, 752  # middle of a row's first factor, to the next, right end of the product


def draw_lamps(made: numbers.Graph, paths: Sequence[Sequence[str]], lit: Sequence[bool]) -> svg.Picture:
    """The derivative graph, one row a path, and the running total of those that are lit."""
    picture = svg.Picture(324)
    on = [path for path, is_lit in zip(paths, lit, strict=True) if is_lit]
    picture.add(graph.edges(POSITIONS, _looks(made, on)))
    for name, place in POSITIONS.items():
        picture.add(graph.name_node(*place, name, any(name in path for path in on)))
    picture.add(svg.line(ZERO, 22, ZERO, 306, "muted", 1))
    picture.add(svg.text(ZERO, 14, "0", "number", "muted", "middle", is_="sum.x=0"))
    total = 0.0
    for row, (path, is_lit) in enumerate(zip(paths, lit, strict=True)):
        after = total + numbers.product(made.edges, path) if is_lit else total
        below = next((r for r in range(row + 1, len(paths)) if lit[r]), None)
        picture.add(_row(made, path, is_lit, f"path{row + 1}", ROW + row * STEP, total, after, below))
        total = after
    picture.add(_total(total, len(on) == len(paths)))
    picture.label = _label(paths, on)
    return picture


def _looks(made: numbers.Graph, on: Sequence[Sequence[str]]) -> dict:
    looks = {}
    for edge, value in made.edges.items():
        through = [path for path in on if edge in zip(path, path[1:], strict=False)]
        widths = tuple(_lane(numbers.product(made.edges, path)) for path in through)
        depth = {"y": 0, "h": 1, "z": 2}[edge[0][0]]
        tone = TONES[depth] if through else "quiet"
        looks[edge] = graph.Look(value, tone, widths or (1.25,), bool(through))
    return looks


def _lane(carried: float) -> float:
    """Width of a path's lane: like a gradient's line, on a scale that lets 36 and 12 lie side by side."""
    return max(1.25, 1.34 * abs(carried) ** 0.5)


def _row(made, path, lit, switch, y, before, after, below) -> svg.Markup:
    """Lamp, product and bar of one path; a dotted line hands the total on to the next lit row."""
    through = f"∂through {' '.join(path[1:-1])}"
    parts = [_lamp(498, y - 17, path, lit, switch)]
    for i, factor in enumerate(numbers.factors(made.edges, path)):
        named = graph.edge_name(*path[i : i + 2])
        parts.append(
            svg.chip(FACTOR + APART * i, y, plain(factor, 2), TONES[i] if lit else "quiet", is_=named)
        )
        if i:
            parts.append(svg.text(FACTOR + APART * (i - 0.5), y + 5, "×", "small", "muted", "middle"))
    if not lit:
        return svg.group(*parts)
    parts.append(svg.text(696, y + 5.7, "=", "number", "muted", "middle"))
    parts.append(
        svg.text(PRODUCT, y + 5.7, plain(after - before, 2), "number", anchor="end", bold=True, is_=through)
    )
    begin, end = ZERO + SCALE * before, ZERO + SCALE * after
    parts.append(graph.pointed_bar(begin, end, y, is_=f"bar:{through}"))
    onto = ROW + 4 * STEP - 2 if below is None else ROW + below * STEP - 9
    parts.append(svg.line(end, y, end, onto, "muted", 1, "2 2"))
    return svg.group(*parts)


def _lamp(x, y, path, lit, switch) -> svg.Markup:
    """A small map of the graph with one path drawn; a click on it does what its switch does."""
    spots = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], x + 11, x + 47, y + 9, y + 25)
    frame = svg.rect(x, y, 58, 34, "backward-tint" if lit else "none", "backward" if lit else "edge",
                     1.75 if lit else 1.25, 9)  # fmt: skip
    dots = [svg.circle(*spot, 1.8, "edge", None) for spot in spots.values()]
    route = svg.polyline([spots[name] for name in path], "backward" if lit else "edge", 3.5 if lit else 1.5,
                         stroke_linecap="round")  # fmt: skip
    touch = svg.rect(
        x, y, 58, 34, "none", pointer_events="all", data_set=f"{switch}={'false' if lit else 'true'}"
    )
    return svg.group(frame, *dots, route, touch)


def _total(total: float, complete: bool) -> svg.Markup:
    y = ROW + 4 * STEP + 7
    said = (
        svg.text(498, y + 5.7, "∂y/∂x_1", "name", is_="what is summed")
        if complete
        else svg.text(498, y + 5.7, "lit so far", "word", "muted", is_="what is summed")
    )
    begin, end = sorted((ZERO, ZERO + SCALE * total))
    return svg.group(
        svg.line(498, y - 32, 876, y - 32, "muted", 1),
        said,
        svg.text(PRODUCT, y + 5.7, plain(total, 2), "number", anchor="end", bold=True, is_="∂sum"),
        svg.rect(begin, y - 9, max(end - begin, 1.5), 18, "ink", None, radius=0, is_="bar:∂sum"),
    )


def _label(paths, on) -> str:
    told = "; ".join(_one_path(path) for path in on)
    return (
        f"{len(paths)} paths lead from y back to x1, {len(on)} of them lit. {told + '. ' if told else ''}"
        "Sum: {∂sum}."
    )


def _one_path(path: Sequence[str]) -> str:
    edges = (f"{{{graph.edge_name(u, v)}}}" for u, v in zip(path, path[1:], strict=False))
    return f"{' to '.join(path)}: {' times '.join(edges)} = {{∂through {' '.join(path[1:-1])}}}"
