"""What came back, shown to the learner: short, cut, with its kind and shape."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.engine.answer import Odd
from autograder.engine.stopped import kind

MOST = 3  # entries that are shown


def shown(value: Any) -> str:
    """ "a list of 3 numbers: [0.1, 0.2, …]", "an array of shape (5, 3)", "a dict with the key 'L'"."""
    if isinstance(value, Odd):
        known = {"generator": "a generator, which has made no values yet", "None": "None"}
        known |= {name: f"a {name}" for name in ("function", "method", "module", "set", "class")}
        known |= {"builtin_function_or_method": "a function", "ufunc": "a function", "type": "a class"}
        return known.get(value.kind, f"an object of the kind {value.kind}")
    said = kind(value)
    if isinstance(value, np.ndarray) and value.ndim <= 1 and value.size:
        return f"{said}: {_row(list(np.ravel(value)[:MOST]), value.size)}"
    if isinstance(value, (list, tuple)) and value:
        return f"{said}: {_row(list(value[:MOST]), len(value))}"
    return said


def _row(parts: list[Any], count: int) -> str:
    inside = ", ".join(_entry(part) for part in parts[:MOST])
    return f"[{inside}{', …' if count > MOST else ''}]"


def _entry(part: Any) -> str:
    if isinstance(part, (bool, np.bool_)):
        return str(bool(part))
    if isinstance(part, (int, float, np.integer, np.floating)):
        return f"{part:.3g}" if isinstance(part, (float, np.floating)) else str(part)[:12]
    if isinstance(part, str):
        return repr(part[:12])
    if isinstance(part, (list, tuple)):
        inside = ", ".join(_entry(item) for item in part[:MOST])
        return f"[{inside}{', …' if len(part) > MOST else ''}]"
    return kind(part)
