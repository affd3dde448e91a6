"""What is known of a wrong dw and dx where no known mistake fits: up to where both could be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.chapters.one_neuron.mistakes import PRODUCT_STEP, SLOPE_STEP
from autograder.chapters.one_neuron.same_number import another_forward
from autograder.engine.compare import as_array, close, same, sequence
from autograder.engine.mistake import Mistake, Step


def where_they_part(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """dw = c·x and dx = c·w with one c hold wherever both last steps are right, whatever c is."""
    to_w, to_x, right = [], [], [True, True]
    for (x, w, _), got, want in zip(inputs, gots, wants, strict=True):
        parts = [as_array(part) for part in sequence(got) or ()]
        if len(parts) != 2 or any(part is None for part in parts):
            return None
        to_w.append(_times(parts[0], x))
        to_x.append(_times(parts[1], w))
        right = [right[i] and same(parts[i], want[i]) for i in (0, 1)]
    carried = [None not in to_w, None not in to_x]
    if all(carried) and close(to_w, to_x, rtol=1e-6):
        found = another_forward([args for args in inputs], [float(c) for c in to_w])
        if found is not None:
            return found
    if not any(right):
        return _both(carried, to_w, to_x)
    wrong = 1 if right[0] else 0
    return _one(("dw", "dx")[wrong], ("dx", "dw")[wrong], ("x", "w")[wrong], carried[wrong])


def _times(part: Any, factor: Any) -> float | None:
    """c where `part` is c times `factor`, None where it is not."""
    factor = np.asarray(factor, dtype=float)
    if part.shape != factor.shape:
        return None
    c = float(np.sum(part * factor) / np.sum(factor**2))
    return c if close(part, c * factor, rtol=1e-6) else None


def _both(carried: list[bool], to_w: list[Any], to_x: list[Any]) -> Mistake:
    if all(carried):
        if close(to_w, to_x, rtol=1e-6):
            return Mistake(
                "before_they_part",
                "`dw` and `dx` are off by one common number.",
                "So both last steps, to *w* and to *x*, are right. The fault lies before they part: in the "
                "step that leaves the loss, in the slope of the sigmoid, or in the *s* and *z* of both.",
                SLOPE_STEP,
            )
        return Mistake(
            "first_wrong_dw",
            "`dw` and `dx` do not start from the same number.",
            "`dw` is a number times *x* and `dx` a number times *w*, as they should be, but the two numbers "
            "differ, and neither is right. One number arrives at *s*; both are made of it.",
            SLOPE_STEP,
        )
    bad = [("`dw`", "*x*"), ("`dx`", "*w*")]
    wrong = [pair for pair, ok in zip(bad, carried, strict=True) if not ok]
    said = " and ".join(f"{name} is not a number times {factor}" for name, factor in wrong)
    id_ = "first_wrong_dw" if not carried[0] else "first_wrong_dx"
    hint = "Look at the product between *s* and the two ends: which factor does each of them carry?"
    return Mistake(id_, f"{said}.", hint, PRODUCT_STEP)


def _one(name: str, other: str, factor: str, carries: bool) -> Mistake:
    if carries:
        return Mistake(
            f"first_wrong_{name}",
            f"`{name}` alone is not right yet.",
            f"It is a number times *{factor}*, as it should be, but not the number that is in `{other}`. "
            f"`{other}` is right: what is different on the way to `{name}`?",
            SLOPE_STEP,
        )
    step = Step(("L", "z", "s", name[1]), 2, "look here")
    hint = f"It is not a number times *{factor}*. Look at its last step, at the product. `{other}` is right."
    return Mistake(f"first_wrong_{name}", f"`{name}` alone is not right yet.", hint, PRODUCT_STEP, None, step)
