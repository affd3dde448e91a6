"""Which other curve a sigmoid of E4.1 is: found from its values, where one number is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.chapters.one_neuron.mistakes import SIGMOID_FORM
from autograder.chapters.reference import sigmoid
from autograder.engine.compare import as_array, close
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake

_E = np.e


def _curve(id_: str, name: str, hint: str) -> Mistake:
    return Mistake(id_, name, hint, SIGMOID_FORM)


ROUNDED = _curve(
    "rounded",
    "Your values are rounded.",
    "They agree with σ to {digits} decimals and end there. What comes later multiplies them: leave every "
    "digit as it is.",
)
CUT = _curve(
    "cut_off",
    "Your curve is cut off {where}.",
    "{flat} The other values that were tried are right. Nothing has to be clipped here.",
)
STEEPER = _curve(
    "other_steepness",
    "The curve is {times} as steep.",
    "What stands in the exponent is {factor} times s. Where does the factor come from?",
)
E_CUT_SHORT = _curve(
    "e_cut_short",
    "e is written with a few digits only.",
    "Your power has the base {base}. `np.exp` knows e to the last digit.",
)
OTHER_BASE = _curve(
    "other_base",
    "The power has another base than e.",
    "Your curve is the one with powers of {base}. `np.exp` is the power of e.",
)
SHIFTED = _curve(
    "shifted",
    "The curve is moved sideways.",
    "It is ½ at s = {at}, not at 0: a constant is added to s before the squeeze.",
)
RAISED = _curve(
    "raised",
    "A constant is added to the curve.",
    "Every value is off by {by}. The sigmoid runs from 0 to 1, and is ½ in the middle.",
)
STRETCHED = _curve(
    "stretched",
    "The curve is stretched upwards.",
    "Yours runs from {low} to {high}. The sigmoid runs from 0 to 1.",
)


STRAIGHT = _curve(
    "straight_pieces",
    "Straight pieces, not a curve.",
    "Yours rises along a line and is cut at 0 and 1. The sigmoid bends everywhere.",
)
CUT_FAR_OUT = _curve(
    "cut_off",
    "Far out your curve stops short of its ends.",
    "At −700 it is still {low}, as large as at −40: something is clipped. It should come "
    "nearer and nearer to 0.",
)


STOPS_SHORT = _curve(
    "far_out_wrong",
    "Far out your curve stops short of its ends.",
    "At s = −1000 you give {low}, at s = 1000 {high}. Asked is 0 and 1 there, to the last digit that a "
    "number keeps.",
)


def stays_away_from_its_ends(args: Any, got: Any, want: Any) -> Mistake | None:
    """The values at ±40 and ±700: right but for a floor under them."""
    array = as_array(got)
    if array is None or array.shape != (4,) or not close(array[0], array[2]) or not 1e-10 < array[2] < 1e-2:
        return None
    return _explained(CUT_FAR_OUT, low=_number(float(array[2])))


def stops_short(args: Any, got: Any, want: Any) -> Mistake | None:
    """The values at ±1000, where they are finite and not near enough to 0 and 1."""
    array = as_array(got)
    if array is None or array.shape != (2,) or not np.isfinite(array).all():
        return None
    return _explained(STOPS_SHORT, low=_number(float(array[0])), high=f"{float(array[1]):.10g}")


def other_curve(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """A finder: the curve whose one free number is the same for every value that came back."""
    s, got = _flat([args[0] for args in inputs]), _flat(gots)
    if s is None or got is None or s.shape != got.shape or not np.isfinite(got).all():
        return None
    want = sigmoid(s)
    with np.errstate(all="ignore"):
        for find in (_rounded, _cut, _exponent, _straight, _affine):
            found = find(s, got, want)
            if found is not None:
                return found
    return None


def _flat(values: Sequence[Any]) -> np.ndarray | None:
    arrays = [as_array(value) for value in values]
    if any(array is None for array in arrays):
        return None
    return np.concatenate([np.asarray(array, dtype=float).ravel() for array in arrays])


def _explained(mistake: Mistake, **words: str) -> Mistake:
    return replace(said(mistake, **words), explains=True)


def _number(value: float) -> str:
    return f"{value:.4g}".replace("-", "−")


def _rounded(s: Any, got: Any, want: Any) -> Mistake | None:
    for digits in range(1, 7):
        if close(got, np.round(want, digits), atol=1e-12):
            return _explained(ROUNDED, digits=str(digits))
    return None


def _cut(s: Any, got: Any, want: Any) -> Mistake | None:
    low, high = got.min(), got.max()
    inside = (got > low) & (got < high)
    if not inside.any() or not close(got, np.clip(want, low, high)) or close(got, want):
        return None
    below, above = (not close(got[end], want[end]) for end in (got == low, got == high))
    where = "at both ends" if below and above else "below" if below else "above"
    flats = [f"It never comes below {_number(low)}."] * below + [
        f"It never rises above {_number(high)}."
    ] * above
    return _explained(CUT, where=where, flat=" ".join(flats))


def _exponent(s: Any, got: Any, want: Any) -> Mistake | None:
    """σ(a·s + b) with one a and one b."""
    if not ((got > 0) & (got < 1)).all():
        return None
    power = np.log(got) - np.log1p(-got)
    a, b = np.linalg.lstsq(np.stack([s, np.ones_like(s)], axis=1), power, rcond=None)[0]
    if not close(got, sigmoid(a * s + b), rtol=1e-6) or a <= 0:
        return None
    base = float(np.exp(a))
    if abs(b) > 1e-6:
        return _explained(SHIFTED, at=_number(-b / a)) if abs(a - 1) < 1e-6 else None
    if abs(base - _E) < 0.05:
        return _explained(E_CUT_SHORT, base=f"{base:.6g}")
    if abs(base - round(base)) < 1e-6 and round(base) in (2, 3, 10):
        return _explained(OTHER_BASE, base=str(round(base)))
    times = {0.5: "only half", 2.0: "two times"}.get(round(a, 6), f"{_number(a)} times")
    return _explained(STEEPER, times=times, factor=_number(a))


def _straight(s: Any, got: Any, want: Any) -> Mistake | None:
    """A line, cut off at 0 and 1."""
    inside = (got > 0) & (got < 1)
    if inside.sum() < 3:
        return None
    a, b = np.linalg.lstsq(
        np.stack([s[inside], np.ones(int(inside.sum()))], axis=1), got[inside], rcond=None
    )[0]
    return STRAIGHT if close(got, np.clip(a * s + b, 0, 1)) else None


def _affine(s: Any, got: Any, want: Any) -> Mistake | None:
    """a·σ + b with one a and one b."""
    a, b = np.linalg.lstsq(np.stack([want, np.ones_like(s)], axis=1), got, rcond=None)[0]
    if not close(got, a * want + b, rtol=1e-6) or abs(b) < 1e-6:
        return None
    if abs(a - 1) < 1e-6:
        return _explained(RAISED, by=_number(b))
    return _explained(STRETCHED, low=_number(b), high=_number(a + b))
