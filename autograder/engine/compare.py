"""Is what came back the same as what was asked for?

Tolerances of `curriculum.md` section 4: rtol 1e-7 and atol 1e-10 for float64, rtol 1e-4 where the
result (or what went in) is float32. Lists, matrices and masked arrays count as arrays, and anything
with one element as a number.
"""

from __future__ import annotations

from typing import Any

import numpy as np

RTOL, ATOL, RTOL_FLOAT32 = 1e-7, 1e-10, 1e-4
MOST_PARTS = 10_000  # of an array that is taken apart; no exercise asks for a tenth of it


def as_array(value: Any) -> np.ndarray | None:
    """`value` as an array of real numbers, or None if it is anything else (text, ragged, complex, object)."""
    if isinstance(value, (str, bytes, dict)) or value is None or holds_text(value):
        return None
    try:
        array = np.asarray(value)
    except Exception:  # ragged lists
        return None
    return array if array.dtype.kind in "fiub" else None


def holds_text(value: Any) -> bool:
    """True if `value` is text or a list with text in it.

    Asked before numpy is: it gives every item the room of the longest, gigabytes for some lists.
    """
    if isinstance(value, (list, tuple)):
        return any(map(holds_text, value))
    return isinstance(value, str) or (isinstance(value, np.ndarray) and value.dtype.kind in "US")


def count_numbers(value: Any) -> int:
    """How many items `value` holds, those of what is in it too; nothing is converted for it."""
    if isinstance(value, dict):
        return sum(map(count_numbers, value.values()))
    if isinstance(value, (list, tuple)):
        return sum(map(count_numbers, value))
    return value.size if isinstance(value, np.ndarray) else 1


def as_number(value: Any) -> float | None:
    """`value` as a number if it has exactly one element (0-d, (1,), (1, 1) arrays, floats)."""
    array = as_array(value)
    return float(array.reshape(())) if array is not None and array.size == 1 else None


def is_float32(value: Any) -> bool:
    """True if an array inside `value` has half or single precision."""
    if isinstance(value, (list, tuple)):
        return any(is_float32(item) for item in value)
    if isinstance(value, dict):
        return any(is_float32(item) for item in value.values())
    return getattr(value, "dtype", None) in (np.dtype(np.float32), np.dtype(np.float16))


def close(got: Any, want: Any, rtol: float | None = None, atol: float = ATOL) -> bool:
    """True if two numbers or arrays agree: shape first, then values; nan and infinity agree with nothing.

    rtol : by default 1e-7, or 1e-4 if `got` is float32. In single precision a sum of large terms
        may leave a small entry inexact, so there the largest entry of the array counts too.
    """
    wanted = np.asarray(want)
    array = as_array(got)
    if array is None:
        return False
    if wanted.ndim == 0:
        if array.size != 1:
            return False
        array = array.reshape(())
    if array.shape != wanted.shape:
        return False
    single = is_float32(got)
    rtol = rtol if rtol is not None else (RTOL_FLOAT32 if single else RTOL)
    array, wanted = array.astype(np.float64), wanted.astype(np.float64)
    if not np.isfinite(array).all() or not np.isfinite(wanted).all():
        return False  # every number is within a tolerance of infinity
    if single or rtol >= RTOL_FLOAT32:
        atol = max(atol, 0.1 * rtol * float(np.max(np.abs(wanted), initial=0.0)))
    with np.errstate(all="ignore"):
        return bool(np.all(np.abs(array - wanted) <= atol + rtol * np.abs(wanted)))


def same(got: Any, want: Any, rtol: float | None = None, atol: float = ATOL) -> bool:
    """True if `got` agrees with `want`, whose form decides: number, array, sequence of these, dict, text.

    A sequence may arrive as tuple or list, a dict in any order of keys.
    """
    if isinstance(want, dict):
        return (
            isinstance(got, dict)
            and set(got) == set(want)
            and all(same(got[key], want[key], rtol, atol) for key in want)
        )
    if isinstance(want, (tuple, list)):
        parts = sequence(got)
        return (
            parts is not None
            and len(parts) == len(want)
            and all(same(g, w, rtol, atol) for g, w in zip(parts, want, strict=True))
        )
    if want is None or isinstance(want, str):
        return type(got) is type(want) and got == want
    return close(got, want, rtol, atol)


def sequence(value: Any) -> list | None:
    """The parts of a tuple, list or array along its first axis; None if `value` has no parts."""
    if isinstance(value, (tuple, list)):
        return list(value)
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return list(value[:MOST_PARTS])
    return None


def scaled(value: Any, factor: float) -> Any:
    """`value` with every number in it multiplied by `factor`."""
    if isinstance(value, dict):
        return {key: scaled(item, factor) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(scaled(item, factor) for item in value)
    return np.asarray(value, dtype=float) * factor


def has_nan(value: Any) -> bool:
    """True if nan or an infinity stands somewhere in `value`."""
    if isinstance(value, dict):
        return any(has_nan(item) for item in value.values())
    if isinstance(value, (tuple, list)):
        return any(has_nan(item) for item in value)
    array = as_array(value)
    return array is not None and array.dtype.kind == "f" and not np.isfinite(array).all()
