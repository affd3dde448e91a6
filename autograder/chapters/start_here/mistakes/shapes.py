"""E0.2: what is wrong with one of the shapes."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

SHAPES_FORM = (
    "In Figure 0.1 the arrays stand in the order of the lecture: X, H1, O1, H2, O2, Ŷ. A product (N, p) "
    "times (p, k) gives (N, k); the sigmoid changes no shape; a gradient has the shape of its owner.",
    "In another network X has the shape (7, 2) and W1 the shape (2, 9). Then H1 = X W1 has 7 rows and 9 "
    "columns, O1 too, and the gradient of W1 has the shape (2, 9).",
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
