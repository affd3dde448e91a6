"""Which arrays of a list an answer to E4.4 moves, and what it does with the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.chapters.one_neuron.mistakes import OTHER_STEP, SGD_STEP, SOME_LEFT, SOME_OTHERWISE
from autograder.engine.compare import as_array, close, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake

_WHAT = {
    "uphill": "went uphill",
    "missing_eta": "moved by the whole gradient, without η",
    "step_alone": "came back as the step alone",
    "two_steps": "moved two times",
    "eta_squared": "moved with η in it twice",
}


def some_arrays(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """A finder: some arrays are right, all others were left, or moved in one other way."""
    others = {m.id: m.wrong for m in SGD_STEP if m.id in _WHAT}
    found = []
    for args, got, want in zip(inputs, gots, wants, strict=True):
        parts = [as_array(part) for part in sequence(got) or ()]
        if len(parts) != len(want) or any(part is None for part in parts):
            return None
        wrong = [i for i, part in enumerate(parts) if not close(part, want[i])]
        if not wrong or len(wrong) == len(want):
            return None
        kinds = {"left": list(args[0])} | {id_: act(*args) for id_, act in others.items()}
        fits = {id_ for id_, values in kinds.items() if all(close(parts[i], values[i]) for i in wrong)}
        found.append((_which(wrong, len(want)), fits))
    whichs, fits = {which for which, _ in found}, set.intersection(*(fit for _, fit in found))
    which = whichs.pop() if len(whichs) == 1 else "Some arrays"
    if "left" in fits:
        return said(SOME_LEFT, which=f"{which} came back" if which == "Some arrays" else f"{which} is")
    for id_ in fits:
        return said(SOME_OTHERWISE, which=which, what=_WHAT[id_])
    return None


def _which(wrong: list[int], count: int) -> str:
    if wrong == [count - 1]:
        return "The last array"
    if wrong == [0]:
        return "The first array"
    return "Some arrays" if len(wrong) > 1 else f"Array {wrong[0]} of the list"


def another_step(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """A finder: every array went c · η · gradient, with one and the same c everywhere."""
    factors = []
    for (params, grads, eta), got, _ in zip(inputs, gots, wants, strict=True):
        parts = [as_array(part) for part in sequence(got) or ()]
        if len(parts) != len(params):
            return None
        for part, w, g in zip(parts, params, grads, strict=True):
            if part is None or part.shape != w.shape:
                return None
            factors.append(float(np.sum((w - part) * g) / (eta * np.sum(g**2))))
            if not close(part, w - factors[-1] * eta * g):
                return None
    if max(factors) - min(factors) > 1e-6 * abs(factors[0]) or abs(factors[0]) < 1e-9:
        return None
    return said(OTHER_STEP, times=f"{factors[0]:.4g}".replace("-", "−"))
