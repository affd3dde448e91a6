"""E5.4's bonus: the check of any layer against its own numerical gradient."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.layers.made_layer import REFUSED, Layer
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, close, same
from autograder.engine.probes import away_from_zero, rng
from autograder.engine.refused import refuse_source
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk


def judge_bonus(walk: Walk, answer: Answer, setting: Setting) -> str:
    """A layer of one's own, made without arguments or with a weight matrix W : (4, 3)."""
    refuse_source(answer, REFUSED)
    g = rng(setting, "E5.4 bonus")
    walk.at("can be made")
    W = away_from_zero(g, (4, 3))
    call, _ = answer.new()
    made_with = () if call.ok else (W,)
    layer = Layer(walk, answer, *made_with)
    for N in (5, 1):
        check_layer(walk, layer, away_from_zero(g, (N, 4)), g)
    if made_with and layer.made.get("dW").ok:
        _check_weights(walk, answer, W, g)
    return "Your layer fits on any other: its backward agrees with the numerical gradient of its forward."


def check_layer(walk: Walk, layer: Layer, x: Any, g: np.random.Generator) -> None:
    """backward against the numerical gradient of Σ R·forward(x), for a random R."""
    walk.at("forward")
    out = np.asarray(as_array(layer.call("forward", x)), dtype=float)
    if out.ndim == 0 or not np.isfinite(out).all():
        walk.fail(
            "nan" if out.ndim else "wrong_shape",
            name="the output",
            shape=out.shape,
            owner="Asked for is an array",
        )
    if not same(layer.call("forward", x), out):
        layer.fail("random_layer")
    R = away_from_zero(g, out.shape)

    def total(at: Any) -> float:
        return float(np.sum(R * np.asarray(layer.call("forward", at), dtype=float)))

    numerical = reference.numerical_gradient(total, x)
    walk.at("backward agrees with the numerical gradient")
    layer.call("forward", x)
    value = layer.call("backward", R)
    _arriving_counts(layer, value, R, numerical)
    got = layer.as_array("backward", value, x.shape, "the gradient")
    if close(got, numerical, rtol=1e-5, atol=1e-6):
        return
    if out.shape == x.shape:
        if close(got, R):
            layer.fail("passes_on_unchanged")
        _at_one_entry(layer, x, np.abs(got - numerical))
    layer.fail("disagrees_with_numerical")


def _arriving_counts(layer: Layer, value: Any, R: Any, numerical: Any) -> None:
    """Leave if `backward` hands back the same whatever arrives; yes and no count as 1 and 0."""
    array = as_array(value)
    if array is None or array.shape != np.shape(numerical) or same(array, np.zeros(array.shape)):
        return
    layer.call("forward", layer.forwarded)
    again = as_array(layer.call("backward", -2.0 * R))
    if again is None or not same(again.astype(float), array.astype(float)):
        return
    if R.shape == array.shape and close(array * R, numerical, rtol=1e-5, atol=1e-6):
        layer.fail("local_slope_of_layer")
    kind = "the same yes and no" if array.dtype.kind == "b" else "the same numbers"
    layer.fail("arriving_unused", kind=kind)


def _at_one_entry(layer: Layer, x: Any, off: Any) -> None:
    """Leave with the slope at the entry that is furthest off, if it is another than `backward` has there."""
    at = tuple(int(i) for i in np.unravel_index(np.argmax(off), off.shape))
    alone = np.zeros(x.shape)
    alone[at] = 1.0
    up, down = x + 1e-5 * alone, x - 1e-5 * alone
    outs = [np.asarray(layer.call("forward", where), dtype=float)[at] for where in (up, down)]
    layer.call("forward", x)
    mine = layer.array("backward", alone, x.shape, "the gradient")[at]
    slope, mine = float(outs[0] - outs[1]) / 2e-5, float(mine)
    if abs(mine - slope) > 1e-3 * max(abs(slope), 1e-3) and np.isfinite(mine):
        words = {"x": f"{x[at]:.3g}", "slope": f"{slope:.3g}", "mine": f"{mine:.3g}"}
        layer.fail("slope_of_layer_differs", **{key: text.replace("-", "−") for key, text in words.items()})


def _check_weights(walk: Walk, answer: Answer, W: Any, g: np.random.Generator) -> None:
    """`.dW` against the numerical gradient for W; another layer is made for every nudge."""
    walk.at("dW agrees with the numerical gradient")
    x = away_from_zero(g, (5, 4))
    layer = Layer(walk, answer, W)
    R = away_from_zero(g, np.shape(layer.call("forward", x)))
    layer.call("backward", R)

    def total(at: Any) -> float:
        return float(np.sum(R * np.asarray(Layer(walk, answer, at).call("forward", x), dtype=float)))

    if not close(
        layer.get("dW", "dW_not_kept"), reference.numerical_gradient(total, W), rtol=1e-5, atol=1e-6
    ):
        layer.fail("disagrees_with_numerical")
