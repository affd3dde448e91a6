"""A session on a worker that says what the test puts into its mouth, frame by frame; no process is started.

The real workers of both levels are in `test_session`.
"""

from __future__ import annotations

import socket
import time
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.engine.answer import Odd
from autograder.engine.calling import TimeUp, time_limit
from autograder.sandbox import session as sessions
from autograder.sandbox.inside import wire
from autograder.sandbox.session import Session

TEXT = {"output_type": "stream", "name": "stdout", "text": "a\n"}


def packed(value, buffers=None) -> object:
    packer = wire.Packer()
    tree = packer.pack(value)
    if buffers is not None:
        buffers += packer.buffers
    return tree


class Worker:
    """Both ends of one worker's line."""

    def __init__(self, number: int):
        self.number = number
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)  # as `Zygote.fork` hands it over
        self.read = 0

    def says(self, tree, buffers=()) -> None:
        wire.send(self.theirs.fileno(), tree, list(buffers), time.monotonic() + 10)

    def heard(self) -> tuple[dict, list]:
        """The next frame that the session sent."""
        return wire.receive(self.theirs.fileno(), time.monotonic() + 10)


class Zygote:
    """Forks workers that say what `play` holds for each of them, then close; the last one is silent."""

    def __init__(self, *play):
        self.play, self.workers, self.killed = list(play), [], []

    def fork(self):
        worker = Worker(len(self.workers))
        self.workers.append(worker)
        for frame in self.play.pop(0) if self.play else ():
            worker.says(*frame) if isinstance(frame, tuple) else worker.theirs.sendall(frame)
        return worker.number, worker.ours

    def kill(self, number: int) -> None:
        self.killed.append(number)


def reply(serial: int, value: dict) -> tuple:
    """A frame that answers the question with that number."""
    buffers: list = []
    return {"id": serial, "reply": packed(value, buffers)}, buffers


HANGS_UP = b"\xff" * 64  # no frame at all


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.setattr(sessions, "GRACE", 0.0)
    made = []

    def start(*play, **options):
        zygote = Zygote(*play)
        made.append((zygote, Session(zygote, **options)))
        return made[-1][::-1]

    yield start
    for zygote, session in made:
        session.close()
        for worker in zygote.workers:
            worker.theirs.close()


# ---- cells


def test_a_cell_is_sent_with_its_seconds_and_its_outputs_come_back_clean(opened):
    session, zygote = opened([reply(1, {"outputs": [TEXT, "junk"], "ran": True})])
    assert session.run_cell("x = 1", 3.0) == [TEXT]
    assert zygote.workers[0].heard()[0] == {
        "do": "cell",
        "source": "x = 1",
        "draw": True,
        "id": 1,
        "seconds": 3.0,
    }


def test_thirty_seconds_are_a_cells_and_five_a_calls(opened):
    session, zygote = opened([reply(1, {"outputs": []}), reply(2, {"value": 1}), reply(3, {"value": 1})])
    session.run_cell("x = 1")
    session.answer("f").call()
    session.answer("f").call(seconds=0.5)
    assert [zygote.workers[0].heard()[0]["seconds"] for _ in range(3)] == [30.0, 5.0, 0.5]


def test_a_cell_that_brings_no_outputs_is_an_error_in_words(opened):
    session, _ = opened([reply(1, {"error": "MemoryError", "message": "too much"}), reply(2, {})])
    assert session.run_cell("x")[0]["traceback"] == ["MemoryError: too much"]
    assert session.run_cell("x")[0]["traceback"] == ["Error: "]


def test_a_reply_is_to_the_question_that_was_asked(opened):
    session, zygote = opened([reply(7, {"value": 1})])
    assert session.ask({"do": "value"}).error == "WireError"
    assert zygote.killed == [0] and len(zygote.workers) == 2


# ---- what a worker may say


@pytest.mark.parametrize(
    "frame",
    [
        ([1, 2],),
        ("reply",),
        ({"id": 1},),
        ({"id": 1, "reply": [1]},),
        ({"id": 1, "reply": {"a": ["<f8", [1], 0]}},),
        ({"reply": packed({"value": 1})},),
        ({"callback": 0, "args": packed((1,))},),
        ({"callback": "0", "args": packed((1,))},),
        ({"callback": None, "args": packed((1,))},),
        HANGS_UP,
    ],
)
def test_whatever_else_it_says_fails_the_one_call_and_it_is_replaced(opened, frame):
    session, zygote = opened([frame], [reply(2, {"value": 5})])
    call = session.ask({"do": "value"})
    assert call.error == "WireError" and call.message
    assert zygote.killed == [0] and session.generation == 1
    assert session.ask({"do": "value"}).value == 5


