"""A clock that goes one tick further each time somebody looks: what is timed becomes a count."""

from __future__ import annotations

from types import SimpleNamespace


class Ticking:
    """Stands in a module's place of `time`: `monkeypatch.setattr(graph, "time", Ticking(0.001).module)`."""

    def __init__(self, tick: float):
        self.tick, self.looks = tick, 0
        self.module = SimpleNamespace(perf_counter=self._look)

    def _look(self) -> float:
        self.looks += 1
        return self.looks * self.tick
