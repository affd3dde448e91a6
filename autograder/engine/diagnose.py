"""Which known mistake made these numbers?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from autograder.engine import scales
from autograder.engine.afterwards import finished
from autograder.engine.compare import as_array, close, count_numbers, same, scaled, sequence
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.function import Function
from autograder.engine.mistake import Mistake
from autograder.engine.remembered import once
from autograder.engine.telling import listed, told, told_in_part
from autograder.engine.way_back import Explanation
from autograder.engine.way_search import Search

# the pure scales that are told as mistakes of their own
SCALE_IDS = {"-1": "wrong_sign", "1/2": "half"}
SCALED = "All else is right. Which factor is there once too often, or not at all?"
MOST_NUMBERS = 100_000  # of one answer; beyond it no story is looked for

Values = Sequence[Any]


def diagnose(function: Function, inputs: Sequence[tuple[Any, ...]], gots: Values, wants: Values) -> Any:
    """What is wrong with an answer's numbers, a `Mistake`; None where nothing is."""
    diagnosis = Diagnosis(function, inputs, gots, wants)
    return diagnosis.explained() or diagnosis.known()


class Diagnosis:
    """What the numbers of one answer tell, on all probes together.

    `explained` gives the simplest mistake that makes every number; where there is none, `known` says
    what is known: what explains the first results, or which results are right and from where on not.
    """

    def __init__(self, function: Function, inputs: Sequence[tuple[Any, ...]], gots: Values, wants: Values):
        self.function, self.inputs, self.gots, self.wants = function, list(inputs), list(gots), list(wants)
        # a number that came as 15 million cost two minutes and 2 GB of looking for what was done to it
        self._is_small = all(count_numbers(got) <= MOST_NUMBERS for got in gots)

    @cached_property
    def right(self) -> bool:
        return all(map(same, self.gots, self.wants))

    def explained(self) -> Mistake | None:
        """The simplest mistake that gives every number, in whatever form; None where nothing does."""
        if self.right or not self._is_small:
            return None
        for mistake, values in self._wrongs:
            if all(map(same, self.gots, values)):
                return replace(mistake, explains=True)
        found = self._scaled_right()
        for find in self.function.finders:
            found = found or find(self.inputs, self.gots, self.wants)
        if found is not None:
            return replace(found, explains=True)
        return self._told(most=1) or self._scaled_wrong() or self._told() or self._finished()

    def _finished(self) -> Mistake | None:
        found = finished(self.function, self.inputs, self.gots, self.wants, self._wrongs)
        return replace(found, explains=True) if found is not None else None

    def _told(self, most: float = np.inf) -> Mistake | None:
        """The story of the way back, of at most so many mistakes."""
        way = self.function.way
        return told(way, self._search, self.function.more, most) if way and self._search else None

    def known(self) -> Mistake | None:
        """What can be said where nothing explains every number; None where all is right."""
        return None if self.right else self.best_known()

    def best_known(self) -> Mistake:
        """The same of numbers that are not right: some sentence is found for all of them."""
        function, way = self.function, self.function.way
        found = told_in_part(way, self._search, function.more) if way and self._search else None
        found = found or _sizes_apart(function, self.inputs, self.gots, self.wants)
        if found is None and function.fallback is not None and self._is_small:
            found = function.fallback(self.inputs, self.gots, self.wants)
        return found or _first_wrong_link(function, self.gots, self.wants)

    @cached_property
    def _wrongs(self) -> list[tuple[Mistake, list[Any]]]:
        return list(_wrongs(self.function, self.inputs))

    @cached_property
    def _search(self) -> dict[str, list[Explanation]]:
        """Explanations of each result by the way back, empty where there is no way or a part is missing."""
        function = self.function
        if function.way is None or not self._is_small:
            return {}
        values: dict[str, list[Any]] = {name: [] for name in function.way.results}
        for got in self.gots:
            parts = [got] if function.form == "one" else sequence(got)
            if parts is None or len(parts) != len(function.results):
                return {}
            named = {result.name: part for result, part in zip(function.results, parts, strict=True)}
            for name in values:
                values[name].append(named.get(name))
        way, labels = function.way, _labels(function, self.inputs)
        numbers = [list(map(list, self.inputs)), values, labels]
        return once(way, numbers, lambda: Search(way, self.inputs, values, labels).explanations())

    def _scaled_right(self) -> Mistake | None:
        label = _scale_between(_labels(self.function, self.inputs), self.gots, self.wants)
        if label is None:
            return None
        question = scales.tail(label) if self.function.is_gradient else ""
        question = question or SCALED
        return Mistake(SCALE_IDS.get(label, "scaled"), f"Everything {scales.predicate(label)}.", question)

    def _scaled_wrong(self) -> Mistake | None:
        labels = _labels(self.function, self.inputs)
        for mistake, values in self._wrongs:
            label = _scale_between(labels, self.gots, values)
            if label is not None:
                besides = f"{mistake.hint} And besides: everything {scales.predicate(label)}."
                return replace(mistake, hint=besides, explains=True)
        return None


