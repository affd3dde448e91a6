"""Workers that say what a test puts into their mouth, frame by frame; no process is started."""

from __future__ import annotations

import socket
import time

from autograder.sandbox.inside import wire

HANGS_UP = b"\xff" * 64  # no frame at all


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
