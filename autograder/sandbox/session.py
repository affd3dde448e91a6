"""One student's run: their cells in a worker, and stand-ins for what the cells defined.

Everything a worker says is decoded into plain data or refused. A worker that hangs or dies is
replaced, the student's cells are run again, and the call that did it fails alone.
"""

from __future__ import annotations

import contextlib
import re
import time
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.answer import Answer, Call, Instance, Odd, Scene
from autograder.engine.calling import held_together, untouched
from autograder.sandbox.allowance import Allowance
from autograder.sandbox.inside import wire
from autograder.sandbox.outputs import Room, clean_outputs, error_output
from autograder.sandbox.plain_text import cleaned
from autograder.sandbox.stopped_cell import Stopped

GRACE = 1.0  # seconds between the worker's own timer and the kill
GRACE_OF_A_CELL = (
    2.5  # the same for a cell: what is defined below the line that used up the time is still made
)
MOST_RESTARTS = 12  # four checks of one function that hangs in C took right answers their marks
MOST_CALLBACKS = 200_000
TOTAL_SECONDS = 240.0  # for all cells and calls of one submission

_NO_NAME = re.compile(r"name '(\w{1,80})' is not defined")
_WRITABLE = (np.ndarray, list, dict)
_HUNG = {"error": "TimeoutError", "message": "it did not stop when its time was up"}
_DIED = {"error": "Crash", "message": "it ended the Python process"}


class Session:
    """Runs cells and answers for one submission on workers of a `Zygote`."""

    def __init__(self, zygote, total_seconds=TOTAL_SECONDS):
        self._zygote = zygote
        self.time = Allowance(total_seconds)
        self._replay: list[tuple[str, float, int | None]] = []  # cell, seconds, whole
        self._room = Room()
        self._restarts = 0
        self._serial = 0
        self.unknown = ""  # the last name that an answer looked for in vain
        self.stopped: Stopped | None = None  # where the last cell stopped, None if it came to its end
        self._open()

    def _open(self):
        self._number, self._socket = self._zygote.fork()

    def _shut(self):
        self._socket.close()
        with contextlib.suppress(OSError):
            self._zygote.kill(self._number)

    def close(self):
        self._shut()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def generation(self):
        """Counts the workers; an object made by an earlier one is gone."""
        return self._restarts

    def run_cell(self, source: str, seconds: float = 30.0, draw: bool = True) -> list[dict]:
        """Run one cell of the student's; returns its outputs as notebook dicts. Never raises.

        Where it stopped is in `stopped` afterwards.

        draw : whether its matplotlib figures become pictures, or only the words that stand for one
        """
        reply = self._run(source, seconds, draw=draw)
        self.stopped = Stopped.of(reply)
        if "outputs" in reply:
            return self._room.keep(clean_outputs(reply["outputs"]))
        return [error_output(reply.get("error"), reply.get("message"))]

    def _run(self, source, seconds, whole=None, draw=False):
        """Run a cell, and note what another worker has to run to have the same.

        whole : how many of its lines; of those below only what they define. None: all
        """
        asked = {"do": "cell", "source": source, "draw": draw}
        asked |= {} if whole is None else {"whole": whole}
        before, reply = self.generation, self._request(asked, seconds)
        stopped = Stopped.of(reply)
        if "outputs" in reply:
            if stopped is not None and stopped.error == "TimeoutError":
                whole = stopped.above or 0  # the line that used up the time is not waited for again
            self._replay.append((source, seconds, whole))
        elif (
            whole is None and self.generation != before
        ):  # it took its worker with it: what it defines is made in the next
            self._run(source, seconds, 0)
        return reply

    def answer(self, name: str, source: str = "") -> Answer:
        return StandIn(self, name, source)

    def ask(self, request: dict, args: tuple = (), seconds: float = 5.0) -> Call:
        """Send a request about an answer and make a `Call` of whatever comes back."""
        callbacks: list = []
        packer = wire.Packer(lambda value: _outgoing(value, callbacks))
        try:
            packed = packer.pack(tuple(args))
        except wire.WireError as error:
            raise ValueError(f"the check's own argument does not cross: {error}") from None
        reply = self._request({**request, "args": packed}, seconds, packer.buffers, callbacks)
        call = replace(_as_call(reply), changed=_changed(args, reply.get("after")))
        if call.error == "NameError" and (missing := _NO_NAME.search(call.message)):
            self.unknown = missing[1]
        return call

    def _request(self, request, seconds, buffers=(), callbacks=()):
        began, left = time.monotonic(), self.time.left()
        if left <= 0:
            reply = {"error": "TimeoutError", "message": "the time for this notebook is used up"}
        elif self._restarts > MOST_RESTARTS:
            reply = {"error": "TimeoutError", "message": "its process had to be replaced too often"}
        else:
            with held_together():  # stopped half-way, the next question would get this one's answer
                reply = self._asked(request, min(seconds, left), buffers, callbacks)
            self.time.spend(request, time.monotonic() - began)
        if left < seconds and reply.get("error") == "TimeoutError":
            self.time.was_cut()
        return reply

    def _asked(self, request, seconds, buffers, callbacks):
        self._serial += 1
        until = time.monotonic() + seconds + (GRACE_OF_A_CELL if request["do"] == "cell" else GRACE)
        try:
            wire.send(
                self._socket.fileno(), {**request, "id": self._serial, "seconds": seconds}, buffers, until
            )
            return self._reply(until, callbacks)
        except wire.Deadline:
            failure = _HUNG
        except wire.Closed:
            failure = _DIED
        except wire.WireError as error:
            failure = {"error": "WireError", "message": str(error)}
        self._restart()
        return failure

    def _reply(self, until, callbacks):
        ration = wire.Ration()  # a check that keeps what its function was asked with kept 3 GB
        for _ in range(MOST_CALLBACKS):
            tree, buffers = wire.receive(self._socket.fileno(), until, ration)
            if type(tree) is not dict:
                raise wire.WireError("a frame with an unknown shape")
            if "callback" in tree:
                self._serve_callback(tree, buffers, callbacks, until)
                continue
            reply = wire.Unpacker(buffers).unpack(tree.get("reply"))
            if tree.get("id") != self._serial or type(reply) is not dict:
                raise wire.WireError("an answer to another question")
            return reply
        raise wire.WireError("it called back too often")

    def _serve_callback(self, tree, buffers, callbacks, until):
        number = tree["callback"]
        if type(number) is not int or not 0 <= number < len(callbacks):
            raise wire.WireError("a call back that was not offered")
        args = wire.Unpacker(buffers).unpack(tree.get("args"))
        packer = wire.Packer()
        try:
            answer = {"value": packer.pack(callbacks[number](*args))}
        except Exception as error:  # the student passed what the function cannot take
            answer, packer = {"refused": f"{type(error).__name__}: {error}"[:200]}, wire.Packer()
        wire.send(self._socket.fileno(), answer, packer.buffers, until)

    def _restart(self):
        self._shut()
        self._restarts += 1
        if self._restarts > MOST_RESTARTS:
            return
        self._open()
        replay, self._replay = self._replay, []
        for source, seconds, whole in replay:
            self._run(source, seconds, whole)


