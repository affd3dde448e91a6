"""Chapter 00: a weighted sum, and the shapes of a network."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.engine.mistake import Mistake

SUM_FORM = (
    "Section 0.2 writes it *s* = Σ xᵢwᵢ, that is x₁w₁ + x₂w₂ + … : each input meets its own weight, then "
    "everything is added.",
    "With other numbers, *x* = (1, 4) and *w* = (3, 0.5): 1 · 3 = 3 and 4 · 0.5 = 2, so *s* = 3 + 2 = 5.",
)
SHAPES_FORM = (
    "In Figure 0.1 the arrays stand in the order of the lecture: X, H1, O1, H2, O2, Ŷ. A product (N, p) "
    "times (p, k) gives (N, k); the sigmoid changes no shape; a gradient has the shape of its owner.",
    "In another network X has the shape (7, 2) and W1 the shape (2, 9). Then H1 = X W1 has 7 rows and 9 "
    "columns, O1 too, and the gradient of W1 has the shape (2, 9).",
)


def _arrays(x: Any, w: Any) -> tuple[Any, Any]:
    return np.asarray(x, dtype=float), np.asarray(w, dtype=float)


def _products(x: Any, w: Any) -> Any:
    x, w = _arrays(x, w)
    return x * w


def _sums(x: Any, w: Any) -> tuple[Any, Any]:
    x, w = _arrays(x, w)
    return np.sum(x), np.sum(w)


WEIGHTED_SUM = (
    Mistake(
        "not_summed",
        "The products are not added up.",
        "You have one number for each input. The neuron wants a single one: what happens to the products?",
        SUM_FORM,
        _products,
    ),
    Mistake(
        "sum_of_inputs",
        "The weights are not used.",
        "You added up the inputs. Change w: your result does not move.",
        SUM_FORM,
        lambda x, w: _sums(x, w)[0],
    ),
    Mistake(
        "sum_of_weights",
        "The inputs are not used.",
        "You added up the weights. Change x: your result does not move.",
        SUM_FORM,
        lambda x, w: _sums(x, w)[1],
    ),
    Mistake(
        "added_instead_of_multiplied",
        "Input and weight are added, not multiplied.",
        "A weight of 0 should make its input unheard. Does it, with a plus between them?",
        SUM_FORM,
        lambda x, w: sum(_sums(x, w)),
    ),
    Mistake(
        "product_of_sums",
        "The sums are multiplied.",
        "You added first and multiplied afterwards. A sum of products is not a product of sums.",
        SUM_FORM,
        lambda x, w: _sums(x, w)[0] * _sums(x, w)[1],
    ),
    Mistake(
        "mean_for_sum",
        "You took the mean.",
        "Your result is p times too small (p = number of inputs). Asked for is the sum.",
        SUM_FORM,
        lambda x, w: np.mean(_products(x, w)),
    ),
    Mistake(
        "signs_dropped",
        "The signs are lost.",
        "You add up sizes. A negative product pulls the sum down: which line takes its sign away?",
        SUM_FORM,
        lambda x, w: np.sum(np.abs(_products(x, w))),
    ),
    Mistake(
        "divided_by_weights",
        "Input and weight are divided, not multiplied.",
        "A weight of 0 should make its input unheard. Does it, below the line?",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[0] / _arrays(x, w)[1]),
    ),
    Mistake(
        "weights_subtracted",
        "Input and weight are subtracted, not multiplied.",
        "A weight of 0 should make its input unheard. Does it, with a minus between them?",
        SUM_FORM,
        lambda x, w: _sums(x, w)[0] - _sums(x, w)[1],
    ),
    Mistake(
        "first_weight_for_all",
        "Every input meets the first weight.",
        "Each input has a weight of its own. Which index should w have?",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[0] * w[0]),
    ),
    Mistake(
        "first_input_for_all",
        "Every weight meets the first input.",
        "Each weight has an input of its own. Which index should x have?",
        SUM_FORM,
        lambda x, w: np.sum(x[0] * _arrays(x, w)[1]),
    ),
    Mistake(
        "inputs_squared",
        "The inputs are squared.",
        "Each input comes in as it is, once, times its weight.",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[0] * _products(x, w)),
    ),
    Mistake(
        "weights_squared",
        "The weights are squared.",
        "Each weight says how loud its input is heard, once.",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[1] * _products(x, w)),
    ),
    Mistake(
        "back_to_front",
        "One of the two is taken from back to front.",
        "The first input meets the first weight, the second the second.",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[0] * _arrays(x, w)[1][::-1]),
    ),
    Mistake(
        "divided_by_lengths",
        "The sum is divided by the lengths of x and w.",
        "That is a cosine. Asked for is the sum of the products as it is.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)) / (np.linalg.norm(x) * np.linalg.norm(w)),
    ),
    Mistake(
        "places_for_weights",
        "Each input is multiplied by its place, not by its weight.",
        "A loop counter says where an input stands; w says how loud it is heard.",
        SUM_FORM,
        lambda x, w: np.sum(_arrays(x, w)[0] * np.arange(len(x))),
    ),
    Mistake(
        "divided_by_sum_of_inputs",
        "The sum is divided by the sum of the inputs.",
        "Nothing is averaged here: the sum of the products itself is asked.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)) / _sums(x, w)[0],
    ),
    Mistake(
        "largest_product",
        "Only the largest product came back.",
        "The others are smaller, and still part of the sum.",
        SUM_FORM,
        lambda x, w: np.max(_products(x, w)),
    ),
    Mistake(
        "products_multiplied",
        "The products are multiplied, not added.",
        "One weight of 0 would make all inputs unheard. What should happen to the products?",
        SUM_FORM,
        lambda x, w: np.prod(_products(x, w)),
    ),
    Mistake(
        "divided_by_sum_of_weights",
        "The sum is divided by the sum of the weights.",
        "That is a weighted mean. Weights of a neuron need not add up to 1: the sum itself is asked.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)) / _sums(x, w)[1],
    ),
    Mistake(
        "length_of_the_products",
        "The products are squared before they are added.",
        "Squares lose the signs. Asked for is the sum of the products as they are.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w) ** 2),
    ),
    Mistake(
        "only_first",
        "Only the first input is heard.",
        "Change the second input: your result does not move. Does the loop return too early?",
        SUM_FORM,
        lambda x, w: _products(x, w)[0],
    ),
    Mistake(
        "only_last",
        "Only the last input is heard.",
        "Change the first input: your result does not move. Does each turn of the loop begin anew?",
        SUM_FORM,
        lambda x, w: _products(x, w)[-1],
    ),
    Mistake(
        "last_left_out",
        "The last input is left out.",
        "Change the last input: your result does not move. Where does the loop end?",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)[:-1]),
    ),
    Mistake(
        "first_left_out",
        "The first input is left out.",
        "Change the first input: your result does not move. Where does the loop begin? Indices in Python "
        "begin at 0.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)[1:]),
    ),
    Mistake(
        "only_first_two",
        "Only the first two inputs are heard.",
        "Change the third input: your result does not move. How many inputs are there? x knows.",
        SUM_FORM,
        lambda x, w: np.sum(_products(x, w)[:2]),
    ),
    Mistake(
        "squeezed",
        "The sum is squeezed already.",
        "The sigmoid comes later. Here the sum s itself is asked.",
        SUM_FORM,
        lambda x, w: 1 / (1 + np.exp(-np.sum(_products(x, w)))),
    ),
)

# what is wrong with one of the shapes, by what stands there instead
SHAPE_MISTAKES = {
    "transposed": Mistake(
        "shape_lying_on_its_side",
        "`{key}` is lying on its side.",
        "You wrote {got}. `{key}` has a row for each sample and a column for each output of its layer.",
        SHAPES_FORM,
    ),
    "transposed_gradient": Mistake(
        "shape_lying_on_its_side",
        "`{key}` is lying on its side.",
        "You wrote {got}. A weight matrix has a row for each input and a column for each output, and its "
        "gradient has the same shape.",
        SHAPES_FORM,
    ),
    "other_count": Mistake(
        "not_two_numbers",
        "`{key}` has {count} in it; two are asked.",
        "You wrote {got}. All these arrays have two axes: first the rows, then the columns.",
        SHAPES_FORM,
    ),
    "text": Mistake(
        "shape_as_text",
        "`{key}` is a text.",
        "You wrote {got}, with quotation marks. A shape is two whole numbers in brackets, without them.",
        SHAPES_FORM,
    ),
    "samples_in_gradient": Mistake(
        "samples_in_gradient",
        "`{key}` does not depend on the number of samples.",
        "You wrote {got}. A gradient has the shape of the thing it changes: which array does `{key}` change?",
        SHAPES_FORM,
    ),
    "sigmoid_changes_shape": Mistake(
        "sigmoid_changes_shape",
        "The sigmoid changes no shape.",
        "You wrote {got} for `{key}`, and something else for `{before}`, of which it is the squeeze.",
        SHAPES_FORM,
    ),
    "weights_for_result": Mistake(
        "weights_for_result",
        "`{key}` has the shape of a weight matrix.",
        "You wrote {got}. `{key}` is what comes out for the samples: how many rows has it?",
        SHAPES_FORM,
    ),
    "samples_lost": Mistake(
        "samples_lost",
        "`{key}` has lost the samples.",
        "You wrote {got}. The columns are right. What runs through the network has a row for each of the 5 "
        "samples: which array did you multiply with the weights?",
        SHAPES_FORM,
    ),
    "input_for_result": Mistake(
        "columns_of_the_input",
        "`{key}` kept the columns of what went in.",
        "You wrote {got}. After a product the columns are those of the second factor.",
        SHAPES_FORM,
    ),
    "array_itself": Mistake(
        "array_itself",
        "`{key}` is an array, not its shape.",
        "Asked is how many rows and columns it has: two whole numbers. An array knows them as `.shape`.",
        SHAPES_FORM,
    ),
    "count_of_numbers": Mistake(
        "count_of_numbers",
        "`{key}` is one number: how many numbers the array holds.",
        "You wrote {got}. Asked are the two factors of it: first the rows, then the columns.",
        SHAPES_FORM,
    ),
    "row_for_a_bias": Mistake(
        "row_for_a_bias",
        "`{key}` has one row more than {owner}.",
        "You wrote {got}. Is it for a bias? Here a bias is a weight on a column of ones in X, so it has its "
        "row in {owner} already. A gradient has the shape of the thing it changes.",
        SHAPES_FORM,
    ),
    "shape_of_another": Mistake(
        "shape_of_another",
        "`{key}` has the shape of {other}.",
        "You wrote {got}. A gradient has the shape of the thing it changes: which array does `{key}` change?",
        SHAPES_FORM,
    ),
    "not_a_shape": Mistake(
        "not_a_shape",
        "`{key}` is not a shape.",
        "You wrote {got}. A shape is two whole numbers in brackets, first the rows, then the columns.",
        SHAPES_FORM,
    ),
    "not_answered": Mistake(
        "not_answered",
        "`{key}` is not answered yet.",
        "The dict needs a shape for each of {keys}.{near}",
        SHAPES_FORM,
    ),
    "unknown_key": Mistake(
        "unknown_key",
        "Nothing is called `{key}`.",
        "The keys are {keys}.",
        SHAPES_FORM,
    ),
    "wrong": Mistake(
        "wrong_shape_named",
        "The shape of `{key}` is not right yet.",
        "You wrote {got}. Read Figure 0.1 from left to right and stop at `{key}`.",
        SHAPES_FORM,
    ),
    "not_a_dict": Mistake(
        "not_a_dict",
        "`shapes` is not a dict.",
        'Fill in the dict that stands there: shapes = {{"H1": (…, …), …}}.',
        SHAPES_FORM,
    ),
}
