"""Check of E7.2 sgd_epoch, by properties that hold whatever the shuffle.

- With batch = N an epoch is one step, and that step is known.
- With one-hot rows, row i of W1 moves through sample i alone: its move says how often the sample
  was used and by how much its batch was divided.
- With few rows the result is one of the few that steps in some order can give.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from backprop.numbers.training import gradients

from autograder.chapters.training import mistakes as known
from autograder.engine.afterwards import step_of
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, has_nan, same, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.function import number_word
from autograder.engine.notation import letters
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

Ws = list[np.ndarray]
Sample = tuple[np.ndarray, np.ndarray, Ws]


def step(X: np.ndarray, Y: np.ndarray, weights: Ws, eta: float) -> Ws:
    """The weights after one step on these rows."""
    return [W - eta * g for W, g in zip(weights, gradients(X, Y, weights), strict=True)]


def _sample(generator: np.random.Generator, sizes: tuple[int, int, int, int, int]) -> Sample:
    N, p, h1, h2, K = sizes
    weights = [away_from_zero(generator, shape) for shape in ((p, h1), (h1, h2), (h2, K))]
    return away_from_zero(generator, (N, p)), generator.uniform(0.1, 0.9, (N, K)), weights


def _epoch(walk: Walk, answer: Answer, sample: Sample, eta: float, batch: int, rng_: Any) -> Ws:
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
    X, Y, weights = _sample(np.random.default_rng(5), (7, 4, 6, 5, 3))
    uneven = answer.call(X, Y, list(weights), 0.1, 3, np.random.default_rng(6))
    if uneven.ok and not has_nan(uneven.value):
        walk.fail(said(known.EPOCH["empty_batch"], N=N, batch=batch))


# ---- one step on everything --------------------------------------------------------------


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
    small = _sample(rng(setting, "E7.2", 50 + number), (4, 3, 6, 5, 2))
    right = step(*small, eta)
    for attempt in range(3):
        got = _epoch(walk, answer, small, eta, 4, rng(setting, "E7.2", 150 + number + 1000 * attempt))
        if same(got, right):
            continue
        for id_, value in _of_four_rows(small, eta):
            if same(got, value):
                if id_ == "batch_ignored" and _counts_batches(walk, answer, small, right, eta):
                    id_ = "batch_is_the_count"
                walk.fail(said(known.EPOCH[id_], rows="Some"), more=known.EPOCH_MORE)


def _counts_batches(walk: Walk, answer: Answer, sample: Sample, right: Ws, eta: float) -> bool:
    """True if batch = 1 makes one batch of all rows: taken for how many batches there are."""
    return same(_epoch(walk, answer, sample, eta, 1, np.random.default_rng(7)), right)


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


def _whole_batch(walk: Walk, answer: Answer, setting: Setting, number: int) -> None:
    """batch = N: one known step."""
    sample, eta = _sample(rng(setting, "E7.2", number), (7, 4, 6, 5, 3)), 0.3
    X, Y, weights = sample
    got = _epoch(walk, answer, sample, eta, len(X), rng(setting, "E7.2", 100 + number))
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


# ---- every row once ----------------------------------------------------------------------


def shares(answer_Ws: Ws, sample: Sample, eta: float) -> np.ndarray:
    """For one-hot rows: how much of its own gradient each row's weights moved by, 1/B where used once."""
    X, Y, weights = sample
    N = len(X)
    alone = [gradients(X[i : i + 1], Y[i : i + 1], weights)[0][i] for i in range(N)]
    moved = (weights[0] - answer_Ws[0]) / eta
    return np.array([float(moved[i] @ g / (g @ g)) for i, g in enumerate(alone)])


