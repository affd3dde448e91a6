"""Check of E5.4: classes with forward and backward.

The check never changes an object of the student's; where another W is needed it makes another layer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.layers import mistakes as bank
from autograder.chapters.layers.any_layer import judge_bonus
from autograder.chapters.layers.forward import OTHER_SQUEEZES
from autograder.chapters.layers.functions import DENSE_BACKWARD, DENSE_FORWARD, SIGMOID_BACKWARD, uneven
from autograder.chapters.layers.made_layer import REFUSED, Layer
from autograder.engine import structure
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, close, same
from autograder.engine.diagnose import diagnose
from autograder.engine.function import Result
from autograder.engine.mistake import Mistake
from autograder.engine.notation import letters
from autograder.engine.patterns import limited
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.refused import refuse_source
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged


@judged()
def judge_layers(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str:
    if part == "bonus":
        return judge_bonus(walk, answers[0], setting)
    dense, sigmoid = answers
    walk.more = bank.LAYER_FORM
    for answer in answers:
        refuse_source(answer, REFUSED)
    walk.prefix = "Dense: "
    for i in rounds(setting):
        _dense(walk, dense, rng(setting, "E5.4", i))
    walk.prefix = "Sigmoid: "
    for i in rounds(setting):
        _sigmoid(walk, sigmoid, rng(setting, "E5.4", 50 + i))
    walk.prefix = ""
    _together(walk, dense, sigmoid, rng(setting, "E5.4", 99))
    return "Both boxes give the right forward and backward, each time anew, and fit on each other."


def _dense(walk: Walk, answer: Answer, g: np.random.Generator) -> None:
    N, p, k = 7, 4, 3
    X, W, dZ = away_from_zero(g, (N, p)), away_from_zero(g, (p, k)), away_from_zero(g, (N, k))
    walk.at("forward")
    walk.named = letters(("X", "W", "dZ"), (X, W, dZ))
    layer = Layer(walk, answer, W)
    Z = layer.array("forward", X, (N, k), "Z")
    if not same(Z, X @ W):
        walk.fail(diagnose(DENSE_FORWARD, [(X, W)], [Z], [X @ W]), more=bank.FORWARD_PRODUCT)
    walk.at("W is the one given")
    layer.keeps_its_weights()
    walk.at("backward")
    right_dX, right_dW = reference.dense_backward(X, W, dZ)
    dX = _gradient(layer, dZ, (N, p), right_dX, right_dW)
    dW = layer.get("dW", "dW_not_kept")
    fault = structure.array_fault(Result("dW"), dW, right_dW)
    if fault is not None:
        raise fault.with_more(bank.PRODUCT_STEP)
    _values(walk, (dX, dW), (right_dX, right_dW), (X, W, dZ))
    if not same(layer.get("W", "W_not_kept"), W):
        layer.fail("step_inside")
    walk.at("backward twice")
    layer.call("backward", dZ)
    if not same(layer.get("dW", "dW_not_kept"), right_dW):
        layer.fail("dW_adds_up")
    again = layer.call("forward", X), layer.call("backward", dZ), layer.get("dW", "dW_not_kept")
    if not same(again, (X @ W, right_dX, right_dW)):
        layer.fail("other_the_second_time")
    walk.at("forward twice")
    X2, dZ2 = away_from_zero(g, (5, p)), away_from_zero(g, (5, k))
    _last_input_counts(
        layer,
        X,
        X2,
        dZ2,
        reference.dense_backward(X2, W, dZ2)[1],
        lambda layer: layer.get("dW", "dW_not_kept"),
    )
    walk.at("large gradients")
    layer.call("forward", X)
    got, right = layer.call("backward", uneven(dZ)), uneven(dZ) @ W.T
    if not same(got, right):
        walk.fail(limited(got, right) or "finite_differences")
    walk.at("two layers, one input")
    _do_not_share(walk, answer, X, [W, away_from_zero(g, (p, 6))], g)


def _gradient(layer: Layer, dZ: Any, shape: Any, right_dX: Any, right_dW: Any) -> Any:
    value = layer.call("backward", dZ)
    if as_array(value) is not None and np.shape(value) == right_dW.shape and close(value, right_dW):
        layer.fail("dW_returned")
    return layer.as_array("backward", value, shape, "dX")


def _values(walk: Walk, got: Any, want: Any, args: Any) -> None:
    """The same bank as E5.3 knows what is wrong with the pair."""
    if same(got, want):
        return

    walk.fail(diagnose(DENSE_BACKWARD, [args], [got], [want]), more=bank.PRODUCT_STEP)


def _last_input_counts(
    layer: Layer, first: Any, last: Any, grad: Any, want: Any, result: Callable[[Layer], Any]
) -> None:
    """forward(first), forward(last), backward(grad): what comes out belongs to `last`."""
    layer.call("forward", first)
    layer.call("forward", last)
    call = layer.made.call("backward", grad)
    if not call.ok or not same(result(layer), want):
        layer.fail("first_input_kept")


def _do_not_share(walk: Walk, answer: Answer, X: Any, Ws: Sequence[Any], g: np.random.Generator) -> None:
    """Two layers hear one input, then both go back."""
    layers = [Layer(walk, answer, W) for W in Ws]
    grads = [away_from_zero(g, (len(X), W.shape[1])) for W in Ws]
    for layer in layers:
        layer.call("forward", X)
    for layer, W, grad in zip(layers, Ws, grads, strict=True):
        call = layer.made.call("backward", grad)
        if (
            not call.ok
            or not same(call.value, grad @ W.T)
            or not same(layer.made.get("dW").value, X.T @ grad)
        ):
            layer.fail("shared_between_layers")
    for layer, grad in zip(layers, grads, strict=True):  # what the second did must not have moved the first
        if not same(layer.made.get("dW").value, X.T @ grad):
            layer.fail("shared_between_layers")


def _sigmoid(walk: Walk, answer: Answer, g: np.random.Generator) -> None:
    s, grad = away_from_zero(g, (5, 4)), away_from_zero(g, (5, 4), scale=1.5)
    walk.at("forward")
    layer = Layer(walk, answer)
    z = layer.array("forward", s, s.shape, "the output")
    if not same(z, reference.sigmoid(s)):
        for name, hint, curve in OTHER_SQUEEZES:
            if same(z, curve(s)):
                walk.fail(Mistake("other_squeeze", name, hint), more=bank.SLOPE_STEP)
        walk.fail("wrong_values", more=bank.SLOPE_STEP, where="The forward of Sigmoid is not σ(s).")
    walk.at("backward")
    ds = layer.array("backward", grad, s.shape, "the gradient")
    right = reference.sigmoid_backward(s, grad)
    if not same(ds, right):
        walk.fail(diagnose(SIGMOID_BACKWARD, [(s, grad)], [ds], [right]), more=bank.SLOPE_STEP)
    walk.at("backward twice")
    again = layer.call("backward", grad), layer.call("forward", s), layer.call("backward", grad)
    if not same(again, (right, reference.sigmoid(s), right)):
        layer.fail("other_the_second_time")
    walk.at("forward twice")
    s2, grad2 = away_from_zero(g, (3, 4)), away_from_zero(g, (3, 4))
    layer.call("forward", s)
    layer.call("forward", s2)
    call = layer.made.call("backward", grad2)
    if not call.ok or not same(call.value, reference.sigmoid_backward(s2, grad2)):
        layer.fail("first_input_kept")
    walk.at("two layers, one input")
    one, two = Layer(walk, answer), Layer(walk, answer)
    one.call("forward", s)
    two.call("forward", s2)
    call = one.made.call("backward", grad)
    if not call.ok or not same(call.value, right):
        one.fail("shared_between_layers")
    walk.at("large gradients")
    got, right = layer_backward(walk, answer, s, uneven(grad)), reference.sigmoid_backward(s, uneven(grad))
    if not same(got, right):
        walk.fail(limited(got, right) or "finite_differences")


def layer_backward(walk: Walk, answer: Answer, s: Any, grad: Any) -> Any:
    layer = Layer(walk, answer)
    layer.call("forward", s)
    return layer.call("backward", grad)


def _together(walk: Walk, dense: Answer, sigmoid: Answer, g: np.random.Generator) -> None:
    """A small network of them: every gradient agrees with the numerical one."""
    walk.at("numerical gradient")
    X, W1, W2 = away_from_zero(g, (5, 3)), away_from_zero(g, (3, 4)), away_from_zero(g, (4, 2))
    weights = away_from_zero(g, (5, 2))
    layers = [Layer(walk, dense, W1), Layer(walk, sigmoid), Layer(walk, dense, W2)]
    out = X
    for layer in layers:
        out = layer.call("forward", out)
    grad = weights
    for layer in reversed(layers):
        grad = layer.call("backward", grad)

    def total(X: Any, W1: Any, W2: Any) -> float:
        return float(np.sum(weights * (reference.sigmoid(X @ W1) @ W2)))

    said_and_asked = (
        (grad, lambda v: total(v, W1, W2), X),
        (layers[0].get("dW", "dW_not_kept"), lambda v: total(X, v, W2), W1),
        (layers[2].get("dW", "dW_not_kept"), lambda v: total(X, W1, v), W2),
    )
    for got, f, at in said_and_asked:
        if not close(got, reference.numerical_gradient(f, at), rtol=1e-6, atol=1e-7):
            layers[0].fail("disagrees_with_numerical")
