"""Frame F9 in seven positions: ∂y/∂x1 through h, then each ∂h/∂x1 through z, then four products."""

from __future__ import annotations

from backprop.drawing import formula, graph, svg
from backprop.drawing.formula import Piece
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 110, 790, 34, 186)
TONES = {"y": "solid", "h": "mid", "z": "outline"}
SAID = (
    "asked: ∂y/∂x1",
    "through h1 and h2; ∂h1/∂x1 and ∂h2/∂x1 are still boxes",
    "the first box, ∂h1/∂x1, opened: through z1 and z2",
    "the second box, ∂h2/∂x1, opened in the same way",
    "both boxes put in: one factor before each bracket",
    "multiplied out: four products",
    "four products, one for each path, and their sum",
)
_LIT = (
    (),
    (("y", "h1"), ("y", "h2")),
    (("h1", "z1"), ("h1", "z2"), ("z1", "x1"), ("z2", "x1")),
    (("h2", "z1"), ("h2", "z2"), ("z1", "x1"), ("z2", "x1")),
)
TOP, LOW, ASKED = 258, 352, 308  # heights of the two rows of formulas, and of the question alone


def draw_unfolding(made: numbers.Graph, position: int) -> svg.Picture:
    """One of the seven positions, 1 to 7; the derivatives are those of `made`."""
    picture = svg.Picture(416)
    away = [edge for edge in made.edges if edge[1] != "x2"]
    lit = _LIT[position - 1] if position <= 4 else away
    looks = {}
    for edge, value in made.edges.items():
        on = edge in lit
        width = (min(svg.gradient_width(value / 4), 6.0),) if on else (1.25,)
        looks[edge] = graph.Look(value, TONES[edge[0][0]] if on else "quiet", width, on)
    picture.add(graph.edges(POSITIONS, looks))
    named = {"y", "x1"} | {node for edge in lit for node in edge}
    for name, place in POSITIONS.items():
        picture.add(graph.name_node(*place, name, name in named))
    picture.add(*_rows(made, position))
    picture.label = f"Position {position} of 7: {SAID[position - 1]}. {_numbers(made, position)}"
    return picture


def _question() -> svg.Markup:
    """∂y/∂x₁ = ? in large letters."""
    middle, size = 408, 34
    return svg.group(
        svg.text(middle, ASKED - 16, svg.symbol("∂y"), "name", anchor="middle", size=size),
        svg.line(middle - 36, ASKED, middle + 36, ASKED, "ink", 2),
        svg.text(middle, ASKED + 36, "∂x_1", "name", anchor="middle", size=size),
        svg.centred(middle + 72, ASKED, "=", "name", size=size),
        svg.centred(middle + 114, ASKED, "?", "name", size=size),
    )


def _asked() -> list[Piece]:
    return [Piece("fraction", "y", "x1"), Piece("=")]


def _edge(made, u, v) -> Piece:
    return Piece("fraction", u, v, made.edges[u, v], TONES[u[0]])


def _inside(made, h: str) -> list[Piece]:
    """∂h/∂x1 through z1 and z2."""
    through = []
    for z in ("z1", "z2"):
        through += [_edge(made, h, z), Piece("·"), _edge(made, z, "x1"), Piece("+")]
    return through[:-1]


def _sum_of_boxes(made, known: tuple[bool, bool]) -> list[Piece]:
    pieces = _asked()
    for h, is_known in zip(("h1", "h2"), known, strict=True):
        under = _box(made, h) if is_known else "?"
        pieces += [_edge(made, "y", h), Piece("·"), Piece("box", h, "x1", under), Piece("+")]
    return pieces[:-1]


def _box(made, h: str) -> float:
    return sum(made.edges[h, z] * made.edges[z, "x1"] for z in ("z1", "z2"))


def _nested(made) -> list[Piece]:
    pieces = _asked()
    for h in ("h1", "h2"):
        pieces += [_edge(made, "y", h), Piece("·"), Piece("("), *_inside(made, h), Piece(")"), Piece("+")]
    return pieces[:-1]


