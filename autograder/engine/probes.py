"""The inputs that answers are tried on.

The rules stand in `curriculum.md` section 3; each has a failing counter-example there. Sizes are
pairwise different, N is neither 1 nor 2, weights are N(0, 1.2²) and never saturated, nothing is 0,
incoming gradients are never all ones, targets are neither 0 nor 1 nor symmetric. Special cases
(N=1, whole numbers, float32 …) come as extra probes, tried only after the plain ones hold.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.engine.mistake import Mistake
from autograder.engine.verdict import Setting


@dataclass(frozen=True)
class Probe:
    """One call of the answer.

    property : what the card lists for it ("values", "one sample"); fails if this probe does
    why : for an extra probe, the sentence that says what is special about it
    headline : for an extra probe, the bold sentence if only this one fails
    rtol : another relative tolerance, e.g. 1e-4 where the inputs are float32
    explain : (arguments, what came back, what is right) -> what is known of it, or None
    id : of the mistake that is reported if only this one fails
    """

    args: tuple[Any, ...]
    property: str = "values"
    why: str = ""
    headline: str = ""
    rtol: float | None = None
    explain: Callable[[tuple[Any, ...], Any, Any], Mistake | None] | None = None
    id: str = "special_case"


def rng(setting: Setting, exercise: str, number: int = 0) -> np.random.Generator:
    """A generator that depends on the instructor's seed, the exercise and `number` alone."""
    return np.random.default_rng([setting.seed, zlib.crc32(exercise.encode()), number])


def away_from_zero(rng: np.random.Generator, shape: Any, scale: float = 1.2, least: float = 0.15) -> Any:
    """N(0, scale²) without values nearer to 0 than `least`."""
    values = rng.normal(0.0, scale, shape)
    return np.where(np.abs(values) < least, np.copysign(least + np.abs(values), values), values)


def targets(rng: np.random.Generator, shape: Any) -> Any:
    """Targets in (0.1, 0.9), never 0, 1 or ½."""
    values = rng.uniform(0.1, 0.9, shape)
    return np.where(np.abs(values - 0.5) < 0.05, values + 0.11, values)


def rounds(setting: Setting) -> range:
    """Numbers of the random rounds: one in the notebook, three when graded."""
    return range(3 if setting.full else 1)


def float32(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same arguments in single precision."""
    return tuple(a.astype(np.float32) if isinstance(a, np.ndarray) else a for a in args)


def whole(rng: np.random.Generator, shape: Any) -> np.ndarray:
    """Whole numbers of an integer dtype, from ±1 to ±3, never 0."""
    return rng.integers(1, 4, shape) * rng.choice([-1, 1], shape)
