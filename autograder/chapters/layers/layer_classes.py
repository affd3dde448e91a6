"""E5.4: classes with forward and backward, and the check of any layer against its own numerical gradient.

The check never changes an object of the student's; where another W is needed it makes another layer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.layers import mistakes as bank
from autograder.chapters.layers.forward import OTHER_SQUEEZES
from autograder.chapters.layers.functions import DENSE_BACKWARD, DENSE_FORWARD, SIGMOID_BACKWARD, uneven
from autograder.engine import structure
from autograder.engine.answer import Answer, Call
from autograder.engine.compare import as_array, close, same, sequence
from autograder.engine.diagnose import diagnose
from autograder.engine.form_mistakes import said
from autograder.engine.function import Result
from autograder.engine.mistake import Mistake
from autograder.engine.notation import letters
from autograder.engine.patterns import limited
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

REFUSED = ("numerical_gradient", "derivative")


@judged()
def judge_layers(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str:
    if part == "bonus":
        return _judge_bonus(walk, answers[0], setting)
    dense, sigmoid = answers
    walk.more = bank.LAYER_FORM
    for answer in answers:
        structure.refuse_source(answer, REFUSED)
    walk.prefix = "Dense: "
    for i in rounds(setting):
        _dense(walk, dense, rng(setting, "E5.4", i))
    walk.prefix = "Sigmoid: "
    for i in rounds(setting):
        _sigmoid(walk, sigmoid, rng(setting, "E5.4", 50 + i))
    walk.prefix = ""
    _together(walk, dense, sigmoid, rng(setting, "E5.4", 99))
    return "Both boxes give the right forward and backward, each time anew, and fit on each other."


class Layer:
    """A layer that was made, with the words for what it does wrong."""

    def __init__(self, walk: Walk, answer: Answer, *args: Any):
        self.walk, self.answer, self.name = walk, answer, answer.name
        self.args, self.forwarded, self.went_back = args, None, False
        call, self.made = answer.new(*args)
        if not call.ok:
            self._cannot_be_made(call, len(args))

    def _cannot_be_made(self, call: Call, count: int) -> None:
        if call.scene is not None or call.error in ("NotImplementedError", "TimeoutError", "NameError"):
            self.walk.accept(call, self.answer)
        made = f"`{self.name}({'W' if count else ''})`"
        if call.error == "NotCallable":
            self.walk.fail("not_a_class", function=self.name, signature=made)
        wrong = re.search(r"def\s+(_+in\w*|init\w*)\s*\(", self.answer.source)
        if "takes no arguments" in call.message and wrong and wrong[1] != "__init__":
            self.fail("misspelt_constructor", found=wrong[1], made=made.strip("`"))
        self.fail("other_constructor", made=made, message=call.message or call.error)

    def fail(self, mistake: str, **words: Any) -> None:
        self.walk.fail(said(bank.LAYERS[mistake], layer=self.name, **words))

    def call(self, method: str, *args: Any) -> Any:
        call = self.made.call(method, *args)
        if method == "forward":
            self.forwarded = args[0]
        if call.error == "AttributeError" and f"'{method}'" in call.message:
            self.fail("missing_method", method=method)
        other_arguments = call.error == "TypeError" and "positional argument" in call.message
        if method == "backward" and other_arguments and call.scene is None:
            self.fail("backward_uses_new_input", message=call.message)
        if call.ok and call.value is None:
            self.fail(f"{method}_returns_none")
        if method == "backward" and self.went_back and call.error in ("IndexError", "KeyError"):
            self.fail("memory_used_up", message=call.message)
        self.went_back |= method == "backward" and call.ok
        if method == "backward" and "read-only" in call.message and self._steps_inside():
            self.fail("step_inside")
        return self.walk.accept(call, self.answer, expected=f"an array from `{method}`").value

    def _steps_inside(self) -> bool:
        """True if `backward` works where it may write into W, and then has moved it."""
        if not self.args or self.forwarded is None:
            return False
        _, other = self.answer.new(*self.args, read_only=False)
        if other is None:
            return False
        out = other.call("forward", self.forwarded)
        back = other.call("backward", np.ones(np.shape(out.value)))
        return out.ok and back.ok and not same(other.get("W").value, self.args[0])

    def keeps_its_weights(self) -> None:
        """Leave if `.W` is another matrix than the one that was given, or a copy of it."""
        W, given = self.get("W", "W_not_kept"), self.args[0]
        if not same(W, given):
            self.fail("W_changed")
        writeable = self.made.get("W.flags.writeable")  # what was given is not
        if not writeable.ok or writeable.value:
            self.fail("W_copied")

    def array(self, method: str, given: Any, want_shape: tuple[int, ...], name: str) -> Any:
        """The result of a method as an array of the right shape."""
        return self.as_array(method, self.call(method, given), want_shape, name)

    def as_array(self, method: str, value: Any, want_shape: tuple[int, ...], name: str) -> Any:
        if method == "backward" and isinstance(value, (tuple, list)):
            parts = sequence(value)
            if len(parts) == 2 and np.ndim(parts[0]) > 0 and as_array(parts[0]) is not None:
                self.fail("returns_both")
        fault = structure.array_fault(Result(name), value, np.full(want_shape, 0.5))
        if fault is not None:
            raise fault.with_more(bank.LAYER_FORM)
        return np.asarray(value, dtype=float)

    def get(self, attribute: str, mistake: str) -> Any:
        call = self.made.get(attribute)
        if not call.ok or call.value is None:
            self.fail(mistake)
        return call.value


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


# --- the bonus: any layer ----------------------------------------------------------------------------------


def _judge_bonus(walk: Walk, answer: Answer, setting: Setting) -> str:
    """A layer of one's own, made without arguments or with a weight matrix W : (4, 3)."""
    structure.refuse_source(answer, REFUSED)
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
