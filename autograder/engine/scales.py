"""Factors that people leave out or put in twice, and how they are told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

N_IS = " (N = number of rows)"
_PREDICATES = {
    "-1": "turned round: the right size, the opposite sign",
    "2": "exactly 2 times too large",
    "1/2": "exactly half",
    "4": "exactly 4 times too large",
    "1/4": "exactly a quarter",
    "-2": "2 times too large and has the opposite sign",
    "-1/2": "half and has the opposite sign",
    "N": f"exactly N times too large{N_IS}",
    "-N": f"exactly N times too large{N_IS} and has the opposite sign",
    "1/N": f"exactly N times too small{N_IS}",
    "-1/N": f"exactly N times too small{N_IS} and has the opposite sign",
    "1/N²": f"N·N times too small{N_IS}",
    "N²": f"N·N times too large{N_IS}",
    "1/(2N)": f"exactly 2N times too small{N_IS}",
    "2N": f"exactly 2N times too large{N_IS}",
    "2/N": f"N/2 times too small{N_IS}",
    "N/2": f"N/2 times too large{N_IS}: a 2 is missing, and a division by N",
    "-N/2": f"N/2 times too large{N_IS} and has the opposite sign",
    "-1/(2N)": f"2N times too small{N_IS} and has the opposite sign",
    "K": "exactly K times too large (K = number of outputs)",
    "1/K": "exactly K times too small (K = number of outputs)",
    "1/(NK)": "N·K times too small: the loss of this course divides by N once, never by K",
    "1/(2K)": "2K times too small (K = number of outputs)",
    "K/N": "K/N times what it should be: check what the loss divides by",
}
_TAILS = {
    "-1": "If the output grows a little where it is already too large, does the loss grow or shrink?",
    "1/2": "Which number comes down in front of a square when it is differentiated?",
    "N": "Sum or mean?",
    "1/N": "How often does 1/N appear in the loss?",
    "1/N²": "How often does 1/N appear in the loss?",
    "1/K": "The loss of this course divides by the number of samples only (card in notebook 00).",
}
_WIDTHS = {"p": "inputs", "k": "neurons", "h1": "units of layer 1", "h2": "units of layer 2"}


def predicate(label: str) -> str:
    """What follows "Everything": "is exactly half"."""
    if label.startswith("×"):
        return f"is {label[1:]} times what it should be".replace("-", "−")
    if label in _PREDICATES:
        return f"is {_PREDICATES[label]}"
    parts = re.fullmatch(r"(1/)?(\w+)", label)
    assert parts, label
    over, letter = parts.groups()
    size = "small" if over else "large"
    return f"is exactly {letter} times too {size} ({letter} = number of {_WIDTHS[letter]})"


def is_plain(label: str) -> bool:
    """True for a factor that is a number, the same for every size: "-1", "1/2", "×0.27"."""
    return label.startswith("×") or label in plain_scales()


def tail(label: str) -> str:
    """A question that fits a factor in everything, "" where there is none."""
    return _TAILS.get(label, "")


def sentence(label: str) -> str:
    """The factor told of everything, with its question."""
    return f"Everything {predicate(label)}. {tail(label)}".strip()


def plain_scales(*args: object) -> dict[str, float]:
    """Factors that need no sizes."""
    return {"-1": -1.0, "1/2": 0.5, "2": 2.0, "-2": -2.0, "-1/2": -0.5, "4": 4.0, "1/4": 0.25}


def batch_scales(N: int, K: int | None = None, widths: Mapping[str, int] | None = None) -> dict[str, float]:
    """Plain factors and those of a batch: N rows, K columns of the output, other widths by their letter."""
    factors = plain_scales()
    factors |= {"1/N": 1 / N, "N": float(N), "1/(2N)": 0.5 / N, "2/N": 2 / N, "N/2": N / 2, "-1/N": -1 / N}
    factors |= {"-N": -float(N), "1/N²": 1 / N**2, "N²": float(N**2), "2N": 2.0 * N}
    factors |= {"-N/2": -N / 2, "-1/(2N)": -0.5 / N}
    if K is not None:
        factors |= {"1/K": 1 / K, "K": float(K), "1/(NK)": 1 / (N * K), "1/(2K)": 0.5 / K, "K/N": K / N}
    for letter, width in (widths or {}).items():
        factors |= {f"1/{letter}": 1 / width, letter: float(width)}
    return {label: factor for label, factor in factors.items() if np.isfinite(factor)}