def test_a_worker_that_died_or_is_silent_is_replaced(opened):
    session, zygote = opened([], [], [reply(3, {"value": 5})])
    zygote.workers[0].theirs.close()
    assert session.ask({"do": "value"}).error == "Crash"
    silent = session.ask({"do": "value"}, seconds=0.05)
    assert (silent.error, silent.message) == ("TimeoutError", "it did not stop when its time was up")
    assert session.ask({"do": "value"}).value == 5
    assert zygote.killed == [0, 1]


def test_a_new_worker_runs_the_cells_of_the_old_one(opened):
    ran, stopped = {"outputs": []}, {"outputs": [], "stopped": {"error": "NameError", "first": 1}}
    waited = {"outputs": [], "stopped": {"error": "TimeoutError", "line": 3, "first": 3}}
    session, zygote = opened(
        [reply(1, ran), reply(2, stopped), reply(3, waited), reply(4, ran), HANGS_UP],
        [reply(6, ran), reply(7, ran), reply(8, ran), reply(9, ran), reply(10, {"value": 5}), HANGS_UP],
        [reply(12, ran), reply(13, ran), reply(14, ran), reply(15, ran)],
    )
    for number in range(1, 5):
        session.run_cell(f"cell {number}\nline 2\nline 3", 2.0 + number)
    session.ask({"do": "value"})
    again = [zygote.workers[1].heard()[0] for _ in range(4)]
    once_more = [(f"cell {number}\nline 2\nline 3", None) for number in (1, 2, 3, 4)]
    once_more[2] = (once_more[2][0], 2)  # from the line that used up the time on, only what is defined
    assert [(one["source"], one.get("whole")) for one in again] == once_more
    assert [one["seconds"] for one in again] == [3.0, 4.0, 5.0, 6.0]
    assert session.ask({"do": "value"}).value == 5
    session.ask({"do": "value"})
    third = [zygote.workers[2].heard()[0] for _ in range(4)]
    assert [(one["source"], one.get("whole")) for one in third] == once_more


def test_what_a_cell_defines_is_made_again_where_it_took_its_worker_with_it(opened):
    ran = {"outputs": []}
    session, zygote = opened(
        [HANGS_UP], [reply(2, ran), reply(3, ran), HANGS_UP], [reply(5, ran), reply(6, ran)]
    )
    assert session.run_cell("def f(): pass\nboom()")[0]["ename"] == "WireError"
    assert session.stopped.error == "WireError" and session.run_cell("x = 1") == []
    asked = [zygote.workers[1].heard()[0] for _ in range(2)]
    assert [(one["source"], one.get("whole")) for one in asked] == [
        ("def f(): pass\nboom()", 0),
        ("x = 1", None),
    ]
    session.ask({"do": "value"})
    again = [zygote.workers[2].heard()[0] for _ in range(2)]
    assert [(one["source"], one.get("whole")) for one in again] == [
        ("def f(): pass\nboom()", 0),
        ("x = 1", None),
    ]


def test_a_definition_that_takes_its_worker_with_it_is_not_tried_twice(opened):
    session, zygote = opened([HANGS_UP], [HANGS_UP], [reply(3, {"value": 5})])
    session.run_cell("boom()")
    assert session.ask({"do": "value"}).value == 5 and len(zygote.workers) == 3


def test_the_thirteenth_worker_is_the_last(opened):
    session, zygote = opened(*[[HANGS_UP]] * 13)
    errors = [session.ask({"do": "value"}).error for _ in range(15)]
    assert errors == ["WireError"] * 13 + ["TimeoutError"] * 2
    assert len(zygote.workers) == 13 and zygote.killed == list(range(13))
    assert session.ask({"do": "value"}).message == "its process had to be replaced too often"


def test_what_is_used_up_is_not_asked(opened):
    session, zygote = opened([reply(1, {"value": 1})], total_seconds=0.0)
    assert session.ask({"do": "value"}).error == "TimeoutError"
    assert session.run_cell("x")[0]["ename"] == "TimeoutError"
    zygote.workers[0].theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        zygote.workers[0].theirs.recv(1)


