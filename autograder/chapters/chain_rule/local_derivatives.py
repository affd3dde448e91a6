"""Check of E1.2 local_derivatives: ten edges, at points where they differ."""

from __future__ import annotations

from math import isfinite

from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.wrong_edges import EDGES, edge_name, fail_edges, wrong_edges
from autograder.engine.answer import Answer
from autograder.engine.compare import as_number
from autograder.engine.form_mistakes import said
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged


def _is_pair_of_numbers(key: object) -> bool:
    return isinstance(key, tuple) and len(key) == 2 and all(as_number(part) is not None for part in key)


def _form_of_edges(walk: Walk, got: object) -> None:
    """Leave if the result is not a dict with the ten pairs as keys and numbers as values."""
    more = known.EDGES_MORE
    if not isinstance(got, dict):
        walk.fail("not_data", name="the result", kind=shown(got), expected="a dict with ten keys", more=more)
    if got and all(isinstance(value, dict) for value in got.values()):
        walk.fail(known.EDGES["dict_in_dict"], more=more)
    if got and all(isinstance(key, str) for key in got):
        walk.fail(known.EDGES["keys_are_words"], more=more)
    if got and all(_is_pair_of_numbers(key) for key in got):
        walk.fail(known.EDGES["keys_are_values"], more=more)
    turned = [edge for edge in EDGES if edge not in got and (edge[1], edge[0]) in got]
    if turned:
        walk.fail(known.EDGES["edges_turned_round"], more=more)
    names = ", ".join(edge_name(edge) for edge in EDGES)
    for edge in EDGES:
        if edge not in got:
            walk.fail("missing_key", key=edge_name(edge), keys=names, more=more)
    for key in got:
        if key not in EDGES:
            walk.fail("extra_key", key=key, keys=names, more=more)
    for edge in EDGES:
        number = as_number(got[edge])
        if number is None:
            walk.fail("not_data", name=edge_name(edge), kind=shown(got[edge]), expected="a number", more=more)
        if not isfinite(number):
            walk.fail("nan", name=edge_name(edge), more=more)


_ZEROS = (("x1", (0.0, 3.0)), ("x2", (2.0, 0.0)), ("z2", (2.0, -2.0)), ("h2", (2.0, 2.0)))


def _at_zeros(walk: Walk, answer: Answer) -> None:
    """Leave if an edge fails where a number of the graph is 0: y/h1 is h2 only while h1 is not 0."""
    for name, point in _ZEROS:
        call = answer.call(*point)
        fine = call.ok and isinstance(call.value, dict) and set(call.value) == set(EDGES)
        wrong = [] if not fine else [e for e in EDGES if as_number(call.value[e]) is None]
        if fine and not wrong and not wrong_edges([point], [call.value]):
            continue
        found = f"Python said: {call.error}: {call.message}." if call.error else "An edge is wrong there."
        words = {"name": name, "x1": f"{point[0]:g}", "x2": f"{point[1]:g}".replace("-", "−"), "found": found}
        walk.fail(said(known.EDGES["fails_at_zero"], **words), more=known.EDGES_MORE)


@judged("All ten edges are right at points it has not seen, also where a number in the graph is 0.")
def judge_local_derivatives(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, walk.more = answers[0], known.EDGES_MORE
    points = [(1.0, 3.0)]
    for number in rounds(setting):
        x1, x2 = away_from_zero(rng(setting, "E1.2", number), 2)
        points.append((float(x1), float(x2)))
    how = {"expected": "a dict with ten keys", "signature": "`local_derivatives(x1, x2)`"}
    walk.at("a dict with ten edges")
    got = []
    for point in points:
        got.append(walk.call(answer, *point, **how))
        _form_of_edges(walk, got[-1])
    poisoned = answer.call(*points[-1], poison=True).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("each edge")
    wrong = wrong_edges(points, got)
    if wrong:
        fail_edges(walk, points, got, wrong)
    walk.at("points where a number is 0")
    _at_zeros(walk, answer)
    walk.at("whole numbers")
    again = walk.call(answer, 2, -3, **how)
    if wrong_edges([(2.0, -3.0)], [again]):
        walk.fail(
            "special_case", where="At the whole numbers 2 and −3 an edge is wrong.", more=known.EDGES_MORE
        )
