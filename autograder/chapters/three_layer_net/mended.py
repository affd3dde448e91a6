"""E6.4: a colleague's backward pass for any number of layers, with two planted faults, to be mended.

Judged like E6.3, on nets of two to five weight matrices; a fault that is left in is named first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.three_layer_net.mistakes import mended as bank
from autograder.chapters.three_layer_net.way import net_way
from autograder.engine.answer import Answer
from autograder.engine.compare import RTOL_FLOAT32, same
from autograder.engine.complex_step import COMPLEX_STEP, takes_a_complex_step
from autograder.engine.function import Fault
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng, rounds, targets, whole
from autograder.engine.scales import batch_scales
from autograder.engine.telling import listed
from autograder.engine.verdict import Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged

FIRST, OTHERS = 4, (3, 2, 5)  # weight matrices of the nets that are tried; four show both faults apart
# N, then the widths from the inputs to the outputs; a net takes its hidden ones from the middle
SIZES = ((7, 4, (6, 5, 8, 9), 3), (5, 3, (4, 6, 7, 2), 1))


def net(
    g: np.random.Generator, layers: int, N: int, p: int, hidden: Sequence[int], K: int
) -> tuple[Any, ...]:
    """X, Y, [W1, …] with `layers` matrices and no |H| above 4: nothing sleeps."""
    widths = (p, *hidden[: layers - 1], K)
    while True:
        X, Y = away_from_zero(g, (N, p), scale=0.8), targets(g, (N, K))
        Ws = [away_from_zero(g, shape) for shape in zip(widths[:-1], widths[1:], strict=True)]
        kept, largest = X, 0.0
        for W in Ws[:-1]:
            largest = max(largest, float(np.abs(kept @ W).max()))
            kept = reference.sigmoid(kept @ W)
        if largest < 4:
            return X, Y, Ws


def _first_wrong(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake:
    """Which gradients are right from the last one on, and which is the first that is not."""
    layers = len(wants[0])
    right = [all(same(got[k], want[k]) for got, want in zip(gots, wants, strict=True)) for k in range(layers)]
    first = max(k for k in range(layers) if not right[k]) + 1
    after = [f"`dW{k}`" for k in range(first + 1, layers + 1)]
    said = f"{listed(after)} {'is' if len(after) == 1 else 'are'} right. " if after else ""
    name = f"`dW{first}` is the first wrong one on the way."
    where = "Look at what travels from there to this one, and at the line that makes it."
    start = "Look at the forward pass, at the start d, and at what it meets."
    return Mistake(f"first_wrong_dW{first}", name, said + (where if after else start))


@cache
def backward_of(layers: int) -> Function:
    """The exercise for nets of `layers` weight matrices."""
    return Function(
        "mended_backward",
        ("X", "Y", "Ws"),
        tuple(Result(f"dW{k}") for k in range(1, layers + 1)),
        reference.net_backward,
        form="list",
        bank=bank.MENDED,
        scales=lambda X, Y, Ws: batch_scales(*np.shape(Y)),
        more=bank.MENDED_MORE,
        way=net_way(layers, lambda X, Y, Ws: (X, Y, Ws)),
        fallback=_first_wrong,
        refuses=("numerical_gradient", "derivative"),
    )


MENDED = backward_of(FIRST)


@judged()
def judge_mended(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str:
    answer = answers[0]
    _fits_three_alone(walk, answer, rng(setting, "E6.4", 40))
    check_function(walk, answer, MENDED, _probes(setting, FIRST), _extras(setting))
    walk.at("two to five matrices")
    for layers in OTHERS:
        try:
            check_function(Walk(), answer, backward_of(layers), _probes(setting, layers))
        except Fault as fault:
            walk.more = bank.MENDED_MORE
            raise fault
    if takes_a_complex_step(answer.source):
        return COMPLEX_STEP
    return "Both faults are gone: every layer's gradient is right, in nets of two to five weight matrices."


def _probes(setting: Setting, layers: int) -> list[Probe]:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E6.4", 10 * layers + i)
        probes += [Probe(net(g, layers, *sizes)) for sizes in SIZES]
    return probes


def _extras(setting: Setting) -> list[Probe]:
    g = rng(setting, "E6.4", 9)
    numbers = net(g, 3, 6, 4, (3, 5), 2)
    X, Y, Ws = net(g, 3, 6, 4, (5, 3), 2)
    single = net(g, 3, 6, 4, (3, 5), 2)
    as_single = tuple(a.astype(np.float32) for a in single[:2])
    return [
        Probe(net(g, 3, 1, 4, (5, 3), 2), "one sample", "", "It fails for a single sample (N = 1)."),
        Probe(net(g, 3, 6, 1, (1, 1), 1), "layers of one", "", "It fails where a layer has one neuron."),
        Probe(
            (whole(g, (6, 4)), whole(g, (6, 2)), numbers[2]),
            "whole numbers",
            "X and Y were integers here.",
            "It fails for whole numbers.",
        ),
        Probe(
            (*as_single, [W.astype(np.float32) for W in single[2]]),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
        Probe(
            (X, 1e10 * Y, Ws),
            "large errors",
            "With targets of size 1e10 your result is off. A difference of two nearly equal losses has few "
            "right digits left (chapter 03); the chain rule has no such trouble.",
            "The numbers are near, and drown when the error is large.",
            id="finite_differences",
        ),
    ]


def _fits_three_alone(walk: Walk, answer: Answer, g: np.random.Generator) -> None:
    """Leave if three matrices work and four stop it: `W1, W2, W3 = Ws`."""
    three, four = (net(g, layers, *SIZES[0]) for layers in (3, 4))
    if answer.call(*four).error not in ("ValueError", "TypeError", "IndexError"):
        return
    call = answer.call(*three)
    if call.ok and same(call.value, reference.net_backward(*three)):
        walk.at(MENDED.form_said)
        walk.fail(bank.THREE_ALONE, more=bank.MENDED_MORE)
