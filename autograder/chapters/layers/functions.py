"""E5.1 sigmoid_backward, E5.2 dense_forward, E5.3 dense_backward: the layers of chapter 05 as functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.layers import mistakes as bank
from autograder.chapters.layers.forward import STATIONS
from autograder.chapters.layers.way import DENSE_WAY, SIGMOID_WAY
from autograder.engine.answer import Answer
from autograder.engine.compare import RTOL_FLOAT32, as_array, close, sequence
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, float32, rng, rounds, whole
from autograder.engine.scales import batch_scales
from autograder.engine.verdict import Setting
from autograder.engine.walk import Function, Link, Probe, Result, Walk, check_function, judged
from autograder.engine.way_forward import fallback, finder

REFUSED = ("numerical_gradient", "derivative")
DROWNS = (
    "The numbers are near, and drown when what arrives is large.",
    "With a gradient of size 1e10 your result is off. A difference of two nearly equal numbers has few right "
    "digits left (chapter 03); the chain rule has no such trouble.",
)


def uneven(grad: Any) -> Any:
    """The first row 1e10 times as large: in a sum over all rows the differences of the others drown."""
    return np.concatenate([1e10 * grad[:1], grad[1:]])


# --- E5.1 -------------------------------------------------------------------------------------------------

SIGMOID_BACKWARD = Function(
    "sigmoid_backward",
    ("s", "grad"),
    (Result("ds", "s"),),
    reference.sigmoid_backward,
    bank=bank.SIGMOID_BACKWARD,
    scales=lambda s, grad: batch_scales(len(s)),
    more=bank.SLOPE_STEP,
    way=SIGMOID_WAY,
    refuses=REFUSED,
)


def _pair(g: np.random.Generator, shape: Any) -> tuple[Any, Any]:
    return away_from_zero(g, shape), away_from_zero(g, shape, scale=1.5)


def _floor_under_the_slope(args: Any, got: Any, want: Any) -> Mistake | None:
    """The same small slope at −600 and −40: the output is kept away from 0 and 1."""
    array = as_array(got)
    if array is None or array.shape != args[1].shape:
        return None
    slopes = array / args[1]
    near = close(slopes[0], slopes[1], rtol=1e-3) and close(slopes[2], slopes[3], rtol=1e-3)
    return bank.FLOOR if near and 1e-10 < slopes[0] < 0.1 else None


@judged("The slope of the squeeze times what arrives, for every shape that was tried.")
def judge_sigmoid_backward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E5.1", i)
        probes += [Probe(_pair(g, (5, 4))), Probe(_pair(g, 7))]
    g = rng(setting, "E5.1", 9)
    s, grad = _pair(g, (3, 4))
    far = np.array([-600.0, -40.0, 40.0, 600.0])
    extras = [
        Probe(_pair(g, (1, 4)), "one sample", "", "It fails for a single row."),
        Probe(
            tuple(map(np.asarray, _pair(g, ()))), "an array of no axes", "", "It fails for arrays of no axes."
        ),
        Probe(
            (whole(g, (3, 4)), away_from_zero(g, (3, 4))), "whole numbers", "", "It fails for whole numbers."
        ),
        Probe(
            (far, away_from_zero(g, 4)),
            "far out",
            "",
            "Far out, at |s| = 40 or 600, it is not right.",
            explain=_floor_under_the_slope,
        ),
        Probe(
            float32(_pair(g, (4, 3))),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
        Probe((s, uneven(grad)), "large gradients", DROWNS[1], DROWNS[0], id="finite_differences"),
    ]
    check_function(walk, answers[0], SIGMOID_BACKWARD, probes, extras)


# --- E5.2, E5.3 -------------------------------------------------------------------------------------------

DENSE_FORWARD = Function(
    "dense_forward",
    ("X", "W"),
    (Result("Z"),),
    reference.dense_forward,
    bank=bank.DENSE_FORWARD,
    scales=lambda X, W: batch_scales(len(X), widths={"p": len(W), "k": np.shape(W)[1]}),
    more=bank.FORWARD_PRODUCT,
)
DENSE_FORWARD = replace(
    DENSE_FORWARD, finders=(finder(DENSE_FORWARD, STATIONS),), fallback=fallback(DENSE_FORWARD, STATIONS)
)


def _updated_weights(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """dW right, dX through W - η · dW with one η: its distance from the truth is -η · dZ dWᵀ."""
    etas = []
    for (_, _, dZ), got, (dX, dW) in zip(inputs, gots, wants, strict=True):
        parts = sequence(got) or [None, None]
        array = as_array(parts[0])
        if array is None or array.shape != dX.shape or not close(parts[1], dW):
            return None
        off = np.asarray(dZ, dtype=float) @ dW.T
        etas.append(float(np.sum((dX - array) * off) / np.sum(off**2)))
        if not close(array, dX - etas[-1] * off):
            return None
    return bank.UPDATED_WEIGHTS if min(etas) > 0 and np.ptp(etas) < 1e-6 * max(etas) else None


DENSE_BACKWARD = Function(
    "dense_backward",
    ("X", "W", "dZ"),
    (Result("dX", "X"), Result("dW", "W")),
    reference.dense_backward,
    form="tuple",
    bank=bank.DENSE_BACKWARD,
    scales=lambda X, W, dZ: batch_scales(len(X), widths={"p": len(W), "k": np.shape(W)[1]}),
    links=(
        Link(
            "dW", "Look at the line that makes dW: for one sample, what does it say?", bank.to_w("look here")
        ),
        Link(
            "dX", "Look at the line that makes dX: for one sample, what does it say?", bank.to_x("look here")
        ),
    ),
    more=bank.PRODUCT_STEP,
    way=DENSE_WAY,
    refuses=REFUSED,
    finders=(_updated_weights,),
)
SIZES = ((7, 4, 3), (5, 3, 6))  # (N, p, k), pairwise different


def _dense(g: np.random.Generator, N: int, p: int, k: int) -> tuple[Any, Any, Any]:
    return away_from_zero(g, (N, p)), away_from_zero(g, (p, k)), away_from_zero(g, (N, k))


def _dense_probes(setting: Setting, exercise: str, count: int) -> tuple[list[Probe], list[Probe]]:
    """Probes for the first `count` of X, W, dZ."""
    probes = []
    for i in rounds(setting):
        g = rng(setting, exercise, i)
        probes += [Probe(_dense(g, *sizes)[:count]) for sizes in SIZES]
    g = rng(setting, exercise, 9)
    numbers = (whole(g, (5, 3)), away_from_zero(g, (3, 4)), away_from_zero(g, (5, 4)))
    extras = [
        Probe(_dense(g, 1, 4, 3)[:count], "one sample", "", "It fails for a single sample (N = 1)."),
        Probe(_dense(g, 6, 1, 3)[:count], "one input", "", "It fails for a single input (p = 1)."),
        Probe(_dense(g, 6, 4, 1)[:count], "one neuron", "", "It fails for a single neuron (k = 1)."),
        Probe(_dense(g, 11, 4, 3)[:count], "more rows", "", "It fails for more rows."),
        Probe(
            numbers[:count], "whole numbers", "The inputs were integers here.", "It fails for whole numbers."
        ),
        Probe(
            float32(_dense(g, 6, 4, 3))[:count],
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    return probes, extras


@judged("A row of X with a column of W for every cell of Z, for every size that was tried.")
def judge_dense_forward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    check_function(walk, answers[0], DENSE_FORWARD, *_dense_probes(setting, "E5.2", 2))


@judged("Your `dX` and `dW` are the gradients, for one sample, for many, and for every shape that was tried.")
def judge_dense_backward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    probes, extras = _dense_probes(setting, "E5.3", 3)
    X, W, dZ = _dense(rng(setting, "E5.3", 20), 6, 4, 3)
    large = (X, W, uneven(dZ))
    extras.append(Probe(large, "large gradients", DROWNS[1], DROWNS[0], id="finite_differences"))
    check_function(walk, answers[0], DENSE_BACKWARD, probes, extras)
