"""What a learner can move: sliders, choices, toggles and buttons, as data for the card."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from backprop.drawing.notation import math_html, words

_ASCII = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")  # screen readers skip lowered digits


@dataclass(frozen=True)
class Slider:
    """A number between low and high.

    symbol : as in `drawing.type`, "w_1"; it stands as the label
    log : the handle moves in decades; low, high and value are the values themselves, step is in decades
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

    def spec(self) -> dict[str, Any]:
        spoken = words(self.symbol).translate(_ASCII)
        name = self.name or (f"weight {spoken}" if self.learnable else spoken)
        ends = [math.log10(v) if self.log else v for v in (self.low, self.high)]
        return {
            "kind": "slider", "key": self.key, "html": math_html(self.symbol), "name": name,
            "low": ends[0], "high": ends[1], "step": self.step, "learnable": self.learnable, "log": self.log,
            "signed": self.signed, "live": self.live, "digits": self.digits,
        }  # fmt: skip

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

    def pairs(self) -> list[tuple[Any, str]]:
        return [o if isinstance(o, tuple) else (o, str(o)) for o in self.options]

    def spec(self) -> dict[str, Any]:
        return {
            "kind": "choice", "key": self.key, "label": self.label, "style": self.style,
            "options": [[value, words] for value, words in self.pairs()],
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

    def spec(self) -> dict[str, Any]:
        return {"kind": "toggle", "key": self.key, "label": self.label}

    def accept(self, value: Any) -> bool:
        return bool(value)

    def extremes(self) -> tuple[bool, bool]:
        return (False, True)


@dataclass(frozen=True)
class Button:
    """A step the learner asks for; its value counts the presses.

    strong : filled with ink, for the one button that starts things
    """

    key: str
    label: str
    strong: bool = False
    value: int = 0

    def spec(self) -> dict[str, Any]:
        return {"kind": "button", "key": self.key, "label": self.label, "strong": self.strong}

    def accept(self, value: Any) -> int:
        return max(0, int(value))

    def extremes(self) -> tuple[int, ...]:
        return (0, 1)


Control = Slider | Choice | Toggle | Button
