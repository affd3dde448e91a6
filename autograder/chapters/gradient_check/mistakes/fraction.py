"""What stands above and below the line of the relative error."""

from __future__ import annotations

import numpy as np


def largest(a):
    return np.max(np.abs(a))


def divided(above, below):
    return lambda a, b: above(a, b) / np.maximum(1e-12, below(a, b))


def difference(a, b):
    return largest(a - b)


def sizes(a, b):
    return largest(a) + largest(b)
