"""A way forward as data: each result follows from earlier ones, and is compared with the answer's own.

So one wrong station does not make all later ones look wrong, and what follows from it is said to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.engine.afterwards import step_of
from autograder.engine.compare import as_array, same
from autograder.engine.function import Function
from autograder.engine.mistake import Mistake

Seen = dict[str, Any]


@dataclass(frozen=True)
class Instead:
    """What people write for a station.

    of : its numbers from the arguments and earlier results, "got" is what came back
    over : True where what is off, one array for each probe, is of this kind; in place of `of`
    """

    id: str
    name: str
    hint: str
    of: Callable[[Seen], Any] | None = field(default=None, repr=False)
    over: Callable[[list[Any]], bool] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Station:
    """One result: how it follows from what stands before it, and what people write instead.

    ask : where to look if nothing known fits
    """

    result: str
    of: Callable[[Seen], Any] = field(repr=False)
    ask: str
    instead: tuple[Instead, ...] = ()


def finder(function: Function, stations: Sequence[Station], more: tuple[str, ...] = ()) -> Any:
    """A finder: the first station that does not follow from those before it, by its known mistake."""
    return lambda inputs, gots, wants: _Look(function, stations, inputs, gots, wants).told(more)


def fallback(function: Function, stations: Sequence[Station]) -> Any:
    """What is known where no known mistake fits: what is right, what does not follow, what follows."""
    return lambda inputs, gots, wants: _Look(function, stations, inputs, gots, wants).known()


class _Look:
    def __init__(self, function: Function, stations: Sequence[Station], inputs: Any, gots: Any, wants: Any):
        self.stations = stations
        self.own: list[Seen] = []
        self.right: list[Seen] = []
        for args, got, want in zip(inputs, gots, wants, strict=True):
            given = {
                name: np.asarray(a, dtype=float) for name, a in zip(function.arguments, args, strict=True)
            }
            parts = _parts(function, got, want)
            if parts is None:
                self.own = []
                return
            self.own.append(given | parts[0])
            self.right.append(given | parts[1])

    def _follows(self, station: Station) -> bool:
        return all(same(seen[station.result], _tried(station.of, seen)) for seen in self.own)

    def _instead(self, station: Station) -> Instead | None:
        """Known mistakes from the answer's own numbers, and from the right ones."""
        for seens in (self.own, self.right):
            for instead in station.instead:
                if self._fits(station, instead, seens):
                    return instead
        return self._treated(station)

    def _treated(self, station: Station) -> Instead | None:
        """The right numbers of a station and one step more: cut off, rounded, a column left at 0."""
        rights = [_tried(station.of, seen) for seen in self.own]
        if any(right is None for right in rights):
            return None
        found = step_of(station.result, [seen[station.result] for seen in self.own], rights)
        return Instead(*found) if found is not None else None

    def _fits(self, station: Station, instead: Instead, seens: list[Seen]) -> bool:
        gots = [own[station.result] for own in self.own]
        if instead.over is not None:
            off = [_tried(lambda s: s[0] - station.of(s[1]), pair) for pair in zip(gots, seens, strict=True)]
            return all(o is not None and o.size and np.isfinite(o).all() for o in off) and instead.over(off)
        of = instead.of
        return of is not None and all(
            same(got, _tried(of, seen)) for got, seen in zip(gots, seens, strict=True)
        )

    def _wrong(self) -> list[Station]:
        return [station for station in self.stations if not self._follows(station)]

    def told(self, more: tuple[str, ...]) -> Mistake | None:
        """The known mistakes of all stations that do not follow; None where one is not known."""
        if not self.own:
            return None
        wrong = self._wrong()
        found = [known for station in wrong if (known := self._instead(station)) is not None]
        if not found or len(found) < len(wrong):
            return None
        hint = f"{found[0].hint} {self._rest(wrong[0], len(wrong) == 1)}".strip()
        for other in found[1:]:
            if other.name != found[0].name:
                name = other.name if other.name.startswith("`") else other.name[0].lower() + other.name[1:]
                hint += f" And besides: {name}"
        return Mistake(found[0].id, found[0].name, hint, more, explains=True)

    def known(self) -> Mistake | None:
        """Which station does not follow, and what is known of the others."""
        if not self.own:
            return None
        wrong = self._wrong()
        if not wrong:
            return None
        station, instead = wrong[0], self._instead(wrong[0])
        rest = self._rest(station, len(wrong) == 1)
        if instead is not None:
            return Mistake(instead.id, instead.name, f"{instead.hint} {rest}".strip())
        name = f"`{station.result}` is the first wrong one on the way."
        return Mistake(f"first_wrong_{station.result}", name, f"{station.ask} {rest}".strip())

    def _rest(self, station: Station, only: bool) -> str:
        names = [s.result for s in self.stations]
        place = names.index(station.result)
        said = []
        if place:
            said.append(f"{_listed(names[:place])} {'is' if place == 1 else 'are'} right.")
        if only and names[place + 1 :]:
            verb = "follows" if len(names) - place == 2 else "follow"
            said.append(f"{_listed(names[place + 1 :])} {verb} from it as asked.")
        return " ".join(said)


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _parts(function: Function, got: Any, want: Any) -> tuple[Seen, Seen] | None:
    """The answer's results and the right ones by name, as arrays; None where a part is missing or odd."""
    if function.form == "dict":
        if not isinstance(got, dict) or any(result.name not in got for result in function.results):
            return None
    elif function.form == "tuple" and (
        not isinstance(got, (tuple, list)) or len(got) != len(function.results)
    ):
        return None
    own, right = {}, {}
    for result, part, wanted in function.pairs(got, want):
        array = as_array(part)
        if array is None:
            return None
        own[result.name], right[result.name] = array, np.asarray(wanted, dtype=float)
    return own, right


def _tried(of: Callable[[Any], Any], seen: Any) -> Any:
    try:
        with np.errstate(all="ignore"):
            return of(seen)
    except Exception:  # shapes that do not fit: not what was written
        return None


def one_number(offs: list[Any]) -> bool:
    """Everything is off by one and the same number."""
    flat = np.concatenate([np.ravel(off) for off in offs])
    size = float(np.max(np.abs(flat)))
    return flat.size > 1 and size > 1e-9 and float(np.ptp(flat)) <= 1e-9 * max(1.0, size)


def one_row(offs: list[Any]) -> bool:
    """Every sample of a batch is off by the same row."""
    sizes = [float(np.max(np.abs(off))) for off in offs]
    near = 1e-9 * max(1.0, *sizes)
    return min(sizes) > 1e-9 and all(off.ndim == 2 and np.all(np.abs(off - off[:1]) <= near) for off in offs)
