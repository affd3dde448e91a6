"""A known mistake: what it does to the numbers, its name, and the hints that fit it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Step:
    """Where on the way back a mistake sits, so that the card can draw it.

    stations : symbols from the loss to the result, e.g. ("L", "z", "s", "w")
    at : index of the faulty step between two stations, 0 for the one that leaves the loss
    label : two or three words under the step, "no step here"
    missing : True draws no arrow on the step, False draws it marked
    """

    stations: tuple[str, ...]
    at: int
    label: str
    missing: bool = False


@dataclass(frozen=True)
class Mistake:
    """One entry of the bank.

    id : words, e.g. "missing_sigmoid_slope"; the same in bank, tests, report and `try --json`
    name : the bold sentence, e.g. "The slope of the sigmoid is missing."
    hint : names what the code does and says where to look; never the answer
    more : the next hints: the formula and figure to look at, then a smaller worked example
    wrong : (same arguments as the answer) -> what the mistaken code returns; None where the
        mistake is found by other means than its numbers
    step : the one that was shown wrong; None where several could be
    explains : True where it was put together from the numbers and gives all of them, on every probe
    """

    id: str
    name: str
    hint: str
    more: tuple[str, ...] = ()
    wrong: Callable[..., Any] | None = None
    step: Step | None = None
    explains: bool = False


def by_id(*mistakes: Mistake) -> dict[str, Mistake]:
    """A bank in which each mistake is looked up by its id."""
    return {mistake.id: mistake for mistake in mistakes}
