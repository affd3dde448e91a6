"""What a check says: passed, not yet, or could not check, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from autograder.engine.mistake import Mistake

PASSED, NOT_YET, COULD_NOT_CHECK = "passed", "not yet", "could not check"


@dataclass(frozen=True)
class Setting:
    """How thorough a check is: quick in the notebook, full when graded.

    seed : chosen by the instructor; probes depend on it and on the exercise alone.
    asserts : text of the released test cell, where that is plain asserts and not a call of check
    """

    full: bool = False
    seed: int = 0
    asserts: str = ""


@dataclass(frozen=True)
class Verdict:
    """The outcome of one check of one part.

    holds : properties in the order they were tried, True where they held ("shapes", True)
    headline : the mistake's name, or the structural fault, as one bold sentence
    hint : what the code does and where to look, never the expected numbers
    more : second and third hints, folded until asked for
    passed_with : one sentence under a pass
    traceback : of the check itself, where a fault of ours left nothing judged
    """

    status: str
    holds: tuple[tuple[str, bool], ...] = ()
    headline: str = ""
    hint: str = ""
    more: tuple[str, ...] = ()
    mistake: Mistake | None = None
    passed_with: str = ""
    traceback: str = ""

    @property
    def passed(self) -> bool:
        return self.status == PASSED


@dataclass(frozen=True)
class Exercise:
    """One exercise of the contract (`curriculum.md` section 5).

    names : the functions, classes or values that its check takes, in order
    parts : points of each test cell; the key is the word after the id ("" where there is one)
    judge : (answers, part, setting) -> Verdict
    part_names : where a part takes other names than the rest ("bonus": one layer of one's own)
    given : names defined above the answer in the notebook, as source text, for `autograder try`
    seconds : how long an answer file and all its checks may run; more where something is trained
    """

    id: str
    names: tuple[str, ...]
    parts: dict[str, float]
    judge: Callable[..., Verdict] = field(repr=False)
    given: str = ""
    part_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seconds: float = 10.0

    def names_for(self, part: str) -> tuple[str, ...]:
        """The names that one part's check takes; all of them unless `part_names` says otherwise."""
        return self.part_names.get(part, self.names)

    @property
    def points(self) -> float:
        return sum(self.parts.values())
