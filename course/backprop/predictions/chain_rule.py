"""What is asked in chapter 01: what two roads carry together, and how four paths share a 9."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.drawing import graph, svg
from backprop.numbers.graph import canonical, two_roads, walk_paths
from backprop.predictions.prediction import Option, Prediction


def _roads() -> str:
    """The graph of two roads, values only."""
    made = two_roads()
    places = graph.columns([["x1", "x2"], ["z1", "z2"], ["y"]], 34, 296, 42, 122)
    picture = svg.Picture(168, 330, "x1 = 1, x2 = 3, z1 = 3, z2 = 4, y = 12.")
    picture.add(graph.edges(places, {edge: graph.Look(forward=True) for edge in made.edges}, 18))
    for name, (x, y) in places.items():
        above = name not in ("x2", "z2")
        picture.add(graph.value_node(x, y, name, made.values[name], above, 18))
    return str(picture)


def _paths() -> str:
    """The dashed graph without its numbers."""
    made = canonical()
    places = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 28, 302, 30, 118)
    picture = svg.Picture(148, 330, "The derivative graph from y over h1, h2 and z1, z2 back to x1, x2.")
    picture.add(graph.edges(places, {edge: graph.Look() for edge in made.edges}, 16))
    for name, place in places.items():
        picture.add(graph.name_node(*place, name, True, 16))
    return str(picture)


PREDICTIONS = {
    "1.1": Prediction(
        setting="Two roads lead from $x_1$ to $y$. Now $x_1$ = 1, $x_2$ = 3 and $y$ = 12.",
        question="I push $x_1$ up by 0.1. By about how much will $y$ grow?",
        truth="It is about 1.5.",
        picture=_roads(),
        right=2,
        options=(
            Option(
                "about 0.1",
                "That is the push itself, as if the boxes handed it on unchanged. They stretch it: the edge "
                "from $z_1$ to $x_1$ alone carries a 3. Read the numbers on the dashed edges, one by one.",
            ),
            Option(
                "about 0.6",
                "Six times the push is what arrives if each road is counted for one of its edges alone: 3 "
                "and 3. "
                "A road multiplies all its edges, and the one through $z_1$ has a 4 as well.",
            ),
            Option(
                "about 1.5",
                "Through $z_1$ arrive 4 × 3 = 12 times the push, through $z_2$ 3 × 1 = 3 times: 15 together. "
                "It really moves by 1.53. Make the push smaller and see where the 0.03 goes.",
            ),
            Option(
                "about 3",
                "That would need a slope of 30. The two roads carry 12 and 3, and where roads meet we "
                "add: 15. "
                "Multiplied they would even give 36. Look at the two bars and at their sum.",
            ),
        ),
    ),
    "1.2": Prediction(
        setting="Four paths lead from $y$ back to $x_1$. What they carry adds up to $∂y/∂x_1$ = 9.",
        question="How do the four paths share the 9?",
        truth="One path carries 36; the other three are negative.",
        picture=_paths(),
        right=2,
        options=(
            Option(
                "All are positive, each carries a part of the 9",
                "A product of three numbers has whatever sign they give it, and no path knows what the "
                "sum will be. "
                "Light them one at a time: three of the four bars point to the left.",
            ),
            Option(
                "All are positive, and one of them carries nearly everything",
                "One path does dominate, through $h_2$ and $z_1$, but it carries more than everything: 36. "
                "Light it alone, then add the others and see what they take away.",
            ),
            Option(
                "One carries more than 9, and others pull against it",
                "36 against −12, −3 and −12. The answer 9 is what is left of a larger quarrel. "
                "Look for the three lamps whose sum comes nearest to it.",
            ),
            Option(
                "Two carry the 9, the other two cancel each other",
                "Cancelling does happen, in figure 1.1 at $x_1$ = 1, $x_2$ = −2. Here no two of the four "
                "are each "
                "other's opposite: light any pair and look at the black bar.",
            ),
        ),
    ),
}

_MADE = canonical()


def _carried(*path: str) -> float:
    return _MADE.edges[path[0], path[1]] * _MADE.edges[path[1], path[2]] * _MADE.edges[path[2], path[3]]


HOLES = {
    "1.3": {
        "z1_x2": Hole(
            lambda: _MADE.edges["z1", "x2"],
            "z1 is x1 times x2. If x2 grows a little, how many times as much does the product grow?",
            traps=((3.0, "That is what the edge to x1 carries. What does a product hand back towards x2?"),),
        ),
        "y_h1": Hole(
            lambda: _MADE.edges["y", "h1"],
            "y is h1 times h2. Which of them does a push on h1 get multiplied by?",
            traps=((12.0, "That is h1 itself. Push it up by a little: how far does the product move?"),),
        ),
        "y_h2": Hole(
            lambda: _MADE.edges["y", "h2"],
            "y is h1 times h2. Which of them does a push on h2 get multiplied by?",
            traps=((-1.0, "That is h2 itself. Push it up by a little: how far does the product move?"),),
        ),
    },
    "1.6": {
        "through_h2_z1": Hole(
            lambda: _carried("y", "h2", "z1", "x2"),
            "Multiply the edges y to h2, h2 to z1, z1 to x2.",
            traps=((36.0, "That is the path to x1. Here the last edge ends at x2."),),
        ),
        "through_h2_z2": Hole(
            lambda: _carried("y", "h2", "z2", "x2"),
            "Multiply the edges y to h2, h2 to z2, z2 to x2.",
        ),
        "dy_dx2": Hole(
            lambda: sum(_carried(*path) for path in walk_paths(_MADE.edges, "y", "x2")),
            "Add all four products: two are in the table.",
            traps=(
                (9.0, "That is the answer for x1."),
                (0.0, "Two products are in the table already. Add them too."),
            ),
        ),
    },
}
