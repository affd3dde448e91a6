"""E7.2 with one-hot rows: how often each row was used, and by how much its batch was divided.

Row i of W1 moves through sample i alone, so its move says both.
"""

from __future__ import annotations

import numpy as np
from backprop.numbers.training import gradients

from autograder.chapters.training import mistakes as known
from autograder.chapters.training.one_epoch import Sample, Ws, epoch_of, sample_of, step
from autograder.engine.answer import Answer
from autograder.engine.compare import same
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk


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


def every_row(walk: Walk, answer: Answer, setting: Setting, number: int) -> None:
    """One-hot rows and a step so small that the order of the batches does not matter.

    Nine rows and a batch of 4: batches of 4, 4 and 1, so that equal parts (3, 3, 3) are seen.
    """
    N, batch, eta = 9, 4, 1e-6
    X, Y, weights = sample_of(rng(setting, "E7.2", 200 + number), (N, N, 6, 5, 3))
    sample = (np.eye(N), Y, weights)
    got = epoch_of(walk, answer, sample, eta, batch, rng(setting, "E7.2", 300 + number))
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
    sample = sample_of(rng(setting, "E7.2", 250), (7, 4, 6, 5, 3))
    got = epoch_of(walk, answer, sample, 0.3, 2, rng(setting, "E7.2", 350))
    weights = sample[2]
    for count in range(1, len(sample[0]) + 2):
        weights = step(*sample[:2], weights, 0.3)
        if same(got, weights):
            if count == 1:
                walk.fail(known.EPOCH["batch_ignored"], more=known.EPOCH_MORE)
            words = {"N": N, "batch": batch, "steps": steps}
            walk.fail(said(known.EPOCH["all_rows_each_step"], **words), more=known.EPOCH_MORE)
