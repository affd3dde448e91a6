"""E7.2: known mistakes of an epoch."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

EPOCH_MORE = (
    "Section 7.2: mix the rows once; take them batch by batch; for each batch one backward pass and one "
    "step, with the weights as the step before left them. The last batch may be short, and is a batch like "
    "any other.",
    "A smaller one: 5 rows in the order 3, 0, 4, 1, 2 and a batch of 2 make three steps, with the rows (3, "
    "0), (4, 1) and (2). The last step divides by 1.",
)

EPOCH = by_id(
    Mistake(
        "uphill",
        "Your steps go uphill.",
        "Each weight moves along its gradient, and the loss grows. The gradient points to where the loss "
        "grows fastest; where do you want to go?",
    ),
    Mistake(
        "eta_missing",
        "η is not used.",
        "Your steps are as long as the gradient. Which argument says how far to go?",
    ),
    Mistake(
        "gradients_returned",
        "You returned the gradients.",
        "Asked are the new weights: what stood there, minus a step.",
    ),
    Mistake(
        "steps_returned",
        "You returned the steps, not where they lead.",
        "Asked are the new weights: the old ones with the steps added.",
    ),
    Mistake(
        "nothing_moves",
        "The weights come back as they were.",
        "A step was perhaps worked out, but its result is not kept. What happens to the list that the step "
        "gives back?",
    ),
    Mistake(
        "updates_on_the_way_back",
        "A weight matrix changes while the backward pass still needs it.",
        "The last matrix is right, the earlier ones are slightly off. Work out all gradients first, then "
        "move all weights. At small η nobody notices; where training goes best, it diverges.",
    ),
    Mistake(
        "divided_once_more",
        "The gradient is divided by the batch once more.",
        "`backward` already holds the 2/N of its batch. How often does 1/N appear in the loss?",
    ),
    Mistake(
        "not_divided",
        "The steps of a batch are added up, not averaged.",
        "With a batch twice as large your step would be twice as long. The loss is a mean over the rows of "
        "the batch.",
    ),
    Mistake(
        "divided_by_all_rows",
        "A batch is divided by the number of all rows.",
        "Each batch is a small data set of its own; the mean is taken over its own rows.",
    ),
    Mistake(
        "rows_torn_apart",
        "Rows of X and Y no longer belong together.",
        "After the shuffle, a row of X meets the target of another row. One order, used for both.",
    ),
    Mistake(
        "one_row_a_batch",
        "Only one row of each batch counts.",
        "Change another row of the batch: your step does not move.",
    ),
    Mistake(
        "several_epochs",
        "More than one epoch was run.",
        "One call visits every row once. Repeating is the caller's business.",
    ),
    Mistake(
        "batch_without_rows",
        "A batch has no rows.",
        "With {N} rows and batch = {batch} one of your batches is empty, and the mean of nothing is 0/0. "
        "The end of a slice is counted from the first row, not from where the slice begins.",
    ),
    Mistake(
        "batch_is_the_count",
        "batch is taken for the number of batches.",
        "It says how many rows one step uses. How many steps does an epoch have with 10 rows and a batch of "
        "5?",
    ),
    Mistake(
        "every_row_begins_a_batch",
        "Every row begins a batch of its own.",
        "With batch = N one step is asked; yours takes one from each row to the end. By how much does the "
        "loop move on?",
    ),
    Mistake(
        "one_matrix_at_a_time",
        "The matrices move one after the other, each with gradients at the weights moved before it.",
        "One step takes all three gradients at the same weights, and then moves all three.",
    ),
    Mistake(
        "batch_ignored",
        "`batch` is not used.",
        "The number of rows in a step does not follow `batch`. How many steps does an epoch have with 10 "
        "rows and a batch of 5?",
    ),
    Mistake(
        "last_layer_only",
        "Only the last matrix moves.",
        "Every matrix has a gradient, and every matrix takes its step.",
    ),
    Mistake(
        "mean_over_entries",
        "The steps are K times too short.",
        "Our loss divides by the number of rows only (card in notebook 00); yours also divides by the number "
        "of outputs.",
    ),
    Mistake(
        "step_off",
        "One step on the whole batch is not the one asked.",
        "With batch = N there is one step, W − η·gradient over all rows. `{first}` is the first to differ.",
    ),
    Mistake(
        "large_batch",
        "A batch larger than the data is not handled.",
        "With 7 rows and a batch of 50 there is one batch, of 7 rows.",
    ),
    Mistake(
        "last_batch_dropped",
        "The short last batch is left out.",
        "Rows that were never used: {rows}. Every row counts once in an epoch; how many batches are there, "
        "if the last may be short?",
    ),
    Mistake(
        "one_batch_only",
        "The epoch ends after one batch.",
        "Most rows were never used. Does a `return` stand inside the loop over the batches?",
    ),
    Mistake(
        "last_step_alone",
        "Only the last batch leaves a trace.",
        "Every step begins again from the weights that came in. From which weights should the second step "
        "start?",
    ),
    Mistake(
        "short_batch_by_full_size",
        "The short last batch is divided by `batch`.",
        "It has fewer rows, and divides by its own number of rows.",
    ),
    Mistake(
        "rows_by_lot",
        "Some rows come twice, others never.",
        "The rows of a batch are drawn with replacement, or each batch is drawn anew from all. In an epoch "
        "every row comes once: mix all rows, then cut.",
    ),
    Mistake(
        "rows_missing",
        "Some rows are left out.",
        "With four rows and a batch of 4 your step uses fewer. Every row counts once in an epoch: where does "
        "your loop end, and is the last row in?",
    ),
    Mistake(
        "steps_inside_the_batch",
        "A step is taken after each row of a batch.",
        "All gradients of a batch belong to the same weights; yours move in between, row by row. Take the "
        "mean of the gradients first, then one step.",
    ),
    Mistake(
        "empty_batch",
        "There is a batch without rows.",
        "With {N} rows and a batch of {batch} the rows divide evenly, and your loop makes one batch too "
        "many: it is empty, and its mean divides by 0. How many batches are there?",
    ),
    Mistake(
        "other_sizes",
        "The batches have other sizes than asked.",
        "{N} rows with a batch of {batch} were cut into batches of {sizes} rows. Asked are `batch` rows a "
        "step, as often as that goes, and a short one for what is left.",
    ),
    Mistake(
        "all_rows_each_step",
        "Each step uses all rows.",
        "{N} rows with a batch of {batch} made {steps} steps, and in each of them all {N} rows had a say. "
        "Are the whole X and Y given to `backward` in your loop, in the place of the rows of the batch?",
    ),
    Mistake(
        "same_batch_each_step",
        "Each step uses the same rows.",
        "{N} rows with a batch of {batch} made {steps} steps, all of them on the same {batch} rows; the "
        "other {rows} were never used. What in your slice moves on with the loop?",
    ),
    Mistake(
        "short_batch_filled_up",
        "The short last batch is filled up with rows used before.",
        "Those rows count twice. A short batch is fine; it divides by its own number of rows.",
    ),
    Mistake(
        "step_length_changes",
        "Every row is used once, and the steps have other lengths than asked.",
        "η is the same for every batch, and nothing is carried over from one batch to the next (that would "
        "be momentum). What changes between two rounds of your loop?",
    ),
    Mistake(
        "gradient_treated",
        "The gradient is not used as it came.",
        "Your step fits a gradient of which this is true: {how}. Asked is W − η·gradient, as backward gives "
        "it.",
    ),
    Mistake(
        "weight_decay",
        "A part of the weights themselves is taken off besides, as in weight decay.",
        "The step of this course is η times the gradient, and nothing else.",
    ),
    Mistake(
        "rows_not_once",
        "The rows do not count as they should.",
        "Each row is used once, and its step is η times the mean gradient of its batch. Count, for each row, "
        "in how many batches it was; or do your steps differ in length?",
    ),
    Mistake(
        "starting_weights",
        "All gradients are taken at the weights that came in.",
        "Every batch should see the weights as the step before left them. That is what makes an epoch more "
        "than one long step.",
    ),
    Mistake(
        "steps_off",
        "The steps do not follow from one another.",
        "With two batches the result is not that of one step after the other, in any order of the rows. Walk "
        "through it with 4 rows and a batch of 2.",
    ),
    Mistake(
        "other_generator",
        "The same `rng` does not give the same epoch.",
        "Called twice with generators in the same state, your function answers differently. Do you shuffle "
        "with `np.random`, instead of the `rng` you were given?",
    ),
)
