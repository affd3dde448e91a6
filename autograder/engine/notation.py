"""The letters of the course's notation card for the axes of what an answer is given.

Sizes of probes are pairwise different, so the length of an axis tells its letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

_AXES: dict[str, tuple[str, ...]] = {
    "X": ("N", "p"),
    "Y": ("N", "K"),
    "Yhat": ("N", "K"),
    "W1": ("p", "h1"),
    "W2": ("h1", "h2"),
    "W3": ("h2", "K"),
    "W": ("p", "k"),
    "dZ": ("N", "k"),
    "x": ("p",),
    "w": ("p",),
}


@dataclass(frozen=True)
class Letters:
    """of : length of an axis -> its letter; axes : an argument -> the letters of its axes."""

    of: Mapping[int, str] = field(default_factory=dict)
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def letters(arguments: Sequence[str], args: Sequence[Any]) -> Letters:
    """The letters for one call. A length that would have two letters gets none."""
    found: dict[int, set[str]] = {}
    axes: dict[str, tuple[str, ...]] = {}
    for name, value in zip(arguments, args, strict=False):
        for one, array, letters_of_it in _arrays(name, value):
            if np.ndim(array) != len(letters_of_it):
                continue
            axes[one] = letters_of_it
            for size, letter in zip(np.shape(array), letters_of_it, strict=True):
                found.setdefault(size, set()).add(letter)
    return Letters({size: said.pop() for size, said in found.items() if len(said) == 1}, axes)


def _arrays(name: str, value: Any) -> list[tuple[str, Any, tuple[str, ...]]]:
    if name == "Ws" and isinstance(value, (list, tuple)):
        ends = ["p", *(f"h{i + 1}" for i in range(len(value) - 1)), "K"]
        return [(f"Ws[{i}]", W, (ends[i], ends[i + 1])) for i, W in enumerate(value)]
    return [(name, value, _AXES[name])] if name in _AXES else []