def batch_sizes(found: np.ndarray) -> list[int]:
    """Sizes of the batches if every row was used once, in a batch that divides by its own size; else []."""
    sizes: list[int] = []
    for share in sorted(set(np.round(found, 3)), reverse=True):
        size = round(1 / share) if share > 1e-3 else 0
        count = int(np.sum(np.abs(found - share) < 2e-3))
        if not size or abs(1 / size - share) > 2e-3 or count % size:
            return []
        sizes += [size] * (count // size)
    return sorted(sizes, reverse=True)


def _name_shares(found: np.ndarray, N: int, batch: int) -> str:
    """The mistake behind the shares, "" if every row was used once in a batch that divides by its size."""
    short = N % batch
    right = [1 / batch] * (N - short) + [1 / short] * short

    def are(*values: float) -> bool:
        return np.allclose(np.sort(found), np.sort(values), atol=2e-3)

    if are(*right):
        return ""
    table = {
        "short_batch_by_full_size": [1 / batch] * N,
        "last_batch_dropped": [1 / batch] * (N - short) + [0] * short,
        "one_batch_only": [1 / batch] * batch + [0] * (N - batch),
        "last_step_alone": [1 / short] * short + [0] * (N - short),
        "divided_by_all_rows": [1 / N] * N,
        "not_divided": [1] * N,
        "short_batch_filled_up": [1 / batch] * (N - batch + short) + [2 / batch] * (batch - short),
    }
    for id_, values in table.items():
        if are(*values):
            return id_
    if batch_sizes(found):
        return "other_sizes"
    ordered = np.sort(found)
    cuts = np.flatnonzero(np.diff(ordered) > 4e-3) + 1
    groups = sorted((len(part) for part in np.split(ordered, cuts)), reverse=True)
    if groups == [batch] * (N // batch) + [short] * bool(short) and ordered[0] > 1e-3:
        return "step_length_changes"
    used = found[found > 1e-3]
    if len(used) == batch and np.ptp(used) < 2e-3 and used[0] * batch > 1.5:
        return "same_batch_each_step"
    times = found * batch
    if np.allclose(times, np.round(times), atol=1e-2) and times.max() > 1.5:
        return "rows_by_lot"
    return "rows_not_once"


def _every_row(walk: Walk, answer: Answer, setting: Setting, number: int) -> None:
    """One-hot rows and a step so small that the order of the batches does not matter.

    Nine rows and a batch of 4: batches of 4, 4 and 1, so that equal parts (3, 3, 3) are seen.
    """
    N, batch, eta = 9, 4, 1e-6
    X, Y, weights = _sample(rng(setting, "E7.2", 200 + number), (N, N, 6, 5, 3))
    sample = (np.eye(N), Y, weights)
    got = _epoch(walk, answer, sample, eta, batch, rng(setting, "E7.2", 300 + number))
    found = shares(got, sample, eta)
    id_ = _name_shares(found, N, batch)
    if not id_:
        return
    if abs(found.sum() - round(found.sum())) < 2e-3 and np.ptp(found) < 2e-3:
        _all_rows(walk, answer, setting, N, batch, round(found.sum()))
    rows = int(np.sum(np.abs(found) < 1e-3))
    sizes = ", ".join(map(str, batch_sizes(found)))
    words = {"rows": rows, "sizes": sizes, "batch": batch, "N": N, "steps": round(found.sum())}
    walk.fail(said(known.EPOCH[id_], **words), more=known.EPOCH_MORE)


def _all_rows(walk: Walk, answer: Answer, setting: Setting, N: int, batch: int, steps: int) -> None:
    """Leave if every step is one on all rows; steps of a size that leaves no doubt, on other rows."""
    sample = _sample(rng(setting, "E7.2", 250), (7, 4, 6, 5, 3))
    got = _epoch(walk, answer, sample, 0.3, 2, rng(setting, "E7.2", 350))
    weights = sample[2]
    for count in range(1, len(sample[0]) + 2):
        weights = step(*sample[:2], weights, 0.3)
        if same(got, weights):
            if count == 1:
                walk.fail(known.EPOCH["batch_ignored"], more=known.EPOCH_MORE)
            words = {"N": N, "batch": batch, "steps": steps}
            walk.fail(said(known.EPOCH["all_rows_each_step"], **words), more=known.EPOCH_MORE)


# ---- one step after the other ------------------------------------------------------------


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


def _one_after_the_other(walk: Walk, answer: Answer, setting: Setting, N: int, batch: int) -> None:
    """The result is that of steps in some order, each from where the one before ended."""
    sample, eta = _sample(rng(setting, "E7.2", 400 + N), (N, 3, 6, 5, 2)), 0.6
    got = _epoch(walk, answer, sample, eta, batch, rng(setting, "E7.2", 500 + N))
    cuts = orders(N, batch)
    if any(same(got, _walked(sample, eta, cut)) for cut in cuts):
        return
    started = any(same(got, _at_the_start(sample, eta, cut)) for cut in cuts)
    walk.fail(known.EPOCH["starting_weights" if started else "steps_off"], more=known.EPOCH_MORE)


@judged("One known step on everything, every row once, a short last batch by its own size.")
def judge_sgd_epoch(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer = answers[0]
    walk.more = known.EPOCH_MORE
    walk.at("one step with batch = N")
    for number in rounds(setting):
        _whole_batch(walk, answer, setting, number)
    walk.at("a batch larger than the data")
    sample = _sample(rng(setting, "E7.2", 20), (7, 4, 6, 5, 1))
    if not same(_epoch(walk, answer, sample, 0.3, 50, rng(setting, "E7.2", 21)), step(*sample, 0.3)):
        walk.at("every row once")
        _every_row(walk, answer, setting, 0)  # a short batch that is dropped says more
        walk.at("a batch larger than the data")
        walk.fail(known.EPOCH["large_batch"], more=known.EPOCH_MORE)
    walk.at("every row once")
    for number in rounds(setting):
        _every_row(walk, answer, setting, number)
    walk.at("one step after the other")
    for N, batch in ((4, 2), (5, 2), (3, 1)):
        _one_after_the_other(walk, answer, setting, N, batch)
    walk.at("the generator given")
    sample = _sample(rng(setting, "E7.2", 30), (20, 4, 6, 5, 3))
    first, again = (_epoch(walk, answer, sample, 0.5, 2, rng(setting, "E7.2", 31)) for _ in range(2))
    if not same(first, again):
        walk.fail(known.EPOCH["other_generator"], more=known.EPOCH_MORE)
