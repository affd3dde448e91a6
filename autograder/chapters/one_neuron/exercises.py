"""Chapter 04: E4.1 sigmoid, E4.2 neuron_forward, E4.3 neuron_backward, E4.4 sgd_step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.one_neuron import mistakes as bank
from autograder.chapters.one_neuron import steps
from autograder.chapters.one_neuron.curves import other_curve, stays_away_from_its_ends, stops_short
from autograder.chapters.one_neuron.forward import STATIONS
from autograder.chapters.one_neuron.parting import where_they_part
from autograder.chapters.one_neuron.way import WAY
from autograder.engine.answer import Answer
from autograder.engine.compare import RTOL_FLOAT32, has_nan, same
from autograder.engine.complex_step import COMPLEX_STEP, takes_a_complex_step
from autograder.engine.probes import away_from_zero, float32, rng, rounds, targets, whole
from autograder.engine.scales import plain_scales
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged
from autograder.engine.way_forward import fallback, finder

# --- E4.1 -------------------------------------------------------------------------------------------------

SIGMOID = Function(
    "sigmoid",
    ("s",),
    (Result("z", like="s"),),
    reference.sigmoid,
    bank=bank.SIGMOID,
    scales=plain_scales,
    more=bank.SIGMOID_FORM,
    finders=(other_curve,),
)


def _sigmoid_probes(setting: Setting) -> tuple[list[Probe], list[Probe]]:
    probes, extras = [], []
    for i in rounds(setting):
        g = rng(setting, "E4.1", i)
        probes += [Probe((away_from_zero(g, 5, scale=2.0),)), Probe((away_from_zero(g, (3, 4), scale=2.0),))]
        extras.append(
            Probe(
                (float(away_from_zero(g, ())),),
                "a single number",
                "The function is also asked for one number, not only for arrays.",
                "It fails for a single number.",
            )
        )
        extras.append(
            Probe((away_from_zero(g, (2, 3, 4)),), "any shape", "", "It fails for an array with three axes.")
        )
    extras += [
        Probe(
            (np.zeros(3),), "½ at 0", "At s = 0 both sides weigh the same.", "At s = 0 it is not exactly ½."
        ),
        Probe((np.array([-3, -1, 2, 4]),), "whole numbers", "", "It fails for whole numbers."),
        Probe(
            (np.array([-40.0, 40.0, -700.0, 700.0]),),
            "far out",
            "",
            "Far out, at |s| = 40 or 700, it is not right.",
            explain=stays_away_from_its_ends,
        ),
        Probe(
            (np.array([-1000.0, 1000.0]),),
            "s = ±1000",
            "",
            bank.FAR_OUT_WRONG.hint,
            id=bank.FAR_OUT_WRONG.id,
            explain=stops_short,
        ),
        Probe(
            (np.array([-3.5, 0.5, 2.0], dtype=np.float32),),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    return probes, extras


# curriculum.md asks for no warning; how the answer comes to that is its own affair, and is said
_MUFFLES = re.compile(r"\berrstate\b|\bseterr\b|\bcatch_warnings\b|\bfilterwarnings\b|\bsimplefilter\b")
_MUFFLED_HERE = (
    "Yours switches the warning off, which counts; a form that never overflows has none to switch off."
)


@judged("Your sigmoid agrees with ours, also where e to the power of s does not fit into a number.")
def judge_sigmoid(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str | None:
    probes, extras = _sigmoid_probes(setting)
    walk.more = SIGMOID.more
    if part == "quiet":
        check_function(walk, answers[0], SIGMOID, probes, [p for p in extras if p.property == "s = ±1000"])
        _quiet(walk, answers[0])
        quiet = "No warning at s = −1000 and s = 1000."
        return f"{quiet} {_MUFFLED_HERE}" if _MUFFLES.search(answers[0].source) else quiet
    _no_nan(walk, answers[0])
    check_function(walk, answers[0], SIGMOID, probes, extras)
    return None


def _no_nan(walk: Walk, answer: Answer) -> None:
    """The form eˢ/(1 + eˢ) is nan from s = 710 on; say so instead of "contains nan"."""
    s = np.array([0.5, -1.5])
    ordinary = answer.call(s)
    if not ordinary.ok:
        walk.accept(ordinary, answer)
    if not same(ordinary.value, reference.sigmoid(s)):
        return
    far = answer.call(np.array([-1000.0, 1000.0]))
    if not far.ok or far.value is None:
        return
    try:
        values = np.asarray(far.value, dtype=float)
    except (TypeError, ValueError):
        return
    if np.isnan(values).any():
        walk.at("s = ±1000")
        walk.fail(bank.OVERFLOW_TO_NAN)


def _quiet(walk: Walk, answer: Answer) -> None:
    walk.at("no warning")
    for s in (np.array([-1000.0, 1000.0]), -1000.0, 1000.0):
        call = answer.call(s)
        if not call.ok:
            walk.accept(call, answer)
        if not same(call.value, reference.sigmoid(s)):
            walk.fail(bank.OVERFLOW_TO_NAN if has_nan(call.value) else bank.FAR_OUT_WRONG)
        loud = answer.call(s, strict=True)  # what comes back when a warning is an error came without one
        warned = any(re.search("overflow|invalid value|divide by zero", text) for text in call.warned)
        if warned or not (loud.ok and same(loud.value, call.value)):
            walk.fail(bank.BOTH_BRANCHES if re.search(r"\bwhere\s*\(", answer.source) else bank.OVERFLOW)


# --- E4.2 -------------------------------------------------------------------------------------------------

NEURON_FORWARD = Function(
    "neuron_forward",
    ("x", "w", "y"),
    (Result("s"), Result("z"), Result("L")),
    reference.neuron_forward,
    form="tuple",
    bank=bank.NEURON_FORWARD,
    more=bank.FORWARD_STEP,
    is_scalar=True,
)


NEURON_FORWARD = replace(
    NEURON_FORWARD, finders=(finder(NEURON_FORWARD, STATIONS),), fallback=fallback(NEURON_FORWARD, STATIONS)
)


def _neuron(g: np.random.Generator, p: int, sign: int = 0) -> tuple[Any, Any, float]:
    """x, w : (p,) and a target; the sum s is neither near 0 nor saturated, and has the sign asked for."""
    while True:
        x, w = away_from_zero(g, p), away_from_zero(g, p)
        if 0.3 < abs(x @ w) < 3.0 and (x @ w) * sign >= 0:
            return x, w, float(targets(g, ()))


def _neuron_extras(g: np.random.Generator) -> list[Probe]:
    whole_x, whole_w = np.array([2, -1, 3]), np.array([1, 2, -1])
    return [
        Probe(_neuron(g, 1), "one input", "With p = 1 there is one weight.", "It fails for a single input."),
        Probe(
            _neuron(g, 10), "any number of inputs", "With p = 10 it is not right.", "It fails for ten inputs."
        ),
        Probe(
            (whole_x, whole_w, 1),
            "whole numbers",
            "The inputs were integers here.",
            "It fails for whole numbers.",
        ),
        Probe(
            float32(_neuron(g, 3)),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]


def _three_neurons(setting: Setting, exercise: str) -> tuple[list[Probe], list[Probe]]:
    """Of three sizes, with sums on both sides of 0: on one side alone several mistakes look the same."""
    kinds = [(3, 1), (4, -1), (5, 1)] + ([(3, -1), (4, 1), (4, -1)] if setting.full else [])
    probes = [Probe(_neuron(rng(setting, exercise, i), *kind)) for i, kind in enumerate(kinds)]
    return probes, _neuron_extras(rng(setting, exercise, 9))


@judged("s, z and L are right on every neuron that was tried. The grade repeats this with other numbers.")
def judge_neuron_forward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    check_function(walk, answers[0], NEURON_FORWARD, *_three_neurons(setting, "E4.2"))


# --- E4.3 -------------------------------------------------------------------------------------------------

NEURON_BACKWARD = Function(
    "neuron_backward",
    ("x", "w", "y"),
    (Result("dw", "w"), Result("dx", "x")),
    reference.neuron_backward,
    form="tuple",
    bank=bank.NEURON_BACKWARD,
    scales=lambda x, w, y: plain_scales() | {"1/p": 1 / len(x), "p": float(len(x))},
    more=bank.SLOPE_STEP,
    way=WAY,
    fallback=where_they_part,
    refuses=("numerical_gradient", "derivative"),
)


@judged(
    "Your `dw` and `dx` agree with the numerical gradient on three random neurons. "
    "The grade repeats this with other numbers."
)
def judge_neuron_backward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str | None:
    probes, extras = _three_neurons(setting, "E4.3")
    x, w, _ = _neuron(rng(setting, "E4.3", 20), 3)
    extras.append(
        Probe(
            (x, w, 1e10),
            "large errors",
            "With a target of 1e10 your result is off. A difference of two nearly equal losses has few "
            "right digits "
            "left (chapter 03); the chain rule has no such trouble.",
            "The numbers are near, and drown when the error is large.",
            id="finite_differences",
        )
    )
    check_function(walk, answers[0], NEURON_BACKWARD, probes, extras)
    walk.at("numerical gradient")
    for probe in probes[:3]:
        _second_opinion(walk, answers[0], *probe.args)
    return COMPLEX_STEP if takes_a_complex_step(answers[0].source) else None


def _second_opinion(walk: Walk, answer: Answer, x: Any, w: Any, y: float) -> None:
    dw, dx = walk.call(answer, x, w, y)
    for got, f, at in (
        (dw, lambda v: reference.neuron_forward(x, v, y)[2], w),
        (dx, lambda v: reference.neuron_forward(v, w, y)[2], x),
    ):
        if not same(np.asarray(got, dtype=float), reference.numerical_gradient(f, at), rtol=1e-4, atol=1e-7):
            walk.fail("wrong_values", where="The numerical gradient says something else.")


# --- E4.4 -------------------------------------------------------------------------------------------------

SGD_STEP = Function(
    "sgd_step",
    ("params", "grads", "eta"),
    (),
    reference.sgd_step,
    form="list",
    bank=bank.SGD_STEP,
    more=bank.STEP_FORM,
    finders=(steps.some_arrays, steps.another_step, steps.made_of_another_gradient),
)


def _params(g: np.random.Generator, shapes: Sequence[Any], eta: float) -> tuple[Any, Any, float]:
    return [away_from_zero(g, s) for s in shapes], [away_from_zero(g, s) for s in shapes], eta


@judged("New arrays, the old ones untouched, and the step points downhill.")
def judge_sgd_step(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E4.4", i)
        probes += [
            Probe(_params(g, [(3,), (4, 2), (5,)], 0.3)),
            Probe(_params(g, [(3, 4), (2,)], 1.7)),
        ]
    g = rng(setting, "E4.4", 9)
    numbers = [whole(g, 3), whole(g, (2, 4))]
    extras = [
        Probe(_params(g, [(4,)], 0.05), "a list of one", "", "It fails for a list with one array."),
        Probe(
            _params(g, [(2,), (3,), (4,), (5,), (6, 2)], 0.2), "any length", "", "It fails for a longer list."
        ),
        Probe(([], [], 0.1), "an empty list", "No arrays in, no arrays out.", "It fails for an empty list."),
        Probe(
            (numbers, [away_from_zero(g, 3), away_from_zero(g, (2, 4))], 0.25),
            "whole numbers",
            "The weights were integers here.",
            "It fails for whole numbers.",
        ),
    ]
    call = answers[0].call(*probes[0].args)
    if call.ok and call.changed == (0,):
        walk.at("inputs unchanged")
        walk.fail(bank.WRITES_INTO_LIST)
    check_function(walk, answers[0], SGD_STEP, probes, extras)


_GIVEN_SIGMOID = '''def sigmoid(s):
    """The squeeze of E4.1, right and short."""
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, 1 / (1 + e), e / (1 + e))
'''

EXERCISES = [
    Exercise("E4.1", ("sigmoid",), {"values": 1, "quiet": 1}, judge_sigmoid),
    Exercise("E4.2", ("neuron_forward",), {"": 2}, judge_neuron_forward, given=_GIVEN_SIGMOID),
    Exercise("E4.3", ("neuron_backward",), {"": 4}, judge_neuron_backward, given=_GIVEN_SIGMOID),
    Exercise("E4.4", ("sgd_step",), {"": 2}, judge_sgd_step),
]
