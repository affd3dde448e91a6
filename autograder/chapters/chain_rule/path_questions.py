"""What E1.3 and E1.4 ask of a graph, and what both do where there is no path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.graphs import Edges, shuffled, weighted
from autograder.engine.answer import Answer
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng, rounds
from autograder.engine.reading import told
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk

Question = tuple[Edges, str, str]

Path = tuple[str, ...]


def questions(setting: Setting, exercise: str) -> list[Question]:
    """Graphs with several paths; where the order of the dictionary could hide a fault, both orders."""
    asked: list[Question] = [(graphs.canonical(), "y", "x1"), (graphs.canonical(), "y", "x2")]
    for number in rounds(setting):
        generator = rng(setting, exercise, number)
        skip, dead = weighted(graphs.SKIP, generator), weighted(graphs.DEAD_END, generator)
        asked += [
            (weighted(graphs.DIAMOND, generator), "y", "x"),
            (skip, "y", "x"),  # the long way first, then the short way first
            (dict(reversed(skip.items())), "y", "x"),
            (shuffled(weighted(graphs.SKIP_INTO_SHARED, generator), generator), "y", "x"),
            (shuffled(weighted(graphs.LECTURE, generator), generator), "y", "x2"),
            (weighted(graphs.CHAIN, generator), "y", "x"),
            (dead, "y", "x"),  # the dead end first, then last
            (dict(reversed(dead.items())), "y", "x"),
            (shuffled(weighted(graphs.THREE_USERS, generator), generator), "y", "x"),
            (shuffled(weighted(graphs.LECTURE, generator), generator), "h1", "x1"),
        ]
        ways = weighted(graphs.LONG_AND_SHORT, generator)
        asked += [(ways, "y", "x"), (dict(reversed(ways.items())), "y", "x")]
    if setting.full:
        asked.append((graphs.ladder(7, rng(setting, exercise, 50)), "d0", "d7"))
        for number in range(10):
            edges, start = graphs.random_dag(rng(setting, exercise, 60 + number), zeros=False)
            ends = sorted(graphs.reachable(edges, start) - {start})
            asked += [(edges, start, end) for end in ends[:3]]
    return asked


def unreached(setting: Setting, exercise: str) -> list[Question]:
    """Questions without a path: against the arrows, between neighbours, unknown names, an empty graph."""
    edges = shuffled(weighted(graphs.LECTURE, rng(setting, exercise, 70)), rng(setting, exercise, 71))
    return [
        (edges, "x1", "y"),
        (edges, "z1", "z2"),
        (edges, "y", "nowhere"),
        (edges, "nowhere", "x1"),
        ({}, "y", "x"),
    ]


def broken_by_a_dead_end(walk: Walk, answer: Answer, asked: list[Question], more: tuple[str, ...]) -> None:
    """Leave if the answer stops at a dead end, though it runs where there is none."""
    walk.at("a dead end")
    walk.more = more
    plain = answer.call(weighted(graphs.DIAMOND, rng(Setting(), "dead end")), "y", "x")
    for question in asked:
        call = answer.call(*question)
        if call.error and call.error != "TimeoutError":
            if graphs.stopped_at_a_dead_end(call, question[0], fine_elsewhere=plain.ok):
                walk.fail(said(known.PATHS["dead_end_breaks"], **told(call)))
            walk.accept(call, answer, signature=f"`{answer.name}(edges, a, b)`")


def no_path(
    walk: Walk,
    answer: Answer,
    setting: Setting,
    exercise: str,
    more: tuple[str, ...],
    nothing: str,
    empty: Callable,
) -> None:
    """Leave if a question without a path is not answered by nothing, `[]` or 0.0."""
    for question in unreached(setting, exercise):
        unknown = not {question[1], question[2]} <= set(graphs.nodes(question[0]))
        walk.at("an unknown name" if unknown else "no path")
        call = answer.call(*question)
        if call.error and call.error not in ("TimeoutError", "RecursionError"):
            id_ = "unknown_name_breaks" if unknown else "no_path_breaks"
            walk.fail(said(known.PATHS[id_], nothing=nothing, **told(call)), more=more)
        if call.ok and call.value is None:
            walk.fail(said(known.PATHS["no_path_is_none"], nothing=nothing), more=more)
        walk.accept(call, answer)
        if as_paths(call.value) == [()]:
            walk.fail(known.PATHS["no_path_is_an_empty_path"], more=more)
        if not empty(call.value):
            walk.fail(said(known.PATHS["no_path_wrong"], nothing=nothing), more=more)


def as_paths(value: Any) -> list[Path] | None:
    """The answer as tuples of names; None if it is anything else."""
    if not isinstance(value, (list, tuple)):
        return None
    found = []
    for path in value:
        if not isinstance(path, (list, tuple)) or not all(isinstance(name, str) for name in path):
            return None
        found.append(tuple(path))
    return found
