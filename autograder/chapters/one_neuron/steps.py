"""Which arrays of a list an answer to E4.4 moves, and what it does with the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.chapters.one_neuron import mistakes as bank
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


def made_of_another_gradient(
    inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]
) -> Mistake | None:
    """A finder: what the steps were made of, from w − what came back."""
    steps, grads, etas, weights = [], [], [], []
    for (params, given, eta), got, _ in zip(inputs, gots, wants, strict=True):
        parts = [as_array(part) for part in sequence(got) or ()]
        if len(parts) != len(params) or any(
            p is None or p.shape != np.shape(w) for p, w in zip(parts, params, strict=True)
        ):
            return None
        steps.append([np.asarray(w, float) - p for w, p in zip(params, parts, strict=True)])
        grads.append([np.asarray(g, dtype=float) for g in given])
        weights.append([np.asarray(w, dtype=float) for w in params])
        etas.append(float(eta))
    return (
        _with_a_fixed_eta(steps, grads, etas)
        or _with_decay(steps, grads, etas, weights)
        or _with_an_eta_each(steps, grads, etas)
        or _with_treated_gradients(steps, grads, etas)
    )


Lists = list[list[np.ndarray]]


def _with_a_fixed_eta(steps: Lists, grads: Lists, etas: list[float]) -> Mistake | None:
    flat = [np.concatenate([a.ravel() for one in arrays for a in one]) for arrays in (steps, grads)]
    eta = float(np.sum(flat[0] * flat[1]) / np.sum(flat[1] ** 2))
    if abs(eta) < 1e-12 or not close(flat[0], eta * flat[1]) or len(set(etas)) < 2:
        return None
    return said(bank.ETA_OF_ONES_OWN, eta=f"{eta:.4g}".replace("-", "−"))


def _with_decay(steps: Lists, grads: Lists, etas: list[float], weights: Lists) -> Mistake | None:
    """step = η·gradient + c·w, or η·(gradient + c·w), with one c."""
    for scales in (etas, [1.0] * len(etas)):
        off = [
            [s - e * g for s, g in zip(*pair, strict=True)]
            for *pair, e in zip(steps, grads, etas, strict=True)
        ]
        left = np.concatenate([o.ravel() for one in off for o in one])
        part = np.concatenate([e * w.ravel() for one, e in zip(weights, scales, strict=True) for w in one])
        c = float(np.sum(left * part) / np.sum(part**2))
        if abs(c) > 1e-9 and close(left, c * part):
            return bank.DECAY
    return None


def _with_an_eta_each(steps: Lists, grads: Lists, etas: list[float]) -> Mistake | None:
    """Array i goes c_i times as far, with the same c_i for every list."""
    found: dict[int, set[float]] = {}
    for one, of, eta in zip(steps, grads, etas, strict=True):
        for i, (step, gradient) in enumerate(zip(one, of, strict=True)):
            c = float(np.sum(step * gradient) / (eta * np.sum(gradient**2)))
            if not close(step, c * eta * gradient):
                return None
            found.setdefault(i, set()).add(round(c, 9))
    if any(len(factors) > 1 for factors in found.values()) or len(found) < 2:
        return None
    factors = ", ".join(f"{found[i].copy().pop():.4g}" for i in sorted(found)[1:])
    return said(bank.OTHER_ETAS, factors=factors)


_TREATED = (
    ("has lost its signs", np.abs),
    ("is 0 wherever it was negative", lambda g: np.maximum(g, 0)),
    ("is divided by its number of rows", lambda g: g / len(g)),
    ("is divided by its number of entries", lambda g: g / g.size),
    ("is averaged over its rows", lambda g: g.mean(axis=0) + 0 * g),
    ("is added up over its rows", lambda g: g.sum(axis=0) + 0 * g),
    ("is squared", np.square),
    ("is squeezed by a sigmoid", lambda g: 1 / (1 + np.exp(-g))),
    ("is back to front", lambda g: g[::-1]),
)


def _with_treated_gradients(steps: Lists, grads: Lists, etas: list[float]) -> Mistake | None:
    mine = [s / e for one, e in zip(steps, etas, strict=True) for s in one]
    right = [g for one in grads for g in one]
    for how, act in _TREATED:
        if all(close(m, act(g)) for m, g in zip(mine, right, strict=True)):
            return said(bank.OTHER_GRADIENT, how=how)
    limit = max(float(np.max(np.abs(m))) for m in mine)
    if all(close(m, np.clip(g, -limit, limit)) for m, g in zip(mine, right, strict=True)):
        return said(bank.OTHER_GRADIENT, how=f"is cut off at {limit:.4g}")
    return None
