"""Known mistakes of notebook 07: the first weights (E7.1), an epoch (E7.2), training (E7.3, E7.4)."""

from __future__ import annotations

from autograder.engine.mistake import Mistake


def _bank(*mistakes: Mistake) -> dict[str, Mistake]:
    return {mistake.id: mistake for mistake in mistakes}


START_MORE = (
    "Section 7.3: between a level of m nodes and one of n stands a matrix (m, n). Its numbers are normal "
    "with the spread gain/√m, for the last matrix 1/√m. `rng.normal(0, spread, (m, n))` asks for the spread, "
    "not its square.",
    "A smaller one, with other numbers: sizes (16, 4, 1) and gain 2 give a matrix (16, 4) with the spread "
    "2/4 = 0.5 and a last one, (4, 1), with the spread 1/2 = 0.5.",
)

START = _bank(
    Mistake(
        "gain_on_last",
        "The last matrix has the gain too.",
        "It feeds no sigmoid, so nothing has to be made up for there. What is its spread in the text?",
    ),
    Mistake(
        "gain_missing",
        "The gain is not used.",
        "All matrices have the spread of the last one. The hidden ones feed a sigmoid, and get the gain for "
        "it.",
    ),
    Mistake(
        "gain_on_last_only",
        "The gain sits on the wrong matrix.",
        "The last one has it, the hidden ones do not. Which of them feed a sigmoid?",
    ),
    Mistake(
        "gain_on_first_only",
        "Only the first matrix has the gain.",
        "Every hidden layer feeds a sigmoid and gets the gain for it; only the last matrix does not.",
    ),
    Mistake(
        "fan_in_missing",
        "The spread does not care how many inputs there are.",
        "A sum of 300 terms is louder than a sum of 3. By what must each weight shrink, so that H keeps its "
        "size?",
    ),
    Mistake(
        "root_missing",
        "The weights are too small: the root is missing.",
        "The variance is divided by the number of inputs. By what is then the spread divided?",
    ),
    Mistake(
        "variance_for_spread",
        "You gave the variance where the spread is asked.",
        "`rng.normal` takes the standard deviation. N(0, gain²/fan-in) names the variance; what is its root?",
    ),
    Mistake(
        "fan_out",
        "The spread follows the outputs, not the inputs.",
        "A node adds up what comes in. Of the two sizes of a matrix, which counts what comes in?",
    ),
    Mistake(
        "both_fans",
        "The spread follows inputs and outputs together.",
        "That is another recipe, Xavier's, and not the one asked. Here the number of inputs alone counts.",
    ),
    Mistake(
        "two_from_relu",
        "There is a factor √2 too many.",
        "That factor belongs to ReLU, where half of the units are silent. Here `gain` is all.",
    ),
    Mistake(
        "two_for_gain",
        "√2 stands where the gain belongs.",
        "That factor belongs to ReLU, where half of the units are silent. Here `gain` says how loud the "
        "hidden layers begin, and the last matrix has none.",
    ),
    Mistake(
        "gain_squared",
        "The gain is squared in the spread.",
        "The variance holds gain²; `rng.normal` takes its root, and the spread holds the gain itself.",
    ),
    Mistake(
        "gain_divides",
        "The gain divides the spread.",
        "A larger gain should make the hidden layers louder.",
    ),
    Mistake(
        "root_of_gain",
        "The root is taken of the gain too.",
        "The variance holds gain², so the spread holds the gain itself. Only the number of inputs is under "
        "the root.",
    ),
    Mistake(
        "last_not_scaled",
        "The last matrix is not divided by anything.",
        "It has no gain, but it has inputs, and the output is a sum over them.",
    ),
    Mistake(
        "first_size_for_all",
        "All matrices are scaled by the size of the first.",
        "Each matrix has its own number of inputs: the size of the level before it.",
    ),
    Mistake(
        "root_missing_in",
        "{which} too small: the root is missing.",
        "The spread there is gain/inputs. The variance is divided by the number of inputs; by what is then "
        "the spread divided?",
    ),
    Mistake(
        "spread_off",
        "The spread of a matrix is not right.",
        "Matrix {layer} of shape {shape} has a spread {ratio} times the one asked. Compute the standard "
        "deviation of a large matrix of yours, and compare it with gain/√(inputs).",
    ),
    Mistake(
        "not_around_zero",
        "The weights are not spread around 0.",
        "Their mean is far from 0. A common shift of all weights makes all units lean to the same side.",
    ),
    Mistake(
        "uniform",
        "The numbers are uniform, not normal.",
        "None of them is far out. N(0, …) means a bell: one number in twenty is beyond two spreads. Which "
        "method of `rng` draws such numbers?",
    ),
    Mistake(
        "zeros",
        "All weights are 0.",
        "Then all units of a layer say the same for ever, and the first step moves the last matrix only.",
    ),
    Mistake(
        "rows_repeated",
        "All rows of a matrix are the same.",
        "One row of numbers was drawn and repeated, so a unit has the same weight for all its inputs. Draw a "
        "number for each entry.",
    ),
    Mistake(
        "same_spread",
        "The spread is fixed.",
        "Every matrix has the spread {spread}, and it does not change with the gain or with the sizes: "
        "neither is used. Which of the two makes it larger, which smaller?",
    ),
    Mistake(
        "outputs_under_the_root",
        "The outputs have got under the root.",
        "The spread changes with the number of outputs, which stands under the root or is added there by a "
        "missing bracket. Only the number of inputs belongs there, below the gain.",
    ),
    Mistake(
        "grows_with_inputs",
        "The spread grows with the number of inputs.",
        "A sum of many terms is louder than a sum of few. With more inputs each weight has to be smaller: on "
        "which side of the line does their number stand?",
    ),
    Mistake(
        "twins",
        "All columns of a matrix are the same.",
        "A column is a unit. Units that begin equal get equal gradients and stay twins for ever. Draw a "
        "number for each entry.",
    ),
    Mistake(
        "other_generator",
        "The same `rng` does not give the same weights.",
        "Called twice with generators in the same state, your function answers differently. Do you draw from "
        "`np.random` or a generator of your own, instead of the `rng` you were given?",
    ),
    Mistake(
        "seeds_itself",
        "Every `rng` gives the same weights.",
        "Your function seeds itself, and the `rng` it was given is not used. Two nets that should differ "
        "would be the same.",
    ),
    Mistake(
        "wrong_count_of_matrices",
        "There are {found} matrices for {sizes} sizes.",
        "A matrix stands between two neighbouring sizes. How many are there between {sizes}?",
    ),
)

