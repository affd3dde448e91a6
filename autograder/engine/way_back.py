"""A way back as data: legs from the loss to each result, and what people do instead at every leg."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Env = dict[str, Any]


@dataclass(frozen=True)
class Otherwise:
    """One thing that people do instead of a leg.

    says : a clause, "{slope} is in it twice"; words in braces come from the leg
    ask : one or two sentences that say where to look
    act : (d, env) -> what goes on
    label, missing : how the card draws it
    """

    id: str
    says: str
    ask: str
    act: Callable[[Any, Env], Any] = field(repr=False)
    label: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Leg:
    """One leg of a way back, in the trunk or the last one of a road.

    kind : legs of one kind can share a mistake ("slope", "weights", "start", "leave")
    words : for the clauses: {"slope": "the slope of layer 2", "O": "O2"}
    general : those that say it of all legs of this kind: {"slope": "the slope of the sigmoid", "O": "O"}
    stations, at : the road of the card's drawing and this leg's number on it
    """

    name: str
    kind: str
    act: Callable[[Any, Env], Any] = field(repr=False)
    otherwise: tuple[Otherwise, ...] = field(default=(), repr=False)
    words: dict[str, str] = field(default_factory=dict)
    general: dict[str, str] = field(default_factory=dict)
    stations: tuple[str, ...] = ()
    at: int = 0


@dataclass(frozen=True)
class Road:
    """A result and its legs, from the loss on; roads share the legs of the trunk."""

    result: str
    legs: tuple[Leg, ...]
    adds: str = ""  # the array of env of which people add a part: the weights, in weight decay
    to: str = ""  # the place that is reached, "layer 1", where results leave one after the other


@dataclass(frozen=True)
class Way:
    """All roads in the order in which their results leave.

    see : arguments -> env, the arrays of the forward pass and the arguments by name
    forwards : (id, says, ask, see) of other forward passes that people make
    """

    roads: tuple[Road, ...]
    see: Callable[..., Env] = field(repr=False)
    forwards: tuple[tuple[str, str, str, Callable[..., Env]], ...] = field(default=(), repr=False)

    @property
    def results(self) -> tuple[str, ...]:
        return tuple(road.result for road in self.roads)

    def below(self, leg: Leg) -> tuple[str, ...]:
        """The results whose roads go through a leg, in order."""
        return tuple(road.result for road in self.roads if leg.name in [s.name for s in road.legs])


@dataclass(frozen=True)
class Explanation:
    """What was done otherwise on one road, and the factor that is left.

    faults : pairs (leg, what was done) in the order of the road
    factor : the same for every probe, or one for each
    """

    faults: tuple[tuple[Leg, Otherwise], ...] = ()
    factors: tuple[float, ...] = ()
    label: str = ""  # of the factor, "" for 1
    forward: int | None = None  # which other forward pass

    @property
    def right(self) -> bool:
        return not self.faults and not self.label and self.forward is None

    @property
    def size(self) -> int:
        return len(self.faults) + bool(self.label) + (self.forward is not None)
