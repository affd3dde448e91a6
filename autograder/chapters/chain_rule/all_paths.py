"""Check of E1.3 all_paths, by property: any order of paths is right."""

from __future__ import annotations

from collections import Counter
from typing import Any

from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.path_questions import (
    Path,
    Question,
    as_paths,
    broken_by_a_dead_end,
    no_path,
    questions,
)
from autograder.chapters.chain_rule.wrong_paths import everywhere, is_right, name_paths
from autograder.engine.answer import Answer
from autograder.engine.form_mistakes import said
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged


def _form_said(value: Any) -> str:
    """What came back, and what is wrong with its form if that is plain to see."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, str) for item in value):
        return f"{shown(value)}: one list of names. With one path it should be a list with one list in it."
    return f"{shown(value)}."


def _is_nested(value: Any) -> bool:
    """True if a path holds a list where a name should stand."""
    return isinstance(value, (list, tuple)) and any(
        isinstance(path, (list, tuple))
        and any(isinstance(name, str) for name in path)
        and any(isinstance(name, list) for name in path)
        for path in value
    )


def _holds_edges(value: Any) -> bool:
    """True for paths made of pairs of names."""
    return (
        isinstance(value, (list, tuple))
        and any(len(path) for path in value if isinstance(path, (list, tuple)))
        and all(
            isinstance(path, (list, tuple))
            and all(isinstance(item, tuple) and len(item) == 2 for item in path)
            for path in value
        )
    )


def _listed_paths(walk: Walk, answer: Answer, question: Question) -> list[Path]:
    """One call, and its form."""
    value = walk.call(answer, *question, expected="a list of paths", signature="`all_paths(edges, a, b)`")
    found = as_paths(value)
    if found is None and _holds_edges(value):
        walk.fail(known.PATHS["edges_for_nodes"], more=known.PATHS_MORE)
    if found is None and _is_nested(value):
        walk.fail(
            said(known.PATHS["list_of_paths_in_a_path"], what=f"{shown(value)}."), more=known.PATHS_MORE
        )
    if found is None:
        walk.fail(said(known.PATHS["not_a_list_of_lists"], what=_form_said(value)), more=known.PATHS_MORE)
    return found


def _single_path_for_list(walk: Walk, answer: Answer, question: Question) -> None:
    """Leave if `[a]` comes back for a == b and the call one level higher stops over it."""
    base = answer.call(question[0], question[1], question[1])
    if (
        isinstance(base.value, list)
        and shown(base.value) == shown([question[1]])
        and answer.call(*question).error == "TypeError"
    ):
        walk.at("a list of paths")
        what = f"{_form_said(base.value)} That was for a == b."
        walk.fail(said(known.PATHS["not_a_list_of_lists"], what=what), more=known.PATHS_MORE)


@judged("All paths, and no others, on graphs it has not seen.")
def judge_all_paths(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, more = answers[0], known.PATHS_MORE
    asked = questions(setting, "E1.3")
    _single_path_for_list(walk, answer, asked[0])
    broken_by_a_dead_end(walk, answer, asked, more)
    walk.at("a list of paths")
    first = _listed_paths(walk, answer, asked[0])
    gots = [_listed_paths(walk, answer, question) for question in asked]
    if Counter(first) != Counter(gots[0]) or Counter(first) != Counter(_listed_paths(walk, answer, asked[0])):
        walk.fail("remembers", more=more)
    poisoned = answer.call(*asked[0], poison=True).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("all paths")
    if not any(gots) and not _listed_paths(walk, answer, (asked[0][0], "y", "y")):
        walk.fail(known.PATHS["never_finished"], more=more)
    if not everywhere(asked, gots, is_right):
        name_paths(walk, asked, gots, answer.source)
    walk.at("edges with derivative 0")
    zero = (asked[0][0] | {("h1", "z1"): 0.0, ("y", "h2"): 0.0}, "y", "x1")
    if not is_right(zero, _listed_paths(walk, answer, zero)):
        walk.fail(known.PATHS["zero_edges_closed"], more=more)
    walk.at("a to a")
    for name in ("z1", "y", "x1"):
        if _listed_paths(walk, answer, (asked[0][0], name, name)) != [(name,)]:
            walk.fail(known.PATHS["empty_path_forgotten"], more=more)
    no_path(walk, answer, setting, "E1.3", more, "[]", lambda value: as_paths(value) == [])
