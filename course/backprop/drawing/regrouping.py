"""Frame F16, overlays 3 to 6: four products, sorted by their last factor, become two brackets."""

from __future__ import annotations

from backprop.drawing import formula, graph, svg
from backprop.drawing.formula import Piece
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 230, 670, 32, 178)
TONES = {"y": "solid", "h": "mid", "z": "outline"}
TOP, LOW = 244, 376  # heights of the two rows of formulas
SAID = (
    "four products of three factors, sorted by the last",
    "the last factor of each pair is written once, behind a bracket",
    "each bracket is replaced by the number it is worth",
    "the same two numbers serve the other input",
)
INSIDE = 4  # multiplications in the two brackets


def draw_regrouping(made: numbers.Graph, position: int) -> svg.Picture:
    """One of the four positions, 1 to 4; the derivatives are those of `made`."""
    picture = svg.Picture(444)
    inputs = ("x1",) if position < 4 else ("x1", "x2")
    lit = [edge for edge in made.edges if edge[1] in inputs or (position < 3 and edge[1][0] != "x")]
    looks = {}
    for edge, value in made.edges.items():
        on = edge in lit
        look = (TONES[edge[0][0]], (2.0,)) if on else ("quiet", (1.25,))
        looks[edge] = graph.Look(value, *look, on)
    picture.add(graph.edges(POSITIONS, looks))
    for name, place in POSITIONS.items():
        picture.add(graph.name_node(*place, name, position < 3 or name[0] in "zx"))
    for height, pieces in zip((TOP, LOW), rows(made, position), strict=False):
        picture.add(formula.row(450 - formula.row_width(pieces) / 2, height, pieces))
    if position == 2:
        picture.add(*_braces(made))
    if position < 4:
        picture.add(_to_come(made))
    picture.label = f"Position {position} of 4: {SAID[position - 1]}. {_numbers(made, position)}"
    return picture


def multiplications(made: numbers.Graph, position: int) -> int:
    """How many the formulas shown take, those in brackets that are known already included."""
    shown = sum(piece.kind == "·" for pieces in rows(made, position) for piece in pieces)
    return shown + (INSIDE if position > 2 else 0)


def rows(made: numbers.Graph, position: int) -> list[list[Piece]]:
    """The formulas of a position, upper first."""
    if position == 1:
        return [[*_asked("x1"), *_joined([_product(made, h, z) for z in ("z1", "z2") for h in ("h1", "h2")])]]
    if position == 2:
        return [[*_asked("x1"), *_joined([_bracket(made, z) for z in ("z1", "z2")])]]
    return [_known(made, name) for name in (("x1",) if position == 3 else ("x1", "x2"))]


def bracket_value(made: numbers.Graph, z: str) -> float:
    """∂y/∂z: what the bracket before ∂z/∂x is worth."""
    return sum(made.edges["y", h] * made.edges[h, z] for h in ("h1", "h2"))


def _asked(name: str) -> list[Piece]:
    return [Piece("fraction", "y", name), Piece("=")]


def _edge(made, u: str, v: str) -> Piece:
    return Piece("fraction", u, v, made.edges[u, v], TONES[u[0]])


def _joined(terms: list[list[Piece]]) -> list[Piece]:
    """Terms with + between them."""
    return [piece for term in terms for piece in (*term, Piece("+"))][:-1]


def _product(made, h: str, z: str) -> list[Piece]:
    return [_edge(made, "y", h), Piece("·"), _edge(made, h, z), Piece("·"), _edge(made, z, "x1")]


def _bracket(made, z: str) -> list[Piece]:
    pairs = [[_edge(made, "y", h), Piece("·"), _edge(made, h, z)] for h in ("h1", "h2")]
    return [Piece("("), *_joined(pairs), Piece(")"), Piece("·"), _edge(made, z, "x1")]


def _known(made, name: str) -> list[Piece]:
    terms = [
        [Piece("box", "y", z, bracket_value(made, z), "solid"), Piece("·"), _edge(made, z, name)]
        for z in ("z1", "z2")
    ]
    return [*_asked(name), *_joined(terms)]


def _braces(made) -> list[svg.Markup]:
    """Under each bracket what it is worth: ∂y/∂z1 and ∂y/∂z2."""
    parts, left = [], 450 - formula.row_width(rows(made, 2)[0]) / 2 + formula.row_width(_asked("x1"))
    for z in ("z1", "z2"):
        pieces = _bracket(made, z)
        inside = formula.row_width(pieces[:-2])
        value = plain(bracket_value(made, z), 2)
        parts.append(formula.underbrace(left, left + inside, TOP + 76, value, "backward", is_=f"∂y/∂{z}"))
        left += formula.row_width(pieces) + formula.WIDTHS["+"]
    return parts


def _to_come(made) -> svg.Markup:
    """Where position 4 writes ∂y/∂x2: asked, and nothing there yet."""
    asked, whole = _asked("x2"), formula.row_width(_known(made, "x2"))
    left, told = 450 - whole / 2, formula.row_width(asked)
    return svg.group(
        formula.row(left, LOW, asked, "muted"),
        svg.rect(
            left + told, LOW - 26, whole - told, 53, None, "faint", 1.5, 5, "1 5", stroke_linecap="round"
        ),
    )


def _numbers(made, position: int) -> str:
    first, second = (plain(bracket_value(made, z), 2) for z in ("z1", "z2"))
    if position == 1:
        return "Each of ∂z1/∂x1 and ∂z2/∂x1 stands at the end of two products."
    told = f"The brackets are worth {first} and {second}."
    if position < 4:
        return told
    return f"{told} With them ∂y/∂x1 and ∂y/∂x2 take two multiplications each."
