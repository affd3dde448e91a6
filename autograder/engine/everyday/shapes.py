"""Everyday errors with shapes: arrays that do not fit together."""

from __future__ import annotations

from autograder.engine.everyday.says import says
from autograder.engine.everyday.when_shapes import (
    any_two,
    as_product,
    both_flat,
    brackets,
    brackets_do_not_help,
    elementwise,
    fits_turned,
    flat_for_column,
    one_row,
    pairs_of_flat,
    product,
    product_of_a_gradient,
    ragged,
    slope_of_another_layer,
    star_of_matrices,
    through_a_matrix,
    turned,
)
from autograder.engine.reading import Everyday

_VALUE = ("ValueError",)

_FIT = "shapes_do_not_fit"

SHAPES = (
    Everyday(
        "arrays_of_different_shapes",
        _VALUE,
        ragged,
        "The arrays in `{part}` have different shapes.",
        "`{made}` makes one array only of equal pieces. Go through them one by one, each with its partner: "
        "`zip`.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        star_of_matrices,
        "`*` is a matrix product here, for one of the two is an `np.matrix`.",
        "`{left}` or `{right}` was made by `np.matrix`. For plain arrays `*` works cell by cell, and `@` "
        "is the matrix product.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        says(r"output operand with shape (?P<a>\(.*?\)) doesn't match the broadcast shape (?P<b>\(.*?\))"),
        "A line with `+=`, `-=` or `*=` cannot change a shape.",
        "The array has the shape {a}, the result would have {b}. What has to be summed first, or turned?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(brackets_do_not_help),
        "`{right}` is not what `{last}` should meet here.",
        "Brackets around `{right} @ {last}` would give {made}, and `{left}` is {a}. Which array should stand "
        "in the place of `{right}`?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(brackets),
        "Brackets are missing around the matrix product.",
        "Python reads `*` and `@` from left to right, so `{left}` meets `{right}` before `{last}` does. What "
        "belongs together first?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(turned),
        "`{left}` and `{right}` do not fit: one is lying on its side.",
        "{a} `{sign}` {b}: rows and columns are exchanged. Which of the two is turned round, and in which "
        "line?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(as_product),
        "`{left}` and `{right}` do not fit cell by cell.",
        "{a} `{sign}` {b}: the columns of the first are the rows of the second. That is the form of a matrix "
        "product, and `*` is none; it is written `@`.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(product_of_a_gradient),
        "`{target}` is a matrix product.",
        "{a} and {b}: `{target}` needs a row for each column of the one and a column for each of the other, "
        "added up over the samples. That is `@`, with one of the two turned (`.T`).",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(slope_of_another_layer),
        "`{behind}` is of another layer.",
        "{a} `{sign}` {b}: after `{matrix}` the way back has {here} columns; `{behind}` still has {there}. "
        "What belongs here is of the layer before `{matrix}`, with {here} columns.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(through_a_matrix),
        "`{left}` and `{right}` belong to different layers.",
        "{a} `{sign}` {b}: the one has {here} columns, the other {there}. Between the two stands `{matrix}`: "
        "through which matrix does one come from the one layer to the other?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(flat_for_column),
        "A flat array meets the columns, not the rows.",
        "{a} `{sign}` {b}: numpy puts the {size} flat numbers side by side as a row. A column keeps its "
        "axis, (…, 1): `W[:, :1]`, or `keepdims=True` in a sum.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(pairs_of_flat),
        "`{left}` and `{right}` are not equally long.",
        "The one has {first} entries, the other {second}, and `{sign}` takes them pair by pair. Which of "
        "the two has entries too many, or is not the one you mean?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        elementwise(any_two),
        "`{left}` and `{right}` do not fit together.",
        "{a} `{sign}` {b}: cell by cell both sides need the same shape, or 1 where they differ. Which of the "
        "two is not what you expect here?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        product(both_flat),
        "`{left}` and `{right}` are not equally long.",
        "{a} and {b}: of two flat rows of numbers the product goes pair by pair, so both need the same "
        "length. Has one of them an entry too many, or is it a row where a column is meant?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        product(lambda a, b: len(a) == 2 and a == b),
        "`{left}` and `{right}` do not fit as a matrix product.",
        "Both are {a}. `@` lets the columns of the first ({inner}) meet the rows of the second ({outer}). "
        "Two arrays of one shape are multiplied cell by cell, by `*`, or one of them is turned (`.T`): which "
        "is meant?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        product(one_row),
        "`{left}` and `{right}` do not fit as a matrix product.",
        "{a} @ {b}: the columns of the first ({inner}) meet the rows of the second ({outer}). One row stands "
        "where there should be one for each sample: was it added up or averaged over the samples before?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        product(fits_turned),
        "`{left}` and `{right}` do not fit as a matrix product.",
        "{a} @ {b}: the columns of the first ({inner}) meet the rows of the second ({outer}). They share "
        "another axis: which of the two has to be turned (`.T`), or stand first?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        product(lambda a, b: True),
        "`{left}` and `{right}` do not fit as a matrix product.",
        "{a} @ {b}: the columns of the first ({inner}) meet the rows of the second ({outer}), and these "
        "sizes differ. Which array, of which layer, should stand there?",
    ),
    Everyday(
        _FIT,
        _VALUE,
        says(r"does not have enough dimensions|Scalar operands are not allowed"),
        "`@` needs arrays on both sides.",
        "One of the two is a single number. A number times an array is written `*`.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        says(r"could not broadcast input array from shape (?P<a>\(.*?\)) into shape (?P<b>\(.*?\))"),
        "What you put in has another shape than its place.",
        "The place has the shape {b}, what comes has {a}. One entry takes one number; a row takes a row.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        says(r"cannot reshape array of size (?P<size>\d+) into shape (?P<b>\(.*?\))"),
        "The numbers do not fill that shape.",
        "There are {size} of them, and the shape asked for is {b}.",
    ),
    Everyday(
        _FIT,
        ("ValueError", "AxisError"),
        says(r"axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<size>\d+)"),
        "The array has no axis {axis}.",
        "It has {size}, counted from 0. A flat array has axis 0 alone; rows are axis 0, columns axis 1.",
    ),
    Everyday(
        _FIT,
        _VALUE,
        says(r"broadcast|matmul|not aligned|mismatch|must match exactly|same shape|axes don't match"),
        "Two arrays in your function do not fit together.",
        "numpy said: {message}. Write the shape of each part under this line.",
    ),
)