def test_no_call_gets_more_than_what_is_left(opened):
    session, zygote = opened([reply(1, {"value": 1})], total_seconds=2.0)
    assert session.ask({"do": "value"}, seconds=5.0).value == 1
    assert 0 < zygote.workers[0].heard()[0]["seconds"] <= 2.0


def test_a_submission_has_four_minutes_and_a_worker_a_second_of_grace():
    assert (sessions.TOTAL_SECONDS, sessions.GRACE, sessions.MOST_RESTARTS) == (240.0, 1.0, 12)


def test_the_grace_is_given_to_the_worker(opened, monkeypatch):
    monkeypatch.setattr(sessions, "GRACE", 30.0)
    session, seen = opened([])[0], []
    monkeypatch.setattr(sessions, "time", SimpleNamespace(monotonic=lambda: 100.0))
    monkeypatch.setattr(wire, "send", lambda fd, tree, buffers, until: seen.append(until))
    monkeypatch.setattr(wire, "receive", lambda fd, until, ration: seen.append(until) or ({}, []))
    session.ask({"do": "value"}, seconds=5.0)
    assert seen == [135.0, 135.0]


def test_closing_ends_the_worker_even_if_it_is_gone(opened):
    session, zygote = opened([])

    def gone(number):
        zygote.killed.append(number)
        raise ProcessLookupError

    zygote.kill = gone
    with session:
        pass
    assert zygote.killed == [0] and zygote.workers[0].ours.fileno() == -1


# ---- calls back


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


# ---- what travels


def test_a_generator_travels_by_its_state(opened):
    session, zygote = opened([reply(1, {"value": 1})])
    rng = np.random.default_rng(7)
    session.ask({"do": "call"}, (rng,))
    [sent] = zygote.workers[0].heard()[0]["args"]["t"]
    state = rng.bit_generator.state
    assert sent["g"] == {**state, "state": {key: int(value) for key, value in state["state"].items()}}
    old = np.random.Generator(np.random.MT19937(3))
    assert type(sessions._plain({"key": np.int64(3), "name": "x", "other": None})["key"]) is int
    assert sessions._plain({"other": None}) == {"other": "None"} and old is not None


def test_arrays_of_the_check_travel_and_others_of_its_things_are_named(opened):
    session, zygote = opened([reply(1, {"value": 1})])
    session.ask({"do": "call"}, (np.arange(2.0), object()))
    sent, buffers = zygote.workers[0].heard()
    assert sent["args"]["t"] == [{"a": ["<f8", [2], 0]}, {"o": "object"}] and len(buffers) == 1


def test_an_argument_that_does_not_cross_is_the_checks_own_fault(opened):
    session, zygote = opened([reply(1, {"value": 1})])
    with pytest.raises(ValueError, match="check's own argument does not cross: an integer with more"):
        session.ask({"do": "call"}, (10**5000,))
    assert session.ask({"do": "call"}).value == 1, "nothing was asked, so nothing has to be replaced"


def as_call(**said):
    return sessions._as_call(said)


def test_every_field_of_a_reply_is_taken_only_as_what_it_is():
    call = as_call(value=3, warned=["w"], poisoned="W", seconds=0.5)
    assert (call.value, call.error, call.message) == (3, None, "")
    assert (call.warned, call.poisoned, call.seconds) == (("w",), "W", 0.5)
    junk = as_call(warned="w", poisoned=3, seconds="1", error=7, message=["x"])
    assert (junk.warned, junk.poisoned, junk.seconds) == ((), None, 0.0)
    assert (junk.value, junk.error, junk.message) == (None, "Error", "")
    odd = as_call(warned=(3, "w"), poisoned="", seconds=1)
    assert (odd.warned, odd.poisoned, odd.seconds) == (("", "w"), None, 0.0)
    assert as_call(error="").error == "Error" and not as_call(error="").ok
    assert as_call() == as_call(value=None, error=None)
    assert (as_call().seconds, as_call().warned, as_call().changed) == (0.0, (), ())


def test_texts_of_a_reply_are_cut():
    long = "x" * 1000
    call = as_call(error=long, message=long, warned=[long], poisoned=long)
    assert [len(text) for text in (call.error, call.message, call.warned[0], call.poisoned)] == [
        80,
        500,
        200,
        40,
    ]


def test_what_is_no_data_is_odd_at_any_depth():
    odd = wire.Odd("Thing")
    value = as_call(value=[odd, (odd, {"k": odd}), 1.5]).value
    assert value == [Odd("Thing"), (Odd("Thing"), {"k": Odd("Thing")}), 1.5]