EPOCH_MORE = (
    "Section 7.2: mix the rows once; take them batch by batch; for each batch one backward pass and one "
    "step, with the weights as the step before left them. The last batch may be short, and is a batch like "
    "any other.",
    "A smaller one: 5 rows in the order 3, 0, 4, 1, 2 and a batch of 2 make three steps, with the rows (3, "
    "0), (4, 1) and (2). The last step divides by 1.",
)

EPOCH = _bank(
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

TRAINED_MORE = (
    "First overfit ten points: their loss should fall far below the price of guessing. If it does not, check "
    "the gradient first, and the settings then.",
    "Then the recipe of section 7.3: gain {gain}, η = 0.2, batches of {batch}, {epochs} epochs. Print the "
    "loss after each tenth of them; it should still fall when you stop too early.",
)

DIGITS_MORE = (
    TRAINED_MORE[0],
    "Then one setting at a time, on rows held back from training. Does the loss jump about, or stand at the "
    "price of guessing? Does it still fall when you stop? Are the first sums H far out before any step? Each "
    "of the three settings answers one of these.",
)

TRAINED = _bank(
    Mistake(
        "diverged",
        "The weights grew beyond all bounds.",
        "Numbers like nan, or weights of a million, come from steps that are too long or go uphill. Print "
        "the loss after each epoch: where does it turn?",
    ),
    Mistake(
        "untrained",
        "To say the mean always would be better.",
        "The net is right on {accuracy} of the points it has not seen; its loss on the training rows is "
        "{loss}, and saying the mean always gives {mean}. See first whether the new weights replace the old "
        "ones in your loop. If they do, the gain, η and the number of epochs are left to move.",
    ),
    Mistake(
        "learnt_and_far_off",
        "The net has learnt something, and its outputs are still far off.",
        "It is right on {accuracy} of the points it has not seen, and guessing on {chance}; {floor} is "
        "asked. Yet its loss on the training rows is {loss}, and saying the mean always gives {mean}. If "
        "each epoch goes on with the weights of the last, gain, η and the number of epochs are left to move.",
    ),
    Mistake(
        "learnt_nothing",
        "The net has learnt nothing yet.",
        "It is right on {accuracy} of the points it has not seen, which is no more than guessing, and its "
        "loss on the training rows is {loss}; saying the mean always gives {mean}. Does it start from "
        "weights that are far too small, or take steps that are?",
    ),
    Mistake(
        "thrown_flat",
        "The hidden units have been thrown where the sigmoid is flat.",
        "In one layer {flat} of H are beyond 5 in size, so nearly the same number comes out whatever comes "
        "in. Steps that are too long do that, and inputs of the wrong size. Try an η ten times smaller.",
    ),
    Mistake(
        "twins_for_ever",
        "All hidden units of a layer are twins.",
        "The columns of a matrix are equal, so the whole layer is one unit. They began equal and got equal "
        "gradients. With what do the weights begin?",
    ),
    Mistake(
        "classes_exchanged",
        "The net has learnt the opposite.",
        "It is right on {accuracy} only, so it knows the answer and says the other. Which class is 1?",
    ),
    Mistake(
        "not_there_yet",
        "The net learns, and not enough yet.",
        "It is right on {accuracy} of {points} points it has not seen; {floor} is asked. Its loss on the "
        "training rows is {loss}. Does each epoch go on with the weights of the last one? If so: more "
        "epochs, or another gain, or another η?",
    ),
    Mistake(
        "other_net",
        "The net has another shape.",
        "Asked are three matrices of the shapes {shapes}; yours are {found}.",
    ),
    Mistake(
        "training_too_slow",
        "Training was stopped after {seconds} s.",
        "With whole batches as arrays it takes about a second. A loop over single rows inside a batch is "
        "slow; so are many more epochs than needed.",
    ),
)
