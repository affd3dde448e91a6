"""data: data sets the course trains on; holds no answers, the grading sandbox mounts it."""

from backprop.data.digits import load_digits
from backprop.data.plane import circles, moons, spirals, xor
from backprop.data.preparation import (
    PLANE,
    Split,
    digits_split,
    one_hot,
    plane_split,
    split_rows,
    standardise,
    with_ones,
)

__all__ = [
    "PLANE",
    "Split",
    "circles",
    "digits_split",
    "load_digits",
    "moons",
    "one_hot",
    "plane_split",
    "split_rows",
    "spirals",
    "standardise",
    "with_ones",
    "xor",
]
