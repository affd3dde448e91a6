"""Check of E2.2 reverse_mode: numbers on many graphs, and a ladder that no walk along paths survives."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, prod
from typing import Any

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule.graphs import Edges
from autograder.chapters.reverse_mode import mistakes as known
from autograder.chapters.reverse_mode.backward_order import Start, plain_starts, raised, with_strangers
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_number, close, same
from autograder.engine.everyday import EVERYDAY
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.reading import Stop, place, read, told
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

Gradients = dict[str, Any]
DIAMONDS, SECONDS, SECONDS_QUICK = 25, 5.0, 3.0


def _right(start: Start, got: Gradients) -> bool:
    return same(got, graphs.gradients(*start))


# ---- mistakes that show in how a node's number follows from its users' numbers ------------


def _messages(start: Start, got: Gradients, node: str) -> list[tuple[float, float]]:
    """What reaches a node by the answer's own numbers: (user's number, derivative) pairs."""
    edges, out = start
    reached = graphs.reachable(edges, out)
    return [(as_number(got[u]), w) for (u, v), w in edges.items() if v == node and u in reached]


def _follows(rule: Callable[[list[tuple[float, float]]], float]) -> Callable[[Start, Gradients], bool]:
    """True where each node below `out` holds what `rule` makes of its messages."""

    def fits(start: Start, got: Gradients) -> bool:
        below = graphs.reachable(*start) - {start[1]}
        return all(close(got[node], rule(_messages(start, got, node))) for node in below)

    return fits


def _one_message(start: Start, got: Gradients) -> bool:
    """Each node holds the message of one of its users."""
    below = graphs.reachable(*start) - {start[1]}
    return all(any(close(got[node], g * w) for g, w in _messages(start, got, node)) for node in below)


def _only_from_out(start: Start, got: Gradients) -> bool:
    """What `out` itself sends has arrived, and nothing else: all others sent when they still held 0."""
    edges, out = start
    return all(close(got[node], edges.get((out, node), 0.0)) for node in graphs.reachable(edges, out) - {out})


# ---- mistakes in the order of sending, played back ----------------------------------------


def _empty(edges: Edges, out: str) -> dict[str, float]:
    return dict.fromkeys(graphs.nodes(edges), 0.0) | {out: 1.0}


def _push_again(edges: Edges, out: str) -> Gradients:
    """Sends all it holds after each message (karpathy/micrograd, issue 2)."""
    found, steps = _empty(edges, out), graphs.after(edges)

    def push(node: str) -> None:
        for v in steps.get(node, []):
            found[v] += found[node] * edges[node, v]
            push(v)

    push(out)
    return found


def _waiting_line(last_first: bool, once: bool) -> Callable[[Edges, str], Gradients]:
    """A waiting list, first or last in first out; a node sends once, or as often as it is told."""

    def wrong(edges: Edges, out: str) -> Gradients:
        found, steps, waiting, sent = _empty(edges, out), graphs.after(edges), [out], set()
        while waiting:
            node = waiting.pop(-1 if last_first else 0)
            if once and node in sent:
                continue
            sent.add(node)
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
                waiting.append(v)
        return found

    return wrong


def _in_waves(edges: Edges, out: str) -> Gradients:
    """All that was reached by the last wave sends all it holds, as often as a wave reaches it."""
    found, wave = _empty(edges, out), {out}
    while wave:
        reached = set()
        for (u, v), w in edges.items():
            if u in wave:
                found[v] += found[u] * w
                reached.add(v)
        wave = reached
    return found


def _push_once(edges: Edges, out: str) -> Gradients:
    found, steps, sent = _empty(edges, out), graphs.after(edges), set()

    def push(node: str) -> None:
        if node not in sent:
            sent.add(node)
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
                push(v)

    push(out)
    return found


def _in_order(order: Callable[[Edges, str], list[str]]) -> Callable[[Edges, str], Gradients]:
    def wrong(edges: Edges, out: str) -> Gradients:
        found, steps = _empty(edges, out), graphs.after(edges)
        for node in order(edges, out):
            for v in steps.get(node, []):
                found[v] += found[node] * edges[node, v]
        return found

    return wrong


def _as_written(edges: Edges, out: str) -> Gradients:
    found = _empty(edges, out)
    for (u, v), w in edges.items():
        found[v] += found[u] * w
    return found


def _plays(*wrongs: Callable[[Edges, str], Gradients]) -> Callable[[list[Start], list[Gradients]], bool]:
    """True if one of the wrong programs gives these numbers on all graphs."""

    def fits(starts: list[Start], gots: list[Gradients]) -> bool:
        return any(
            all(same(got, wrong(*start)) for start, got in zip(starts, gots, strict=True)) for wrong in wrongs
        )

    return fits


def _everywhere(fits: Callable[[Start, Gradients], bool]) -> Callable[[list[Start], list[Gradients]], bool]:
    return lambda starts, gots: all(fits(start, got) for start, got in zip(starts, gots, strict=True))


def _within(steps: int) -> Callable[[Edges, str], Gradients]:
    """What arrives along paths of at most so many edges."""

    def wrong(edges: Edges, out: str) -> Gradients:
        found, sent = _empty(edges, out), {out: 1.0}
        for _ in range(steps):
            arrived: dict[str, float] = {}
            for (u, v), w in edges.items():
                if u in sent:
                    arrived[v] = arrived.get(v, 0.0) + sent[u] * w
            for node, number in arrived.items():
                found[node] += number
            sent = arrived
        return found

    return wrong


def _other_seed(starts: list[Start], gots: list[Gradients]) -> bool:
    """Everything is the right number times one and the same factor, that of the output."""
    seeds = [as_number(got[start[1]]) for start, got in zip(starts, gots, strict=True)]
    return close(seeds, [seeds[0]] * len(seeds)) and all(
        all(close(got[node], seeds[0] * number) for node, number in graphs.gradients(*start).items())
        for start, got in zip(starts, gots, strict=True)
    )


# the order of trying: what is most particular first
_FITS: tuple[tuple[str, Callable[[list[Start], list[Gradients]], bool]], ...] = (
    ("seed_forgotten", _everywhere(lambda s, got: not any(as_number(g) for g in got.values()))),
    ("output_alone", _plays(_empty)),
    ("other_seed", _other_seed),
    ("order_of_the_dictionary", _plays(_as_written, _in_order(lambda edges, out: graphs.nodes(edges)))),
    (
        "sends_too_early",
        _plays(_push_again, _waiting_line(False, False), _waiting_line(True, False), _in_waves),
    ),
    ("sends_at_first_message", _plays(_push_once, _waiting_line(True, True))),
    ("breadth_first", _plays(_waiting_line(False, True))),
    ("sends_before_receiving", _everywhere(_only_from_out)),
    ("overwrites_at_fan_out", _everywhere(_one_message)),
    ("upstream_missing", _everywhere(_follows(lambda pairs: sum(w for _, w in pairs)))),
    ("derivative_missing", _everywhere(_follows(lambda pairs: sum(g for g, _ in pairs)))),
    ("added_along_the_path", _everywhere(_follows(lambda pairs: sum(g + w for g, w in pairs)))),
    ("multiplied_across_paths", _everywhere(_follows(lambda pairs: prod(g * w for g, w in pairs)))),
    ("mean_of_messages", _everywhere(_follows(lambda pairs: sum(g * w for g, w in pairs) / len(pairs)))),
    ("signs_dropped", _everywhere(_follows(lambda pairs: sum(g * abs(w) for g, w in pairs)))),
    ("divided_on_the_way", _everywhere(_follows(lambda pairs: sum(g / w for g, w in pairs)))),
    ("subtracted_on_the_way", _everywhere(_follows(lambda pairs: sum(g - w for g, w in pairs)))),
    ("whole_messages", _everywhere(_follows(lambda pairs: sum(int(g * w) for g, w in pairs)))),
    ("largest_message", _everywhere(_follows(lambda pairs: max(g * w for g, w in pairs)))),
    ("largest_message", _everywhere(_follows(lambda pairs: max(0.0, *(g * w for g, w in pairs))))),
    ("messages_squared", _everywhere(_follows(lambda pairs: sum(g * w * w for g, w in pairs)))),
    ("seeded_everywhere", _everywhere(_follows(lambda pairs: 1 + sum(g * w for g, w in pairs)))),
    ("stops_too_early", _plays(_within(2), _within(3))),
)


def _first_wrong(start: Start, got: Gradients) -> str:
    """Going back, the first node whose number is wrong."""
    want = graphs.gradients(*start)
    return next((node for node in graphs.order(*start) if not close(got[node], want[node])), start[1])


def _name_gradients(walk: Walk, starts: list[Start], gots: list[Gradients]) -> None:
    """Leave with the mistake that explains the wrong numbers."""
    start, got = next(p for p in zip(starts, gots, strict=True) if not _right(*p))
    node = _first_wrong(start, got)
    count = sum(v == node for _, v in start[0])
    users = "one user" if count == 1 else f"{count} users"
    words = {"node": node, "graph": graphs.title(start[0]), "users": users, "out": start[1]}
    for id_, fits in _FITS:
        if fits(starts, gots):
            walk.fail(said(known.TAPE[id_], **words), more=known.TAPE_MORE)
    walk.fail(said(known.TAPE["first_wrong_node"], **words), more=known.TAPE_MORE)


def _keys(walk: Walk, start: Start, got: Gradients) -> None:
    """Leave if the result has not one number for every node."""
    edges, out = start
    wanted = [*graphs.nodes(edges), out]
    missing = sorted({node for node in wanted if node not in got})
    strange = [key for key in got if key not in wanted]
    if missing and strange and all(isinstance(key, tuple) for key in strange):
        walk.fail(known.TAPE["keys_are_edges"], more=known.TAPE_MORE)
    if missing:
        reached = graphs.reachable(edges, out)
        leaves = {node for node in wanted if not graphs.after(edges).get(node)}
        id_ = "nodes_missing"
        if missing == [out]:
            id_ = "out_left_out"
        elif not set(missing) & reached:
            id_ = "unreached_left_out"
        elif set(got) <= leaves:
            id_ = "inputs_only"
        walk.fail(said(known.TAPE[id_], node=missing[0]), more=known.TAPE_MORE)
    if strange:
        walk.fail(said(known.TAPE["node_invented"], node=repr(strange[0])), more=known.TAPE_MORE)
    for node in wanted:
        number = as_number(got[node])
        if number is None:
            walk.fail("not_data", name=node, kind=shown(got[node]), expected="a number", more=known.TAPE_MORE)
        if not isfinite(number):
            walk.fail("nan", name=node, more=known.TAPE_MORE)


def _called(walk: Walk, answer: Answer, start: Start, keys: bool = True) -> Gradients:
    """One call, and its form."""
    call = answer.call(*start)
    if call.error == "KeyError" and start[1] in graphs.nodes(start[0]):
        _seed_not_there(walk, call, start[1])
        if graphs.stopped_at_a_dead_end(call, start[0]):
            walk.fail(said(known.TAPE["dead_end_breaks"], **told(call)), more=known.TAPE_MORE)
    walk.accept(call, answer, expected="a dict of gradients", signature="`reverse_mode(edges, out)`")
    if not isinstance(call.value, dict):
        walk.fail(said(known.TAPE["not_a_dict"], came=shown(call.value)), more=known.TAPE_MORE)
    if keys:
        _keys(walk, start, call.value)
    return call.value


def _seed_not_there(walk: Walk, call: Call, out: str) -> None:
    """Leave if the number of the output itself is read and was never put in."""
    stop = Stop(call)
    everyday = read(stop, EVERYDAY)
    if everyday is not None and everyday.id == "no_such_key" and stop.key == out:
        walk.fail(said(known.TAPE["seed_never_put_in"], place=place(stop), out=out))


def _strangers(walk: Walk, answer: Answer, setting: Setting) -> None:
    """Nodes that do not lead to the output: 0.0, and nobody waits for them."""
    for start in with_strangers(setting, "E2.2"):
        edges, out = start
        got, want, reached = (
            _called(walk, answer, start),
            graphs.gradients(*start),
            graphs.reachable(edges, out),
        )
        if _right(start, got):
            continue
        for node in sorted(set(want) - reached):
            if not close(got[node], 0.0):
                walk.fail(said(known.TAPE["strangers_take_part"], node=node, out=out), more=known.TAPE_MORE)
        node = _first_wrong(start, got)
        waits = [v for u, v in edges if u not in reached and v in reached and not close(got[v], want[v])]
        if waits:
            walk.fail(said(known.TAPE["waits_for_strangers"], node=waits[0]), more=known.TAPE_MORE)
        _name_gradients(walk, [start], [got])


def _ladder(walk: Walk, answer: Answer, setting: Setting) -> None:
    """2**25 paths, 100 edges."""
    walk.at(f"a ladder of {DIAMONDS} diamonds")
    start = (graphs.ladder(DIAMONDS, rng(setting, "E2.2", 90)), "d0")
    call = answer.call(*start, seconds=SECONDS if setting.full else SECONDS_QUICK)
    if call.error in ("TimeoutError", "MemoryError"):
        _whose_time(walk, call)
    walk.accept(call, answer)
    if not isinstance(call.value, dict) or not same(call.value, graphs.gradients(*start), rtol=1e-6):
        walk.fail("special_case", where=f"On a ladder of {DIAMONDS} diamonds the numbers are wrong.")


def _whose_time(walk: Walk, call: Call) -> None:
    """Leave with where it was when time was up: in the order, or in the walk itself."""
    stop = Stop(call)
    if "backward_order" in stop.scene.inside:
        walk.fail(known.TAPE["order_takes_too_long"], more=known.ORDER_MORE)
    line = f"Time was up at your line `{stop.scene.line}`. " if stop.scene.line else ""
    walk.fail(said(known.TAPE["every_path_walked"], place=line), more=known.TAPE_MORE)


@judged("It agrees with the sum over paths on graphs it has not seen, and ends where paths are too many.")
def judge_reverse_mode(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, more = answers[0], known.TAPE_MORE
    walk.more = more
    starts = plain_starts(setting, "E2.2")
    walk.at("a number for every node")
    first, second = (_called(walk, answer, starts[0]) for _ in range(2))
    if not all(close(second[node], as_number(value)) for node, value in first.items()):
        walk.fail("remembers", more=more)
    gots = [_called(walk, answer, start, keys=False) for start in starts]
    if any(set(got) > {*graphs.nodes(s[0]), s[1]} for s, got in zip(starts, gots, strict=True)):
        walk.fail("remembers", more=more)  # nodes of an earlier graph
    for start, got in zip(starts, gots, strict=True):
        _keys(walk, start, got)
    poisoned = answer.call(*starts[0], poison=True).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("gradients")
    if not all(map(_right, starts, gots)):
        _name_gradients(walk, starts, gots)
    walk.at("nodes that do not lead to the output")
    _strangers(walk, answer, setting)
    walk.at("an output that no edge touches")
    for edges in ({}, starts[0][0]):
        call = answer.call(edges, "alone")
        if not call.ok or not isinstance(call.value, dict) or not _right((edges, "alone"), call.value):
            found = raised(call)
            nothing = "its own gradient is 1, all others are 0"
            walk.fail(said(known.TAPE["unknown_out_breaks"], nothing=nothing, found=found), more=more)
    _ladder(walk, answer, setting)
