"""One call of sgd_epoch, its form, and the step that it is made of."""

from __future__ import annotations

from typing import Any

import numpy as np
from backprop.numbers.training import gradients

from autograder.chapters.training import mistakes as known
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, has_nan, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.function import number_word
from autograder.engine.notation import letters
from autograder.engine.probes import away_from_zero
from autograder.engine.showing import shown
from autograder.engine.walk import Walk

Ws = list[np.ndarray]

Sample = tuple[np.ndarray, np.ndarray, Ws]


def step(X: np.ndarray, Y: np.ndarray, weights: Ws, eta: float) -> Ws:
    """The weights after one step on these rows."""
    return [W - eta * g for W, g in zip(weights, gradients(X, Y, weights), strict=True)]


def sample_of(generator: np.random.Generator, sizes: tuple[int, int, int, int, int]) -> Sample:
    N, p, h1, h2, K = sizes
    weights = [away_from_zero(generator, shape) for shape in ((p, h1), (h1, h2), (h2, K))]
    return away_from_zero(generator, (N, p)), generator.uniform(0.1, 0.9, (N, K)), weights


def epoch_of(walk: Walk, answer: Answer, sample: Sample, eta: float, batch: int, rng_: Any) -> Ws:
    """One call, and its form: three matrices with the shapes of Ws."""
    X, Y, weights = sample
    walk.named = letters(("X", "Y", "Ws"), (X, Y, weights))
    call = answer.call(X, Y, list(weights), eta, batch, rng_)
    _empty_batch(walk, answer, call, len(X), batch)
    how = {"expected": "a list of three arrays", "signature": "`sgd_epoch(X, Y, Ws, eta, batch, rng)`"}
    value = walk.accept(call, answer, **how).value
    parts, more = sequence(value), known.EPOCH_MORE
    if parts is None or len(parts) != 3:
        count = "something else" if parts is None else number_word(len(parts))
        expected = "a list of three arrays `[W1, W2, W3]`"
        words = {"expected_count": "three arrays", "got_count": count, "expected": expected}
        walk.fail("wrong_count", came=f" You returned {shown(value)}.", more=more, **words)
    arrays = [as_array(part) for part in parts]
    shapes = [None if a is None else a.shape for a in arrays]
    right = [W.shape for W in weights]
    if shapes != right and sorted(map(str, shapes)) == sorted(map(str, right)):
        walk.fail("other_order", expected="a list `[W1, W2, W3]`", more=more)
    for k, (array, W) in enumerate(zip(arrays, weights, strict=True), start=1):
        if array is None:
            walk.fail("not_data", name=f"W{k}", kind=shown(parts[k - 1]), expected="an array", more=more)
        if array.shape != W.shape:
            owner = f"The W{k} that came in has the shape {W.shape}"
            walk.fail("wrong_shape", name=f"W{k}", shape=array.shape, owner=owner, more=more)
        if has_nan(array):
            walk.fail("nan", name=f"W{k}", more=more)
    return arrays


def _empty_batch(walk: Walk, answer: Answer, call: Call, N: int, batch: int) -> None:
    """Leave if it breaks where the rows divide evenly, and only there: a batch without rows."""
    broken = call.error in ("ZeroDivisionError", "FloatingPointError") or (call.ok and has_nan(call.value))
    if not broken:
        return
    if N % batch:
        walk.fail(said(known.EPOCH["batch_without_rows"], N=N, batch=batch))
    X, Y, weights = sample_of(np.random.default_rng(5), (7, 4, 6, 5, 3))
    uneven = answer.call(X, Y, list(weights), 0.1, 3, np.random.default_rng(6))
    if uneven.ok and not has_nan(uneven.value):
        walk.fail(said(known.EPOCH["empty_batch"], N=N, batch=batch))
