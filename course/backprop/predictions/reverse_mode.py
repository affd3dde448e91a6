"""What is asked in chapter 02: how many paths and edges, and which nodes overwriting spoils first."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.drawing import graph, svg
from backprop.numbers.graph import canonical, gradients
from backprop.predictions.prediction import Option, Prediction


def _layers() -> str:
    """The layered graph with three inputs and four layers of three."""
    picture = svg.Picture(132, 330, "3 inputs, 4 layers of 3 nodes, 1 output, all connected.")
    levels = [[(24 + 56 * c, 22 + 44 * i) for i in range(3)] for c in range(5)] + [[(304, 66)]]
    lines = [
        svg.line(*a, *b, "edge", 1)
        for left, right in zip(levels, levels[1:], strict=False)
        for a in left
        for b in right
    ]
    picture.add(svg.group(*lines, opacity=0.7))
    picture.add(*[svg.circle(x, y, 8, "surface", "ink", 1.5) for level in levels for x, y in level])
    return str(picture)


def _users() -> str:
    """The dashed graph, with the gradient of y alone."""
    places = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 28, 302, 30, 118)
    picture = svg.Picture(148, 330, "The derivative graph from y over h1, h2 and z1, z2 back to x1, x2.")
    picture.add(graph.edges(places, {edge: graph.Look() for edge in canonical().edges}, 16))
    for name, place in places.items():
        picture.add(graph.name_node(*place, name, True, 16))
    return str(picture)


PREDICTIONS = {
    "2.1": Prediction(
        setting="A layered graph: 3 inputs, then 4 layers of 3 nodes, all connected, then 1 output.",
        question="How many paths lead from one input to the output, and how many edges are there in all?",
        truth="It is 81 paths and 39 edges.",
        picture=_layers(),
        right=3,
        options=(
            Option(
                "12 paths, 12 edges",
                "That counts the nodes in the layers: 4 × 3. A path may turn to any of 3 nodes at each "
                "layer. "
                "Set the layers to 1, then to 2, and watch the 3 become a 9.",
            ),
            Option(
                "12 paths, 39 edges",
                "The edges are right: 4 × 9 + 3. The choices at each layer do not add up, though, they "
                "multiply: "
                "3 × 3 × 3 × 3. Move the layers one by one and look at the dots on the first line.",
            ),
            Option(
                "64 paths, 39 edges",
                "The edges are right. 64 is 4 × 4 × 4, width and depth exchanged: there are four layers, "
                "and at each "
                "of them three ways to go. Put the first slider to 4 and the second to 3, and you find "
                "your 64.",
            ),
            Option(
                "81 paths, 39 edges",
                "Three ways at each of four layers, 3⁴ = 81; nine new edges for each layer, 4 × 9 + 3 = 39. "
                "Now guess both numbers for 8 and 8 before you move the sliders there.",
            ),
        ),
    ),
    "2.1b": Prediction(
        setting="Four products of three factors, added up: written out, that takes 8 multiplications.",
        question="How many are enough for the same number?",
        truth="It is 6.",
        picture=_users(),
        options=(
            Option(
                "8, nothing can be saved",
                "Two of the four products end with the same factor, so it is multiplied twice. Go from "
                "position 1 to 2 and watch where it is written once.",
                said="8",
            ),
            Option(
                "7",
                "One factor behind a bracket saves one multiplication. There is a second pair: at "
                "position 2, look at what stands behind each of the two brackets.",
            ),
            Option(
                "6",
                "One saved for each pair that ends with the same factor. Go on to position 4: for the second "
                "input two more are enough.",
            ),
            Option(
                "4",
                "Four stand inside the brackets, and each bracket is multiplied once more. Count the dots at "
                "position 2.",
            ),
        ),
    ),
    "2.2": Prediction(
        setting="Walking back from $y$, a careless node overwrites what stood there when a new message "
        "arrives.",
        question="Which nodes are the first to end up with a wrong gradient?",
        truth="It is z₁ and z₂; h₁ and h₂ stay right.",
        picture=_users(),
        right=1,
        options=(
            Option(
                "$h_1$ and $h_2$",
                "They are reached first, but each of them has one user, $y$, so nothing is there to be "
                "overwritten. Step to 2 in the mode “overwrite” and look at their numbers.",
            ),
            Option(
                "$z_1$ and $z_2$",
                "Each has two users, so two messages arrive, and the second wipes out the first. "
                "Watch steps 3 and 5: the −4 disappears.",
            ),
            Option(
                "$x_1$ and $x_2$, at the very end",
                "They are wrong too, but they inherit it. Step forward in the mode “overwrite” until the "
                "first rim "
                "is marked, and read whose it is.",
            ),
            Option(
                "None: the last message counts",
                "It would, if all users sent the same number. They send different ones, and the gradient "
                "is their sum. "
                "Compare $z_1$ at step 5 in the modes “add” and “overwrite”.",
            ),
        ),
    ),
}

_OTHER = canonical(2.0, 1.0)  # the numbers of "Your turn"
_RIGHT = gradients(_OTHER)

HOLES = {
    "2.2": {
        "dy_dz2": Hole(
            lambda: _RIGHT["z2"],
            "Two messages arrive at z2: -1 times the edge of h1, and 6 times the edge of h2. Add them.",
            traps=((-6.0, "That is the last message alone. Another one came before it."),),
        ),
        "dy_dx1": Hole(
            lambda: _RIGHT["x1"],
            "Two messages arrive at x1: the gradient of z1 times 1, and the gradient of z2 times 1.",
            traps=((-8.0, "That is the message of z2 alone. z1 uses x1 too."),),
        ),
        "dy_dx2": Hole(
            lambda: _RIGHT["x2"],
            "Two messages arrive at x2: the gradient of z1 times 2, and the gradient of z2 times 1.",
            traps=((-8.0, "That is the message of z2 alone. z1 uses x2 too."),),
        ),
    },
    "2.6": {
        "edge_from_y_to_x": Hole(
            lambda: 3.0 + 3.0,
            "Push x up by a little: the left factor moves, and the right factor moves too. What is the "
            "slope of x squared?",
            traps=(
                (3.0, "That is one of the two edges. What does the chain rule do with two roads?"),
                (
                    9.0,
                    "That is y itself, or both edges multiplied. What does the chain rule do with two roads?",
                ),
            ),
        ),
    },
}
