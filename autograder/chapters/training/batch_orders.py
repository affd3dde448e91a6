"""E7.2 with few rows: the result is one of the few that steps in some order can give."""

from __future__ import annotations

import itertools

from backprop.numbers.training import gradients

from autograder.chapters.training import mistakes as known
from autograder.chapters.training.one_epoch import Sample, Ws, epoch_of, sample_of, step
from autograder.engine.answer import Answer
from autograder.engine.compare import same
from autograder.engine.probes import rng
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk


def orders(N: int, batch: int) -> list[tuple[tuple[int, ...], ...]]:
    """All ways to cut N rows into batches, one after the other; the short one may stand anywhere."""
    sizes = [min(batch, N - i) for i in range(0, N, batch)]
    found = set()
    for order in itertools.permutations(range(N)):
        for cut in set(itertools.permutations(sizes)):
            ends = list(itertools.accumulate(cut))
            found.add(
                tuple(tuple(sorted(order[end - size : end])) for size, end in zip(cut, ends, strict=True))
            )
    return sorted(found)


def _walked(sample: Sample, eta: float, cut: tuple[tuple[int, ...], ...]) -> Ws:
    X, Y, weights = sample
    for rows in cut:
        weights = step(X[list(rows)], Y[list(rows)], weights, eta)
    return weights


def _at_the_start(sample: Sample, eta: float, cut: tuple[tuple[int, ...], ...]) -> Ws:
    X, Y, weights = sample
    found = list(weights)
    for rows in cut:
        grads = gradients(X[list(rows)], Y[list(rows)], weights)
        found = [W - eta * g for W, g in zip(found, grads, strict=True)]
    return found


def one_after_the_other(walk: Walk, answer: Answer, setting: Setting, N: int, batch: int) -> None:
    """The result is that of steps in some order, each from where the one before ended."""
    sample, eta = sample_of(rng(setting, "E7.2", 400 + N), (N, 3, 6, 5, 2)), 0.6
    got = epoch_of(walk, answer, sample, eta, batch, rng(setting, "E7.2", 500 + N))
    cuts = orders(N, batch)
    if any(same(got, _walked(sample, eta, cut)) for cut in cuts):
        return
    started = any(same(got, _at_the_start(sample, eta, cut)) for cut in cuts)
    walk.fail(known.EPOCH["starting_weights" if started else "steps_off"], more=known.EPOCH_MORE)
