"""Checks of notebook 03: E3.1 derivative, E3.3 relative_error; E3.2 stands in numerical_gradient.py."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.gradient_check import mistakes as known
from autograder.chapters.gradient_check.numerical_gradient import judge_numerical_gradient
from autograder.engine.answer import Answer
from autograder.engine.compare import as_number, close, has_nan
from autograder.engine.everyday import EVERYDAY
from autograder.engine.form_mistakes import said
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.reading import Stop, read
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Fault, Function, Probe, Result, Walk, check_function, judged

# ---- E3.1 --------------------------------------------------------------------------------


KINDS = ("forward", "central")


def derivative(f: Callable, w: float, eps: float, kind: str) -> float:
    """The slope of f at w by the forward or the central formula."""
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)


# what wrong formulas give; with a large eps each has a number of its own on w³, w² and sin
FORMULAS: dict[str, Callable[[Callable, float, float], float]] = {
    "forward": lambda f, w, e: (f(w + e) - f(w)) / e,
    "backward": lambda f, w, e: (f(w) - f(w - e)) / e,
    "central": lambda f, w, e: (f(w + e) - f(w - e)) / (2 * e),
    "two_missing": lambda f, w, e: (f(w + e) - f(w - e)) / e,
    "brackets_missing": lambda f, w, e: (f(w + e) - f(w - e)) / 2 * e,
    "both_steps_forward": lambda f, w, e: 0.0,
    "half_step": lambda f, w, e: (f(w + e / 2) - f(w - e / 2)) / e,
    "values_added": lambda f, w, e: (f(w + e) + f(w - e)) / (2 * e),
    "values_added_forward": lambda f, w, e: (f(w + e) + f(w)) / e,
    "not_divided": lambda f, w, e: (f(w + e) - f(w - e)) / 2,
    "not_divided_2": lambda f, w, e: f(w + e) - f(w - e),
    "not_divided_forward": lambda f, w, e: f(w + e) - f(w),
    "multiplied_by_eps": lambda f, w, e: (f(w + e) - f(w - e)) * 2 * e,
    "multiplied_by_eps_2": lambda f, w, e: (f(w + e) - f(w - e)) * e,
    "multiplied_by_eps_forward": lambda f, w, e: (f(w + e) - f(w)) * e,
    "relative_step": lambda f, w, e: (f(w + e * w) - f(w - e * w)) / (2 * e),
    "relative_step_forward": lambda f, w, e: (f(w + e * w) - f(w)) / e,
    "second_derivative": lambda f, w, e: (f(w + e) - 2 * f(w) + f(w - e)) / e**2,
    "four_points": lambda f, w, e: (-f(w + 2 * e) + 8 * f(w + e) - 8 * f(w - e) + f(w - 2 * e)) / (12 * e),
    "divided_by_w": lambda f, w, e: (f(w + e) - f(w - e)) / (2 * w),
    "divided_by_w_2": lambda f, w, e: (f(w + e) - f(w - e)) / w,
    "divided_by_w_forward": lambda f, w, e: (f(w + e) - f(w)) / w,
    "divided_by_w_forward_2": lambda f, w, e: (f(w + e) - f(w)) / (w + e),
    "double_step": lambda f, w, e: (f(w + 2 * e) - f(w - 2 * e)) / (4 * e),
    "double_step_forward": lambda f, w, e: (f(w + 2 * e) - f(w)) / (2 * e),
    "half_step_forward": lambda f, w, e: (f(w + e / 2) - f(w)) / (e / 2),
    "halved": lambda f, w, e: (f(w + e) - f(w)) / (2 * e),
    "halved_2": lambda f, w, e: (f(w + e) - f(w - e)) / (4 * e),
    "half_distance": lambda f, w, e: (f(w + e / 2) - f(w - e / 2)) / (2 * e),
    "fourfold_distance": lambda f, w, e: (f(w + 2 * e) - f(w - 2 * e)) / (2 * e),
    "half_distance_forward": lambda f, w, e: (f(w + e / 2) - f(w)) / e,
    "double_distance_forward": lambda f, w, e: (f(w + 2 * e) - f(w)) / e,
    "minus_outside": lambda f, w, e: f(w + e) - f(w - e) / (2 * e),
    "minus_outside_forward": lambda f, w, e: f(w + e) - f(w) / e,
}


def name_slope(kind: str, asked: list[tuple], slopes: list[float], gots: list[Any]) -> str:
    """The id of the mistake behind the numbers of one kind; "" if they are right."""
    if all(close(got, derivative(*args)) for got, args in zip(gots, asked, strict=True)):
        return ""
    for name, formula in FORMULAS.items():
        if all(close(got, formula(*args[:3])) for got, args in zip(gots, asked, strict=True)):
            plain = name.removesuffix("_2").removesuffix("_forward")
            ids = (f"{name}_for_{kind}", name, name.removesuffix("_2"), plain)
            return next(id_ for id_ in ids if id_ in known.SLOPES)
    if all(close(got, -derivative(*args)) for got, args in zip(gots, asked, strict=True)):
        return "wrong_sign"
    if all(close(got, slope, rtol=1e-3, atol=1e-3) for got, slope in zip(gots, slopes, strict=True)):
        return "eps_hard_coded"
    return "slope_wrong"


def _curves(generator: np.random.Generator) -> list[tuple[Callable, Callable]]:
    """Three functions with their slopes: a cube, a square, a sine, each with random factors."""
    a, b, c = (float(v) for v in away_from_zero(generator, 3, scale=0.8, least=0.6))
    return [
        (lambda w: float(a * w**3), lambda w: 3 * a * w**2),
        (lambda w: float(b * w**2 + 1.7), lambda w: 2 * b * w),
        (lambda w: float(2 * np.sin(2 * w + c)), lambda w: 4 * np.cos(2 * w + c)),
    ]


DERIVATIVE = Function(
    "derivative",
    ("f", "w", "eps", "kind"),
    (Result("slope"),),
    derivative,
    more=known.SLOPE_MORE,
    is_scalar=True,
)


def _name_kinds(walk: Walk, answer: Answer, asked: list[tuple], slopes: list[float]) -> None:
    """Leave with the mistake of the first kind that is wrong."""
    found = {}
    for kind in ("central", "forward"):
        mine = [i for i, args in enumerate(asked) if args[3] == kind]
        gots = [answer.call(*asked[i]).value for i in mine]
        found[kind] = name_slope(kind, [asked[i] for i in mine], [slopes[i] for i in mine], gots)
    if found == {"central": "forward_for_central", "forward": "central_for_forward"}:
        walk.fail(known.SLOPES["kinds_exchanged"], more=known.SLOPE_MORE)
    for kind, id_ in found.items():
        if id_ == "eps_hard_coded" and _cares_about_eps(answer, asked[0]):
            id_ = "too_exact"
        if id_:
            walk.fail(said(known.SLOPES[id_], kind=kind), more=known.SLOPE_MORE)


def _cares_about_eps(answer: Answer, args: tuple) -> bool:
    f, w, eps, kind = args
    gots = [as_number(answer.call(f, w, e, kind).value) for e in (eps, 1.7 * eps)]
    return None not in gots and abs(gots[0] - gots[1]) > 1e-7


def _misspelt_kind(source: str) -> tuple[str, str] | None:
    """A text that `kind` is compared with and that is nearly one of the two kinds: "Forward"."""
    try:
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Compare)]
    except (SyntaxError, ValueError):
        return None
    texts = [part.value for node in nodes for part in ast.walk(node) if isinstance(part, ast.Constant)]
    for text in texts:
        if isinstance(text, str) and text not in KINDS:
            near = difflib.get_close_matches(text.lower().strip(), KINDS, 1, 0.75)
            if near:
                return text[:20], near[0]
    return None


def _spelling(walk: Walk, answer: Answer, asked: list[tuple]) -> None:
    """Leave if `kind` is compared with a misspelt text, and that kind is not right."""
    misspelt = _misspelt_kind(answer.source)
    if misspelt is None:
        return
    args = next(args for args in asked if args[3] == misspelt[1])
    if not close(answer.call(*args).value, derivative(*args)):
        words = {"text": misspelt[0], "kind": misspelt[1]}
        walk.fail(said(known.SLOPES["kind_misspelt"], **words), more=known.SLOPE_MORE)


def _both_kinds(walk: Walk, answer: Answer, asked: list[tuple]) -> None:
    """Leave if one kind gives a number and the other nothing."""
    calls = {args[3]: answer.call(*args) for args in asked}
    for kind, other in (("central", "forward"), ("forward", "central")):
        call = calls[kind]
        silent = call.value is None if call.ok else call.error not in ("TimeoutError", "NotImplementedError")
        if silent and as_number(calls[other].value) is not None:
            everyday = read(Stop(call), EVERYDAY) if call.error else None
            if everyday is not None:  # an error with a name of its own says more than the kind
                walk.accept(call, answer, signature=DERIVATIVE.signature)
            found = "Your function returned None there."
            if call.error:
                found = f"Python said: {call.error}: {call.message}."
            mistake = said(known.SLOPES["one_kind_missing"], kind=kind, found=found)
            walk.fail(mistake, more=known.SLOPE_MORE)


@judged("Both formulas are right, and ε is the one given.")
def judge_derivative(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, asked, slopes = answers[0], [], []
    for number in rounds(setting):
        generator = rng(setting, "E3.1", number)
        for f, slope in _curves(generator):
            w, eps = float(generator.uniform(1.1, 1.9)), float(generator.uniform(0.15, 0.3))
            asked += [(f, w, eps, kind) for kind in ("forward", "central")]
            slopes += [slope(w)] * 2
    walk.at("both kinds")
    walk.more = known.SLOPE_MORE
    _spelling(walk, answer, asked[:2])
    _both_kinds(walk, answer, asked[:2])
    cube = [(lambda w: float(w) ** 3, 2, 0.5, kind) for kind in ("forward", "central")]
    extras = [Probe(args, "a whole number for w", why="Here w is the whole number 2.") for args in cube]
    try:
        check_function(walk, answer, DERIVATIVE, [Probe(args) for args in asked], extras)
    except Fault as fault:
        if fault.mistake.id in ("wrong_values", "fits_one_size", "one_factor"):
            _name_kinds(walk, answer, asked, slopes)
        raise


# ---- E3.3 --------------------------------------------------------------------------------


def relative_error(a: np.ndarray, b: np.ndarray) -> float:
    """Largest difference over the sum of the largest sizes, which counts as 1e-12 at least."""
    return float(np.max(np.abs(a - b)) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b))))


RELATIVE_ERROR = Function(
    "relative_error",
    ("a", "b"),
    (Result("error"),),
    relative_error,
    bank=known.ERRORS,
    finders=(known.two_slips,),
    more=known.ERROR_MORE,
    is_scalar=True,
)


def _pair(
    generator: np.random.Generator, shape: tuple[int, ...], near: float
) -> tuple[np.ndarray, np.ndarray]:
    a = away_from_zero(generator, shape)
    return a, a * (1 + near * generator.normal(size=shape)) + near * generator.normal(size=shape)


def _floor(walk: Walk, answer: Answer, setting: Setting) -> None:
    """Zeros against zeros, and gradients smaller than the bound."""
    walk.at("zeros against zeros")
    call = answer.call(np.zeros((2, 3)), np.zeros((2, 3)))
    if call.error == "ZeroDivisionError" or (call.ok and has_nan(call.value)):
        walk.fail(known.FLOOR_MISSING, more=known.ERROR_MORE)
    if call.ok and not close(call.value, 0.0):
        walk.fail(known.ZEROS_WRONG, more=known.ERROR_MORE)
    walk.accept(call, answer)
    walk.at("very small gradients")
    a, b = (1e-13 * array for array in _pair(rng(setting, "E3.3", 80), (4,), 0.7))
    got = answer.call(a, b).value
    if not close(got, relative_error(a, b)):
        top, below = np.max(np.abs(a - b)), np.max(np.abs(a)) + np.max(np.abs(b))
        mistake = known.FLOOR_ADDED if close(got, top / (below + 1e-12)) else known.FLOOR_OTHER
        walk.fail(mistake, more=known.ERROR_MORE)


@judged("It is symmetric, and right for zeros against zeros.")
def judge_relative_error(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    probes = []
    for number in rounds(setting):
        generator = rng(setting, "E3.3", number)
        for shape, near in (((3, 4), 0.5), ((5,), 0.9), ((2, 3, 2), 0.05)):
            a, b = _pair(generator, shape, near)
            probes += [Probe((a, b)), Probe((b, a))]
        b = away_from_zero(generator, (6,))
        probes.append(Probe((-1.5 * np.abs(b), b + 0.3)))
        # the largest |a|, the largest |b| and the largest |a| + |b| in three places, of mixed signs
        a, b = np.array([3.0, 0.2, 2.0]), np.array([0.3, -2.5, -1.9])
        probes.append(Probe((a * generator.uniform(0.95, 1.05, 3), b * generator.uniform(0.95, 1.05, 3))))
    whole = (np.array([[3, -7], [2, 5]]), np.array([[3, -2], [1, 5]]))
    extras = [
        Probe(whole, "whole numbers", why="Here the arrays hold whole numbers."),
        Probe(
            (np.array(1.5), np.array(-0.4)),
            "a single weight",
            why="Here each array is a single number.",
        ),
    ]
    check_function(walk, answers[0], RELATIVE_ERROR, probes, extras)
    _floor(walk, answers[0], setting)


EXERCISES = [
    Exercise("E3.1", ("derivative",), {"": 2}, judge_derivative),
    Exercise("E3.2", ("numerical_gradient",), {"": 4}, judge_numerical_gradient),
    Exercise("E3.3", ("relative_error",), {"": 2}, judge_relative_error),
]
