"""E7.2 with batch = N: an epoch is one step, and that step is known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from backprop.numbers.training import gradients

from autograder.chapters.training import mistakes as known
from autograder.chapters.training.one_epoch import Sample, Ws, epoch_of, sample_of, step
from autograder.engine.afterwards import step_of
from autograder.engine.answer import Answer
from autograder.engine.compare import same
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk


def _on_the_way_back(X: np.ndarray, Y: np.ndarray, weights: Ws, eta: float) -> Ws:
    """Each matrix takes its step before the walk back passes it."""
    W1, W2, W3 = weights
    O1 = 1 / (1 + np.exp(-X @ W1))
    O2 = 1 / (1 + np.exp(-O1 @ W2))
    d = 2 / len(X) * (O2 @ W3 - Y)
    W3 = W3 - eta * O2.T @ d
    d = d @ W3.T * O2 * (1 - O2)
    W2 = W2 - eta * O1.T @ d
    d = d @ W2.T * O1 * (1 - O1)
    return [W1 - eta * X.T @ d, W2, W3]


def _one_step_mistakes(sample: Sample, eta: float) -> Iterator[tuple[str, Ws]]:
    """(id, what it returns) for one step on the whole batch; several ways may share an id."""
    X, Y, weights = sample
    N, K = len(X), Y.shape[1]
    grads = gradients(X, Y, weights)

    def moved(by: float) -> Ws:
        return [W - by * g for W, g in zip(weights, grads, strict=True)]

    yield "nothing_moves", list(weights)
    yield "uphill", moved(-eta)
    yield "eta_missing", moved(1.0)
    yield "gradients_returned", grads
    yield "steps_returned", [-eta * g for g in grads]
    yield "steps_returned", [eta * g for g in grads]
    yield "divided_once_more", moved(eta / N)
    yield "not_divided", moved(eta * N)
    yield "mean_over_entries", moved(eta / K)
    yield "last_layer_only", [*weights[:2], weights[2] - eta * grads[2]]
    yield "updates_on_the_way_back", _on_the_way_back(X, Y, weights, eta)
    for i in range(N):
        yield "one_row_a_batch", step(X[i : i + 1], Y[i : i + 1], weights, eta)
    walked = list(weights)
    for k in range(N):
        walked = step(X[k:], Y[k:], walked, eta)
    yield "every_row_begins_a_batch", walked
    for order in itertools.permutations(range(3)):
        walked = list(weights)
        for j in order:
            walked[j] = walked[j] - eta * gradients(X, Y, walked)[j]
        yield "one_matrix_at_a_time", walked
    walked = list(weights)
    for count in range(1, 101):
        walked = step(X, Y, walked, eta)
        if count > 1:
            yield "several_epochs", walked


def _rows_one_by_one(sample: Sample, eta: float, order: tuple[int, ...]) -> Ws:
    X, Y, weights = sample
    for i in order:
        weights = step(X[i : i + 1], Y[i : i + 1], weights, eta)
    return weights


# what may have happened to the four rows of a small sample: id -> the results it can give
def _of_four_rows(sample: Sample, eta: float) -> Iterator[tuple[str, Ws]]:
    X, Y, weights = sample
    for order in itertools.permutations(range(4)):
        yield "rows_torn_apart", step(X, Y[list(order)], weights, eta)
    for rows in itertools.combinations_with_replacement(range(4), 4):
        yield "rows_by_lot", step(X[list(rows)], Y[list(rows)], weights, eta)
    for order in itertools.permutations(range(4)):
        yield "batch_ignored", _rows_one_by_one(sample, eta, order)
        yield "steps_inside_the_batch", _rows_one_by_one(sample, eta / 4, order)
    for count in (2, 3):
        for rows in itertools.combinations(range(4), count):
            yield "rows_missing", step(X[list(rows)], Y[list(rows)], weights, eta)


def _name_four_rows(walk: Walk, answer: Answer, setting: Setting, number: int, eta: float) -> None:
    """Leave with what explains a step on four rows; tried with three generators, chance may be right once."""
    small = sample_of(rng(setting, "E7.2", 50 + number), (4, 3, 6, 5, 2))
    right = step(*small, eta)
    for attempt in range(3):
        got = epoch_of(walk, answer, small, eta, 4, rng(setting, "E7.2", 150 + number + 1000 * attempt))
        if same(got, right):
            continue
        for id_, value in _of_four_rows(small, eta):
            if same(got, value):
                if id_ == "batch_ignored" and _counts_batches(walk, answer, small, right, eta):
                    id_ = "batch_is_the_count"
                walk.fail(said(known.EPOCH[id_], rows="Some"), more=known.EPOCH_MORE)


def _counts_batches(walk: Walk, answer: Answer, sample: Sample, right: Ws, eta: float) -> bool:
    """True if batch = 1 makes one batch of all rows: taken for how many batches there are."""
    return same(epoch_of(walk, answer, sample, eta, 1, np.random.default_rng(7)), right)


def _name_treated(walk: Walk, sample: Sample, got: Ws, eta: float) -> None:
    """Leave if the step is made of the gradients and one step more, or of a part of the weights besides."""
    X, Y, weights = sample
    grads = gradients(X, Y, weights)
    mine = [(W - moved) / eta for W, moved in zip(weights, got, strict=True)]
    off = np.concatenate([(m - g).ravel() for m, g in zip(mine, grads, strict=True)])
    flat = np.concatenate([W.ravel() for W in weights])
    c = float(np.sum(off * flat) / np.sum(flat**2))
    if abs(c) > 1e-9 and np.allclose(off, c * flat, rtol=1e-6, atol=1e-9):
        walk.fail(known.EPOCH["weight_decay"], more=known.EPOCH_MORE)
    found = step_of("the gradient", mine, grads)
    if found is not None:
        walk.fail(said(known.EPOCH["gradient_treated"], how=found[1].rstrip(".")), more=known.EPOCH_MORE)


def whole_batch(walk: Walk, answer: Answer, setting: Setting, number: int) -> None:
    """batch = N: one known step."""
    sample, eta = sample_of(rng(setting, "E7.2", number), (7, 4, 6, 5, 3)), 0.3
    X, Y, weights = sample
    got = epoch_of(walk, answer, sample, eta, len(X), rng(setting, "E7.2", 100 + number))
    want = step(X, Y, weights, eta)
    if same(got, want):
        return
    for id_, value in _one_step_mistakes(sample, eta):
        if same(got, value):
            walk.fail(known.EPOCH[id_], more=known.EPOCH_MORE)
    _name_treated(walk, sample, got, eta)
    _name_four_rows(walk, answer, setting, number, eta)
    first = next(f"W{3 - i}" for i in range(3) if not same(got[2 - i], want[2 - i]))
    walk.fail(said(known.EPOCH["step_off"], first=first), more=known.EPOCH_MORE)
