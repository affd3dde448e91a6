"""Chapter 05: what goes wrong with a sigmoid layer and a dense layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import dense_backward, sigmoid
from autograder.engine.mistake import Mistake, Step

SLOPE_STEP = (
    "Move both sliders of Figure 5.1: what is handed back is the slope of the squeeze at *s*, times what "
    "arrives.",
    "Another layer: at *s* = 0 the squeeze is 0.5 and its slope 0.5 · 0.5 = 0.25. If −3 arrives, 0.25 · "
    "−3 = −0.75 "
    "is handed back.",
)
PRODUCT_STEP = (
    "In Figure 5.2 choose the mode dW and one cell: which cells of X light up, which of dZ, and what is done "
    "with their products? Then the mode dX.",
    "Two samples, one input, one neuron: X = (1, 2), dZ = (5, −1), W = 3. The first sample asks for 1 · "
    "5 = 5, the "
    "second for 2 · −1 = −2, so dW = 5 − 2 = 3. Each sample gets its own dX: 5 · 3 = 15 and −1 · 3 = −3.",
)
FORWARD_PRODUCT = (
    "In Figure 5.2, mode forward, choose one cell of Z: a row of X and a column of W light up.",
    "One sample X = (1, 2) and the weights (3, 0.5) of one neuron: 1 · 3 = 3 and 2 · 0.5 = 1, so Z = 3 + "
    "1 = 4.",
)
LAYER_FORM = (
    "A layer does two things. forward(x) returns its output and remembers what the way back will need; "
    "backward(grad) returns the gradient of its input.",
    "A layer that doubles has forward 2 · x and backward 2 · grad: for x = 4 it says 2 · 4 = 8, and if "
    "0.5 arrives "
    "it hands back 2 · 0.5 = 1.",
)

_SIGMOID_WAY = ("L", "z", "s")
_DENSE_TO_W = ("L", "Z", "W")
_DENSE_TO_X = ("L", "Z", "X")


def _at_slope(label: str, missing: bool = False) -> Step:
    return Step(_SIGMOID_WAY, 1, label, missing)


def _at_arrival(label: str, missing: bool = False) -> Step:
    return Step(_SIGMOID_WAY, 0, label, missing)


def _to_w(label: str, missing: bool = False) -> Step:
    return Step(_DENSE_TO_W, 1, label, missing)


def _to_x(label: str, missing: bool = False) -> Step:
    return Step(_DENSE_TO_X, 1, label, missing)


def _slope(s: Any) -> Any:
    z = sigmoid(s)
    return z * (1 - z)


def _times(slope: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """grad times another slope of (s, z)."""

    def wrong(s: Any, grad: Any) -> Any:
        s = np.asarray(s, dtype=float)
        return np.asarray(grad, dtype=float) * slope(s, sigmoid(s))

    return wrong


SIGMOID_BACKWARD = (
    Mistake(
        "slope_of_the_sum",
        "The slope is taken of the wrong thing.",
        "u(1 − u) is the slope of σ only when u already is σ of something. What is your u?",
        SLOPE_STEP,
        _times(lambda s, z: s * (1 - s)),
        _at_slope("s instead of z"),
    ),
    Mistake(
        "only_local_slope",
        "The incoming gradient is not used.",
        "You returned how this box bends, but not how much the loss cares. Where is what arrives from "
        "the right?",
        SLOPE_STEP,
        lambda s, grad: _slope(s),
        _at_arrival("no step here", missing=True),
    ),
    Mistake(
        "incoming_alone",
        "The slope of the sigmoid is missing.",
        "You hand back what arrived, untouched. Every forward box needs its backward box.",
        SLOPE_STEP,
        lambda s, grad: np.asarray(grad, dtype=float),
        _at_slope("no step here", missing=True),
    ),
    Mistake(
        "slope_is_z",
        "Half of the slope is there.",
        "Your slope is σ(s) alone. Where σ is near 1 the curve is flat, yet your factor is near 1 too.",
        SLOPE_STEP,
        _times(lambda s, z: z),
        _at_slope("z alone"),
    ),
    Mistake(
        "slope_is_one_minus_z",
        "Half of the slope is there.",
        "Your slope is 1 − σ(s) alone; e⁻ˢ/(1 + e⁻ˢ) is that too. Where σ is near 0 the curve is flat, yet "
        "your factor is near 1.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - z),
        _at_slope("1 − z alone"),
    ),
    Mistake(
        "added_instead_of_multiplied",
        "What arrives is added, not multiplied.",
        "Along a road we multiply; between roads we add. Which one is this?",
        SLOPE_STEP,
        lambda s, grad: _slope(s) + grad,
        _at_slope("added"),
    ),
    Mistake(
        "slope_squared",
        "The slope is in it twice.",
        "You met the same slope two times. How often does the road go through this box?",
        SLOPE_STEP,
        _times(lambda s, z: (z * (1 - z)) ** 2),
        _at_slope("twice"),
    ),
    Mistake(
        "divided_by_slope",
        "The slope divides instead of multiplying.",
        "Where the curve is flat, a push of s hardly moves z. Should the gradient be large there, or small?",
        SLOPE_STEP,
        _times(lambda s, z: 1 / (z * (1 - z))),
        _at_slope("divides"),
    ),
    Mistake(
        "gradient_squeezed",
        "The gradient went through the sigmoid itself.",
        "You squeezed what arrives. The squeeze belongs to s; the gradient is only multiplied.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(grad),
        _at_slope("σ of grad"),
    ),
    Mistake(
        "arguments_exchanged",
        "s and grad are exchanged.",
        "You took the slope at the incoming gradient and multiplied by s. Which of the two came first?",
        SLOPE_STEP,
        lambda s, grad: _slope(grad) * s,
        _at_slope("exchanged"),
    ),
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "The squeeze only ever rises, so its slope is positive. Where does your minus come from? "
        "Differentiate "
        "the exponent −s once more.",
        SLOPE_STEP,
        _times(lambda s, z: -z * (1 - z)),
        _at_slope("the other way"),
    ),
    Mistake(
        "second_part_meets_grad",
        "Only the second part of the slope meets what arrives.",
        "Python multiplies before it subtracts: in `a - b * c` only b is multiplied. The slope needs "
        "brackets.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(s) - sigmoid(s) ** 2 * grad,
    ),
    Mistake(
        "first_part_meets_grad",
        "Only the first part of the slope meets what arrives.",
        "Python multiplies before it subtracts: in `c * a - b` nothing multiplies b. The slope needs "
        "brackets.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(s) * grad - sigmoid(s) ** 2,
    ),
    Mistake(
        "minus_in_the_denominator",
        "A minus stands where a plus should.",
        "In your form of the slope the denominator is 0 at s = 0. The slope is ¼ there.",
        SLOPE_STEP,
        _times(lambda s, z: np.exp(-s) / (1 - np.exp(-s)) ** 2),
        _at_slope("a sign in it"),
    ),
    Mistake(
        "matrix_product",
        "The cells are mixed.",
        "A squeeze acts cell by cell, and so does its way back: each cell has its own slope. Which sign "
        "multiplies cell by cell?",
        SLOPE_STEP,
        lambda s, grad: np.transpose(_slope(s)) @ np.asarray(grad, dtype=float),
        _at_slope("@ for *"),
    ),
    Mistake(
        "mirrored_alone",
        "Only a mirrored squeeze came back.",
        "σ(−s) is one half of the slope, 1 − σ(s). The other half and what arrives are missing.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(-np.asarray(s, dtype=float)),
        _at_slope("σ(−s) alone"),
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "You squeezed an already squeezed number before taking the slope. Which quantity goes into z(1 − z)?",
        SLOPE_STEP,
        _times(lambda s, z: sigmoid(z) * (1 - sigmoid(z))),
        _at_slope("σ of σ"),
    ),
    Mistake(
        "summed",
        "Everything is added to one number.",
        "Each cell of s has a gradient of its own: the result has the shape of s.",
        SLOPE_STEP,
        lambda s, grad: np.sum(_slope(s) * grad),
        _at_slope("added up"),
    ),
    Mistake(
        "tanh_slope",
        "That is the slope of another curve.",
        "Plot your slope over s: is its highest point ¼, at s = 0? 1 − tanh² reaches 1.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - np.tanh(s) ** 2),
        _at_slope("slope of tanh"),
    ),
    Mistake(
        "tanh_form",
        "That is the slope of another curve.",
        "1 − z² is the slope of tanh, written with tanh's own output. Your z is a sigmoid.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - z**2),
        _at_slope("slope of tanh"),
    ),
    Mistake(
        "relu_mask",
        "That is the slope of another bend.",
        "1 for positive s and 0 else is the slope of ReLU. The sigmoid's slope is never 1.",
        SLOPE_STEP,
        _times(lambda s, z: (s > 0) * 1.0),
        _at_slope("slope of ReLU"),
    ),
)

FLOOR = Mistake(
    "floor_under_the_slope",
    "Far out your slope never gets smaller.",
    "At |s| = 600 it is as large as at 40: the output is cut off before it comes near 0 and 1. The slope of "
    "the sigmoid goes on falling, and nothing has to be clipped here.",
    SLOPE_STEP,
)

DENSE_FORWARD = (
    Mistake(
        "squeezed",
        "The output is squeezed already.",
        "The dense layer is the product alone; the sigmoid is a layer of its own.",
        FORWARD_PRODUCT,
        lambda X, W: sigmoid(np.asarray(X, dtype=float) @ W),
    ),
    Mistake(
        "divided_by_N",
        "Z is divided by the number of samples.",
        "Each sample has a row of its own. Nothing is averaged on the way forward.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W / len(X),
    ),
    Mistake(
        "divided_by_p",
        "You took means.",
        "Each cell of Z is a sum over the inputs. Yours is p times too small.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W / np.shape(X)[1],
    ),
    Mistake(
        "a_one_added",
        "Every entry of Z is 1 too large.",
        "Do your sums begin at 1, or is a bias added? In this course the bias is a weight on a column of "
        "ones in X, and nothing is added after the product.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W + 1,
    ),
    Mistake(
        "first_row_for_all",
        "Every sample gets the answer of the first.",
        "All rows of your Z are equal. Which row of X belongs to row n of Z?",
        FORWARD_PRODUCT,
        lambda X, W: np.repeat((np.asarray(X, dtype=float) @ W)[:1], len(X), axis=0),
    ),
    Mistake(
        "last_input_only",
        "Only the last input is heard.",
        "Each cell of Z is a sum over all inputs. Does each turn of the loop begin anew?",
        FORWARD_PRODUCT,
        lambda X, W: np.outer(np.asarray(X, dtype=float)[:, -1], np.asarray(W)[-1]),
    ),
    Mistake(
        "batch_summed",
        "The samples are added up.",
        "One row for each sample: Z has as many rows as X.",
        FORWARD_PRODUCT,
        lambda X, W: (np.asarray(X, dtype=float) @ W).sum(axis=0),
    ),
)


def _dense(
    dX: Callable[..., Any] | None = None, dW: Callable[..., Any] | None = None
) -> Callable[[Any, Any, Any], tuple[Any, Any]]:
    """The right way back with one of its two results replaced."""

    def wrong(X: Any, W: Any, dZ: Any) -> tuple[Any, Any]:
        X, W, dZ = (np.asarray(a, dtype=float) for a in (X, W, dZ))
        right = dense_backward(X, W, dZ)
        return (
            right[0] if dX is None else dX(X, W, dZ),
            right[1] if dW is None else dW(X, W, dZ),
        )

    return wrong


def _rows_only(row: int) -> Callable[..., Any]:
    return lambda X, W, dZ: np.outer(X[row], dZ[row])


DENSE_BACKWARD = (
    Mistake(
        "dW_transposed",
        "dW is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare dW.shape with W.shape.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: dZ.T @ X),
        _to_w("on its side"),
    ),
    Mistake(
        "dX_transposed",
        "dX is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare dX.shape with X.shape.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: W @ dZ.T),
        _to_x("on its side"),
    ),
    Mistake(
        "dW_divided_by_N",
        "dW is divided by the number of samples.",
        "The 1/N of the loss is already in dZ: the loss put it there. The layer only adds up over the "
        "samples.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ dZ / len(X)),
        _to_w("divided by N"),
    ),
    Mistake(
        "both_divided_by_N",
        "Both are divided by the number of samples.",
        "The 1/N of the loss is already in dZ. A layer that divides again does it once for each layer.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: dZ @ W.T / len(X), dW=lambda X, W, dZ: X.T @ dZ / len(X)),
        _to_w("divided by N"),
    ),
    Mistake(
        "no_incoming_in_dW",
        "dW does not hear what arrives.",
        "Change dZ: your dW does not move. How much does the loss care about each cell of Z?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ np.ones_like(dZ)),
        _to_w("without dZ"),
    ),
    Mistake(
        "no_incoming_in_dX",
        "dX does not hear what arrives.",
        "Change dZ: your dX does not move. How much does the loss care about each cell of Z?",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: np.ones_like(dZ) @ W.T),
        _to_x("without dZ"),
    ),
    Mistake(
        "output_for_gradient",
        "dW is made from Z, not from dZ.",
        "What meets X on the way back is the gradient that arrives, not what the layer said.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ (X @ W)),
        _to_w("Z for dZ"),
    ),
    Mistake(
        "batch_summed_first",
        "The batch was added up before the product.",
        "A sum of products is not a product of sums. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.outer(X.sum(axis=0), dZ.sum(axis=0))),
        _to_w("added too early"),
    ),
    Mistake(
        "product_of_means",
        "The batch was averaged before the product.",
        "A sum of products is not a product of means. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.outer(X.mean(axis=0), dZ.mean(axis=0))),
        _to_w("averaged first"),
    ),
    Mistake(
        "dW_per_sample",
        "dW has a matrix for every sample.",
        "The loss is one number: what do you do over the samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.einsum("ni,nk->nik", X, dZ)),
        _to_w("not added up"),
    ),
    Mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "Change a middle row of X: your dW does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _dense(dW=_rows_only(-1)),
        _to_w("last one only"),
    ),
    Mistake(
        "first_sample_only",
        "Only the first sample counts.",
        "Change a middle row of X: your dW does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _dense(dW=_rows_only(0)),
        _to_w("first one only"),
    ),
    Mistake(
        "signs_of_weights",
        "dX knows only the sign of the weights.",
        "How far a push of X moves Z depends on how large the weight is.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: dZ @ np.sign(W).T),
        _to_x("sign only"),
    ),
)

UPDATED_WEIGHTS = Mistake(
    "updated_weights",
    "dX travels through weights that have already moved.",
    "dW is right, dX is slightly off: W was changed before the way back was done with it. The step comes "
    "last.",
    PRODUCT_STEP,
    None,
    _to_x("W has moved"),
)
MOVED_WEIGHTS = Mistake(
    "moved_weights",
    "You returned weights that have already moved.",
    "The gradient alone is asked; the step comes later.",
    PRODUCT_STEP,
)


def _layer(mistake_id: str, name: str, hint: str, step: Step | None = None) -> Mistake:
    return Mistake(mistake_id, name, hint, LAYER_FORM, None, step)


LAYERS = {
    mistake.id: mistake
    for mistake in (
        _layer(
            "missing_method",
            "`{layer}` has no `{method}`.",
            "A layer answers two calls: forward(x) and backward(grad). Look at the spelling and at the "
            "indentation.",
        ),
        _layer(
            "other_constructor",
            "`{layer}` cannot be made like this.",
            "The check writes {made}. Python said: {message}.",
        ),
        _layer(
            "misspelt_constructor",
            "`{layer}` has no constructor that Python knows.",
            "It is called __init__, with two underscores on each side; yours is `{found}`. So `{made}` finds "
            "nothing that takes an argument.",
        ),
        _layer(
            "W_copied",
            "`{layer}` keeps a copy of W, not the matrix it was given.",
            "Whoever made the layer changes that very matrix in a step, and yours would never hear of it. "
            "Which line makes a new array?",
        ),
        _layer(
            "step_inside",
            "`backward` of `{layer}` moves its own weights.",
            "After it `.W` is another than before: a step was taken inside the layer. backward only says the "
            "gradients; the step comes later, from outside.",
        ),
        _layer(
            "other_the_second_time",
            "`{layer}` says something else the second time.",
            "forward and backward were called once more with the same arrays. What is left over from the "
            "first time?",
        ),
        _layer(
            "returns_both",
            "`backward` of `{layer}` returns more than one thing.",
            "It hands back the gradient of its input alone; the gradient of W stays in the layer, as `.dW`.",
        ),
        _layer(
            "dW_returned",
            "`backward` of `{layer}` returns dW.",
            "What travels on to the layer before is the gradient of the input. dW stays here, as `.dW`.",
            _to_x("dW for dX"),
        ),
        _layer(
            "dW_not_kept",
            "`{layer}` has no `.dW` after `backward`.",
            "Whoever takes the step looks for it there. Write self.dW = … in backward.",
        ),
        _layer(
            "W_not_kept",
            "`{layer}` has no `.W`.",
            "Whoever takes the step changes layer.W. Keep it under this name.",
        ),
        _layer(
            "W_changed",
            "`.W` is not the matrix that `{layer}` was given.",
            "The layer is made with the weights it shall have. Is there a random matrix, a copy of "
            "another shape, "
            "or a step inside?",
        ),
        _layer(
            "dW_adds_up",
            "`.dW` grows with every call of `backward`.",
            "Called twice with the same gradient, the second `.dW` is twice the first. Is there a += "
            "where an = "
            "should be?",
        ),
        _layer(
            "first_input_kept",
            "`backward` of `{layer}` remembers the first input, not the last.",
            "forward was called twice before backward. The last call counts: what does your layer keep?",
        ),
        _layer(
            "shared_between_layers",
            "Two layers of the kind `{layer}` share one memory.",
            "Two of them were made, and what one remembers was overwritten by the other. Is something "
            "kept in the "
            "class instead of in self?",
        ),
        _layer(
            "backward_returns_none",
            "`backward` of `{layer}` returns None.",
            "What is kept in `self` does not go on. Which gradient does the layer before wait for?",
        ),
        _layer(
            "memory_used_up",
            "`backward` of `{layer}` works once only.",
            "Called a second time it stopped; Python said: {message}. What forward kept should still be "
            "there: which line takes it out?",
        ),
        _layer(
            "forward_returns_none",
            "`forward` of `{layer}` returns nothing.",
            "It has to remember and to return. The next layer waits for its output.",
        ),
        _layer(
            "backward_uses_new_input",
            "`backward` of `{layer}` needs its own forward again.",
            "Python said: {message}. backward gets one thing, the gradient; everything else was kept by "
            "forward.",
        ),
        _layer(
            "disagrees_with_numerical",
            "`backward` of `{layer}` and the numerical gradient of its `forward` disagree.",
            "Nudge one entry of the input, run forward, look at the weighted sum of the output: that is what "
            "backward should have said. Look at the slope of your layer.",
        ),
        _layer(
            "slope_of_layer_differs",
            "`backward` of `{layer}` has another slope than its `forward`.",
            "Where x is {x}, a nudge of x moves the output there {slope} times as far. If 1 arrives there, "
            "`backward` hands back {mine}. Of which number do you take the slope: of x, or of what came out?",
        ),
        _layer(
            "local_slope_of_layer",
            "The incoming gradient is not used.",
            "backward returned how the layer bends, but not how much the loss cares. Multiply by what "
            "arrives.",
            _at_arrival("no step here", missing=True),
        ),
        _layer(
            "arriving_unused",
            "What arrives at `backward` of `{layer}` is not used.",
            "Two gradients were handed to it, and {kind} came back for both. Asked is what arrives, times "
            "the slope of the layer: how far the output moves where the input does.",
            _at_arrival("no step here", missing=True),
        ),
        _layer(
            "passes_on_unchanged",
            "`backward` of `{layer}` hands on what arrives, unchanged.",
            "Every forward box needs its backward box. If forward bends, where is its slope? If it moves "
            "entries, who moves them back?",
            _at_slope("no step here", missing=True),
        ),
        _layer(
            "random_layer",
            "`forward` of `{layer}` says something else the second time.",
            "For the same input the same output: chance has no place in this layer.",
        ),
    )
}