# ---- stand-ins


X = np.arange(3.0)


@pytest.mark.parametrize(
    ("args", "after", "changed"),
    [
        ((X, X), (X, X), ()),
        ((X, X), (X, X + 1), (1,)),
        ((X, 2.0), (X.astype(np.float32), 3.0), (0,)),
        ((X,), None, (0,)),  # nothing came back: nobody knows, so it is not believed
        ((X,), (X, X), (0,)),
        ((X,), [X], (0,)),
        ((2.0, "a"), None, ()),
        (([1.0, X], {"W": X}), ([1.0, X], {"W": X}), ()),
        (([1.0, X], {"W": X}), ([1.0, X, X], {}), (0, 1)),
        (((X, X), 1), ((X, -X), 1), (0,)),
        ((len, [len]), (None, None), ()),
    ],
)
def test_whether_an_argument_changed_is_seen_in_what_comes_back(opened, args, after, changed):
    """What the worker itself says of it is not read."""
    session, _ = opened([reply(1, {"value": 1, "after": after, "changed": (0, 1, 2)})])
    assert session.ask({"do": "call"}, args).changed == changed


def test_a_name_is_called_with_what_the_check_asks_for(opened):
    session, zygote = opened([reply(1, {"value": 1}), reply(2, {"value": 2}), reply(3, {"value": 3})])
    answer = session.answer("f", "def f(): ...")
    assert (answer.name, answer.source) == ("f", "def f(): ...")
    assert session.answer("g").source == ""
    assert answer.call(1).value == 1 and answer.call(read_only=False, poison=True).value == 2
    assert answer.value().value == 3
    first, second, third = (zygote.workers[0].heard()[0] for _ in range(3))
    assert first == {
        "do": "call",
        "name": "f",
        "read_only": True,
        "poison": False,
        "strict": False,
        "args": {"t": [1]},
    } | {
        "id": 1,
        "seconds": 5.0,
    }
    assert (second["read_only"], second["poison"]) == (False, True)
    assert third["seconds"] == 5.0
    assert (third["do"], third["name"], third["args"]) == ("value", "f", {"t": []})


@pytest.mark.parametrize(("error", "again"), [("TimeoutError", 1), ("Crash", 1), ("ValueError", 2)])
def test_an_answer_that_hung_or_died_is_not_waited_for_again(opened, error, again):
    session, _ = opened([reply(1, {"error": error}), reply(2, {"value": 2})])
    answer = session.answer("f")
    assert answer.call().error == error
    assert (answer.call().value or 1) == again
    assert answer.call().error in (error, "TimeoutError", "Crash")


def test_an_object_is_asked_by_its_number(opened):
    session, zygote = opened([reply(1, {"value": 4}), reply(2, {"value": 5}), reply(3, {"value": 6})])
    call, dense = session.answer("Dense").new(3)
    assert call.ok and dense.call("forward", 1.5).value == 5 and dense.get("W").value == 6
    made, called, got = (zygote.workers[0].heard()[0] for _ in range(3))
    assert (made["do"], made["name"], made["read_only"], made["args"]) == ("new", "Dense", True, {"t": [3]})
    assert {**called, "args": called["args"]["t"]} == {
        "do": "method",
        "name": "forward",
        "read_only": True,
        "of": 4,
        "args": [1.5],
        "id": 2,
        "seconds": 5.0,
    }
    assert (got["do"], got["name"], got["of"], got["seconds"]) == ("get", "W", 4, 5.0)


@pytest.mark.parametrize(
    "said", [{"value": "4"}, {"value": True}, {"value": None}, {"value": 4, "error": "E"}]
)
def test_what_made_no_object_is_none(opened, said):
    session, _ = opened([reply(1, said)])
    call, made = session.answer("Dense").new(read_only=False)
    assert made is None and call.value == said["value"]


def test_an_object_goes_with_the_process_that_made_it(opened):
    session, zygote = opened([reply(1, {"value": 4}), HANGS_UP], [reply(3, {"value": 9})])
    _, dense = session.answer("Dense").new()
    session.ask({"do": "value"})
    call = dense.get("W")
    assert (call.error, call.message) == ("Crash", "the object went with the process that made it")
    assert session.ask({"do": "value"}).value == 9, "nothing was asked of the new one"
