"""E2.3: known mistakes of what both ways cost."""

from __future__ import annotations

from math import prod

from autograder.engine.mistake import Mistake


def _edges(widths):
    return sum(a * b for a, b in zip(widths, widths[1:], strict=False))


def _paths_wrong(count):
    return lambda widths: (count(widths), _edges(widths))


def _edges_wrong(count):
    return lambda widths: (prod(widths[1:-1]), count(widths))


COST_MORE = (
    "Section 2.5: a path chooses one node of every level between its two ends; an edge joins "
    "two neighbouring levels. Draw (2, 2, 2, 1) and count both by hand.",
    "A smaller one, with other numbers: widths (3, 4, 2). From one input to one output a path has 4 nodes to "
    "choose from, so there are 4 paths; the edges are 3·4 + 4·2 = 20.",
)

COST = (
    Mistake(
        "widths_of_a_pair_added",
        "The widths of two neighbouring levels are added.",
        "Each node of the one level is joined with each of the next. With 2 and 3 nodes: how many arrows?",
        wrong=_edges_wrong(lambda widths: sum(a + b for a, b in zip(widths, widths[1:], strict=False))),
    ),
    Mistake(
        "all_widths_multiplied",
        "The widths of all levels are multiplied.",
        "An edge joins two neighbouring levels; the next pair of levels brings other edges.",
        wrong=_edges_wrong(prod),
    ),
    Mistake(
        "power_of_the_first_width",
        "The paths are a power of the first width.",
        "The levels may differ; each has its own place in `widths`.",
        wrong=_paths_wrong(lambda widths: widths[0] ** (len(widths) - 2)),
    ),
    Mistake(
        "levels_counted",
        "The levels between are counted, not their nodes.",
        "At each level between a path chooses one of its nodes. How many ways are there to choose?",
        wrong=_paths_wrong(lambda widths: len(widths) - 2),
    ),
    Mistake(
        "last_choice_only",
        "Only the last level between is counted.",
        "A path has a choice at every level between its ends. Does each round of your loop begin anew?",
        wrong=_paths_wrong(lambda widths: widths[-2]),
    ),
    Mistake(
        "first_choice_only",
        "Only the first level between is counted.",
        "A path has a choice at every level between its ends. Does your loop come to the others?",
        wrong=_paths_wrong(lambda widths: widths[1]),
    ),
    Mistake(
        "all_squares",
        "Every level is joined with itself.",
        "Your edges are the squares of all widths. An edge joins one level with the next: shift one of the "
        "two.",
        wrong=_edges_wrong(lambda widths: sum(a * a for a in widths)),
    ),
    Mistake(
        "levels_added_to_edges",
        "The number of levels is added to the edges.",
        "Levels are no edges: count the arrows alone.",
        wrong=_edges_wrong(lambda widths: _edges(widths) + len(widths)),
    ),
    Mistake(
        "squares_for_pairs",
        "A level is joined with itself.",
        "Your edges are squares of widths. An edge joins one level with the next, whose width may differ.",
        wrong=_edges_wrong(lambda widths: sum(a * a for a in widths[:-1])),
    ),
    Mistake(
        "first_pair_only",
        "Only the edges between the first two levels are counted.",
        "Every pair of neighbouring levels is joined. Does your loop come to the second pair?",
        wrong=_edges_wrong(lambda widths: widths[0] * widths[1]),
    ),
    Mistake(
        "last_pair_only",
        "Only the edges between the last two levels are counted.",
        "Every pair of neighbouring levels is joined. Does each round of your loop begin anew?",
        wrong=_edges_wrong(lambda widths: widths[-2] * widths[-1]),
    ),
    Mistake(
        "first_width_counted",
        "Paths from all inputs are counted.",
        "A path here begins at one input, not at any of them. Which widths does it have a choice in?",
        wrong=_paths_wrong(lambda widths: prod(widths[:-1])),
    ),
    Mistake(
        "last_width_counted",
        "Paths to all outputs are counted.",
        "A path here ends at one output, not at any of them. Which widths does it have a choice in?",
        wrong=_paths_wrong(lambda widths: prod(widths[1:])),
    ),
    Mistake(
        "both_ends_counted",
        "Paths between all inputs and all outputs are counted.",
        "Both ends of the path are fixed here: one input, one output. Which widths does it have a choice in?",
        wrong=_paths_wrong(prod),
    ),
    Mistake(
        "widths_added",
        "The choices are added.",
        "For every node of one level the path may go on to each node of the next. Two choices, then three: "
        "how many ways is that?",
        wrong=_paths_wrong(lambda widths: sum(widths[1:-1])),
    ),
    Mistake(
        "one_width_for_all",
        "All levels are taken to be as wide as the first.",
        "The levels may differ; each has its own place in `widths`.",
        wrong=lambda widths: (
            widths[0] ** (len(widths) - 2),
            (len(widths) - 2) * widths[0] ** 2 + widths[0],
        ),
    ),
    Mistake(
        "edges_multiplied",
        "The edges of the levels are multiplied.",
        "Between two neighbouring levels there are so many edges; the next pair of levels brings others. Do "
        "they multiply, or come on top?",
        wrong=_edges_wrong(
            lambda widths: prod(a * b for a, b in zip(widths, widths[1:], strict=False)),
        ),
    ),
    Mistake(
        "nodes_counted",
        "The nodes are counted.",
        "The second number is the number of edges: how many arrows join one level with the next?",
        wrong=_edges_wrong(sum),
    ),
    Mistake(
        "last_layer_forgotten",
        "The edges into the last level are missing.",
        "There is one set of edges fewer than there are levels. How far does your loop run?",
        wrong=_edges_wrong(lambda widths: _edges(widths[:-1])),
    ),
    Mistake(
        "first_layer_forgotten",
        "The edges out of the inputs are missing.",
        "There is one set of edges fewer than there are levels. Where does your loop begin?",
        wrong=_edges_wrong(lambda widths: _edges(widths[1:])),
    ),
    Mistake(
        "edges_along_all_paths",
        "Shared edges are counted once for every path.",
        "That is what walking all paths costs. An edge is one edge, however many paths use it.",
        wrong=_edges_wrong(lambda widths: prod(widths[1:-1]) * (len(widths) - 1)),
    ),
    Mistake(
        "biases_counted",
        "Biases are counted as edges.",
        "This graph has no bias. How many arrows join one level with the next?",
        wrong=_edges_wrong(lambda widths: sum((a + 1) * b for a, b in zip(widths, widths[1:], strict=False))),
    ),
)
