"""A session on a worker that says what the test puts into its mouth, frame by frame; no process is started.

The real workers of both levels are in `test_session`.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from scripted import HANGS_UP, packed, reply

from autograder.sandbox import session as sessions
from autograder.sandbox.inside import wire

TEXT = {"output_type": "stream", "name": "stdout", "text": "a\n"}


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
