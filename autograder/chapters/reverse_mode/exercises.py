"""Checks of notebook 02: E2.1 backward_order by property, E2.2 reverse_mode, E2.3 cost."""

from __future__ import annotations

from autograder.chapters.reverse_mode import mistakes as known
from autograder.chapters.reverse_mode.backward_order import judge_backward_order
from autograder.chapters.reverse_mode.tape import judge_reverse_mode
from autograder.engine.answer import Answer
from autograder.engine.function import Link
from autograder.engine.probes import rng, rounds
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged


def cost(widths: tuple[int, ...]) -> tuple[int, int]:
    """(paths from one input to one output, edges) of a fully connected layered graph."""
    n_paths = 1
    for width in widths[1:-1]:
        n_paths *= width
    return n_paths, sum(a * b for a, b in zip(widths, widths[1:], strict=False))


COST = Function(
    "cost",
    ("widths",),
    (Result("n_paths"), Result("n_edges")),
    cost,
    form="tuple",
    bank=known.COST,
    links=(
        Link("n_paths", "Fix both ends of a path. How many nodes can it choose from at each level between?"),
        Link("n_edges", "Count the arrows between one level and the next, then go on to the next pair."),
    ),
    more=known.COST_MORE,
    is_scalar=True,
)


@judged("Both counts are right, also where the levels differ in width.")
def judge_cost(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    asked = [(2, 2, 2, 1), (3, 4, 5, 2)]
    for number in rounds(setting):
        generator = rng(setting, "E2.3", number)
        asked.append(tuple(int(w) for w in generator.permutation([2, 3, 4, 5, 6, 7])[: 4 + number]))
    asked += [(3,) * 5 + (1,), (8,) * 9 + (1,)]
    extras = [
        Probe((widths,), "levels of width 1", why=f"Here the widths are {widths}.")
        for widths in ((1, 1, 1), (5, 1, 4), (1, 6, 1), (4, 3))
    ]
    check_function(walk, answers[0], COST, [Probe((widths,)) for widths in asked], extras)


EXERCISES = [
    Exercise("E2.1", ("backward_order",), {"": 2}, judge_backward_order),
    Exercise("E2.2", ("reverse_mode",), {"": 5}, judge_reverse_mode),
    Exercise("E2.3", ("cost",), {"": 2}, judge_cost),
]
