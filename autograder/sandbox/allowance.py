"""The time of one notebook: how much is left for whom, and what took it."""

from __future__ import annotations

import time
from dataclasses import dataclass

SECONDS_OF_A_CHECK = 10.0  # left for each check still to come; where there is less, all have equal parts


@dataclass
class Spent:
    """How long a function of a student's, or a cell by its first line, has taken so far."""

    name: str
    is_cell: bool
    seconds: float = 0.0
    times: int = 0


class Allowance:
    """Seconds that count down; `too_much` names who took the most, once somebody came too late or was cut."""

    def __init__(self, seconds: float):
        self._ends = self._until = time.monotonic() + seconds
        self._spent: dict[str, Spent] = {}
        self.too_much: Spent | None = None

    def share(self, still_to_come: int) -> None:
        """From here on, until it is called again: leave what as many checks need that are still to come."""
        left = self._ends - time.monotonic()
        self._until = time.monotonic() + max(
            left / (still_to_come + 1), left - SECONDS_OF_A_CHECK * still_to_come
        )
        self.too_much = None

    def left(self) -> float:
        """Seconds that may be used now; 0 or less when they are used up."""
        return self._until - time.monotonic()

    def spend(self, request: dict, seconds: float) -> None:
        """Take note of what a request to a worker took."""
        first = str(request.get("source", "")).strip().split("\n")[0][:60]
        spent = self._spent.setdefault(name := request.get("name") or first, Spent(name, "source" in request))
        spent.seconds, spent.times = spent.seconds + seconds, spent.times + 1

    def was_cut(self) -> None:
        """Somebody had less time than was meant for them."""
        self.too_much = max(self._spent.values(), key=lambda spent: spent.seconds, default=None)
