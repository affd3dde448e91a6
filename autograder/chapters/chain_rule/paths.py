"""Checks of E1.3 all_paths, by property (any order of paths), and E1.4 path_sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.graphs import Edges, shuffled, weighted
from autograder.engine.answer import Answer
from autograder.engine.compare import as_number, close, has_nan, same
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.probes import rng, rounds
from autograder.engine.reading import told
from autograder.engine.scales import plain_scales
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Fault, Function, Probe, Result, Walk, check_function, judged

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


def wrong_on(answer: Answer, questions: list[Question], holds: list[bool]) -> Mistake:
    """For numbers that no known mistake explains: on which graphs they are right and on which not.

    Of the smallest graph where they are wrong, what came back is shown, with small primes on its edges.
    """
    asked = [question[0] for question in questions]
    words = {
        answer: list(
            dict.fromkeys(graphs.title(e) for e, held in zip(asked, holds, strict=True) if held == answer)
        )
        for answer in (True, False)
    }
    fine = [title for title in words[True] if title not in words[False]]
    right = f"Right on {' and '.join(fine[:3])}, wrong" if fine else "Wrong"
    missed = [question for question, held in zip(questions, holds, strict=True) if not held]
    if not missed:
        return said(known.WRONG_ON, right=right, wrong="another graph", shown=_ON_PAPER)
    smallest = min(missed, key=lambda question: len(question[0]))
    return said(
        known.WRONG_ON, right=right, wrong=graphs.title(smallest[0]), shown=_with_primes(answer, smallest)
    )


_ON_PAPER = "Draw that graph, put 2, 3 and 5 on its edges, and work it out on paper."
_PRIMES = (2.0, 3.0, 5.0, 7.0, 11.0, 13.0)


def _with_primes(answer: Answer, question: Question) -> str:
    """What the answer says of that graph with small primes on its edges, or with the numbers it had."""
    edges, a, b = question
    if len(edges) > len(_PRIMES):
        return _ON_PAPER
    for small in (dict(zip(edges, _PRIMES, strict=False)), edges):
        got = as_number(answer.call(small, a, b).value)
        if got is not None and not close(got, graphs.path_sum(small, a, b)):
            arrows = ", ".join(f"{u}→{v} {number:.3g}" for (u, v), number in small.items())
            came = f"With {arrows} yours gives {got:.4g} from {a} to {b}.".replace("-", "−")
            return f"{came} Draw it, multiply along each path, and add."
    return _ON_PAPER


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


# ---- E1.3 --------------------------------------------------------------------------------


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


def _right(question: Question, found: list[Path]) -> bool:
    return Counter(found) == Counter(graphs.paths(*question))


def _everywhere(
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
        if _everywhere(asked, gots, lambda q, got, of=of: set(got) == {of(q)}) and not shared:
            walk.fail(said(known.PATHS["ends_alone"], what=what), more=known.PATHS_MORE)
    if shared:
        walk.fail(known.PATHS["one_list_shared"], more=known.PATHS_MORE)
    question, got = next(pair for pair in zip(asked, gots, strict=True) if not _right(*pair))
    words = {"a": question[1], "b": question[2], "path": list(got[0])}
    walk.fail(said(known.PATHS["paths_look_the_same"], **words), more=known.PATHS_MORE)


def _grows(question: Question, got: list[Path]) -> bool:
    """As many paths as there are, from a to b, and the later ones hold nodes of other ways."""
    edges, a, b = question
    right = graphs.paths(*question)
    ends = len(got) == len(right) and all(path[:1] == (a,) and path[-1:] == (b,) for path in got)
    return _right(question, got) or (ends and any(_jumps(edges, path) for path in got))


def _jumps(edges: Edges, path: Path) -> list[tuple[str, str]]:
    return [pair for pair in zip(path, path[1:], strict=False) if pair not in edges]


# properties that explain a whole set of answers, the most particular first
_FITS: tuple[tuple[str, Callable[[Question, list[Path]], bool]], ...] = (
    ("walked_the_wrong_way", lambda q, got: got == []),
    ("paths_turned_round", lambda q, got: _right(q, [path[::-1] for path in got])),
    ("end_left_out", lambda q, got: _right(q, [(*path, q[2]) for path in got])),
    ("start_left_out", lambda q, got: _right(q, [(q[1], *path) for path in got])),
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
        id_ = "beginnings_missing" if _everywhere(asked, gots, _tails) else "begins_elsewhere"
        walk.fail(said(known.PATHS[id_], a=a, b=b, path=list(path)), more=known.PATHS_MORE)


def _name_paths(walk: Walk, asked: list[Question], gots: list[list[Path]], source: str) -> None:
    """Leave with the mistake that explains the wrong lists."""
    for id_, fits in _FITS:
        if _everywhere(asked, gots, fits):
            if fits is _one_list:
                _name_equal_paths(walk, asked, gots, _keeps_a_list_that_changes(source))
            walk.fail(known.PATHS[id_], more=known.PATHS_MORE)
    _name_lengths(walk, asked, gots)
    question, got = next(pair for pair in zip(asked, gots, strict=True) if not _right(*pair))
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
    if not _everywhere(asked, gots, _right):
        _name_paths(walk, asked, gots, answer.source)
    walk.at("edges with derivative 0")
    zero = (asked[0][0] | {("h1", "z1"): 0.0, ("y", "h2"): 0.0}, "y", "x1")
    if not _right(zero, _listed_paths(walk, answer, zero)):
        walk.fail(known.PATHS["zero_edges_closed"], more=more)
    walk.at("a to a")
    for name in ("z1", "y", "x1"):
        if _listed_paths(walk, answer, (asked[0][0], name, name)) != [(name,)]:
            walk.fail(known.PATHS["empty_path_forgotten"], more=more)
    no_path(walk, answer, setting, "E1.3", more, "[]", lambda value: as_paths(value) == [])


# ---- E1.4 --------------------------------------------------------------------------------

PATH_SUM = Function(
    "path_sum",
    ("edges", "a", "b"),
    (Result("total"),),
    graphs.path_sum,
    bank=known.SUMS,
    scales=plain_scales,
    more=known.SUM_MORE,
    is_scalar=True,
)


@judged("It agrees on graphs it has not seen, with dead ends and edges of 0.")
def judge_path_sum(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, more = answers[0], known.SUM_MORE
    asked = questions(setting, "E1.4")
    broken_by_a_dead_end(walk, answer, asked, more)
    walk.at("the second call")
    twice = [answer.call(*asked[0]) for _ in range(2)]
    if all(call.ok and not has_nan(call.value) for call in twice) and not same(
        twice[1].value, twice[0].value
    ):
        walk.fail("remembers", more=more)
    try:
        check_function(walk, answer, PATH_SUM, [Probe(question) for question in asked])
    except Fault as fault:
        if all(
            as_number(answer.call(*question).value) == 0 for question in [*asked, (asked[0][0], "y", "y")]
        ):
            walk.fail(known.ALWAYS_ZERO, more=more)
        if fault.mistake.id not in ("fits_one_size", "wrong_values"):
            raise
        holds = [close(answer.call(*question).value, graphs.path_sum(*question)) for question in asked]
        walk.fail(wrong_on(answer, asked, holds), more=more)
    walk.at("a to a")
    for name in ("y", "z1", "x1"):
        if not close(answer.call(asked[0][0], name, name).value, 1.0):
            walk.fail(known.EMPTY_PATH_IS_ZERO, more=more)
    walk.at("edges with derivative 0")
    for closed in (("h1", "z1"), ("y", "h2"), ("z2", "x1")):
        zero = (asked[0][0] | {closed: 0.0}, "y", "x1")
        if not close(answer.call(*zero).value, graphs.path_sum(*zero)):
            walk.fail(known.ZERO_EDGES_WRONG, more=more)
    no_path(walk, answer, setting, "E1.4", more, "0.0", lambda value: as_number(value) == 0.0)
