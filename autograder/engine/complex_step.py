"""Differentiation by a complex step: right to the last digit, and not the chain rule."""

from __future__ import annotations

import re

COMPLEX_STEP = (
    "Right to the last digit. You took a complex step: a fine trick, and not the chain rule; it walks "
    "forward once for every single number, where one way back serves all of them."
)


def takes_a_complex_step(source: str) -> bool:
    """True if the source reads an imaginary part after a step such as 1e-30j."""
    return bool(re.search(r"\.imag\b", source) and re.search(r"\d[jJ]\b|\bcomplex\b", source))