def moved_weights(function: Function, mistake: Mistake) -> Any:
    """A finder: the weights after a step came back, W - c · gradient with one and the same c everywhere."""

    def find(inputs: Sequence[tuple[Any, ...]], gots: Values, wants: Values) -> Mistake | None:
        factors = []
        for args, got, want in zip(inputs, gots, wants, strict=True):
            if len(sequence(got) or ()) != len(want):
                return None
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


def _scale_between(labels: dict[str, list[float]], gots: Values, values: Values) -> str | None:
    """The label whose factors turn `values` into the answer, None if there is none.

    Looks at the largest number first, so that few labels have to be tried in full.
    """
    ratios = [_ratio(got, value) for got, value in zip(gots, values, strict=True)]
    first = next(((i, ratio) for i, ratio in enumerate(ratios) if ratio is not None), None)
    if first is None:  # nothing times anything is nothing
        return None
    place, ratio = first
    for label, factors in labels.items():
        if abs(ratio - factors[place]) > 1e-3 * abs(factors[place]):
            continue
        if all(same(got, scaled(v, c)) for got, v, c in zip(gots, values, factors, strict=True)):
            return label
    return None


def _ratio(got: Any, value: Any) -> float | None:
    """Answer over `value`, at the place where `value` is largest; None where nothing can be compared."""
    pairs = list(zip(_leaves(got), _leaves(value), strict=False))
    read = [(as_array(g), np.asarray(v, dtype=float)) for g, v in pairs]
    arrays = [(g, v) for g, v in read if g is not None and g.size == v.size and v.size]
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


# --- what is known where nothing explains the numbers -------------------------------------------------------


def _first_wrong_link(function: Function, gots: Values, wants: Values) -> Mistake:
    """The last question of a good tutor: going backwards, which is the first wrong result?"""
    right = right_results(function, gots, wants)
    for link in function.links:
        if not right[link.result]:
            before = [f"`{name}`" for name, holds in right.items() if holds]
            known = f" {listed(before)} {'is' if len(before) == 1 else 'are'} right." if before else ""
            name = f"`{link.result}` is not right yet."
            if len(right) > 1 and not all(right[r.result] for r in function.links if r is not link):
                name = f"`{link.result}` is the first wrong one on the way."
            return Mistake(f"first_wrong_{link.result}", name, link.hint + known, (), None, link.step)
    wrong = [name for name, holds in right.items() if not holds]
    where = f"`{wrong[0]}` differs. " if len(right) > 1 else ""
    return said(
        STRUCTURE["wrong_values"],
        where=where + "Take two small numbers, work them out on paper, and compare line by line.",
    )


def _sizes_apart(function: Function, inputs: Any, gots: Values, wants: Values) -> Mistake | None:
    """Right on some probes and wrong on others of another size."""
    good = [i for i, (got, want) in enumerate(zip(gots, wants, strict=True)) if same(got, want)]
    if not good:
        return None
    bad = next(i for i in range(len(gots)) if i not in good)
    right, wrong = _sizes(function, inputs[good[0]]), _sizes(function, inputs[bad])
    return said(STRUCTURE["fits_one_size"], right=right, wrong=wrong) if right != wrong else None


def right_results(function: Function, gots: Values, wants: Values) -> dict[str, bool]:
    """Result -> True if it is right on every probe; the answers have the right form."""
    right = dict.fromkeys((result.name for result in function.results), True)
    for got, want in zip(gots, wants, strict=True):
        for result, part, wanted in function.pairs(got, want):
            right[result.name] = right.get(result.name, True) and same(part, wanted)
    return right


def _sizes(function: Function, args: tuple[Any, ...]) -> str:
    """Shapes of the arrays among `args`, in words: "x of shape (3,), w of shape (3,)"."""
    shapes = [f"{n} {np.shape(a)}" for n, a in zip(function.arguments, args, strict=False) if np.ndim(a) > 0]
    return ", ".join(shapes) or "one input"
