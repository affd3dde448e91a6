"""E8.1: known mistakes of the vital signs."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

SIGNS_MORE = (
    "Section 8.2 lists the seven signs. Three are lists, with an entry for each matrix or each hidden layer; "
    "four are one number for the whole net.",
    "A smaller one: a hidden layer of two units and three rows, H = [[6, 1], [−7, 2], [0, −9]]. Three of the "
    "six entries are beyond 5 in size, so `saturated` is 0.5. With ReLU no unit is 0 in every row, so `dead` "
    "is 0.",
)

SIGNS = by_id(
    Mistake(
        "squares_without_root",
        "The root is missing.",
        "You add up the squares of a gradient. Its size is the root of that sum.",
    ),
    Mistake(
        "largest_for_norm",
        "You took the largest entry for the size.",
        "The size of a gradient counts all entries: the root of the sum of their squares.",
    ),
    Mistake(
        "one_norm_for_all",
        "There is one size for the whole net.",
        "Where the gradient gets lost shows only layer by layer. Asked is a list with one size for each "
        "matrix.",
    ),
    Mistake(
        "spectral_norm",
        "This is another kind of size.",
        "`np.linalg.norm(g, 2)` of a matrix is its largest stretch. Without the 2 it is the root of the sum "
        "of squares.",
    ),
    Mistake(
        "norm_averaged",
        "The squares are averaged, not added.",
        "The size is the root of the sum of the squares; yours divides by the number of entries first.",
    ),
    Mistake(
        "eta_missing",
        "η is missing in `update_ratio`.",
        "Asked is the length of the step, not of the gradient, in relation to the weights. How long is the "
        "step?",
    ),
    Mistake(
        "ratio_upside_down",
        "`update_ratio` is upside down.",
        "A small number should mean that the weights hardly move. Which of the two belongs above?",
    ),
    Mistake(
        "smallest_ratio",
        "`update_ratio` takes the smallest layer.",
        "Asked is the layer that moves most.",
    ),
    Mistake(
        "mean_ratio",
        "`update_ratio` is a mean over the layers.",
        "One layer that jumps is enough to spoil a net, and a mean hides it. Asked is the largest.",
    ),
    Mistake(
        "ratios_added",
        "`update_ratio` is the sum over the layers.",
        "Four calm layers would look like one that jumps. Asked is the largest.",
    ),
    Mistake(
        "ratio_for_each_layer",
        "`update_ratio` is a list.",
        "Here one number is asked, the largest over the layers.",
    ),
    Mistake(
        "ratio_of_everything",
        "`update_ratio` compares the whole net at once.",
        "A large layer covers up a small one. Make the ratio for each layer; then take the largest.",
    ),
    Mistake(
        "zero_over_zero",
        "A layer of zeros breaks `update_ratio`.",
        "Where gradient and weights are both 0, nothing moves: there the ratio counts as 0. What does 0/0 "
        "give in numpy, and what does `max` make of it?",
    ),
    Mistake(
        "first_layer_ratio",
        "`update_ratio` looks at the first layer only.",
        "Asked is the largest over all layers.",
    ),
    Mistake(
        "sign_kept",
        "`saturated` looks to one side only.",
        "The sigmoid is flat on both sides: H = −9 is as deaf as H = 9.",
    ),
    Mistake(
        "counted",
        "`saturated` is a count.",
        "A count depends on the number of rows. Asked is a share, between 0 and 1.",
    ),
    Mistake(
        "output_layer_too",
        "`saturated` counts the output as a layer.",
        "The output has no sigmoid that could be flat. Only hidden layers count.",
    ),
    Mistake(
        "after_the_sigmoid",
        "`saturated` looks at O.",
        "After a sigmoid nothing is beyond 1. The flat part is found before it, in H.",
    ),
    Mistake(
        "one_share_for_all",
        "`saturated` is one number for all layers.",
        "The first layer may be flat and the second awake. Asked is a list, a share for each hidden layer.",
    ),
    Mistake(
        "units_saturated_everywhere",
        "`saturated` counts units that are flat in every row.",
        "Asked is the share of all entries of H, rows and units together.",
    ),
    Mistake(
        "zeros_counted",
        "`dead` counts zeros, not dead units.",
        "A ReLU that is 0 for some rows is at work. Dead is a unit that is 0 for every row.",
    ),
    Mistake(
        "dead_for_one_row",
        "`dead` counts units that are 0 for some row.",
        "Dead is a unit that is 0 for every row: `all`, not `any`.",
    ),
    Mistake(
        "dead_counted",
        "`dead` is a count.",
        "Asked is a share of the units of the layer, between 0 and 1.",
    ),
    Mistake(
        "rows_for_units",
        "`dead` looks along the wrong axis.",
        "You ask which rows are 0 in every unit. Rows are samples; a unit is a column. Which axis has to "
        "vanish?",
    ),
    Mistake(
        "below_zero_for_dead",
        "`dead` looks at H.",
        "A sigmoid with a negative H still says something. Dead is a unit whose O is 0.",
    ),
    Mistake(
        "check_made_up",
        "`check` does not notice a wrong gradient.",
        "With a gradient of the wrong sign it should be about 1. `gradient_check` is given at the top of the "
        "notebook.",
    ),
    Mistake(
        "check_one_layer",
        "`check` notices only one layer.",
        "A gradient can be right in the first matrix and wrong in another. `gradient_check` looks at all of "
        "them.",
    ),
    Mistake(
        "root_missing",
        "`input_rms` has no root.",
        "RMS says it from right to left: root of the mean of the squares.",
    ),
    Mistake(
        "mean_size",
        "`input_rms` is the mean size.",
        "RMS is the root of the mean of the squares; large entries count more.",
    ),
    Mistake(
        "spread_for_size",
        "`input_rms` forgets where the middle is.",
        "The spread does not see inputs that are all near 100. RMS does not subtract the mean.",
    ),
    Mistake(
        "length_for_size",
        "`input_rms` grows with the number of rows.",
        "You took the root of the sum of the squares; asked is the root of their mean.",
    ),
    Mistake(
        "ones_left_out",
        "`input_rms` leaves out the column of ones.",
        "Asked is the whole X, as the net sees it.",
    ),
    Mistake(
        "first_matrix_only",
        "`twins` looks at the first matrix only.",
        "Asked is the largest difference over all matrices.",
    ),
    Mistake(
        "rows_compared",
        "`twins` compares rows.",
        "A unit is a column of W. `W[:, :1]` is the first column, kept as a column.",
    ),
    Mistake(
        "differences_signed",
        "`twins` keeps the sign.",
        "A column that is smaller everywhere differs as well. How far apart, whichever is larger?",
    ),
    Mistake(
        "smallest_of_layers",
        "`twins` takes the smallest over the layers.",
        "A last matrix with one column has nothing to compare, so the smallest is always 0. Asked is the "
        "largest.",
    ),
    Mistake(
        "twins_for_each_layer",
        "`twins` is a list.",
        "Here one number is asked, the largest over all matrices.",
    ),
    Mistake(
        "outputs_near_the_ends",
        "`saturated` looks at the outputs O, not at the sums H.",
        "You count outputs near 0 or 1. Asked is the share of H, before the squeeze, beyond 5 in size; after "
        "a ReLU no output tells it.",
    ),
    Mistake(
        "another_bound",
        "`saturated` has another bound.",
        "Your share is right for a bound other than 5. How large in size is an H that counts as saturated?",
    ),
    Mistake(
        "sign_is_a_list",
        "`{key}` is a list where one number is asked.",
        "Yours is {came}. {where}",
    ),
    Mistake(
        "sign_is_one_number",
        "`{key}` is one number where a list is asked.",
        "Yours is {came}. {where}",
    ),
    Mistake(
        "sign_has_other_length",
        "`{key}` has {found} entries where {wanted} are asked.",
        "{where} The output layer is no hidden layer.",
    ),
    Mistake(
        "sign_wrong",
        "`{key}` is not right yet.",
        "{where} {came}",
    ),
)

# what each sign is, in one sentence, where no known mistake fits
WHERE = {
    "grad_norm": "For each matrix: the root of the sum of the squares of its gradient.",
    "update_ratio": "For each matrix the length of its step, η times the size of its gradient, over the "
    "size of the matrix; then the largest.",
    "saturated": "For each hidden layer: the share of the entries of H that are beyond 5 in size.",
    "dead": "For each hidden layer: the share of the units whose O is 0 for every row.",
    "check": "What `gradient_check` gives for these gradients.",
    "input_rms": "The root of the mean of the squares of all entries of X.",
    "twins": "The largest distance of any column from the first column of its matrix.",
}
