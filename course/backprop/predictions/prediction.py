"""What is asked before a figure opens: the question, the answers offered, and what each of them is told."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer offered, each a way of thinking that people have.

    text : on its card ("A, about 3 times"); symbols between dollars, `$w_1$`
    why : its own sentence or two once the figure is open: what this answer sees, what it overlooks, and
        where in the figure to look; numbers as `drawing.type` sets them
    said : how it is quoted, "about 3 times"; text where it is empty
    """

    text: str
    why: str
    said: str = ""


@dataclass(frozen=True)
class Scale:
    """A number to estimate on a line, for questions whose answer is one number.

    low, high, truth : ends of the line and the answer; log: the line is in decades
    bands : ((upper bound, sentence), …) from low to high: the sentence of the first bound not below the
        estimate; the last bound is math.inf
    unit : written behind numbers, " times"
    ticks : values marked on the line
    near : estimates between these two count as right
    """

    low: float
    high: float
    truth: float
    bands: tuple[tuple[float, str], ...]
    log: bool = False
    unit: str = ""
    ticks: tuple[float, ...] = ()
    near: tuple[float, float] = (math.nan, math.nan)

    def why(self, estimate: float) -> str:
        return next(sentence for bound, sentence in self.bands if estimate <= bound)

    def middle(self) -> float:
        return math.sqrt(self.low * self.high) if self.log else (self.low + self.high) / 2


@dataclass(frozen=True)
class Prediction:
    """One question.

    setting : the line or two above the question
    question : one sentence the learner could answer wrongly
    truth : "It is 442 times."
    options or scale : what can be answered
    right : the number of the right option, from 0
    picture : a small SVG beside the question, "" for none
    shows : a small SVG beside the answer once it is open; the line of a scale draws itself
    """

    question: str
    truth: str
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    setting: str = ""
    picture: str = ""
    shows: str = ""
    right: int = -1

    def is_right(self, choice: float) -> bool:
        """Whether an answer, the number of an option or an estimate, is the right one."""
        if self.scale:
            return self.scale.near[0] <= choice <= self.scale.near[1]
        return int(choice) == self.right

    def __post_init__(self):
        if bool(self.options) == bool(self.scale):
            raise ValueError("a prediction has either options or a scale")
