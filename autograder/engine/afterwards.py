"""What is done to right numbers at the end: cut off, rounded, made shorter, left at 0, put elsewhere.

Found from the numbers alone, for any result of any function: each result that is not right is what one such
step makes of the right one, on every probe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.compare import as_array, close, same
from autograder.engine.function import Function
from autograder.engine.last_step import Arrays, Found, last_step, one_factor
from autograder.engine.mistake import Mistake
from autograder.engine.telling import listed


def finished(
    function: Function,
    inputs: Sequence[tuple[Any, ...]],
    gots: Sequence[Any],
    wants: Sequence[Any],
    bank: Sequence[tuple[Mistake, Sequence[Any]]] = (),
) -> Mistake | None:
    """What makes every wrong result of the right ones; None where one result stays unexplained.

    bank : known mistakes with what they give for every input: each result may have one of its own
    """
    sorted_out = _by_result(function, inputs, gots, wants)
    if sorted_out is None:
        return None
    by_result, owners = sorted_out
    together = _one_length_for_all(by_result, len(inputs))
    if together is not None:
        return replace(together, more=function.more)
    told: dict[tuple[str, str, str], list[str]] = {}
    for name, (mine, rights) in by_result.items():
        if all(map(same, mine, rights)):
            continue
        if _cut_to_whole(mine, rights):
            return None  # told as a fault of form
        found = (
            _of_the_bank(function, name, mine, bank)
            or last_step(mine, rights)
            or _with_its_owner(mine, rights, owners[name])
            or one_factor(mine, rights)
        )
        if found is None:
            return None
        told.setdefault(found, []).append(name)
    rest = [n for n in by_result if not any(n in names for names in told.values())]
    return _mistake(told, rest, function.more)


def _by_result(
    function: Function, inputs: Sequence[tuple[Any, ...]], gots: Sequence[Any], wants: Sequence[Any]
) -> tuple[dict[str, tuple[Arrays, Arrays]], dict[str, list[Any]]] | None:
    """name -> (what came, what is right), and name -> its owners; None where one is no array of numbers."""
    by_result: dict[str, tuple[Arrays, Arrays]] = {}
    owners: dict[str, list[Any]] = {}
    for args, got, want in zip(inputs, gots, wants, strict=True):
        try:
            parts = list(function.pairs(got, want))
        except (IndexError, KeyError, TypeError, ValueError):
            return None
        for result, part, wanted in parts:
            array, right = as_array(part), np.asarray(wanted, dtype=float)
            if (
                array is None
                or array.dtype.kind == "b"
                or not array.size
                or not np.isfinite(array.astype(float)).all()
            ):
                return None
            if array.shape != right.shape and not array.size == right.size == 1:
                return None
            owners.setdefault(result.name, []).append(function.argument(args, result.like))
            pair = by_result.setdefault(result.name, ([], []))
            pair[0].append(np.asarray(array, dtype=float).reshape(right.shape))
            pair[1].append(right)
    return by_result, owners


def _one_length_for_all(by_result: dict[str, tuple[Arrays, Arrays]], count: int) -> Mistake | None:
    """All results divided by the length that they have together."""
    if len(by_result) < 2:
        return None
    for probe in range(count):
        total = np.sqrt(sum(float(np.sum(right[probe] ** 2)) for _, right in by_result.values()))
        if not total or not all(close(m[probe], r[probe] / total) for m, r in by_result.values()):
            return None
    ask = "The length says how steep it is here, and that is asked too."
    return Mistake(
        "length_one_together", "All results are divided by the length that they have together.", ask
    )


def _cut_to_whole(mine: Arrays, right: Arrays) -> bool:
    """What `int(…)` or a whole dtype leaves of the right numbers."""
    cuts = (np.trunc, np.floor, np.rint)
    return any(all(np.array_equal(m, cut(r)) for m, r in zip(mine, right, strict=True)) for cut in cuts)


def _of_the_bank(
    function: Function, name: str, mine: Arrays, bank: Sequence[tuple[Mistake, Sequence[Any]]]
) -> Found:
    """The known mistake that gives this one of several results, in whatever it gives for the others."""
    names = [result.name for result in function.results]
    if function.form != "tuple" or len(names) < 2 or name not in names:
        return None
    place = names.index(name)
    for mistake, values in bank:
        parts = [value[place] for value in values if isinstance(value, tuple) and len(value) > place]
        if len(parts) == len(mine) and all(
            np.shape(p) == m.shape and close(m, p) for m, p in zip(mine, parts, strict=True)
        ):
            return mistake.id, mistake.name, mistake.hint
    return None


def _mistake(told: dict[Any, list[str]], right: list[str], more: tuple[str, ...]) -> Mistake | None:
    if not told:
        return None
    (id_, clause, ask), names = next(iter(told.items()))
    sentences = [_sentence(one[1], names_of) for one, names_of in told.items()]
    hint = " ".join([ask, *(f"And besides: {s}" for s in sentences[1:])])
    if right:
        hint += f" {listed([f'`{n}`' for n in right])} {'is' if len(right) == 1 else 'are'} right."
    return Mistake(id_, sentences[0], hint, more)


def step_of(name: str, mine: Sequence[Any], right: Sequence[Any]) -> tuple[str, str, str] | None:
    """(id, sentence, where to look) for one result whose numbers are the right ones and one such step."""
    if any(np.shape(m) != np.shape(r) or not np.size(r) for m, r in zip(mine, right, strict=True)):
        return None
    arrays = [[np.asarray(a, dtype=float) for a in values] for values in (mine, right)]
    if not all(np.isfinite(a).all() for values in arrays for a in values):
        return None
    found = last_step(*arrays) or one_factor(*arrays)
    return (found[0], _sentence(found[1], [name]), found[2]) if found is not None else None


def _sentence(clause: str, names: list[str]) -> str:
    if "{verb}" not in clause:  # a sentence of its own
        return clause
    verb, its, it = ("is", "its", "it") if len(names) == 1 else ("are", "their", "they")
    return f"{listed([f'`{name}`' for name in names])} {clause.format(verb=verb, its=its, it=it)}."


def _with_its_owner(mine: Arrays, right: Arrays, owners: list[Any]) -> Found:
    """W − c · gradient or gradient + c · W, with one c for all probes."""
    if any(np.shape(owner) != r.shape or not np.any(r) for owner, r in zip(owners, right, strict=True)):
        return None
    arrays = [np.asarray(owner, dtype=float) for owner in owners]
    for id_, clause, ask, base, part in (
        (
            "moved_already",
            "{verb} what came in after a step, not {its} gradient",
            "The gradient alone is asked; the step comes later, from outside.",
            arrays,
            right,
        ),
        (
            "decay_alone",
            "{verb} right but for a part of the weights themselves, as in weight decay",
            "That is a term of another loss: the loss of this course looks at the error alone.",
            right,
            arrays,
        ),
    ):
        off = [m - b for m, b in zip(mine, base, strict=True)]
        sizes = [float(np.sum(o * p) / np.sum(p**2)) for o, p in zip(off, part, strict=True)]
        fits = all(close(o, c * p) for o, c, p in zip(off, sizes, part, strict=True))
        if fits and abs(sizes[0]) > 1e-9 and np.ptp(sizes) <= 1e-6 * abs(sizes[0]):
            return id_, clause, ask
    return None
