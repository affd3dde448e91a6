"""What a worker may call back while it answers: which functions, with what, how often."""

from __future__ import annotations

import time

import numpy as np
import pytest
from scripted import packed, reply

from autograder.engine.calling import TimeUp, time_limit
from autograder.sandbox import session as sessions
from autograder.sandbox.inside import wire


def test_a_callback_is_run_here_and_its_value_sent(opened):
    frames = [({"callback": 1, "args": packed((2.0, [3]))},), reply(1, {"value": 1})]
    session, zygote = opened(frames)
    seen = []
    first, second = (lambda *args: seen.append(("first", args))), (lambda *args: seen.append(args) or 7.5)
    assert session.ask({"do": "call"}, (first, second)).value == 1
    assert seen == [(2.0, [3])]
    sent = zygote.workers[0].heard()[0]
    assert sent["args"] == {"t": [{"k": 0}, {"k": 1}]}
    assert zygote.workers[0].heard()[0] == {"value": 7.5}


def test_arrays_go_both_ways_through_a_callback(opened):
    buffers: list = []
    tree = packed((np.arange(3.0),), buffers)
    session, zygote = opened([({"callback": 0, "args": tree}, buffers), reply(1, {"value": 1})])
    assert session.ask({"do": "call"}, (lambda x: x * 2,)).ok
    zygote.workers[0].heard()
    answer, buffers = zygote.workers[0].heard()
    assert wire.Unpacker(buffers).unpack(answer["value"]).tolist() == [0, 2, 4]


@pytest.mark.parametrize(
    ("args", "function", "said"),
    [
        (packed((1, 2)), lambda x: x, "TypeError"),
        (packed(None), lambda: 1, "TypeError"),
        (packed(("w",)), lambda x: x + 1, "TypeError"),
        (packed(()), lambda: 10**5000, "WireError: an integer with more than 4000 digits"),
        (packed(()), lambda: [np.ones(2), 10**5000], "WireError: an integer with more than 4000 digits"),
        (packed(()), lambda: 1 / 0, "ZeroDivisionError: division by zero"),
    ],
)
def test_what_a_callback_cannot_take_is_said_to_the_worker(opened, args, function, said):
    session, zygote = opened([({"callback": 0, "args": args},), reply(1, {"value": 1})])
    assert session.ask({"do": "call"}, (function,)).value == 1
    zygote.workers[0].heard()
    answer, buffers = zygote.workers[0].heard()
    assert answer["refused"].startswith(said) and len(answer["refused"]) <= 200 and buffers == []


def test_what_is_said_of_a_refusal_is_short(opened):
    def scolds():
        raise KeyError("x" * 1000)

    session, zygote = opened([({"callback": 0, "args": packed(())},), reply(1, {"value": 1})])
    session.ask({"do": "call"}, (scolds,))
    zygote.workers[0].heard()
    assert len(zygote.workers[0].heard()[0]["refused"]) == 200


@pytest.mark.parametrize("number", [-1, 1, True, 0.0])
def test_only_a_callback_that_was_offered_is_called(opened, number):
    session, _ = opened([({"callback": number, "args": packed(())},), reply(1, {"value": 1})])
    call = session.ask({"do": "call"}, (lambda: pytest.fail("it was called"),))
    assert (call.error, call.message) == ("WireError", "a call back that was not offered")


def test_it_may_call_back_often_but_not_for_ever(opened, monkeypatch):
    assert sessions.MOST_CALLBACKS == 200_000
    monkeypatch.setattr(sessions, "MOST_CALLBACKS", 3)
    back = ({"callback": 0, "args": packed(())},)
    session, _ = opened([back, back, reply(1, {"value": 1})], [back, back, back, reply(2, {"value": 1})])
    assert session.ask({"do": "call"}, (lambda: 1,)).value == 1
    session._restart()
    call = session.ask({"do": "call"}, (lambda: 1,))
    assert (call.error, call.message) == ("WireError", "it called back too often")


def test_what_it_calls_back_with_has_one_limit_for_the_whole_question(opened, monkeypatch):
    buffers: list = []
    back = ({"callback": 0, "args": packed((np.zeros(1000),), buffers)}, buffers)
    play = [back, back, reply(1, {"value": 1})]
    session, _ = opened(play, [reply(2, {"value": 1})])
    whole = wire.Ration

    def few():
        return whole(20_000)

    monkeypatch.setattr(wire, "Ration", few)
    kept: list = []
    assert session.ask({"do": "call"}, (kept.append,)).value == 1 and len(kept) == 2
    assert whole().left == wire.MAX_JSON + wire.MAX_BYTES


def test_beyond_that_limit_it_is_refused_before_it_is_read(opened, monkeypatch):
    buffers: list = []
    back = ({"callback": 0, "args": packed((np.zeros(1000),), buffers)}, buffers)
    session, _ = opened([back, back, back, reply(1, {"value": 1})])
    whole = wire.Ration
    monkeypatch.setattr(wire, "Ration", lambda: whole(20_000))
    kept: list = []
    call = session.ask({"do": "call"}, (kept.append,))
    assert (call.error, call.message) == ("WireError", "it called back with too much") and len(kept) == 2


def test_a_clock_around_a_question_waits_for_its_answer(opened, monkeypatch):
    session, _ = opened([reply(1, {"value": 1})])
    real, read = wire.receive, []

    def slowly(*words):
        time.sleep(0.3)  # the clock rings meanwhile
        tree, buffers = real(*words)
        read.append(tree["id"])
        return tree, buffers

    monkeypatch.setattr(wire, "receive", slowly)
    with pytest.raises(TimeUp), time_limit(0.05):
        session.ask({"do": "value"})
        time.sleep(20)
    assert read == [1]
