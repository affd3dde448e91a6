"""How a truth is held against what was drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from backprop.drawing.facts import DrawnMark, Fact

BESIDES = "said besides"  # numbers that label and sentence may say without their standing in the picture
BACK = ("edges", "one walk back")  # counted on the way back, and so in its colour
_NUMBER = re.compile(r"(?<![\w.])([−-]?)(\d[\d\u202f]*)(?:\.(\d+))?(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@dataclass(frozen=True)
class Way:
    """An arrow that is neither the usual value to the right nor the usual gradient to the left."""

    colour: str
    direction: str
    dashed: bool


@dataclass(frozen=True)
class At:
    """A mark whose middle stands at a value of a scale, and of another; None for a scale that it has not.

    x, y : (name of the scale, value): the scale is read off the ticks drawn, `name.x:0.5`
    """

    x: tuple[str, float] | None = None
    y: tuple[str, float] | None = None
    log: str = ""  # "x", "y" or "xy"


@dataclass(frozen=True)
class Curve:
    """A line through values of a scale and of another: it begins and ends with them, and runs along them.

    x, y : (name of the scale, values), read off the ticks as in `At`; what lies beside the ticks may be cut off
    """

    colour: str
    x: tuple[str, Sequence[float]]
    y: tuple[str, Sequence[float]]
    log: str = ""


@dataclass(frozen=True)
class Optional:
    """What may be left out where there is no room, and if it is drawn must be so."""

    truth: Any


def rounds_to(text: str, value: float) -> bool:
    """Whether the number in `text` is `value`, rounded to the digits shown; an exact 0 alone is written 0."""
    found = _NUMBER.search(text)
    if not found:
        return False
    if power := re.fullmatch(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text):
        return abs(10.0 ** int(power[1].translate(_LEVEL)) / value - 1) < 1e-9
    sign, whole, fraction, power = found.groups()
    scale = 10.0 ** int((power or "0").translate(_LEVEL))
    unit = scale * 10.0 ** -len(fraction or "")
    shown = float(whole.replace("\u202f", "") + "." + (fraction or "0")) * scale * (-1 if sign else 1)
    if shown == 0 and not fraction and abs(value) > 1e-12:
        return False
    return abs(shown - value) <= 0.5 * unit * (1 + 1e-6) + 1e-12 * abs(value)


def says(text: str, value: float) -> bool:
    """Whether a tick says exactly its value: "10⁻⁴", "0.25"."""
    shown = re.fullmatch(r"(−?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(−?[\d.\u202f]+)", text)
    if not shown:
        return False
    if shown[2]:
        return abs(10.0 ** int(shown[2].translate(_LEVEL)) / value - 1) < 1e-9
    return abs(float(shown[3].replace("−", "-").replace("\u202f", "")) - value) <= 1e-9 * abs(value)


def besides(*numbers: object) -> dict:
    """Numbers that the words may say besides: those of the text, not of the picture."""
    return {BESIDES: {str(n).replace("-", "−") for n in numbers}}


def numbers_in(words: str) -> set[str]:
    """Every number of a text, as it is written there."""
    return {m[0] for m in _NUMBER.finditer(words)}


def usual(name: str) -> Way:
    """Values go right in solid blue, gradients and derivatives left in dashed orange."""
    back = name.removeprefix("arrow:").startswith(("d", "∂"))
    return Way("backward", "left", True) if back else Way("forward", "right", False)


def wrong(facts: Mapping[str, Fact], truth: Mapping[str, Any]) -> list[str]:
    """What stands in the picture and is not so, and what should stand there and does not."""
    scales = scales_of(facts)
    found = [
        f"{name} is not drawn"
        for name in truth
        if name not in (*facts, BESIDES) and not isinstance(truth[name], Optional | type(None))
    ]
    for name, fact in facts.items():
        if name.startswith("arrow:"):
            found += _wrong_arrow(name, fact, truth.get(name, usual(name)))
        elif tick := _tick(name):
            found += [] if isinstance(fact, DrawnMark) or says(fact, tick[1]) else [f"{name} says {fact}"]
        elif truth.get(name) is None:
            found.append(f"{name} is drawn as {fact}, and nobody says what it should be")
        elif not _holds(fact, truth[name], scales):
            found.append(f"{name} is drawn as {fact}, and is {truth[name]}")
    return found + _wrong_colours(facts)


def _wrong_arrow(name: str, fact: Fact, way: Way) -> list[str]:
    if isinstance(fact, DrawnMark) and fact.colour in (way.colour, "edge", "muted"):
        drawn = Way(way.colour, fact.direction, fact.dashed)
        return [] if drawn == way else [f"{name} goes {drawn}, and should go {way}"]
    return [f"{name} is drawn as {fact}, and should go {way}"]


def _wrong_colours(facts: Mapping[str, Fact]) -> list[str]:
    """A gradient in the blue of values, a value in the orange of gradients."""
    mixed = {True: "forward", False: "backward"}
    return [
        f"{name} is written in {fact.colour}"
        for name, fact in facts.items()
        if not isinstance(fact, DrawnMark) and ":" not in name
        and fact.colour == mixed[name.startswith(("d", "|d", "∂", *BACK))]
    ]  # fmt: skip


def _holds(fact: Fact, truth: Any, scales: Mapping) -> bool:
    if isinstance(truth, Optional):
        return _holds(fact, truth.truth, scales)
    if isinstance(truth, Callable):
        return bool(truth(fact))
    if isinstance(truth, Curve):
        return isinstance(fact, DrawnMark) and _runs_along(fact, truth, scales)
    if isinstance(truth, At):
        return isinstance(fact, DrawnMark) and _stands(fact, truth, scales)
    if isinstance(fact, DrawnMark):
        return False
    return fact == truth if isinstance(truth, str) else rounds_to(fact, float(truth))


# scales, read off the ticks that are drawn


def _tick(name: str) -> tuple[str, float] | None:
    found = re.fullmatch(r"(.*\.[xy])[:=](.*)", name)
    return (found[1], float(found[2])) if found else None


def scales_of(facts: Mapping[str, Fact]) -> dict[str, list[tuple[float, float]]]:
    """Name of a scale ("loss.x") -> (value, pixels) of each tick.

    A tick's mark is named `loss.x:0.5`, its text `loss.x=0.5`.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    for name, fact in facts.items():
        if isinstance(fact, DrawnMark) and (tick := _tick(name)):
            found.setdefault(tick[0], []).append((tick[1], fact.middle[tick[0].endswith(".y")]))
    return found


