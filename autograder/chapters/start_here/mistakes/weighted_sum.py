"""E0.1: other numbers than the weighted sum."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.engine.mistake import Mistake

SUM_FORM = (
    "Section 0.2 writes it *s* = Σ xᵢwᵢ, that is x₁w₁ + x₂w₂ + … : each input meets its own weight, then "
    "everything is added.",
    "With other numbers, *x* = (1, 4) and *w* = (3, 0.5): 1 · 3 = 3 and 4 · 0.5 = 2, so *s* = 3 + 2 = 5.",
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
