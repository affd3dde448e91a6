import numpy as np


def relative_error(a, b):
    return (b - a).max() / max(1e-12, abs(a).max() + abs(b).max())
