"""A sandbox that stands for many submissions: opened when first needed, replaced when it has died.

A zygote can be killed, or starve for processes, without any fault of the student whose turn it is. What
was running in it counts for nothing: the same work is done once more in a new one.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

from autograder.sandbox.launch import Zygote
from autograder.sandbox.levels import Refused, open_zygote

PAUSE = 1.0  # seconds before the second try: a machine short of processes may find some
Found = TypeVar("Found")


class Lost(OSError):
    """The sandbox died under a piece of work, and so did the one that took its place."""


class StandingSandbox:
    """no_sandbox : as in `open_zygote`. on_open : told the process group of each zygote that is opened."""

    def __init__(self, no_sandbox: bool = False, on_open: Callable[[int], None] = lambda group: None):
        self._no_sandbox, self._on_open = no_sandbox, on_open
        self._zygote: Zygote | None = None

    @property
    def level(self) -> int | None:
        """The level of the zygote that stands, None where none has been opened yet."""
        return None if self._zygote is None else self._zygote.level

    def open(self) -> None:
        """Open it before it is needed; what hinders that is said when it is needed."""
        with contextlib.suppress(OSError, Refused):
            self._opened()

    def do(self, work: Callable[[WatchedZygote], Found]) -> Found:
        """`work` on a zygote; once more on a new one where the first was lost under it.

        Raises Lost if the second was lost too, Refused where this machine gives no sandbox.
        """
        reason = ""
        for attempt in (1, 2):
            try:
                zygote = WatchedZygote(self._opened())
                found = work(zygote)
                reason = zygote.why_lost()
            except OSError as error:
                reason = str(error) or type(error).__name__
            if not reason:
                return found
            self.close()
            if attempt == 1:
                time.sleep(PAUSE)
        raise Lost(f"its sandbox died twice: {reason}")

    def _opened(self) -> Zygote:
        if self._zygote is not None and self._zygote.process.poll() is not None:
            self.close()
        if self._zygote is None:
            self._zygote = open_zygote(self._no_sandbox)
            self._on_open(self._zygote.process.pid)
        return self._zygote

    def close(self) -> None:
        zygote, self._zygote = self._zygote, None
        if zygote is not None:
            zygote.close()


class WatchedZygote:
    """A zygote that remembers whether it once gave no worker: a check that met this would only stumble."""

    def __init__(self, zygote: Zygote):
        self._zygote, self.level, self._refused = zygote, zygote.level, ""

    def fork(self):
        try:
            return self._zygote.fork()
        except OSError as error:
            self._refused = str(error) or type(error).__name__
            raise

    def kill(self, number: int) -> None:
        self._zygote.kill(number)

    def why_lost(self) -> str:
        """Why nothing that came of this zygote counts; "" if all of it does."""
        status = self._zygote.process.poll()
        return self._refused or ("" if status is None else f"it ended with status {status}")
