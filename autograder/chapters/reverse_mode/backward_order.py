"""Check of E2.1: any order that is valid, told from those that are not by what they have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule.graphs import Edges, shuffled, weighted
from autograder.chapters.reverse_mode import mistakes as known
from autograder.engine.answer import Answer, Call
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng, rounds
from autograder.engine.reading import told
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

Start = tuple[Edges, str]


def plain_starts(setting: Setting, exercise: str) -> list[Start]:
    """Graphs without strangers: every node leads to y. Dictionaries in the order written, and shuffled."""
    found: list[Start] = [(graphs.canonical(), "y")]
    shapes = (graphs.CHAIN, graphs.DIAMOND, graphs.LECTURE, graphs.SKIP, graphs.SKIP_INTO_SHARED)
    for number in rounds(setting):
        generator = rng(setting, exercise, number)
        for shape in (*shapes, graphs.THREE_USERS, graphs.DEAD_END):
            edges = weighted(shape, generator)
            found += [
                (edges, "y"),
                (dict(reversed(edges.items())), "y"),
                (shuffled(edges, generator), "y"),
            ]
    return found


def with_strangers(setting: Setting, exercise: str) -> list[Start]:
    """Graphs with nodes that do not lead to the start, among them users of what it uses."""
    generator = rng(setting, exercise, 40)
    edges = shuffled(weighted(graphs.LECTURE, generator), generator)
    aside = weighted(graphs.BYSTANDERS, generator)
    found = [(aside, "y"), (shuffled(aside, generator), "y"), (edges, "h1"), (edges, "z2"), (edges, "x1")]
    if setting.full:
        found += [graphs.random_dag(rng(setting, exercise, 50 + number)) for number in range(20)]
    return found


def as_names(value: Any) -> list[str] | None:
    """The answer as a list of names; None if it is anything else."""
    if isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value):
        return list(value)
    return None


def is_valid(start: Start, names: list[str]) -> bool:
    """`out` first, every reachable node once, none before one that uses it."""
    edges, out = start
    return (
        names[:1] == [out]
        and len(set(names)) == len(names)
        and set(names) == graphs.reachable(edges, out)
        and not _broken(edges, names)
    )


def _broken(edges: Edges, names: list[str]) -> list[tuple[str, str]]:
    """Edges whose user stands after what it uses."""
    place = {name: i for i, name in enumerate(names)}
    return [(u, v) for u, v in edges if u in place and v in place and place[u] > place[v]]


def _distances(start: Start) -> dict[str, int]:
    edges, out = start
    found, waiting = {out: 0}, [out]
    for node in waiting:
        for v in graphs.after(edges).get(node, []):
            if v not in found:
                found[v] = found[node] + 1
                waiting.append(v)
    return found


def _by_distance(start: Start, names: list[str]) -> bool:
    far = _distances(start)
    steps = [far.get(name, -1) for name in names]
    return steps == sorted(steps)


def _as_written(start: Start, names: list[str]) -> bool:
    written = [name for name in graphs.nodes(start[0]) if name != start[1]]
    return [name for name in written if name in names] == names[1:]


def _is_preorder(start: Start, names: list[str]) -> bool:
    """True for a walk that lists a node when first met and then all below it, before the next."""
    steps, met, path = graphs.after(start[0]), {names[0]}, [names[0]]
    for name in names[1:]:
        while path and not any(v not in met for v in steps[path[-1]]):
            path.pop()
        if not path or name not in steps[path[-1]] or name in met:
            return False
        met.add(name)
        path.append(name)
    return True


Fit = Callable[[Start, list[str]], bool]
# what explains a whole set of answers: first where nodes are missing, then where only the order is wrong
_FITS_NODES: tuple[tuple[str, Fit], ...] = (
    ("walked_the_wrong_way", lambda s, names: names == [s[1]]),
    ("inputs_first", lambda s, names: is_valid(s, names[::-1])),
    ("out_left_out", lambda s, names: is_valid(s, [s[1], *names]) and s[1] not in names),
)
_FITS_ORDER: tuple[tuple[str, Fit], ...] = (
    ("sorted_by_name_backwards", lambda s, names: names == sorted(names, reverse=True)),
    ("sorted_by_name", lambda s, names: names[1:] == sorted(names[1:])),
    ("order_of_the_dictionary", _as_written),
    ("depth_first", _is_preorder),
    ("breadth_first", _by_distance),
)


def raised(call: Call) -> str:
    """What Python said, or that the result is another one."""
    return f"Python said: {call.error}: {call.message}." if call.error else "Yours gives something else."


def _called(walk: Walk, answer: Answer, start: Start) -> list[str]:
    """One call, and its form."""
    edges, out = start
    call = answer.call(edges, out)
    if call.error == "KeyError" and graphs.stopped_at_a_dead_end(call, edges):
        walk.fail(said(known.ORDER["dead_end_breaks"], **told(call)), more=known.ORDER_MORE)
    walk.accept(call, answer, expected="a list of names", signature="`backward_order(edges, out)`")
    names = as_names(call.value)
    if names is None:
        words = {"out": f'"{out}"', "came": shown(call.value)}
        walk.fail(said(known.ORDER["not_a_list_of_names"], **words), more=known.ORDER_MORE)
    return names


def _name_order(walk: Walk, starts: list[Start], gots: list[list[str]]) -> None:
    """Leave with the mistake that explains the invalid orders."""
    if not any(gots):
        walk.fail(known.ORDER["nothing_listed"], more=known.ORDER_MORE)
    if len(starts) > 1 and all(names == gots[0] for names in gots) and len(gots[0]) > 1:
        walk.fail("always_the_same", shown=shown(gots[0]), more=known.ORDER_MORE)
    start, names = next(p for p in zip(starts, gots, strict=True) if not is_valid(*p))
    edges, out = start
    broken = _broken(edges, names)
    pair = f"Here {broken[0][1]} stands before {broken[0][0]}, and {broken[0][0]} uses it." if broken else ""
    for fits_of in (_FITS_NODES, _FITS_ORDER):
        for id_, fits in fits_of:
            if all(fits(s, n) for s, n in zip(starts, gots, strict=True) if n):
                walk.fail(said(known.ORDER[id_], pair=pair), more=known.ORDER_MORE)
        _name_nodes(walk, start, names)
    pair = pair or f"Yours begins with {names[0]}, not with {out}."
    walk.fail(said(known.ORDER["order_wrong"], pair=pair), more=known.ORDER_MORE)


def _name_nodes(walk: Walk, start: Start, names: list[str]) -> None:
    """Leave if nodes are missing, too many, or repeated."""
    edges, out = start
    wanted = graphs.reachable(edges, out)
    words = {"out": out, "graph": graphs.title(edges)}
    missing = [name for name in graphs.order(edges, out) if name not in names]
    repeated = [name for name in names if names.count(name) > 1]
    strange = [name for name in names if name not in wanted]
    if repeated:
        walk.fail(said(known.ORDER["node_repeated"], node=repeated[0], **words), more=known.ORDER_MORE)
    if strange:
        walk.fail(said(known.ORDER["everything_listed"], node=strange[0], **words), more=known.ORDER_MORE)
    if missing:
        leaves = {name for name in wanted if not graphs.after(edges).get(name)}
        id_ = "inputs_left_out" if set(missing) == leaves else "nodes_missing"
        if any(v in missing and u not in wanted for u, v in edges):
            id_ = "waits_for_strangers"
        walk.fail(said(known.ORDER[id_], node=missing[0], **words), more=known.ORDER_MORE)


@judged("Every order it gave is valid; other valid orders would be right too.")
def judge_backward_order(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> str | None:
    answer, more = answers[0], known.ORDER_MORE
    walk.more = more
    starts = plain_starts(setting, "E2.1")
    walk.at("a list of names")
    twice = [_called(walk, answer, starts[0]) for _ in range(2)]
    if is_valid(starts[0], twice[0]) and not is_valid(starts[0], twice[1]):
        walk.fail("remembers", more=more)
    gots = [_called(walk, answer, start) for start in starts]
    poisoned = answer.call(*starts[0], poison=True).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("users before what they use")
    if not all(map(is_valid, starts, gots)):
        _name_order(walk, starts, gots)
    walk.at("nodes that do not lead to the output")
    starts = with_strangers(setting, "E2.1")
    gots = [_called(walk, answer, start) for start in starts]
    for start, names in zip(starts, gots, strict=True):
        if not is_valid(start, names):
            _name_nodes(walk, start, names)
            _name_order(walk, [start], [names])
    walk.at("an output that no edge touches")
    for edges in ({}, starts[0][0]):
        call = answer.call(edges, "alone")
        if not call.ok or as_names(call.value) != ["alone"]:
            found = raised(call)
            nothing = 'the list is ["alone"] for out = "alone"'
            walk.fail(said(known.ORDER["unknown_out_breaks"], nothing=nothing, found=found), more=more)
    return _slow(answer, setting)


DIAMONDS, SECONDS = 20, 1.0


def _slow(answer: Answer, setting: Setting) -> str | None:
    """A sentence under the pass where the order is legal and made path by path: E2.2 will wait for it."""
    call = answer.call(graphs.ladder(DIAMONDS, rng(setting, "E2.1", 90)), "d0", seconds=SECONDS)
    return known.SLOW_ORDER if call.error == "TimeoutError" else None
