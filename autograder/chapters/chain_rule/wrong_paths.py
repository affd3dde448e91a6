"""E1.3: the mistake that explains lists of paths which are not the right ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.graphs import Edges
from autograder.chapters.chain_rule.path_questions import Path, Question
from autograder.engine.form_mistakes import said
from autograder.engine.walk import Walk


def is_right(question: Question, found: list[Path]) -> bool:
    return Counter(found) == Counter(graphs.paths(*question))


def everywhere(
    asked: list[Question], gots: list[list[Path]], fits: Callable[[Question, list[Path]], bool]
) -> bool:
    return all(fits(question, got) for question, got in zip(asked, gots, strict=True))


def _some_of(question: Question, got: list[Path]) -> bool:
    """All paths in `got` are right and different, and it holds at least one."""
    return bool(got) and len(set(got)) == len(got) and set(got) <= set(graphs.paths(*question))


def _shortest(question: Question) -> set[Path]:
    right = graphs.paths(*question)
    least = min(map(len, right))
    return {path for path in right if len(path) == least}


def _entered_once(question: Question, got: list[Path]) -> bool:
    """Every node but the end is reached in one way only, as by a search with a list of seen nodes."""
    before: dict[str, Path] = {}
    return _some_of(question, got) and all(
        before.setdefault(name, path[:i]) == path[:i]
        for path in got
        for i, name in enumerate(path)
        if name != question[2]
    )


def _one_list(question: Question, got: list[Path]) -> bool:
    right = graphs.paths(*question)
    return len(got) == len(right) and len(set(got)) == 1 and (len(right) == 1 or got != right)


_KEPT = re.compile(r"\.append\((\w+)\)|\+=?\s*\[(\w+)\]")

_CHANGED = re.compile(r"(\w+)\.(?:append|pop|extend|insert|remove|clear|reverse)\(")


def _keeps_a_list_that_changes(source: str) -> bool:
    """True if a list is put into another one under its own name, without a copy, and changed in its place."""
    kept = {name for pair in _KEPT.findall(source) for name in pair if name}
    return bool(kept & set(_CHANGED.findall(source)))


def _name_equal_paths(walk: Walk, asked: list[Question], gots: list[list[Path]], shared: bool) -> None:
    """Leave with why all paths between two nodes are equal: the ends alone, one list, or not known."""
    for what, of in (
        ("the last node, b,", lambda q: (q[2],)),
        ("the first node, a,", lambda q: (q[1],)),
        ("the first node and the last, a and b,", lambda q: (q[1], q[2])),
    ):
        if everywhere(asked, gots, lambda q, got, of=of: set(got) == {of(q)}) and not shared:
            walk.fail(said(known.PATHS["ends_alone"], what=what), more=known.PATHS_MORE)
    if shared:
        walk.fail(known.PATHS["one_list_shared"], more=known.PATHS_MORE)
    question, got = next(pair for pair in zip(asked, gots, strict=True) if not is_right(*pair))
    words = {"a": question[1], "b": question[2], "path": list(got[0])}
    walk.fail(said(known.PATHS["paths_look_the_same"], **words), more=known.PATHS_MORE)


def _grows(question: Question, got: list[Path]) -> bool:
    """As many paths as there are, from a to b, and the later ones hold nodes of other ways."""
    edges, a, b = question
    right = graphs.paths(*question)
    ends = len(got) == len(right) and all(path[:1] == (a,) and path[-1:] == (b,) for path in got)
    return is_right(question, got) or (ends and any(_jumps(edges, path) for path in got))


def _jumps(edges: Edges, path: Path) -> list[tuple[str, str]]:
    return [pair for pair in zip(path, path[1:], strict=False) if pair not in edges]


# properties that explain a whole set of answers, the most particular first
_FITS: tuple[tuple[str, Callable[[Question, list[Path]], bool]], ...] = (
    ("walked_the_wrong_way", lambda q, got: got == []),
    ("paths_turned_round", lambda q, got: is_right(q, [path[::-1] for path in got])),
    ("end_left_out", lambda q, got: is_right(q, [(*path, q[2]) for path in got])),
    ("start_left_out", lambda q, got: is_right(q, [(q[1], *path) for path in got])),
    ("paths_repeated", lambda q, got: set(got) == set(graphs.paths(*q))),
    ("shortest_path_only", lambda q, got: len(got) == 1 and got[0] in _shortest(q)),
    ("first_path_only", lambda q, got: len(got) == 1 and _some_of(q, got)),
    ("levels_only", lambda q, got: _some_of(q, got) and set(got) == _shortest(q)),
    ("each_node_once", _entered_once),
    ("one_list_shared", _one_list),
    ("dead_ends_counted", lambda q, got: set(graphs.paths(*q)) <= set(got) and _goes_from_a(q, got)),
    ("path_grows_on", _grows),
)


def _goes_from_a(question: Question, got: list[Path]) -> bool:
    """True if every path begins at a and goes along arrows, wherever it ends."""
    edges, a, _ = question
    return all(path[:1] == (a,) and not _jumps(edges, path) for path in got)


def _tails(question: Question, got: list[Path]) -> bool:
    """As many as there are paths, each the end of one of them."""
    right = graphs.paths(*question)
    tails = {path[i:] for path in right for i in range(len(path))}
    return len(got) == len(right) and set(got) <= tails


def _name_beginnings(walk: Walk, asked: list[Question], gots: list[list[Path]]) -> None:
    """Leave if a way does not begin at a: with all ends right, or as a way from elsewhere."""
    pairs = zip(asked, gots, strict=True)
    late = [(question, path) for question, got in pairs for path in got if path[:1] != (question[1],)]
    if late:
        (_, a, b), path = late[0]
        id_ = "beginnings_missing" if everywhere(asked, gots, _tails) else "begins_elsewhere"
        walk.fail(said(known.PATHS[id_], a=a, b=b, path=list(path)), more=known.PATHS_MORE)


def name_paths(walk: Walk, asked: list[Question], gots: list[list[Path]], source: str) -> None:
    """Leave with the mistake that explains the wrong lists."""
    for id_, fits in _FITS:
        if everywhere(asked, gots, fits):
            if fits is _one_list:
                _name_equal_paths(walk, asked, gots, _keeps_a_list_that_changes(source))
            walk.fail(known.PATHS[id_], more=known.PATHS_MORE)
    _name_lengths(walk, asked, gots)
    question, got = next(pair for pair in zip(asked, gots, strict=True) if not is_right(*pair))
    edges, a, b = question
    for path in got:
        if _jumps(edges, path):
            step = " → ".join(_jumps(edges, path)[0])
            walk.fail(said(known.PATHS["path_with_a_jump"], step=step), more=known.PATHS_MORE)
    elsewhere = [path for path in got if path[-1:] != (b,)]
    if elsewhere:
        words = {"b": b, "path": list(elsewhere[0])}
        walk.fail(said(known.PATHS["ends_elsewhere"], **words), more=known.PATHS_MORE)
    _name_beginnings(walk, asked, gots)
    wanted = len(graphs.paths(*question))
    walk.fail(
        said(known.PATHS["paths_missing"], wanted=wanted, found=len(set(got)), a=a, b=b),
        more=known.PATHS_MORE,
    )


def _name_lengths(walk: Walk, asked: list[Question], gots: list[list[Path]]) -> None:
    """Leave if exactly the paths of one length came back, or exactly those up to one length."""
    rights = [graphs.paths(*question) for question in asked]
    lengths = {len(path) for got in gots for path in got}
    if not lengths:
        return
    longest = max(lengths)
    for id_, holds in (
        ("one_length_only", lambda path: len(path) == longest),
        ("short_paths_only", lambda path: len(path) <= longest),
    ):
        if all(
            Counter(got) == Counter(filter(holds, right)) for got, right in zip(gots, rights, strict=True)
        ):
            walk.fail(
                said(known.PATHS[id_], steps="1 step" if longest == 2 else f"{longest - 1} steps"),
                more=known.PATHS_MORE,
            )
