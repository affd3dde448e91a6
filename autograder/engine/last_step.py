"""One last step that makes wrong numbers of the right ones, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.engine.compare import close

Arrays = list[np.ndarray]

# what came, what is right -> (id, clause, where to look), or None
Found = tuple[str, str, str] | None


def one_factor(mine: Arrays, right: Arrays) -> Found:
    flat, wanted = (np.concatenate([a.ravel() for a in arrays]) for arrays in (mine, right))
    c = float(np.sum(flat * wanted) / np.sum(wanted**2)) if np.any(wanted) else 0.0
    if not np.isfinite(c) or abs(c) < 1e-9 or not close(flat, c * wanted) or len(mine) < 2:
        return None
    return (
        "one_factor",
        f"{{verb}} {_number(c)} times what {{it}} should be",
        "Where does this factor come from?",
    )


def last_step(mine: Arrays, right: Arrays) -> Found:
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