def _products(made) -> list[Piece]:
    pieces = _asked()
    for h in ("h1", "h2"):
        for z in ("z1", "z2"):
            pieces += [
                _edge(made, "y", h),
                Piece("·"),
                _edge(made, h, z),
                Piece("·"),
                _edge(made, z, "x1"),
                Piece("+"),
            ]
    return pieces[:-1]


def _rows(made, position: int) -> list[svg.Markup]:
    first = {
        1: [*_asked(), Piece("?")],
        2: _sum_of_boxes(made, (False, False)),
        3: _sum_of_boxes(made, (True, False)),
        4: _sum_of_boxes(made, (True, True)),
        5: _nested(made),
    }.get(position, _products(made))
    left = 450 - formula.row_width(first) / 2
    if position == 1:  # the question has the room to itself
        return [_question()]
    rows = [formula.row(left, TOP, first)]
    if position in (3, 4):
        h = f"h{position - 2}"
        second = [Piece("box", h, "x1"), Piece("="), *_inside(made, h)]
        rows.append(formula.row(450 - formula.row_width(second) / 2, LOW, second))
    if position == 5:
        rows += _braces_of_boxes(made, left)
    if position == 7:
        rows += _braces_of_products(made, left)
    return rows


def _braces_of_boxes(made, left: float) -> list[svg.Markup]:
    """Under each bracket of the nested form what it is worth: ∂h/∂x1."""
    fraction, dot, plus = formula.WIDTHS["fraction"], formula.WIDTHS["·"], formula.WIDTHS["+"]
    bracket = 22 + 4 * fraction + 2 * dot + plus
    start = left + fraction + formula.WIDTHS["="] + fraction + dot
    parts = []
    for h in ("h1", "h2"):
        parts.append(
            formula.underbrace(start, start + bracket, TOP + 76, plain(_box(made, h), 2), is_=f"∂{h}/∂x1")
        )
        start += bracket + plus + fraction + dot
    return parts


def _braces_of_products(made, left: float) -> list[svg.Markup]:
    """Under each product its number, and the sum of the four."""
    fraction, dot, plus = formula.WIDTHS["fraction"], formula.WIDTHS["·"], formula.WIDTHS["+"]
    wide = 3 * fraction + 2 * dot
    start = left + fraction + formula.WIDTHS["="]
    roads = [(h, z) for h in ("h1", "h2") for z in ("z1", "z2")]
    carried = [made.edges["y", h] * _edges_product(made, h, z) for h, z in roads]
    parts = []
    for value, (h, z) in zip(carried, roads, strict=True):
        named = f"∂through {h} {z}"
        parts.append(formula.underbrace(start + 4, start + wide - 4, TOP + 76, plain(value, 2), is_=named))
        start += wide + plus
    total = " ".join(_signed(value, i) for i, value in enumerate(carried))
    parts.append(
        svg.text(
            450,
            TOP + 138,
            f"{total} = {plain(sum(carried), 2)}",
            "number",
            "backward",
            "middle",
            True,
            is_="∂sum",
        )
    )
    return parts


def _edges_product(made, h: str, z: str) -> float:
    return made.edges[h, z] * made.edges[z, "x1"]


def _signed(value: float, place: int) -> str:
    if place == 0:
        return plain(value, 2)
    return f"{'−' if value < 0 else '+'} {plain(abs(value), 2)}"


def _numbers(made, position: int) -> str:
    h1, h2 = plain(_box(made, "h1"), 2), plain(_box(made, "h2"), 2)
    first, second = plain(made.edges["y", "h1"], 2), plain(made.edges["y", "h2"], 2)
    total = plain(numbers.gradients(made)["x1"], 2)
    return (
        "",
        f"∂y/∂h1 = {first}, ∂y/∂h2 = {second}.",
        f"∂h1/∂x1 = {h1}.",
        f"∂h1/∂x1 = {h1}, ∂h2/∂x1 = {h2}.",
        f"{first} times {h1} plus {second} times {h2} is {total}.",
        "Each factor outside a bracket now stands in two products.",
        f"The sum is {total}.",
    )[position - 1]
