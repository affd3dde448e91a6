"""The exercises of notebook 01: E1.1 chain_1d, E1.2 local_derivatives, E1.3 all_paths, E1.4 path_sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.all_paths import judge_all_paths
from autograder.chapters.chain_rule.local_derivatives import judge_local_derivatives
from autograder.chapters.chain_rule.path_sum import PATH_SUM, judge_path_sum
from autograder.engine.answer import Answer
from autograder.engine.compare import close
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.scales import plain_scales
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged

__all__ = ["CHAIN_1D", "EXERCISES", "PATH_SUM"]


def _slope_of_the_slope(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """`df` differentiated again: by nudging, in the inner box or in x."""

    def bent(f: Callable[[float], float], at: float) -> float:
        return (f(at + 1e-5) - f(at - 1e-5)) / 2e-5

    ways = (
        lambda df, g, dg, x: bent(lambda t: df(g(t)), x),
        lambda df, g, dg, x: bent(df, g(x)),
        lambda df, g, dg, x: bent(df, g(x)) * dg(x) ** 2,
    )
    for way in ways:
        if all(close(got, way(*args), rtol=1e-4) for args, got in zip(inputs, gots, strict=True)):
            return known.SLOPE_OF_THE_SLOPE
    return None


CHAIN_1D = Function(
    "chain_1d",
    ("df", "g", "dg", "x"),
    (Result("slope"),),
    lambda df, g, dg, x: df(g(x)) * dg(x),
    bank=known.ONE_ROAD,
    scales=plain_scales,
    finders=(_slope_of_the_slope,),
    more=known.ONE_ROAD_MORE,
    is_scalar=True,
)


def _one_road(generator: np.random.Generator) -> tuple:
    """Arguments for chain_1d: f(u) = sin(au) + b·u², g(x) = c·x³ + d·x, and a point."""
    a, b, c, d = (float(v) for v in away_from_zero(generator, 4, scale=0.8, least=0.3))
    x = float(generator.uniform(0.4, 0.9) * generator.choice([-1, 1]))
    return (
        lambda u: a * np.cos(a * u) + 2 * b * u,
        lambda t: c * t**3 + d * t,
        lambda t: 3 * c * t**2 + d,
        x,
    )


@judged("It agrees on functions it has not seen.")
def judge_chain_1d(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    probes = [
        Probe(_one_road(rng(setting, "E1.1", 10 * number + i)))
        for number in rounds(setting)
        for i in range(3)
    ]
    df, g, _, _ = _one_road(rng(setting, "E1.1", 99))
    extras = [
        Probe(
            (np.cos, lambda x: x**2 - 1.0, lambda x: 2.0 * x, 3),
            "a whole number for x",
            why="Here x is the whole number 3.",
        ),
        Probe(
            (df, lambda x: 2.0 + (x - 0.5) ** 2, lambda x: 2.0 * (x - 0.5), 0.5),
            "a flat spot",
            why="Here the inner box is flat at x, its slope is 0, and no push gets through.",
        ),
    ]
    check_function(walk, answers[0], CHAIN_1D, probes, extras)


EXERCISES = [
    Exercise("E1.1", ("chain_1d",), {"": 1}, judge_chain_1d),
    Exercise("E1.2", ("local_derivatives",), {"": 2}, judge_local_derivatives),
    Exercise("E1.3", ("all_paths",), {"": 2}, judge_all_paths),
    Exercise("E1.4", ("path_sum",), {"": 4}, judge_path_sum),
]