def _stands(mark: DrawnMark, at: At, scales: Mapping) -> bool:
    for axis, place in enumerate((at.x, at.y)):
        if place is None:
            continue
        scale, value = place
        log = "xy"[axis] in at.log
        if abs(pixels(scales[f"{scale}.{'xy'[axis]}"], value, log) - mark.middle[axis]) > 0.75:
            return False
    return True


def _runs_along(mark: DrawnMark, curve: Curve, scales: Mapping) -> bool:
    (across, xs), (up, ys) = curve.x, curve.y
    x = [pixels(scales[f"{across}.x"], value, "x" in curve.log) for value in xs]
    y = [pixels(scales[f"{up}.y"], value, "y" in curve.log) for value in ys]
    drawn_x, drawn_y = zip(*mark.points, strict=True)
    whole = abs(drawn_x[0] - x[0]) < 0.75 and abs(drawn_x[-1] - x[-1]) < 0.75
    return (
        mark.colour == curve.colour
        and whole
        and bool(np.allclose(np.interp(drawn_x, x, y), drawn_y, atol=0.75))
    )


def pixels(ticks, value: float, log: bool = False) -> float:
    """Where a value stands on a scale, from two of its ticks."""
    from math import log10

    (a, at_a), (b, at_b) = min(ticks), max(ticks)
    a, b, value = (log10(v) for v in (a, b, value)) if log else (a, b, value)
    return at_a + (at_b - at_a) * (value - a) / (b - a)


def spans(one: float, other: float, axis: str = "x", least: float = 0.0):
    """A mark that reaches from `one` to `other` along an axis, in pixels, at least `least` long."""
    low, high = sorted((one, other))

    def reaches(mark) -> bool:
        begin, end = (mark.box[0], mark.box[2]) if axis == "x" else (mark.box[1], mark.box[3])
        return abs(begin - low) < 0.3 and abs(end - max(high, low + least)) < 0.3

    return reaches
