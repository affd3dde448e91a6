"""E7.1: known mistakes of the first weights."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

START_MORE = (
    "Section 7.3: between a level of m nodes and one of n stands a matrix (m, n). Its numbers are normal "
    "with the spread gain/√m, for the last matrix 1/√m. `rng.normal(0, spread, (m, n))` asks for the spread, "
    "not its square.",
    "A smaller one, with other numbers: sizes (16, 4, 1) and gain 2 give a matrix (16, 4) with the spread "
    "2/4 = 0.5 and a last one, (4, 1), with the spread 1/2 = 0.5.",
)

START = by_id(
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
