"""Check of E7.1 init_weights: shapes, spread, the bell, and where the random numbers come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.training import mistakes as known
from autograder.engine import structure
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, has_nan, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.probes import rng
from autograder.engine.showing import shown
from autograder.engine.telling import listed
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

SIZES, GAIN = (300, 200, 100, 50), 3.0  # large enough for a spread to be read off within 10 %
WITHIN = 0.10
Spread = Callable[[int, int, int, float, bool], float]


def spread(m: int, n: int, first: int, gain: float, last: bool) -> float:
    """Standard deviation of the matrix (m, n); `first` is the first size of the net."""
    return (1.0 if last else gain) / np.sqrt(m)


# what wrong recipes give; told apart at SIZES and GAIN by more than 10 % in at least one matrix
SPREADS: dict[str, Spread] = {
    "gain_on_last": lambda m, n, first, gain, last: gain / np.sqrt(m),
    "gain_missing": lambda m, n, first, gain, last: 1 / np.sqrt(m),
    "gain_on_last_only": lambda m, n, first, gain, last: (gain if last else 1) / np.sqrt(m),
    "fan_in_missing": lambda m, n, first, gain, last: 1.0 if last else gain,
    "fan_in_missing_2": lambda m, n, first, gain, last: gain,
    "root_missing": lambda m, n, first, gain, last: (1.0 if last else gain) / m,
    "variance_for_spread": lambda m, n, first, gain, last: (1.0 if last else gain**2) / m,
    "fan_out": lambda m, n, first, gain, last: (1.0 if last else gain) / np.sqrt(n),
    "both_fans": lambda m, n, first, gain, last: (1.0 if last else gain) * np.sqrt(2 / (m + n)),
    "both_fans_2": lambda m, n, first, gain, last: gain * np.sqrt(2 / (m + n)),
    "both_fans_3": lambda m, n, first, gain, last: np.sqrt(2 / (m + n)),
    "two_for_gain": lambda m, n, first, gain, last: np.sqrt(2 / m),
    "two_from_relu_3": lambda m, n, first, gain, last: gain * np.sqrt(2 / m),
    "gain_on_first_only": lambda m, n, first, gain, last: (gain if m == first else 1.0) / np.sqrt(m),
    "two_from_relu": lambda m, n, first, gain, last: 1 / np.sqrt(m) if last else gain * np.sqrt(2 / m),
    "two_from_relu_2": lambda m, n, first, gain, last: (1.0 if last else gain) * np.sqrt(2 / m),
    "gain_squared": lambda m, n, first, gain, last: (1.0 if last else gain**2) / np.sqrt(m),
    "gain_divides": lambda m, n, first, gain, last: (1.0 if last else 1 / gain) / np.sqrt(m),
    "root_of_gain": lambda m, n, first, gain, last: np.sqrt((1.0 if last else gain) / m),
    "last_not_scaled": lambda m, n, first, gain, last: 1.0 if last else gain / np.sqrt(m),
    "outputs_under_the_root": lambda m, n, first, gain, last: np.sqrt((1.0 if last else gain) / m + n),
    "outputs_under_the_root_2": lambda m, n, first, gain, last: (1.0 if last else gain) / np.sqrt(m + n),
    "outputs_under_the_root_3": lambda m, n, first, gain, last: np.sqrt((1.0 if last else gain) / (m + n)),
    "outputs_under_the_root_4": lambda m, n, first, gain, last: (1.0 if last else gain) / np.sqrt(m * n),
    "grows_with_inputs": lambda m, n, first, gain, last: (1.0 if last else gain) * np.sqrt(m),
    "grows_with_inputs_2": lambda m, n, first, gain, last: (1.0 if last else gain) * m,
    "first_size_for_all": lambda m, n, first, gain, last: (1.0 if last else gain) / np.sqrt(first),
}


def spreads(sizes: tuple[int, ...], gain: float, of: Spread = spread) -> list[float]:
    """The spread of each matrix of a net."""
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    return [of(m, n, sizes[0], gain, i == len(pairs) - 1) for i, (m, n) in enumerate(pairs)]


def _matrices(walk: Walk, answer: Answer, sizes: tuple[int, ...], gain: float, rng_: Any) -> list[np.ndarray]:
    """One call, and its form: a list of matrices of the right shapes."""
    how = {"expected": "a list of matrices", "signature": "`init_weights(sizes, gain, rng)`"}
    value = walk.call(answer, list(sizes), gain, rng_, **how)
    parts, more = sequence(value), known.START_MORE
    if parts is None:
        walk.fail("not_data", name="the result", kind=shown(value), expected="a list of matrices", more=more)
    if len(parts) != len(sizes) - 1:
        words = {"found": len(parts), "sizes": len(sizes)}
        walk.fail(said(known.START["wrong_count_of_matrices"], **words), more=more)
    found = []
    for i, (part, shape) in enumerate(zip(parts, zip(sizes[:-1], sizes[1:], strict=True), strict=True)):
        name, array = f"matrix {i + 1}", as_array(part)
        if array is None:
            walk.fail("not_data", name=name, kind=shown(part), expected=f"an array {shape}", more=more)
        if array.shape != shape:
            raise structure.shape_fault(
                name, array, np.full(shape, 0.5), f"asked is the shape {shape}"
            ).with_more(more)
        if has_nan(part):
            walk.fail("nan", name=name, more=more)
        found.append(array.astype(float))
    return found


def _near(Ws: list[np.ndarray], wanted: list[float]) -> bool:
    """True if each matrix has this spread, within 10 %."""
    return all(abs(W.std() / w - 1) < WITHIN for W, w in zip(Ws, wanted, strict=True))


def _spread(walk: Walk, answer: Answer, Ws: list[np.ndarray], sizes: tuple[int, ...], gain: float) -> None:
    """Leave if the numbers have not the spread asked, are not around 0, or are not normal."""

    def again() -> list[np.ndarray]:
        """Other sizes and twice the gain."""
        return _matrices(walk, answer, sizes[::-1], 2 * gain, np.random.default_rng(1))

    more = known.START_MORE
    if not any(W.any() for W in Ws):
        walk.fail(known.START["zeros"], more=more)
    if any(np.ptp(W, axis=1).max() == 0 for W in Ws):
        walk.fail(known.START["twins"], more=more)
    if any(np.ptp(W, axis=0).max() == 0 for W in Ws):
        walk.fail(known.START["rows_repeated"], more=more)
    if any(np.mean(np.abs(W - W.mean()) > 2 * W.std()) < 0.02 for W in Ws):
        walk.fail(known.START["uniform"], more=more)
    if any(abs(W.mean()) > WITHIN * W.std() for W in Ws):
        walk.fail(known.START["not_around_zero"], more=more)
    wanted = spreads(sizes, gain)
    if _near(Ws, wanted):
        return
    for id_, of in SPREADS.items():
        if _near(Ws, spreads(sizes, gain, of)):
            walk.fail(known.START[id_.rstrip("_234")], more=more)
    if _near(Ws, [float(Ws[0].std())] * len(Ws)) and _near(again(), [float(Ws[0].std())] * len(Ws)):
        walk.fail(said(known.START["same_spread"], spread=f"{Ws[0].std():.2g}"), more=more)
    _root_missing_in(walk, Ws, wanted)
    i = next(i for i, (W, w) in enumerate(zip(Ws, wanted, strict=True)) if abs(W.std() / w - 1) >= WITHIN)
    words = {"layer": i + 1, "shape": Ws[i].shape, "ratio": f"{Ws[i].std() / wanted[i]:.2g}"}
    walk.fail(said(known.START["spread_off"], **words), more=more)


def _root_missing_in(walk: Walk, Ws: list[np.ndarray], wanted: list[float]) -> None:
    """Leave if those matrices whose spread is off are divided by their inputs, not by the root."""
    off = [i for i, (W, w) in enumerate(zip(Ws, wanted, strict=True)) if abs(W.std() / w - 1) >= WITHIN]
    if all(abs(Ws[i].std() * np.sqrt(len(Ws[i])) / wanted[i] - 1) < WITHIN for i in off):
        which = listed([f"Matrix {off[0] + 1}", *(f"matrix {i + 1}" for i in off[1:])])
        which += " alone is" if len(off) == 1 else " are"
        walk.fail(said(known.START["root_missing_in"], which=which), more=known.START_MORE)


def _equal(a: list[np.ndarray], b: list[np.ndarray]) -> bool:
    return all(np.array_equal(x, y) for x, y in zip(a, b, strict=True))


@judged("The spread is right in every matrix, and all numbers come from the generator given.")
def judge_init_weights(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer = answers[0]
    walk.more = known.START_MORE
    walk.at("a list of matrices")
    Ws = _matrices(walk, answer, SIZES, GAIN, rng(setting, "E7.1"))
    walk.at("spread")
    _spread(walk, answer, Ws, SIZES, GAIN)
    walk.at("the generator given")
    small = (3, 16, 16, 1)
    first, again = (_matrices(walk, answer, small, 4.0, rng(setting, "E7.1", 1)) for _ in range(2))
    if not _equal(first, again):
        walk.fail(known.START["other_generator"], more=known.START_MORE)
    if _equal(first, _matrices(walk, answer, small, 4.0, rng(setting, "E7.1", 2))):
        walk.fail(known.START["seeds_itself"], more=known.START_MORE)
    walk.at("other sizes")
    for sizes in ((64, 32, 32, 10), (5, 4, 1)):
        _matrices(walk, answer, sizes, 1.0, rng(setting, "E7.1", 3))
    other, gain = (150, 400, 200, 300, 80), 1.6
    _spread(walk, answer, _matrices(walk, answer, other, gain, rng(setting, "E7.1", 4)), other, gain)
