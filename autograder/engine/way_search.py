"""The search for what explains an answer's ways back.

A result's road is the trunk up to where it leaves, and its own last leg. Each known mistake is tried
at every leg of every road, alone, in pairs and times a factor (`explanations`); what fits several
roads is put together in `telling`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.compare import ATOL, RTOL, RTOL_FLOAT32, as_array, close, is_float32
from autograder.engine.way_back import Env, Explanation, Otherwise, Road, Way

MOST = 8  # explanations of one result that are kept

NUMBERS_AT_ONCE = 1 << 18  # of candidates that are compared together: 2 MB

_REFUSED = object()  # in place of what numpy cannot work out


class _Got:
    """What came back for one result, ready to be compared with many candidates."""

    def __init__(self, values: Sequence[Any]):
        given = [as_array(value) for value in values]
        self.arrays = [np.asarray(a, dtype=float) for a in given if a is not None and a.size]
        self.single = any(is_float32(value) for value in values)
        self.usable = len(self.arrays) == len(given) and all(np.isfinite(a).all() for a in self.arrays)
        if self.usable:
            self._at = [int(np.argmax(np.abs(a))) for a in self.arrays]
            self._sizes = [float(np.max(np.abs(a))) for a in self.arrays]
        self.is_zero = self.usable and all(size <= ATOL for size in self._sizes)
        self._rough = RTOL_FLOAT32 * 10 if self.single else 1e-6

    def ratio(self, value: Any, probe: int) -> float | None:
        """c where this is c times `value`, None where it is no multiple of it."""
        return self.ratios([value], probe)[0]

    def ratios(self, values: Sequence[Any], probe: int) -> list[float | None]:
        """The same of many values, compared together: most of the time went into asking one by one."""
        got = self.arrays[probe]
        found: list[float | None] = [None] * len(values)
        like = [i for i, value in enumerate(values) if value is not None and np.shape(value) == got.shape]
        if not like:
            return found
        flat = np.array([values[i] for i in like], dtype=float).reshape(len(like), -1)
        if self._sizes[probe] <= ATOL:  # nothing came back: nothing else is the same
            for row, i in enumerate(like):
                found[i] = 1.0 if float(np.max(np.abs(flat[row]), initial=0.0)) <= ATOL else None
            return found
        wanted = got.ravel()
        ratios = wanted[self._at[probe]] / flat[:, self._at[probe]]
        most = self._rough * self._sizes[probe] + ATOL
        fits = (np.abs(wanted - ratios[:, None] * flat) <= most).all(axis=1)  # nan fits nothing
        for fitting in np.flatnonzero(fits):
            found[like[fitting]] = float(ratios[fitting]) or None
        return found

    def is_(self, value: Any, probe: int, factor: float = 1.0) -> bool:
        rtol = RTOL_FLOAT32 if self.single else RTOL * 10
        return close(self.arrays[probe], np.asarray(value, dtype=float) * factor, rtol)


class Search:
    """Explanations for the results of one answer."""

    def __init__(
        self,
        way: Way,
        inputs: Sequence[tuple[Any, ...]],
        gots: Mapping[str, Sequence[Any]],
        labels: dict[str, list[float]],
    ):
        self.way, self.labels = way, labels
        with np.errstate(all="ignore"):
            self.envs = [way.see(*args) for args in inputs]
            self.others = [[see(*args) for args in inputs] for *_, see in way.forwards]
        self.gots = {name: _Got(values) for name, values in gots.items()}

    def explanations(self) -> dict[str, list[Explanation]]:
        """For each result the simplest explanations; an empty list where nothing was found."""
        found: dict[str, list[Explanation]] = {}
        hopeless = False
        with np.errstate(all="ignore"):
            for road in self.way.roads:
                seeds = [e for before in found.values() for e in before if e.faults]
                found[road.result] = self._of(road, seeds, pairs=not hopeless)
                hopeless |= not found[road.result]
        return found

    # --- one road ------------------------------------------------------------------------------------------

    def _of(self, road: Road, seeds: list[Explanation], pairs: bool) -> list[Explanation]:
        got = self.gots[road.result]
        if not got.usable:
            return []
        if got.is_zero:  # whatever is 0 by chance would explain it
            return list(itertools.islice(self._fitting(road, got, [{}]), 1))
        found = list(self._fitting(road, got, [{}]))
        if found and found[0].right:
            return found[:1]
        ones = [{i: o} for i, leg in enumerate(road.legs) for o in leg.otherwise]
        found += self._fitting(road, got, ones)
        found += self._from_seeds(road, got, seeds)
        found += self._with_a_part_added(road, got)
        found += self._other_forwards(road, got, [{}])
        found = found or list(self._other_forwards(road, got, ones, seeds))
        if not found and pairs:
            found = list(self._fitting(road, got, self._pairs(road)))
        unique = {(e.forward, e.label, tuple((s.name, o.id) for s, o in e.faults)): e for e in found}
        return sorted(unique.values(), key=lambda e: e.size)[:MOST]

    def _from_seeds(
        self, road: Road, got: _Got, seeds: list[Explanation], envs: list[Env] | None = None
    ) -> Iterator[Explanation]:
        """What an earlier road was explained by, as far as it is shared, and at most one thing more."""
        place = {leg.name: i for i, leg in enumerate(road.legs)}
        tried = set()
        for seed in seeds:
            shared = {place[s.name]: o for s, o in seed.faults if s.name in place}
            key = tuple(sorted((i, o.id) for i, o in shared.items()))
            if not shared or key in tried:
                continue
            tried.add(key)
            more = [{**shared, i: o} for i, s in enumerate(road.legs) if i not in shared for o in s.otherwise]
            yield from self._fitting(road, got, [shared, *more], envs)

    def _with_a_part_added(self, road: Road, got: _Got) -> Iterator[Explanation]:
        """The right result and one and the same part of another array."""
        decay = [(leg, o) for leg in road.legs for o in leg.otherwise if o.id == "decay"]
        if not road.adds or not decay:
            return
        parts = []
        for probe, env in enumerate(self.envs):
            right, added = _walk(road, {}, env), env[road.adds]
            if np.shape(right) != got.arrays[probe].shape:
                return
            parts.append(float(np.sum((got.arrays[probe] - right) * added) / np.sum(added**2)))
            if not got.is_(right + parts[-1] * added, probe):
                return
        if max(parts) - min(parts) <= 1e-6 * abs(parts[0]):
            yield Explanation((decay[0],), (1.0,) * len(parts))

    def _pairs(self, road: Road) -> Iterator[dict[int, Otherwise]]:
        legs = list(enumerate(road.legs))
        for i, first in legs:
            for j, second in legs[i + 1 :]:
                for a in first.otherwise:
                    for b in second.otherwise:
                        yield {i: a, j: b}

    def _other_forwards(
        self, road: Road, got: _Got, candidates: Any, seeds: Sequence[Explanation] = ()
    ) -> Iterator[Explanation]:
        for number, envs in enumerate(self.others):
            mine = [seed for seed in seeds if seed.forward == number]
            for one in [
                *self._fitting(road, got, candidates, envs),
                *self._from_seeds(road, got, mine, envs),
            ]:
                yield replace(one, forward=number)

    def _fitting(
        self,
        road: Road,
        got: _Got,
        candidates: Any,
        envs: list[Env] | None = None,
    ) -> Iterator[Explanation]:
        """Those candidates that are the answer, times a known factor, on every probe."""
        envs = self.envs if envs is None else envs
        for faults, value, ratio in self._fit_first(road, got, candidates, envs[0]):
            ratios = [ratio]
            values = [value]
            for probe in range(1, len(envs)):
                values.append(_walk(road, faults, envs[probe]))
                again = got.ratio(values[-1], probe)
                if again is None:
                    break
                ratios.append(again)
                if probe == 1 and self._label(ratios)[0] is None:  # no more probes make it a known factor
                    break
            else:
                label, factors = self._label(ratios)
                if label is None or not all(got.is_(v, i, factors[i]) for i, v in enumerate(values)):
                    continue
                pairs = tuple((road.legs[i], o) for i, o in sorted(faults.items()))
                yield Explanation(pairs, tuple(factors), label)

    def _fit_first(
        self, road: Road, got: _Got, candidates: Any, env: Env
    ) -> Iterator[tuple[dict[int, Otherwise], Any, float]]:
        """(candidate, value, ratio) of those that fit the first probe: it tells most of them apart."""
        walked: dict[Any, Any] = {}  # what is the same for many candidates
        waiting = iter(candidates)
        at_once = max(1, min(256, NUMBERS_AT_ONCE // got.arrays[0].size))
        while some := list(itertools.islice(waiting, at_once)):
            values = [_walk(road, faults, env, walked) for faults in some]
            for faults, value, ratio in zip(some, values, got.ratios(values, 0), strict=True):
                if ratio is not None:
                    yield faults, value, ratio

    def _label(self, ratios: list[float]) -> tuple[str | None, list[float]]:
        """The factor's name, "" for 1; None where it has none and changes from probe to probe."""
        near = 1e-3 if any(got.single for got in self.gots.values()) else 1e-6
        if all(abs(c - 1) <= near for c in ratios):
            return "", [1.0] * len(ratios)
        for label, factors in self.labels.items():
            if all(abs(c - f) <= near * abs(f) for c, f in zip(ratios, factors, strict=False)):
                return label, list(factors)
        if len(ratios) > 1 and max(ratios) - min(ratios) <= near * abs(ratios[0]):
            return f"×{ratios[0]:.6g}", ratios
        return None, ratios


def _walk(road: Road, faults: dict[int, Otherwise], env: Env, walked: dict | None = None) -> Any:
    """The result at the end of a road; None where numpy refuses it."""
    last = max(faults, default=0)
    try:
        d = _reaching(road, last, faults, env, {} if walked is None else walked)
        if d is _REFUSED:
            return None
        for i in range(last, len(road.legs)):
            d = faults.get(i, road.legs[i]).act(d, env)
    except Exception:  # shapes that do not fit: found by the exception instead
        return None
    return d


def _reaching(road: Road, at: int, faults: dict[int, Otherwise], env: Env, walked: dict) -> Any:
    """What arrives at a leg, kept in `walked` for all that did the same before it."""
    if not at:
        return None
    key = (at, *((i, fault.id) for i, fault in faults.items() if i < at))
    if key not in walked:
        walked[key] = _REFUSED
        before = _reaching(road, at - 1, faults, env, walked)
        if before is not _REFUSED:
            walked[key] = faults.get(at - 1, road.legs[at - 1]).act(before, env)
    return walked[key]


def right_values(way: Way, env: Env) -> dict[str, Any]:
    """What each road gives when nothing is done otherwise; for tests."""
    return {road.result: _walk(road, {}, env) for road in way.roads}
