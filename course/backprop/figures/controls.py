"""What a learner can move: sliders, choices, toggles and buttons, as data for the card."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Any

from backprop.drawing.notation import math_html, words

_ASCII = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")  # screen readers skip lowered digits


@dataclass(frozen=True)
class Slider:
    """A number between low and high.

    symbol : as in `drawing.type`, "w_1"; it stands as the label
    step : from one value to the next; a log slider has none, its handle stands on `stops()`
    log : 1, 2, 3, 5 of each decade, and low, high, value and what stands in `also`
    also : further values that a text names, on a log slider
    group : controls of one group stand together under its name, on every kind of control
    signed : a tick at zero
    live : False redraws on release only (for what takes longer than 50 ms)
    digits : decimals shown (log: significant digits); 0 makes the value an int
    name : spoken name, "weight w1" or the symbol where it is empty
    """

    key: str
    symbol: str
    low: float
    high: float
    value: float
    step: float = 0.01
    learnable: bool = False
    log: bool = False
    signed: bool = False
    live: bool = True
    digits: int = 2
    name: str = ""
    also: tuple[float, ...] = ()
    group: str = ""

    def stops(self) -> tuple[float, ...]:
        """Every value that the keyboard can set, from low to high."""
        if not self.log:
            count = round((self.high - self.low) / self.step)
            return tuple(round(self.low + k * self.step, 10) for k in range(count + 1))
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        round_ones = {float(f"{digit}e{power}") for power in decades for digit in (1, 2, 3, 5)}
        inside = {float(v) for v in (*round_ones, *self.also) if self.low <= v <= self.high}
        return tuple(sorted(inside | {float(self.low), float(self.high), float(self.value)}))

    def spec(self) -> dict[str, Any]:
        """What the browser is told; on a log slider the handle counts the stops."""
        spoken = words(self.symbol).translate(_ASCII)
        name = self.name or (f"weight {spoken}" if self.learnable else spoken)
        stops = self.stops() if self.log else ()
        low, high, step = (0, len(stops) - 1, 1) if self.log else (self.low, self.high, self.step)
        return {
            "kind": "slider", "key": self.key, "html": self._label(), "name": name,
            "low": low, "high": high, "step": step, "stops": list(stops), "learnable": self.learnable,
            "log": self.log, "signed": self.signed, "live": self.live, "digits": self.digits,
            "group": self.group,
        }  # fmt: skip

    def _label(self) -> str:
        """A word stands in the page's own letters, a symbol as in a formula."""
        is_word = len(self.symbol) > 2 and self.symbol.isalpha()
        return escape(self.symbol) if is_word else math_html(self.symbol)

    def accept(self, value: Any) -> float | int:
        """The nearest value the slider can take; raises ValueError for what is not a number."""
        value = float(value)
        if not math.isfinite(value):
            raise ValueError(f"{self.key} must be a finite number")
        value = min(max(value, self.low), self.high)
        return int(round(value)) if self.digits == 0 and not self.log else value

    def extremes(self) -> tuple[Any, ...]:
        return (self.accept(self.low), self.accept(self.high))


@dataclass(frozen=True)
class Choice:
    """One of several options, as a row of buttons or as a drop-down.

    options : words, or pairs (value, words); values are text, numbers or bool
    """

    key: str
    label: str
    options: tuple[Any, ...]
    value: Any
    style: str = "buttons"
    group: str = ""

    def pairs(self) -> list[tuple[Any, str]]:
        return [o if isinstance(o, tuple) else (o, str(o)) for o in self.options]

    def spec(self) -> dict[str, Any]:
        return {
            "kind": "choice", "key": self.key, "label": self.label, "style": self.style,
            "options": [[value, words] for value, words in self.pairs()], "group": self.group,
        }  # fmt: skip

    def accept(self, value: Any) -> Any:
        for known, _ in self.pairs():
            if known == value:
                return known
        raise ValueError(f"{self.key} must be one of {[v for v, _ in self.pairs()]}")

    def extremes(self) -> tuple[Any, ...]:
        return tuple(value for value, _ in self.pairs())


@dataclass(frozen=True)
class Toggle:
    """On or off."""

    key: str
    label: str
    value: bool = False
    group: str = ""

    def spec(self) -> dict[str, Any]:
        return {"kind": "toggle", "key": self.key, "label": self.label, "group": self.group}

    def accept(self, value: Any) -> bool:
        return bool(value)

    def extremes(self) -> tuple[bool, bool]:
        return (False, True)


@dataclass(frozen=True)
class Button:
    """A step the learner asks for; its value counts the presses.

    strong : filled with ink, for the one button that starts things
    measures : this machine, anew at each press, so that nobody can prepare its pictures
    """

    key: str
    label: str
    strong: bool = False
    value: int = 0
    group: str = ""
    measures: bool = False

    def spec(self) -> dict[str, Any]:
        return {
            "kind": "button", "key": self.key, "label": self.label, "strong": self.strong,
            "group": self.group,
        }  # fmt: skip

    def accept(self, value: Any) -> int:
        return max(0, int(value))

    def extremes(self) -> tuple[int, ...]:
        return (0, 1)


Control = Slider | Choice | Toggle | Button
