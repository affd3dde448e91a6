"""Check of E2.2 reverse_mode: numbers on many graphs, and a ladder that no walk along paths survives."""

from __future__ import annotations

from math import isfinite

from autograder.chapters.chain_rule import graphs
from autograder.chapters.reverse_mode import mistakes as known
from autograder.chapters.reverse_mode.backward_order import Start, plain_starts, raised, with_strangers
from autograder.chapters.reverse_mode.wrong_sending import Gradients
from autograder.chapters.reverse_mode.wrong_tapes import FITS, right
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_number, close, same
from autograder.engine.everyday import EVERYDAY
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.reading import Stop, place, read, told
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

DIAMONDS, SECONDS, SECONDS_QUICK = 25, 5.0, 3.0


def _first_wrong(start: Start, got: Gradients) -> str:
    """Going back, the first node whose number is wrong."""
    want = graphs.gradients(*start)
    return next((node for node in graphs.order(*start) if not close(got[node], want[node])), start[1])


def _name_gradients(walk: Walk, starts: list[Start], gots: list[Gradients]) -> None:
    """Leave with the mistake that explains the wrong numbers."""
    start, got = next(p for p in zip(starts, gots, strict=True) if not right(*p))
    node = _first_wrong(start, got)
    count = sum(v == node for _, v in start[0])
    users = "one user" if count == 1 else f"{count} users"
    words = {"node": node, "graph": graphs.title(start[0]), "users": users, "out": start[1]}
    for id_, fits in FITS:
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
        if right(start, got):
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
    if not all(map(right, starts, gots)):
        _name_gradients(walk, starts, gots)
    walk.at("nodes that do not lead to the output")
    _strangers(walk, answer, setting)
    walk.at("an output that no edge touches")
    for edges in ({}, starts[0][0]):
        call = answer.call(edges, "alone")
        if not call.ok or not isinstance(call.value, dict) or not right((edges, "alone"), call.value):
            found = raised(call)
            nothing = "its own gradient is 1, all others are 0"
            walk.fail(said(known.TAPE["unknown_out_breaks"], nothing=nothing, found=found), more=more)
    _ladder(walk, answer, setting)
