"""Which known mistake made these numbers?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.compare import as_array, close, same, scaled
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.mistake import Mistake
from autograder.engine.task import Function

SCALE_SENTENCES = {
    "-1": "Every number has the right size and the opposite sign.",
    "2": "Everything is exactly 2 times too large.",
    "1/2": "Everything is exactly half.",
    "4": "Everything is exactly 4 times too large.",
    "1/4": "Everything is exactly a quarter.",
    "-2": "Everything is 2 times too large and has the opposite sign.",
    "-1/2": "Everything is half and has the opposite sign.",
    "N": "Everything is exactly N times too large (N = number of rows). Sum or mean?",
    "-N": "Everything is exactly N times too large (N = number of rows) and has the opposite sign.",
    "1/N": "Everything is exactly N times too small (N = number of rows). "
    "How often does 1/N appear in the loss?",
    "-1/N": "Everything is exactly N times too small (N = number of rows) and has the opposite sign.",
    "1/N²": "Everything is N·N times too small (N = number of rows). How often does 1/N appear in the loss?",
    "1/(2N)": "Everything is exactly 2N times too small (N = number of rows).",
    "2/N": "Everything is N/2 times too small (N = number of rows).",
    "N/2": "Everything is N/2 times too large (N = number of rows): a 2 is missing, and a division by N.",
    "K": "Everything is exactly K times too large (K = number of outputs).",
    "1/K": "Everything is exactly K times too small (K = number of outputs). The loss of this course "
    "divides by the number of samples only (card in notebook 00).",
    "1/(NK)": "Everything is N·K times too small: the loss of this course divides by N once, never by K.",
    "1/(2K)": "Everything is 2K times too small (K = number of outputs).",
    "K/N": "Everything is K/N times what it should be: check what the loss divides by.",
}
# the same pure scales, told as mistakes of their own where the bank has none
SCALE_IDS = {"-1": "wrong_sign", "1/2": "half"}


def diagnose(
    function: Function,
    inputs: Sequence[tuple[Any, ...]],
    gots: Sequence[Any],
    wants: Sequence[Any],
    scalars: bool = True,
) -> Mistake | None:
    """The first mistake that agrees with the answer on all inputs.

    scalars : False looks through the bank only, and returns None if nothing fits; True goes on to
        scales and to the first wrong link, and always returns something.
    """
    if all(map(same, gots, wants)):
        return None
    wrongs = list(_wrongs(function, inputs))
    for mistake, values in wrongs:
        if all(map(same, gots, values)):
            return mistake
    if not scalars:
        return None
    for find in function.finders:  # these rely on the right form
        found = find(inputs, gots, wants)
        if found is not None:
            return found
    return (
        _scaled_right(function, inputs, gots, wants)
        or _scaled_wrong(function, inputs, gots, wrongs)
        or _first_wrong_link(function, inputs, gots, wants)
    )


def moved_weights(function: Function, mistake: Mistake) -> Any:
    """A finder: the weights after a step came back, W - c · gradient with one and the same c everywhere."""

    def find(inputs: Sequence[tuple[Any, ...]], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
        factors = []
        for args, got, want in zip(inputs, gots, wants, strict=True):
            for result, part, wanted in function.pairs(got, want):
                owner = function.argument(args, result.like)
                array = as_array(part)
                if array is None or owner is None or array.shape != np.shape(owner):
                    return None
                wanted = np.asarray(wanted, dtype=float)
                factors.append(float(np.sum((owner - array) * wanted) / np.sum(wanted**2)))
                if not close(array, owner - factors[-1] * wanted):
                    return None
        return mistake if np.ptp(factors) < 1e-6 * max(map(abs, factors)) else None

    return find


def _wrongs(function: Function, inputs: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Mistake, list[Any]]]:
    """Each mistake of the bank with what it gives for every input; those that cannot run are left out."""
    for mistake in function.bank:
        if mistake.wrong is None:
            continue
        try:
            with np.errstate(all="ignore"):
                yield mistake, [mistake.wrong(*args) for args in inputs]
        except Exception:  # a shape mistake that numpy refuses: found by the exception instead
            continue


def _labels(function: Function, inputs: Sequence[tuple[Any, ...]]) -> dict[str, list[float]]:
    """Each scale with its factor for every input; those that mean nothing here (1/N with N = 1) left out."""
    if function.scales is None:
        return {}
    tables = [function.scales(*args) for args in inputs]
    shared = [label for label in tables[0] if all(label in table for table in tables)]
    return {label: [table[label] for table in tables] for label in shared}


def _scaled_right(
    function: Function, inputs: Any, gots: Sequence[Any], wants: Sequence[Any]
) -> Mistake | None:
    label = _scale_between(_labels(function, inputs), gots, wants)
    if label is None:
        return None
    return replace(said(STRUCTURE["scaled"], scale=SCALE_SENTENCES[label]), id=SCALE_IDS.get(label, "scaled"))


def _scaled_wrong(function: Function, inputs: Any, gots: Sequence[Any], wrongs: Any) -> Mistake | None:
    labels = _labels(function, inputs)
    for mistake, values in wrongs:
        label = _scale_between(labels, gots, values)
        if label is not None:
            sentence = SCALE_SENTENCES[label]
            return replace(mistake, hint=f"{mistake.hint} And besides: {sentence[0].lower()}{sentence[1:]}")
    return None


def _scale_between(labels: dict[str, list[float]], gots: Sequence[Any], values: Sequence[Any]) -> str | None:
    """The label whose factors turn `values` into the answer, None if there is none.

    Looks at the largest number first, so that few labels have to be tried in full.
    """
    ratios = [_ratio(got, value) for got, value in zip(gots, values, strict=True)]
    place = next((i for i, ratio in enumerate(ratios) if ratio is not None), None)
    if place is None:  # nothing times anything is nothing
        return None
    for label, factors in labels.items():
        if abs(ratios[place] - factors[place]) > 1e-3 * abs(factors[place]):
            continue
        if all(same(got, scaled(v, c)) for got, v, c in zip(gots, values, factors, strict=True)):
            return label
    return None


def _ratio(got: Any, value: Any) -> float | None:
    """Answer over `value`, at the place where `value` is largest; None where nothing can be compared."""
    pairs = list(zip(_leaves(got), _leaves(value), strict=False))
    arrays = [(as_array(g), np.asarray(v, dtype=float)) for g, v in pairs]
    arrays = [(g, v) for g, v in arrays if g is not None and g.size == v.size and v.size]
    if not arrays:
        return None
    g, v = max(arrays, key=lambda pair: np.max(np.abs(pair[1])))
    place = int(np.argmax(np.abs(v)))
    largest = float(v.ravel()[place])
    return float(g.ravel()[place]) / largest if largest and np.isfinite(largest) else None


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _first_wrong_link(function: Function, inputs: Any, gots: Sequence[Any], wants: Sequence[Any]) -> Mistake:
    """The last question of a good tutor: going backwards, which is the first wrong result?"""
    good = [i for i, (got, want) in enumerate(zip(gots, wants, strict=True)) if same(got, want)]
    if good:
        bad = next(i for i in range(len(gots)) if i not in good)
        right, wrong = _sizes(function, inputs[good[0]]), _sizes(function, inputs[bad])
        if right != wrong:
            return said(STRUCTURE["fits_one_size"], right=right, wrong=wrong)
    right = {
        result.name: all(
            same(
                dict(_named(function, got, want))[result.name][0],
                dict(_named(function, got, want))[result.name][1],
            )
            for got, want in zip(gots, wants, strict=True)
        )
        for result in function.results
    }
    for link in function.links:
        if not right[link.result]:
            before = [name for name, holds in right.items() if holds]
            mistake = said(STRUCTURE["wrong_values"], where=link.hint)
            known = f" {_listed(before)} right." if before else ""
            return replace(
                mistake,
                id=f"first_wrong_{link.result}",
                step=link.step,
                hint=link.hint + known,
                name=f"`{link.result}` is the first wrong one on the way.",
            )
    wrong = [name for name, holds in right.items() if not holds]
    where = f"`{wrong[0]}` differs. " if len(right) > 1 else ""
    return said(
        STRUCTURE["wrong_values"],
        where=where + "Take two small numbers, work them out on paper, and compare line by line.",
    )


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"{quoted[0]} is" if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]} are"


def _named(function: Function, got: Any, want: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for result, part, wanted in function.pairs(got, want):
        yield result.name, (part, wanted)


def _sizes(function: Function, args: tuple[Any, ...]) -> str:
    """Shapes of the arrays among `args`, in words: "x of shape (3,), w of shape (3,)"."""
    shapes = [f"{n} {np.shape(a)}" for n, a in zip(function.arguments, args, strict=False) if np.ndim(a) > 0]
    return ", ".join(shapes) or "one input"
