"""What is done to right numbers at the end: cut off, rounded, made shorter, left at 0, put elsewhere.

Found from the numbers alone, for any result of any function: each result that is not right is what one such
step makes of the right one, on every probe.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.engine.compare import as_array, close, same
from autograder.engine.function import Function
from autograder.engine.mistake import Mistake
from autograder.engine.telling import listed

Arrays = list[np.ndarray]
# what came, what is right -> (id, clause, where to look), or None
Found = tuple[str, str, str] | None


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
            or _step(mine, rights)
            or _with_its_owner(mine, rights, owners[name])
            or _one_factor(mine, rights)
        )
        if found is None:
            return None
        told.setdefault(found, []).append(name)
    rest = [n for n in by_result if not any(n in names for names in told.values())]
    return _mistake(told, rest, function.more)


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
    found = _step(*arrays) or _one_factor(*arrays)
    return (found[0], _sentence(found[1], [name]), found[2]) if found is not None else None


def _one_factor(mine: Arrays, right: Arrays) -> Found:
    flat, wanted = (np.concatenate([a.ravel() for a in arrays]) for arrays in (mine, right))
    c = float(np.sum(flat * wanted) / np.sum(wanted**2)) if np.any(wanted) else 0.0
    if not np.isfinite(c) or abs(c) < 1e-9 or not close(flat, c * wanted) or len(mine) < 2:
        return None
    return (
        "one_factor",
        f"{{verb}} {_number(c)} times what {{it}} should be",
        "Where does this factor come from?",
    )


def _sentence(clause: str, names: list[str]) -> str:
    if "{verb}" not in clause:  # a sentence of its own
        return clause
    verb, its, it = ("is", "its", "it") if len(names) == 1 else ("are", "their", "they")
    return f"{listed([f'`{name}`' for name in names])} {clause.format(verb=verb, its=its, it=it)}."


def _step(mine: Arrays, right: Arrays) -> Found:
    with np.errstate(all="ignore"):
        for find in _FINDS:
            found = find(mine, right)
            if found is not None:
                return found
        for id_, clause, ask, act in _ACTS:
            values = [_tried(act, one) for one in right]
            if id_ == "negatives_dropped" and not any((one > 0).any() for one in right):
                continue
            if all(v is not None and close(m, v) for m, v in zip(mine, values, strict=True)):
                return id_, clause, ask
    return None


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


def _tried(act: Callable[[np.ndarray], Any], right: np.ndarray) -> Any:
    try:
        value = act(right)
    except (ValueError, IndexError):
        return None
    return value if np.shape(value) == right.shape else None


def _number(value: float) -> str:
    return f"{value:.4g}".replace("-", "−")


def _cut_off(mine: Arrays, right: Arrays) -> Found:
    """One and the same limit for all probes, and entries on both sides of it."""
    flat, wanted = (np.concatenate([a.ravel() for a in arrays]) for arrays in (mine, right))
    top, bottom = float(flat.max()), float(flat.min())
    over, under = wanted > top + 1e-9, wanted < bottom - 1e-9
    cut, kept = int((over | under).sum()), int((~(over | under)).sum())
    if not (cut >= 2 and kept >= 2 or cut == 1 and kept >= 8):  # one of each fits by chance
        return None
    if not close(flat, np.clip(wanted, bottom, top)) or bottom == 0 and top > 0 and not over.any():
        return None
    ends = [_number(top)] * bool(over.any()) + [_number(bottom)] * bool(under.any())
    ask = "Every number is wanted as it comes out, however large."
    return "cut_off_afterwards", f"{{verb}} cut off at {' and '.join(ends)}", ask


def _rounded(mine: Arrays, right: Arrays) -> Found:
    for digits in range(1, 7):
        if all(close(m, np.round(r, digits), atol=1e-12) for m, r in zip(mine, right, strict=True)):
            clause = f"{{verb}} rounded to {digits} decimals"
            return "rounded_afterwards", clause, "What comes later calculates with it: leave every digit."
    return None


def _to_one_length(mine: Arrays, right: Arrays) -> Found:
    lengths = [np.linalg.norm(r) for r in right]
    if any(r.size < 2 for r in right) or min(lengths) < 1e-9:
        return None
    if all(close(m, r / n) for m, r, n in zip(mine, right, lengths, strict=True)):
        ask = "The length says how steep it is here, and that is asked too."
        return "length_one", "{verb} brought to the length 1", ask
    if all(close(m, r / np.max(np.abs(r))) for m, r in zip(mine, right, strict=True)):
        return "largest_one", "{verb} divided by {its} largest entry", "The size is asked too, as it comes."
    longest = max(float(np.linalg.norm(m)) for m in mine)
    shorter = [n > longest * (1 + 1e-9) for n in lengths]
    if longest < 1e-9 or sum(shorter) < 2 or all(shorter):
        return None
    cut = [r * min(1.0, longest / n) for r, n in zip(right, lengths, strict=True)]
    if all(map(close, mine, cut)):
        clause = f"{{verb}} made shorter where longer than {_number(longest)}"
        return "shortened", clause, "The gradient is asked as it is, however long."
    return None


def _shifted(mine: Arrays, right: Arrays) -> Found:
    off = np.concatenate([(m - r).ravel() for m, r in zip(mine, right, strict=True)])
    if all(r.ndim == 0 for r in right):
        return None  # of a single number the amount and its direction are told
    if off.size < 2 or abs(off[0]) < 1e-6 or np.ptp(off) > 1e-9 * max(1.0, abs(float(off[0]))):
        return None
    clause = f"{{verb}} off by the same number everywhere, {_number(float(np.mean(off)))}"
    return "off_by_one_number", clause, "A constant is added, or taken off. Where does it come from?"


_NOT_WRITTEN = "It was never written to. Where does a loop begin or end, or what does a slice leave out?"


def _left_at_zero(mine: Arrays, right: Arrays) -> Found:
    """Nothing but 0, or the last or first entry, row or column is 0 and all others are right."""
    if not any(np.any(m) for m in mine) and any(np.any(r) for r in right):
        return "all_zero", "{verb} 0 everywhere", "Was it written to at all, or is something multiplied by 0?"
    for which, place in (("first", 0), ("last", -1)):
        if all(m.ndim == 2 and len(m) > 2 and np.any(m[place]) for m in mine) and not any(
            np.any(np.delete(m, place, axis=0)) for m in mine
        ):
            clause = f"{{verb}} 0 in all rows but the {which}"
            return f"only_the_{which}_row", clause, "Which row should a round of the loop write to?"
    for which, place in (("last", -1), ("first", 0)):
        if all(r.ndim > 1 and r.size > 1 for r in right) and all(
            close(m, _with_zero(r.ravel(), 0, place).reshape(r.shape))
            for m, r in zip(mine, right, strict=True)
        ):
            return f"{which}_at_zero", f"{{verb}} right but for the {which} entry, which is 0", _NOT_WRITTEN
    for axis in (0, 1):
        if any(r.ndim <= axis or r.shape[axis] < 2 for r in right):
            continue
        for which, place in (("last", -1), ("first", 0)):
            cut = [_with_zero(r, axis, place) for r in right]
            if all(map(close, mine, cut)):
                what = "entry" if right[0].ndim == 1 else ("row", "column")[axis]
                clause = f"{{verb}} right but for the {which} {what}, which is 0"
                return f"{which}_at_zero", clause, _NOT_WRITTEN
    return None


def _with_zero(right: np.ndarray, axis: int, place: int) -> np.ndarray:
    one = np.array(right)
    np.moveaxis(one, axis, 0)[place] = 0.0
    return one


def _two_values(mine: Arrays, right: Arrays) -> Found:
    """Every entry is c or −c with the right sign: the sign alone times c, or a limit that all are beyond."""
    flat, wanted = (np.concatenate([a.ravel() for a in arrays]) for arrays in (mine, right))
    c = float(np.max(np.abs(flat)))
    if flat.size < 6 or c < 1e-9 or len(set(np.sign(wanted))) < 2 or not close(flat, c * np.sign(wanted)):
        return None
    beyond = bool(np.all(np.abs(wanted) > c))
    if c == 1 and not beyond:
        return None  # told as the sign alone
    ask = "Is something cut off there, or is the sign alone kept?" if beyond else "The sign alone is kept."
    clause = f"{{verb}} {_number(c)} or {_number(-c)} in every entry, with the right sign"
    return "two_values", clause, f"{ask} Every number is wanted as it comes out."


_FINDS = (_cut_off, _two_values, _left_at_zero, _to_one_length, _rounded, _shifted)
_SIGNS = "A negative number says something that its size alone does not."
_PLACES = "The numbers are the right ones, in other places. Which entry of the result belongs to which?"
_ACTS: tuple[tuple[str, str, str, Callable[[np.ndarray], Any]], ...] = (
    ("sign_lost_afterwards", "{verb} without {its} signs", _SIGNS, np.abs),
    ("sign_alone", "{verb} the sign alone, −1 or 1", "How much is asked, not only which way.", np.sign),
    (
        "negatives_dropped",
        "{verb} 0 wherever a negative number belongs",
        _SIGNS,
        lambda r: np.maximum(r, 0.0),
    ),
    (
        "squeezed_afterwards",
        "{verb} squeezed by a sigmoid at the end",
        "No sigmoid belongs there: every size is possible.",
        lambda r: 1 / (1 + np.exp(-r)),
    ),
    ("tanh_afterwards", "{verb} squeezed by tanh at the end", "Nothing belongs there.", np.tanh),
    ("squared_afterwards", "{verb} squared at the end", "The number itself is asked.", np.square),
    ("back_to_front", "{verb} back to front", _PLACES, lambda r: r[::-1]),
    ("columns_back_to_front", "{verb} right to left", _PLACES, lambda r: r[:, ::-1]),
    (
        "other_order_of_entries",
        "{verb} filled column by column where it is read row by row",
        _PLACES,
        lambda r: r.reshape(r.shape, order="F") if r.ndim < 2 else r.ravel().reshape(r.shape, order="F"),
    ),
    (
        "mean_for_every_row",
        "{verb} averaged over the rows: all rows are equal",
        "Each row belongs to one sample and has numbers of its own.",
        lambda r: np.ones_like(r) * r.mean(axis=0),
    ),
    (
        "sum_for_every_row",
        "{verb} added up over the rows: all rows are equal",
        "Each row belongs to one sample and has numbers of its own.",
        lambda r: np.ones_like(r) * r.sum(axis=0) if r.ndim == 2 else None,
    ),
    (
        "first_row_everywhere",
        "{verb} the first row over and over",
        "Which line should move on to the next row?",
        lambda r: np.ones_like(r) * r[0] if r.ndim == 2 else None,
    ),
    (
        "last_row_everywhere",
        "{verb} the last row over and over",
        "Which line should have kept the rows before it?",
        lambda r: np.ones_like(r) * r[-1] if r.ndim == 2 else None,
    ),
    (
        "added_up_on_the_way",
        "{verb} added up from entry to entry",
        "Each entry is asked alone. Does each turn of a loop begin anew?",
        lambda r: np.cumsum(r, axis=0),
    ),
)
