"""The trusted end of a zygote's control socket: a worker asked for, a worker killed.

One worker more than is used stands ready in its jail: it is asked for while the one before it works.
"""

from __future__ import annotations

import os
import socket
import sys
import threading

SECONDS = 60.0  # until a zygote answers: its first answer comes after its imports
FORK, KILL = b"f", b"k"  # a message is a letter and the number of a worker, five bytes


class NoZygote(OSError):
    """The zygote does not answer any more."""


class Control:
    """theirs : the zygote's end, for its process to inherit"""

    def __init__(self):
        self._end, self.theirs = socket.socketpair()
        self._end.settimeout(SECONDS)
        self._lock = threading.Lock()
        self._next: socket.socket | None = None  # to the worker that was asked for and not given out yet

    def fork(self) -> tuple[int, socket.socket]:
        """(number, socket) of a fresh worker. NoZygote, or OSError where the machine has no process."""
        with self._lock:
            number, ours = self._given()
            # there was no process when it was asked for, or it died while it stood ready
            if number < 0 or is_gone(ours):
                ours.close()
                number, ours = self._given()
            if number < 0:
                ours.close()
                raise OSError(-number, os.strerror(-number))
            self._ask_ahead()
        return number, ours

    def _ask_ahead(self) -> None:
        """What there is no descriptor for now is asked for when it is needed: nobody waits for it yet."""
        try:
            self._next = self._asked_for()
        except NoZygote:
            raise
        except OSError:
            self._next = None

    def _given(self) -> tuple[int, socket.socket]:
        ours, self._next = self._next or self._asked_for(), None
        try:
            reply = self._end.recv(4)
        except OSError:
            reply = b""
        if len(reply) != 4:
            ours.close()
            self._end.close()  # what it said later would be taken for the answer to another question
            raise NoZygote
        return int.from_bytes(reply, "little", signed=True), ours

    def _asked_for(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            fd = theirs.fileno().to_bytes(4, sys.byteorder)
            self._send(FORK, 0, [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fd)])
        ours.setblocking(False)
        return ours

    def _send(self, letter: bytes, number: int, ancillary=()) -> None:
        try:
            self._end.sendmsg([letter + number.to_bytes(4, "little")], ancillary)
        except OSError:
            raise NoZygote from None

    def kill(self, number: int) -> None:
        """Not waited for (5 ms): messages are read in their order, so no worker is made before it is dead."""
        with self._lock:
            self._send(KILL, number)

    def close(self) -> None:
        self._end.close()
        if self._next is not None:
            self._next.close()


def is_gone(worker: socket.socket) -> bool:
    """Whether nobody is at the other end; a worker that stands ready has said nothing yet."""
    try:
        return worker.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
