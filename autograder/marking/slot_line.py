"""What is said between a class run and its slots: JSON objects over a socket, one a line."""

from __future__ import annotations

import contextlib
import json
import socket
import time

SEND_SECONDS = 60.0  # until the other end takes what it is told
LEAVE_SECONDS = 5.0  # a slot may take to end by itself


class Died(Exception):
    """The process of a slot ended, or said what no slot says; the text says which."""


class SlotLine:
    """One end of the socket."""

    def __init__(self, end: socket.socket):
        self._end, self._rest = end, b""

    def send(self, what: dict, until: float | None = None) -> None:
        """TimeoutError at `until`; Died where it is not taken in a minute: nobody's work was begun."""
        left = SEND_SECONDS if until is None else min(SEND_SECONDS, until - time.monotonic())
        self._end.settimeout(max(left, 0.001))
        try:
            self._end.sendall(json.dumps(what).encode() + b"\n")
        except TimeoutError:
            if until is not None and time.monotonic() >= until:
                raise
            raise Died(f"it did not listen for {SEND_SECONDS:g} s") from None

    def receive(self, until: float | None = None) -> dict | None:
        """The next object, None when the other end is closed. TimeoutError at `until`, Died if it is none."""
        while b"\n" not in self._rest:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            self._end.settimeout(left)
            try:
                more = self._end.recv(1 << 16)
            except ConnectionError:
                return None
            if not more:
                return None
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            said = json.loads(line)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            raise Died("it said what is no JSON object")
        return said

    def hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._end.close()
