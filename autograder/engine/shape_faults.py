"""A result of another shape: what was done to the right numbers, or what else came in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from autograder.engine.compare import as_array, same

_AXES, _OF_A_VECTOR = ("rows", "columns"), "entries"
_REDUCED: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("added up over the {axes}", np.sum),
    ("averaged over the {axes}", np.mean),
    ("the largest of the {axes}", np.max),
)
_PICKED = (("the first of the {axes} alone", 0), ("the last of the {axes} alone", -1))


def told_by_shape(
    name: str, array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]
) -> tuple[str, dict[str, str]] | None:
    """(id of a mistake of form, its words), None where the shape tells nothing more than itself.

    others : the arguments and the other results by name
    """
    for find in (_of_another, _axis_gone, _axis_too_many, _table_of_slopes, _outer, _one_more_or_less):
        found = find(array, wanted, others)
        if found is not None:
            return found[0], {"name": name, "shape": str(array.shape), **found[1]}
    return None


Found = tuple[str, dict[str, str]] | None


def _of_another(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    """The numbers of another array: an argument untouched, another result a second time."""
    for other, value in others.items():
        if array.size > 1 and np.shape(value) == array.shape and same(array, value):
            return "another_array", {"other": other}
    return None


def _axis_gone(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    axes = [axis for axis in range(min(wanted.ndim, 2)) if array.shape in _without(wanted.shape, axis)]
    for axis in axes:
        hows = [how for how, values in _reductions(wanted, axis) if _is_like(array, values)]
        if len(hows) > 1:  # by chance: the largest entry may be the last one
            return "axis_gone_somehow", {"axes": _axes(wanted, axis)}
        if hows:
            return "axis_gone_how", {"how": hows[0], "axes": _axes(wanted, axis)}
    if not axes or wanted.ndim < 2:
        return None
    return "axis_gone", {"axes": _AXES[axes[0]]}


def _is_like(array: np.ndarray, values: Any) -> bool:
    return array.size == np.size(values) and same(array.ravel(), np.ravel(values))


def _axes(wanted: np.ndarray, axis: int) -> str:
    return _AXES[axis] if wanted.ndim > 1 else _OF_A_VECTOR


def _without(shape: tuple[int, ...], axis: int) -> list[tuple[int, ...]]:
    """The shape with one axis left out, or kept with one place."""
    if shape[axis] == 1:
        return []
    return [shape[:axis] + shape[axis + 1 :], shape[:axis] + (1,) + shape[axis + 1 :]]


def _reductions(wanted: np.ndarray, axis: int) -> Iterator[tuple[str, Any]]:
    axes = _axes(wanted, axis)
    for how, act in _REDUCED:
        yield how.format(axes=axes), act(wanted, axis=axis)
    for how, place in _PICKED:
        yield how.format(axes=axes), np.take(wanted, place, axis=axis)


def _axis_too_many(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    if array.ndim != wanted.ndim + 1 or array.size == wanted.size:
        return None
    for axis in range(array.ndim):
        if same(array.sum(axis=axis), wanted):
            return "not_added_up", {"count": str(array.shape[axis])}
    return None


def _outer(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    """`np.outer` makes both of its arguments flat."""
    sizes = {other: np.size(value) for other, value in others.items() if np.ndim(value) == 2}
    pairs = [(a, b) for a in sizes for b in sizes if (sizes[a], sizes[b]) == array.shape]
    if not pairs:
        return None
    a, b = pairs[0]
    return "outer_of_everything", {"first": a, "second": b}


def _table_of_slopes(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    square = (wanted.size, wanted.size)
    return ("table_of_slopes", {}) if wanted.size > 2 and array.shape == square else None


def _one_more_or_less(array: np.ndarray, wanted: np.ndarray, others: Mapping[str, Any]) -> Found:
    if array.ndim != wanted.ndim or wanted.ndim != 2:
        return None
    off = [a - w for a, w in zip(array.shape, wanted.shape, strict=True)]
    if sorted(map(abs, off)) != [0, 1]:
        return None
    axis = 0 if off[0] else 1
    if array.shape[axis] in {size for value in others.values() for size in np.shape(value)}:
        return None  # the width of another layer
    words = {"axes": _AXES[axis].removesuffix("s")}
    return ("one_too_many" if sum(off) > 0 else "one_too_few"), words


def others_of(args: Mapping[str, Any], results: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the arguments and results that are arrays."""
    arrays = {name: as_array(value) for name, value in {**args, **results}.items()}
    return {name: array for name, array in arrays.items() if array is not None}