def _outgoing(value, callbacks):
    """Tags for what only travels towards the worker: random generators and callbacks."""
    if isinstance(value, np.random.Generator):
        return {"g": _plain(value.bit_generator.state)}
    if callable(value):
        callbacks.append(value)
        return {"k": len(callbacks) - 1}
    return None


def _plain(state):
    """A generator's state as JSON takes it."""
    if isinstance(state, dict):
        return {key: _plain(value) for key, value in state.items()}
    return int(state) if isinstance(state, (int, np.integer)) else str(state)


def _text(value, most):
    return cleaned(value[:most]) if type(value) is str else ""


def _changed(args, after):
    """Positions of the arguments that came back other than they went. A worker's word is not asked for:
    whoever wants it to be believed has to send them back as they were, which is what the answer has to do."""
    if after is None and not any(map(_could_change, args)):
        return ()
    after = after if type(after) is tuple and len(after) == len(args) else (None,) * len(args)
    return tuple(
        i
        for i, (before, now) in enumerate(zip(args, after, strict=True))
        if _could_change(before) and not _came_back(before, now)
    )


def _could_change(value):
    """Whether a call can write into it."""
    return any(map(_could_change, value)) if isinstance(value, tuple) else isinstance(value, _WRITABLE)


def _came_back(before, now):
    """Whether it is to the byte what went; what holds functions does not come back and cannot be told."""

    def not_data(value):
        raise wire.WireError("no data")

    packer = wire.Packer(not_data)
    try:
        tree = packer.pack(before)
    except wire.WireError:
        return True
    return untouched(wire.Unpacker(packer.buffers).unpack(tree), now)


def _as_call(reply: dict) -> Call:
    """A worker's reply as a `Call`; each field is taken only if it has the right type."""
    warned = reply.get("warned", ())
    warned = tuple(_text(w, 200) for w in warned) if type(warned) in (tuple, list) else ()
    seconds = reply.get("seconds", 0.0)
    return Call(
        value=_known(reply.get("value")),
        error=_text(reply["error"], 80) or "Error" if reply.get("error") is not None else None,
        message=_text(reply.get("message"), 500),
        warned=warned,
        poisoned=_text(reply.get("poisoned"), 40) or None,
        seconds=seconds if type(seconds) is float else 0.0,
        scene=Scene.of(reply.get("scene")),
    )


def _known(value: Any) -> Any:
    """Odd values as the checks know them."""
    if isinstance(value, wire.Odd):
        return Odd(value.kind)
    if type(value) in (list, tuple):
        return type(value)(_known(item) for item in value)
    if type(value) is dict:
        return {key: _known(item) for key, item in value.items()}
    return value


class StandIn(Answer):
    """Stands for a name that the student's cells defined."""

    def __init__(self, session: Session, name: str, source: str = ""):
        self._session, self.name, self.source = session, name, source
        self._hopeless: Call | None = None

    def call(self, *args, seconds=5.0, read_only=True, poison=False, strict=False):
        if self._hopeless is not None:  # it hung or died before: the class waits for it once
            return self._hopeless
        request = {"do": "call", "name": self.name, "read_only": read_only}
        request |= {"poison": poison, "strict": strict}
        call = self._session.ask(request, args, seconds)
        if call.error in ("TimeoutError", "Crash"):
            self._hopeless = call
        return call

    def value(self):
        return self._session.ask({"do": "value", "name": self.name})

    def new(self, *args, read_only=True):
        call = self._session.ask({"do": "new", "name": self.name, "read_only": read_only}, args)
        if not call.ok or type(call.value) is not int:
            return call, None
        return call, StandInInstance(self._session, call.value)


class StandInInstance(Instance):
    """Stands for an object that a student's class made."""

    def __init__(self, session: Session, number: int):
        self._session, self._number, self._generation = session, number, session.generation

    def _ask(self, request, args, seconds):
        if self._generation != self._session.generation:
            return Call(error="Crash", message="the object went with the process that made it")
        return self._session.ask({**request, "of": self._number}, args, seconds)

    def call(self, method, *args, seconds=5.0):
        return self._ask({"do": "method", "name": method, "read_only": True}, args, seconds)

    def get(self, attribute):
        return self._ask({"do": "get", "name": attribute}, (), 5.0)
