"""The faded example of a chapter: `by_hand("4.2", dw2=dw2, dx1=dx1)` looks at each number filled in.

It gives no points and knows no exercise. Each chapter keeps its holes beside its Predict questions
(`HOLES` in `backprop.predictions.NAME`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module

import numpy as np

from backprop.contents import chapter
from backprop.drawing.notation import number


@dataclass(frozen=True)
class Hole:
    """One missing number.

    truth : computes it; a number or an array
    where : what to look at when it is wrong, one sentence
    traps : (wrong value, its own sentence), for slips worth naming
    within : how far off a rounded answer may be, as a share of the largest entry
    """

    truth: Callable[[], float]
    where: str
    traps: tuple[tuple[float, str], ...] = field(default=())
    within: float = 0.005


def by_hand(section: str, **filled) -> None:
    """Print one line for each hole of the section: empty, right, or where to look."""
    module = import_module(f"backprop.predictions.{chapter(section).module}")
    holes = module.HOLES[section]
    width = max(map(len, holes))
    for name, hole in holes.items():
        print(f"{name:>{width}}  {_answer(hole, filled.get(name))}")


def _answer(hole: Hole, given) -> str:
    if given is None or given is Ellipsis:
        return "still empty"
    try:
        mine = np.asarray(given, dtype=float)
    except (TypeError, ValueError):
        return f"this is no number: {given!r}"
    truth = np.asarray(hole.truth(), dtype=float)
    shown = number(mine) if mine.ndim == 0 else str(given)
    if mine.shape != truth.shape:
        return f"a shape of {truth.shape} is asked for, this one has {mine.shape}"
    if _near(mine, truth, hole.within):
        return f"{shown} ✓".strip()
    for value, sentence in hole.traps:
        if _near(mine, np.asarray(value, dtype=float), hole.within):
            return f"{shown}  not yet. {sentence}".strip()
    if _near(mine, -truth, hole.within):
        return f"{shown}  the size is right, the sign is not.".strip()
    return f"{shown}  not yet. {hole.where}".strip()


def _near(mine, truth, share) -> bool:
    return bool(np.all(np.abs(mine - truth) <= share * max(float(np.max(np.abs(truth))), 1e-12)))
