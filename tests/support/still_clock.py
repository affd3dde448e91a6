"""Two figures measure this machine; for a test their clock stands still and every machine is equally fast."""

from __future__ import annotations

import time

TICK = 2.0**-10  # seconds between two looks at the clock, about a millisecond; sums of it are exact


def with_a_still_clock(monkeypatch) -> None:
    """`time.perf_counter` goes on by TICK each time it is asked."""
    asked = iter(range(10**9))
    monkeypatch.setattr(time, "perf_counter", lambda: TICK * next(asked))
