"""Chapter 06: the loss, the forward pass, and thirty-four wrong ways back through three layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import backward, forward, mse_grad, sigmoid
from autograder.engine.mistake import Mistake, Step

LOSS_FORM = (
    "The notation card says *L* = (1/N) Σ (ŷ − y)², summed over samples and outputs, divided by the "
    "number of "
    "samples N alone. So ∂L/∂Ŷ is (2/N)(Ŷ − Y).",
    "Two samples, one output, Ŷ = (3, 1), Y = (1, 2): the squares are 4 and 1, so *L* = 5/2 = 2.5. With "
    "2/N = 1 the "
    "gradient is 1 · 2 = 2 for the first sample and 1 · −1 = −1 for the second.",
)
FORWARD_FORM = (
    "Read the upper row of Figure 6.1: *H₁* = X W₁, *O₁* = σ(H₁), *H₂* = O₁ W₂, *O₂* = σ(H₂), Ŷ = O₂ W₃. "
    "The last "
    "product is not squeezed.",
    "One sample through a net of single neurons: X = 2, W₁ = 0 gives *H₁* = 2 · 0 = 0 and *O₁* = 0.5; "
    "with W₂ = 0 "
    "again *O₂* = 0.5; with W₃ = 6 the net says 0.5 · 6 = 3.",
)
START_STEP = (
    "In Figure 6.1 press Step 1: the first array on the way back is *d* = ∂L/∂Ŷ. Which loss is it the "
    "derivative "
    "of, and what does that loss divide by?",
    "Four samples, one output: Ŷ − Y = (1, −2, 0, 3). With N = 4 the factor is 2/4 = 0.5, so *d* begins as "
    "0.5 · 1 = 0.5, then 0.5 · −2 = −1, then 0, then 0.5 · 3 = 1.5.",
)
SLOPE_STEP = (
    "In Figure 6.1 press Step 2 and Step 3 and follow *d*: after the product with W₃ᵀ it meets a factor, "
    "after "
    "W₂ᵀ another. The lecture writes them O₂(1 − O₂) and O₁(1 − O₁).",
    "In another net 0.4 arrives at a neuron that says O = 0.8. Its slope is 0.8 · 0.2 = 0.16, so "
    "0.4 · 0.16 = 0.064 goes on.",
)
PRODUCT_STEP = (
    "In Figure 6.1 three arrows drop from the way back to the gradients, labelled Xᵀ, O₁ᵀ, O₂ᵀ: each "
    "weight matrix "
    "meets again what it multiplied on the way forward.",
    "Two samples, one input to W, one output: what went in was (1, 3), what arrives is (2, −1). "
    "1 · 2 = 2 and 3 · −1 = −3, so the gradient is 2 − 3 = −1.",
)

ROAD = ("L", "Ŷ", "O₂", "H₂", "O₁", "H₁", "W₁")


def _at(step: int, label: str, missing: bool = False) -> Step:
    """A step of the whole road from the loss to W1; 0 leaves the loss, 2 and 4 are the sigmoids."""
    return Step(ROAD, step, label, missing)


def _drop(before: str, weights: str, label: str) -> Step:
    """The step down to one gradient."""
    road = {"W₃": ("L", "Ŷ", "W₃"), "W₂": ("L", "Ŷ", "O₂", "H₂", "W₂"), "W₁": ROAD}[weights]
    return Step(road, len(road) - 2, label)


def _slope(O: Any, H: Any) -> Any:
    return O * (1 - O)


def _net(
    start: Callable[[Any, Any], Any] = mse_grad,
    slope2: Callable[[Any, Any], Any] = _slope,
    slope1: Callable[[Any, Any], Any] = _slope,
    fade: Callable[[int], float] = lambda N: 1.0,
    keep: tuple[str, str, str] = ("X", "O1", "O2"),
) -> Callable[..., tuple[Any, Any, Any]]:
    """A way back with something exchanged: the start, a slope, a factor per layer, or what meets d."""

    def wrong(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
        kept = {"X": np.asarray(X, dtype=float), **forward(X, W1, W2, W3)}
        Y, N = np.asarray(Y, dtype=float), len(X)
        d = start(kept["Yhat"], Y)
        dW3 = kept[keep[2]].T @ d
        d = (d @ np.transpose(W3)) * slope2(kept["O2"], kept["H2"]) * fade(N)
        dW2 = kept[keep[1]].T @ d
        d = (d @ np.transpose(W2)) * slope1(kept["O1"], kept["H1"]) * fade(N)
        return kept[keep[0]].T @ d, dW2, dW3

    return wrong


def _both(slope: Callable[[Any, Any], Any]) -> Callable[..., tuple[Any, Any, Any]]:
    return _net(slope2=slope, slope1=slope)


def _of_one_sample(row: slice) -> Callable[..., tuple[Any, Any, Any]]:
    return lambda X, Y, W1, W2, W3: backward(X[row], Y[row], W1, W2, W3)


def _of_one_sample_by_N(row: int) -> Callable[..., tuple[Any, Any, Any]]:
    """Only one row of X meets d, but 1/N stands."""

    def wrong(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
        rows = slice(row, None) if row == -1 else slice(row, row + 1)
        return tuple(g / len(X) for g in backward(X[rows], Y[rows], W1, W2, W3))

    return wrong


def _batch_averaged(Yhat: Any, Y: Any) -> Any:
    d = 2 * (Yhat - Y)
    return np.broadcast_to(d.mean(axis=0), d.shape) / len(Y)


def _transposed(*args: Any) -> tuple[Any, Any, Any]:
    return tuple(g.T for g in backward(*args))


def _own_output(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    """dW from what came out of each product instead of what went in."""
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    dW3 = kept["Yhat"].T @ d
    d = (d @ np.transpose(W3)) * _slope(kept["O2"], None)
    dW2 = kept["O2"].T @ d
    d = (d @ np.transpose(W2)) * _slope(kept["O1"], None)
    return kept["O1"].T @ d, dW2, dW3


def _sums_first(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    """Each dW as one outer product of column sums."""
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    dW3 = np.outer(kept["O2"].sum(0), d.sum(0))
    d = (d @ np.transpose(W3)) * _slope(kept["O2"], None)
    dW2 = np.outer(kept["O1"].sum(0), d.sum(0))
    d = (d @ np.transpose(W2)) * _slope(kept["O1"], None)
    return np.outer(np.sum(X, axis=0), d.sum(0)), dW2, dW3


def _zeros(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    return tuple(np.zeros(np.shape(W)) for W in (W1, W2, W3))


def _mistake(
    mistake_id: str, name: str, hint: str, more: Any, wrong: Any, step: Step | None = None
) -> Mistake:
    return Mistake(mistake_id, name, hint, more, wrong, step)


_START = [
    _mistake(
        "wrong_sign",
        "The sign is turned round.",
        "Your numbers have the right size and the opposite direction. If you increase ŷ a little when it "
        "is already "
        "too big, should the loss grow or shrink? (The lecture's slide slips here too.)",
        START_STEP,
        _net(start=lambda Yhat, Y: -mse_grad(Yhat, Y)),
        _at(0, "the other way"),
    ),
    _mistake(
        "missing_two",
        "Everything is exactly half.",
        "Differentiate the square once more: which number comes down in front?",
        START_STEP,
        _net(start=lambda Yhat, Y: (Yhat - Y) / len(Y)),
        _at(0, "half of it"),
    ),
    _mistake(
        "sum_for_mean",
        "The 1/N is missing.",
        "Your gradient is exactly N times larger (N = number of rows). Sum or mean?",
        START_STEP,
        _net(start=lambda Yhat, Y: 2 * (Yhat - Y)),
        _at(0, "no 1/N"),
    ),
    _mistake(
        "mean_over_all_entries",
        "The loss divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by the "
        "number of "
        "outputs.",
        START_STEP,
        _net(start=lambda Yhat, Y: 2 * (Yhat - Y) / Yhat.size),
        _at(0, "1/(N·K)"),
    ),
    _mistake(
        "half_sum",
        "That is the start of another loss.",
        "Ŷ − Y alone belongs to ½ Σ (ŷ − y)². In ours stands no ½, and 1/N.",
        START_STEP,
        _net(start=lambda Yhat, Y: Yhat - Y),
        _at(0, "another loss"),
    ),
    _mistake(
        "loss_for_its_derivative",
        "The way back starts from the loss itself.",
        "The backward pass starts from the derivative of the loss; you started from its squares.",
        START_STEP,
        _net(start=lambda Yhat, Y: (Yhat - Y) ** 2 / len(Y)),
        _at(0, "the loss itself"),
    ),
    _mistake(
        "absolute_error",
        "The sign of the error is lost.",
        "You start from |Ŷ − Y|. Too high and too low would push the same way.",
        START_STEP,
        _net(start=lambda Yhat, Y: 2 * np.abs(Yhat - Y) / len(Y)),
        _at(0, "without sign"),
    ),
    _mistake(
        "sign_of_error",
        "Only the sign of the error starts.",
        "You start from +1 or −1. How wrong the net is should be heard as well.",
        START_STEP,
        _net(start=lambda Yhat, Y: np.sign(Yhat - Y) / len(Y)),
        _at(0, "sign alone"),
    ),
    _mistake(
        "slope_at_the_output",
        "There is a sigmoid at the output.",
        "In this network the last layer has no sigmoid. Trace the chain between ŷ and H₂ on the figure.",
        START_STEP,
        _net(start=lambda Yhat, Y: mse_grad(Yhat, Y) * Yhat * (1 - Yhat)),
        _at(0, "no squeeze here"),
    ),
    _mistake(
        "divided_by_N_twice",
        "1/N is in it twice.",
        "Everything is N times too small. How often does 1/N appear in the loss?",
        START_STEP,
        _net(start=lambda Yhat, Y: mse_grad(Yhat, Y) / len(Y)),
        _at(0, "1/N twice"),
    ),
    _mistake(
        "batch_averaged_first",
        "The errors were averaged over the batch first.",
        "All rows of your d are equal. Each sample has an error of its own; they are added up only in "
        "the products.",
        START_STEP,
        _net(start=_batch_averaged),
        _at(0, "averaged"),
    ),
]

_HIDDEN = [
    _mistake(
        "missing_sigmoid_slope",
        "The slope of the sigmoid is missing.",
        "You came back through the weights but not through the sigmoids. Every forward box needs its "
        "backward box.",
        SLOPE_STEP,
        _both(lambda O, H: 1.0),
        _at(2, "no step here", missing=True),
    ),
    _mistake(
        "slope_of_the_sum",
        "The slope is taken of the wrong thing.",
        "u(1 − u) is the derivative of σ only when u already is σ of something. You put H in its place.",
        SLOPE_STEP,
        _both(lambda O, H: H * (1 - H)),
        _at(2, "H instead of O"),
    ),
    _mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "You squeezed the activation a second time. Which quantity does the chapter put into O(1 − O)?",
        SLOPE_STEP,
        _both(lambda O, H: sigmoid(O) * (1 - sigmoid(O))),
        _at(2, "σ of σ"),
    ),
    _mistake(
        "slope_is_O",
        "Half of the sigmoid's slope is there.",
        "Your slope is O alone. Where O is near 1 the curve is flat, yet your factor is near 1 too.",
        SLOPE_STEP,
        _both(lambda O, H: O),
        _at(2, "O alone"),
    ),
    _mistake(
        "slope_is_one_minus_O",
        "Half of the sigmoid's slope is there.",
        "Your slope is 1 − O alone. Where O is near 0 the curve is flat, yet your factor is near 1.",
        SLOPE_STEP,
        _both(lambda O, H: 1 - O),
        _at(2, "1 − O alone"),
    ),
    _mistake(
        "tanh_slope",
        "That is the slope of another curve.",
        "1 − O² belongs to tanh. Plot your slope over H: is its highest point 1/4, at 0?",
        SLOPE_STEP,
        _both(lambda O, H: 1 - O**2),
        _at(2, "slope of tanh"),
    ),
    _mistake(
        "relu_mask",
        "That is the slope of another bend.",
        "1 for positive H and 0 else is the slope of ReLU. Here the squeeze is a sigmoid.",
        SLOPE_STEP,
        _both(lambda O, H: (H > 0) * 1.0),
        _at(2, "slope of ReLU"),
    ),
    _mistake(
        "slope_squared",
        "The slope of the sigmoid is in it twice.",
        "You met the same slope two times on one road. How often does the road go through each sigmoid?",
        SLOPE_STEP,
        _both(lambda O, H: (O * (1 - O)) ** 2),
        _at(2, "twice"),
    ),
    _mistake(
        "divided_by_slope",
        "The slope of the sigmoid divides instead of multiplying.",
        "A sleeping neuron, whose slope is near 0, would be shouted at with your formula. Should it be?",
        SLOPE_STEP,
        _both(lambda O, H: 1 / (O * (1 - O))),
        _at(2, "divides"),
    ),
    _mistake(
        "missing_slope_layer_1",
        "The sigmoid of layer 1 has no backward step.",
        "One of the two sigmoids has no backward step. Count them.",
        SLOPE_STEP,
        _net(slope1=lambda O, H: 1.0),
        _at(4, "no step here", missing=True),
    ),
    _mistake(
        "missing_slope_layer_2",
        "The sigmoid of layer 2 has no backward step.",
        "One of the two sigmoids has no backward step. Count them.",
        SLOPE_STEP,
        _net(slope2=lambda O, H: 1.0),
        _at(2, "no step here", missing=True),
    ),
    _mistake(
        "slopes_exchanged_with_H_layer_1",
        "The slope of layer 1 is taken of the wrong thing.",
        "In one of the two steps you put H where the other has O.",
        SLOPE_STEP,
        _net(slope1=lambda O, H: H * (1 - H)),
        _at(4, "H instead of O"),
    ),
    _mistake(
        "divided_by_N_at_each_layer",
        "1/N is applied at every layer.",
        "The last layer is right, each earlier one is N times too small. How many times does 1/N appear "
        "in the loss?",
        SLOPE_STEP,
        _net(fade=lambda N: 1 / N),
        _at(1, "1/N again"),
    ),
]

_PRODUCTS = [
    _mistake(
        "own_output",
        "dW is made from the layer's own output.",
        "What did this weight matrix multiply in the forward pass? That is what meets d again.",
        PRODUCT_STEP,
        _own_output,
        _drop("Ŷ", "W₃", "Ŷ for O₂"),
    ),
    _mistake(
        "H_for_O",
        "dW is made from H instead of O.",
        "W₃ multiplied O₂ in the forward pass, not H₂. What did each weight matrix multiply?",
        PRODUCT_STEP,
        _net(keep=("X", "H1", "H2")),
        _drop("Ŷ", "W₃", "H₂ for O₂"),
    ),
    _mistake(
        "all_transposed",
        "What you return is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare its shape with that of its matrix.",
        PRODUCT_STEP,
        _transposed,
        _drop("Ŷ", "W₃", "on its side"),
    ),
    _mistake(
        "reverse_order",
        "Right numbers, wrong seats.",
        "The three gradients are right and come in the order you met them. Asked for is (dW1, dW2, dW3).",
        PRODUCT_STEP,
        lambda *args: backward(*args)[::-1],
    ),
    _mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "Change a middle row of X: your gradient does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _of_one_sample(slice(-1, None)),
        _drop("Ŷ", "W₃", "last one only"),
    ),
    _mistake(
        "first_sample_only",
        "Only the first sample counts.",
        "Change a middle row of X: your gradient does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _of_one_sample(slice(0, 1)),
        _drop("Ŷ", "W₃", "first one only"),
    ),
    _mistake(
        "last_sample_of_the_mean",
        "Only the last sample counts.",
        "Change a middle row of X: your gradient does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _of_one_sample_by_N(-1),
        _drop("Ŷ", "W₃", "last one only"),
    ),
    _mistake(
        "first_sample_of_the_mean",
        "Only the first sample counts.",
        "Change a middle row of X: your gradient does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _of_one_sample_by_N(0),
        _drop("Ŷ", "W₃", "first one only"),
    ),
    _mistake(
        "batch_summed_first",
        "The batch was added up before the products.",
        "A sum of products is not a product of sums. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _sums_first,
        _drop("Ŷ", "W₃", "added too early"),
    ),
    _mistake(
        "all_zero",
        "All your gradients are 0.",
        "Are the arrays of zeros ever filled, and does anything leave the loss?",
        START_STEP,
        _zeros,
        _at(0, "nothing leaves", missing=True),
    ),
]

BACKWARD = (*_START, *_HIDDEN, *_PRODUCTS)

UPDATED_WEIGHTS = Mistake(
    "updated_weights",
    "A weight matrix was changed while the way back still needed it.",
    "dW of the last layer is right, all earlier ones are slightly off: d travelled through weights that "
    "had already "
    "moved. First all gradients, then the step.",
    PRODUCT_STEP,
    None,
    _at(1, "W₃ has moved"),
)
MOVED_WEIGHTS = Mistake(
    "moved_weights",
    "You returned weights that have already moved.",
    "The gradient alone is asked; the step comes later.",
    PRODUCT_STEP,
)
ONLY_LAST = Mistake(
    "only_dW3",
    "Only one gradient came back.",
    "That is one step of three. Three arrays are asked: (dW1, dW2, dW3).",
    SLOPE_STEP,
)

# --- E6.1, E6.2 -------------------------------------------------------------------------------------------


def _residual(Yhat: Any, Y: Any) -> Any:
    return np.asarray(Yhat, dtype=float) - np.asarray(Y, dtype=float)


MSE = (
    Mistake(
        "largest_square",
        "Only the largest square came back.",
        "The others are smaller, and part of the sum.",
        LOSS_FORM,
        lambda Yhat, Y: np.max((Yhat - Y) ** 2),
    ),
    Mistake(
        "mean_over_all_entries",
        "The loss divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by K. "
        "Is it a "
        "`mean` over everything?",
        LOSS_FORM,
        lambda Yhat, Y: np.mean(_residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "sum_for_mean",
        "The 1/N is missing.",
        "Your loss is exactly N times too large (N = number of rows). Sum or mean?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "half_mean",
        "The loss is exactly half.",
        "Some books put ½ before the sum. The loss of this course does not (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: 0.5 * np.sum(_residual(Yhat, Y) ** 2) / len(Y),
    ),
    Mistake(
        "half_sum",
        "That is another loss.",
        "½ Σ (ŷ − y)² is used in other books. In ours stands no ½, and 1/N.",
        LOSS_FORM,
        lambda Yhat, Y: 0.5 * np.sum(_residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "not_squared",
        "The errors are not squared.",
        "Too high and too low cancel each other in your loss.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "absolute_error",
        "The errors are not squared.",
        "You added up distances. L takes each distance times itself.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(np.abs(_residual(Yhat, Y))) / len(Y),
    ),
    Mistake(
        "root",
        "A root is drawn.",
        "The loss is the mean of the squares itself. The root would change every gradient.",
        LOSS_FORM,
        lambda Yhat, Y: np.sqrt(np.sum(_residual(Yhat, Y) ** 2) / len(Y)),
    ),
    Mistake(
        "square_of_the_sum",
        "You squared after adding.",
        "Errors of opposite sign cancel before they are squared. First the square, then the sum.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y)) ** 2 / len(Y),
    ),
    Mistake(
        "divided_by_K",
        "The loss divides by the outputs.",
        "N is the number of rows. You divided by the number of columns.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y) ** 2) / np.shape(Y)[1],
    ),
    Mistake(
        "one_per_sample",
        "There is a loss for every sample.",
        "The loss is one number: what do you do over the samples?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y) ** 2, axis=1),
    ),
    Mistake(
        "one_for_each_entry",
        "The squares are not added up.",
        "You have a loss for every single entry. L is one number: what do you do over samples and outputs?",
        LOSS_FORM,
        lambda Yhat, Y: _residual(Yhat, Y) ** 2 / len(Y),
    ),
    Mistake(
        "squares_alone",
        "The squares are not added up.",
        "You have the square of every single entry. L is one number, their sum divided by N.",
        LOSS_FORM,
        lambda Yhat, Y: _residual(Yhat, Y) ** 2,
    ),
    Mistake(
        "first_output_only",
        "Only the first output counts.",
        "L adds up the squares of all outputs of all samples. Which index is fixed in yours?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y)[:, 0] ** 2) / len(Y),
    ),
    Mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "L adds up the squares of all samples. Is there an = where += should be?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y)[-1] ** 2) / len(Y),
    ),
    Mistake(
        "last_sample_left_out",
        "The last sample is left out.",
        "Does the loop end one too early? N counts all samples.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y)[:-1] ** 2) / len(Y),
    ),
    Mistake(
        "one_less_than_N",
        "The loss divides by N − 1.",
        "That is the variance of a sample. Our loss divides by the number of samples (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(_residual(Yhat, Y) ** 2) / (len(Y) - 1),
    ),
    Mistake(
        "squares_of_each",
        "Yhat and Y are squared one by one.",
        "First the difference, then its square.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(np.square(Yhat) - np.square(Y)) / len(Y),
    ),
    Mistake(
        "norm_alone",
        "A root is drawn.",
        "You have the root of the sum of the squares of Yhat − Y, divided by N.",
        LOSS_FORM,
        lambda Yhat, Y: np.sqrt(np.sum(_residual(Yhat, Y) ** 2)) / len(Y),
    ),
    Mistake(
        "cross_entropy",
        "That is another loss, cross-entropy.",
        "A logarithm has no place here: L is made of squares (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: -np.sum(np.asarray(Y) * np.log(np.abs(Yhat))) / len(Y),
    ),
)

MSE_GRAD = (
    Mistake(
        "brackets_around_the_error",
        "Brackets are missing: the 2 reaches Yhat alone.",
        "Python multiplies before it subtracts. What does the 2 multiply in the derivative of a square?",
        LOSS_FORM,
        lambda Yhat, Y: (2 * Yhat - Y) / len(Y),
    ),
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "If ŷ grows a little when it is already too big, does the loss grow or shrink?",
        LOSS_FORM,
        lambda Yhat, Y: -mse_grad(Yhat, Y),
    ),
    Mistake(
        "missing_two",
        "Everything is exactly half.",
        "Differentiate the square once more: which number comes down in front?",
        LOSS_FORM,
        lambda Yhat, Y: _residual(Yhat, Y) / len(Y),
    ),
    Mistake(
        "gradient_of_the_sum",
        "The 1/N is missing.",
        "Your gradient is exactly N times too large (N = number of rows). What does the loss divide by?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * _residual(Yhat, Y),
    ),
    Mistake(
        "gradient_of_half_sum",
        "That is the gradient of another loss.",
        "Ŷ − Y alone belongs to ½ Σ (ŷ − y)². In ours stands no ½, and 1/N.",
        LOSS_FORM,
        lambda Yhat, Y: _residual(Yhat, Y),
    ),
    Mistake(
        "gradient_of_full_mean",
        "The gradient divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by K.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * _residual(Yhat, Y) / np.size(Y),
    ),
    Mistake(
        "loss_for_its_derivative",
        "The squares came back, not their derivative.",
        "How much does the loss move when one cell of Ŷ does?",
        LOSS_FORM,
        lambda Yhat, Y: _residual(Yhat, Y) ** 2 / len(Y),
    ),
    Mistake(
        "sign_lost",
        "The sign of the error is lost.",
        "Too high and too low would push the same way.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * np.abs(_residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "gradient_added_up",
        "The gradient is added to one number.",
        "Each cell of Ŷ has a gradient of its own.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(mse_grad(Yhat, Y)),
    ),
    Mistake(
        "gradient_averaged",
        "The gradient is added up over the samples.",
        "Each sample has a row of its own: the result has the shape of Ŷ.",
        LOSS_FORM,
        lambda Yhat, Y: np.mean(2 * _residual(Yhat, Y), axis=0),
    ),
    Mistake(
        "another_sign",
        "The gradient adds Yhat and Y.",
        "Where Yhat is right the gradient is 0. Is yours?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * (np.asarray(Yhat) + Y) / len(Y),
    ),
    Mistake(
        "target_missing",
        "The target Y does not appear in the gradient.",
        "Where Yhat is right the gradient is 0. Is yours?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * np.asarray(Yhat, dtype=float) / len(Y),
    ),
    Mistake(
        "sign_alone",
        "Only the sign of the error is in the gradient.",
        "A larger error should push harder.",
        LOSS_FORM,
        lambda Yhat, Y: np.sign(_residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "gradient_summed_over_outputs",
        "The gradient is added up over the outputs.",
        "Each cell of Yhat has a gradient of its own: the result has the shape of Yhat.",
        LOSS_FORM,
        lambda Yhat, Y: mse_grad(Yhat, Y).sum(axis=1),
    ),
    Mistake(
        "gradient_by_K",
        "The gradient divides by the outputs.",
        "N is the number of rows. You divided by the number of columns.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * _residual(Yhat, Y) / np.shape(Y)[1],
    ),
    Mistake(
        "gradient_slope_of_sigmoid",
        "A slope is in the gradient of the loss.",
        "The last layer is linear, and the loss knows nothing of sigmoids.",
        LOSS_FORM,
        lambda Yhat, Y: mse_grad(Yhat, Y) * Yhat * (1 - np.asarray(Yhat)),
    ),
    Mistake(
        "divides_by_error",
        "The error divides instead of multiplying.",
        "A larger error should push harder.",
        LOSS_FORM,
        lambda Yhat, Y: 2 / _residual(Yhat, Y) / len(Y),
    ),
)

SQUARE_TABLE = Mistake(
    "square_table",
    "Arrays of different shapes are not refused by `{which}`.",
    "One of the two was a flat vector (N,), the other a column (N, 1): numpy pairs every sample with every "
    "other, so Yhat − Y is a square table N×N, and the loss is silently wrong. Compare the shapes first, "
    "and raise a ValueError if they differ.",
    LOSS_FORM,
)
SHAPES_MAY_DIFFER = Mistake(
    "shapes_may_differ",
    "Arrays of different shapes are accepted by `{which}`.",
    "numpy stretches the smaller one and says nothing. Compare the whole shapes first, and raise a "
    "ValueError if they differ.",
    LOSS_FORM,
)
OTHER_EXCEPTION = Mistake(
    "other_exception",
    "For different shapes `{which}` raises another exception.",
    "Asked for is a ValueError, so that the caller can catch it. Python said: {came}.",
    LOSS_FORM,
)
ERROR_RETURNED = Mistake(
    "error_returned",
    "The {error} is returned by `{which}`, not raised.",
    "Whoever called gets it as a result and goes on. `raise` in place of `return` stops the caller.",
    LOSS_FORM,
)
NOTHING_FOR_OTHER_SHAPES = Mistake(
    "nothing_for_other_shapes",
    "For different shapes `{which}` returns None.",
    "Whoever called goes on without a number. A ValueError is asked: `raise ValueError(…)`.",
    LOSS_FORM,
)


def _forward(
    squeeze1: Callable[[Any], Any] = sigmoid,
    squeeze2: Callable[[Any], Any] = sigmoid,
    last: Callable[[Any], Any] = lambda Y: Y,
    through: tuple[str, str] = ("O1", "O2"),
) -> Callable[..., dict[str, Any]]:
    def wrong(X: Any, W1: Any, W2: Any, W3: Any) -> dict[str, Any]:
        kept = {"H1": np.asarray(X, dtype=float) @ W1}
        kept["O1"] = squeeze1(kept["H1"])
        kept["H2"] = kept[through[0]] @ W2
        kept["O2"] = squeeze2(kept["H2"])
        kept["Yhat"] = last(kept[through[1]] @ W3)
        return kept

    return wrong


def _names_exchanged(*args: Any) -> dict[str, Any]:
    kept = forward(*args)
    return {"H1": kept["O1"], "O1": kept["H1"], "H2": kept["O2"], "O2": kept["H2"], "Yhat": kept["Yhat"]}


FORWARD = (
    Mistake(
        "squeezed_output",
        "The output is squeezed.",
        "In this network the last layer has no sigmoid: ŷ may be any number.",
        FORWARD_FORM,
        _forward(last=sigmoid),
    ),
    Mistake(
        "no_squeeze",
        "There is no sigmoid anywhere.",
        "Without the squeeze three products are one product, and three layers are one.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: H, squeeze2=lambda H: H),
    ),
    Mistake(
        "no_squeeze_layer_1",
        "Layer 1 is not squeezed.",
        "Your O1 is H1 itself.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: H),
    ),
    Mistake(
        "no_squeeze_layer_2",
        "Layer 2 is not squeezed.",
        "Your O2 is H2 itself.",
        FORWARD_FORM,
        _forward(squeeze2=lambda H: H),
    ),
    Mistake(
        "H_goes_on",
        "H goes on instead of O.",
        "What the next weights multiply is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("H1", "H2")),
    ),
    Mistake(
        "H1_goes_on",
        "H1 goes on instead of O1.",
        "What W2 multiplies is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("H1", "O2")),
    ),
    Mistake(
        "H2_goes_on",
        "H2 goes on instead of O2.",
        "What W3 multiplies is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("O1", "H2")),
    ),
    Mistake(
        "tanh",
        "Another curve squeezes.",
        "Your O can be negative; σ lies between 0 and 1.",
        FORWARD_FORM,
        _forward(squeeze1=np.tanh, squeeze2=np.tanh),
    ),
    Mistake(
        "relu",
        "Another curve bends.",
        "Your O has no upper end; σ lies between 0 and 1.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: np.maximum(H, 0), squeeze2=lambda H: np.maximum(H, 0)),
    ),
    Mistake(
        "exponent_sign",
        "The squeeze is upside down.",
        "When H grows your O falls. Look at the sign in the exponent of σ.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: sigmoid(-H), squeeze2=lambda H: sigmoid(-H)),
    ),
    Mistake(
        "names_exchanged",
        "H and O have exchanged their names.",
        "H is before the squeeze, O after it (card in notebook 00).",
        FORWARD_FORM,
        _names_exchanged,
    ),
)
