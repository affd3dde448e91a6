"""dw = c·x and dx = c·w with one c that is not the right one: what the c of several neurons tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.chapters.one_neuron.mistakes import FORWARD_STEP, SLOPE_STEP
from autograder.chapters.reference import sigmoid
from autograder.engine.compare import close
from autograder.engine.mistake import Mistake

_PAPER = "Work out s and z of a small neuron on paper, and compare them with those in your function."


def another_forward(inputs: Sequence[Any], arrived: Sequence[float]) -> Mistake | None:
    """A bias, a mean or a part of the inputs in s, a rounded z, or a limit: found from what arrives at s."""
    sums = np.array([np.sum(np.asarray(x, float) * np.asarray(w, float)) for x, w, _ in inputs])
    outs = sigmoid(sums)
    rights = 2 * (outs - np.array([y for *_, y in inputs])) * outs * (1 - outs)
    limited = _limited(np.array(arrived), rights)
    if limited is not None:
        return limited
    roots = [_sums_that_give(c, float(y)) for c, (*_, y) in zip(arrived, inputs, strict=True)]
    for bias in [root - sums[0] for root in roots[0]]:
        if all(_holds(bias + s, found) for s, found in zip(sums, roots, strict=True)):
            name = f"s is always {abs(bias):.4g} too {'large' if bias > 0 else 'small'}."
            hint = f"A constant, a bias, is added on the way forward; this neuron has none. {_PAPER}"
            return Mistake("bias_in_s", name, hint, FORWARD_STEP)
    for id_, name, of in _PARTS:
        if all(_holds(of(x, w), found) for (x, w, _), found in zip(inputs, roots, strict=True)):
            return Mistake(id_, name, f"Your dw and dx fit such an s. {_PAPER}", FORWARD_STEP)
    return None


def _products(x: Any, w: Any) -> np.ndarray:
    return np.asarray(x, dtype=float) * np.asarray(w, dtype=float)


_PARTS = (
    ("mean_in_s", "s is a mean on the way forward, not a sum.", lambda x, w: np.mean(_products(x, w))),
    ("last_not_in_s", "The last input is not in s.", lambda x, w: np.sum(_products(x, w)[:-1])),
    ("first_not_in_s", "The first input is not in s.", lambda x, w: np.sum(_products(x, w)[1:])),
    ("two_in_s", "Only the first two inputs are in s.", lambda x, w: np.sum(_products(x, w)[:2])),
    ("first_alone_in_s", "Only the first input is in s.", lambda x, w: _products(x, w)[0]),
    ("last_alone_in_s", "Only the last input is in s.", lambda x, w: _products(x, w)[-1]),
    ("inputs_alone_in_s", "The weights are not in s.", lambda x, w: np.sum(x)),
    ("sums_multiplied_in_s", "Two sums are multiplied in s.", lambda x, w: np.sum(x) * np.sum(w)),
)


def _holds(s: float, roots: list[float]) -> bool:
    return any(abs(root - s) <= 1e-5 * max(1.0, abs(s)) for root in roots)


def _sums_that_give(arrived: float, y: float) -> list[float]:
    """Every s for which 2(z − y)·z(1 − z) is what arrives."""
    found = np.roots([-2.0, 2.0 + 2.0 * y, -2.0 * y, -arrived])
    real = [float(z.real) for z in found if abs(z.imag) < 1e-9 and 0 < z.real < 1]
    return [float(np.log(z / (1 - z))) for z in real]


def _limited(arrived: np.ndarray, rights: np.ndarray) -> Mistake | None:
    most = float(np.max(np.abs(arrived)))
    cut = np.abs(rights) > most * (1 + 1e-9)
    if most < 1e-9 or not cut.any() or not close(arrived, np.clip(rights, -most, most), rtol=1e-6):
        return None
    if cut.sum() < 2 and cut.all():
        return None
    name = f"What arrives at s is cut off at {most:.4g}."
    return Mistake("limit_at_s", name, "Every size is asked, however large it is.", SLOPE_STEP)
