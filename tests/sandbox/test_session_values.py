"""What travels to a worker and back, and what the stand-ins for a student's names make of it."""

from __future__ import annotations

import numpy as np
import pytest
from scripted import HANGS_UP, reply

from autograder.engine.answer import Odd
from autograder.sandbox import session as sessions
from autograder.sandbox.inside import wire


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
