"""E3.2: known mistakes of a gradient from differences."""

from __future__ import annotations

from autograder.chapters.gradient_check.mistakes.derivative import SLOPES
from autograder.engine.mistake import Mistake

GRADIENT_MORE = (
    "Section 3.3: one entry at a time. Move that entry alone by +ε and by −ε, ask f both times, and leave "
    "all entries as they were before you go on to the next.",
    "A smaller one: W = (3, 1) and f(W) = W₀² + 10·W₁, ε = 0.5. First entry: (22.25 − 16.25)/1 = 6 with W₁ "
    "left at 1. Second: (24 − 14)/1 = 10 with W₀ back at 3. Four calls of f.",
)

GRADIENTS = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "not_restored",
            "After your function ran, W is not what it was.",
            "Nudging an entry in place is fine if it is put back. Adding and subtracting ε again leaves a "
            "rounding error in the last digit: keep the old number, and write it back.",
        ),
        Mistake(
            "names_of_one_array",
            "`{first}` and `{second}` are one array with `{W}`.",
            "A plain `=` gives the same array another name and copies nothing: what moves one of them moves "
            "all, and `{W}` came back changed. `{W}.copy()` is an array of its own.",
        ),
        Mistake(
            "f_gets_another_shape",
            "f is called with an array of another shape.",
            "f was made for W, so it always gets an array with the shape of W, here {shape}; yours was "
            "{got}. Move one entry of such an array.",
        ),
        Mistake(
            "f_gets_no_array",
            "f is called with something that is no array.",
            "f was made for W, so it always gets an array of numbers with the shape of W. Move one entry of "
            "such an array.",
        ),
        Mistake(
            "flattened",
            "The gradient is flat, W is not.",
            "The numbers may be right, but a gradient has the shape of the thing it changes: here {shape}, "
            "yours is {got}.",
        ),
        Mistake(
            "number_for_each_row",
            "`grad` has one number for each {axis} of `W`.",
            "W has the shape {shape}, your gradient {got}: W has a slope for every single entry. What does "
            "one round of your loop move, a {axis} or an entry?",
        ),
        Mistake(
            "nudges_pile_up",
            "Earlier entries stay moved.",
            "The first entry is right, the later ones drift. While you try one entry, where are those that "
            "you tried before?",
        ),
        Mistake(
            "both_names_one_array",
            "Every entry is 0.",
            "f was asked twice at the same place. Either what you move is not what f gets, or two names "
            "belong to one array: `up = W` copies nothing, and what moves one moves the other.",
        ),
        Mistake(
            "nudged_back_only",
            "Everything is about half as large.",
            "After +ε you went back by ε, so the second call saw W itself. How far is W + ε from W − ε?",
        ),
        Mistake(
            "forward_for_central",
            "This is the forward formula.",
            "With a big ε your error is ε·f″/2. The gradient check of this course looks to both sides: two "
            "calls of f for every entry.",
        ),
        Mistake(
            "backward_for_central",
            "Your step goes back only.",
            "With a big ε your error is −ε·f″/2. The gradient check of this course looks to both sides.",
        ),
        SLOPES["two_missing"],
        SLOPES["brackets_missing"],
        SLOPES["wrong_sign"],
        SLOPES["not_divided"],
        SLOPES["minus_outside"],
        Mistake(
            "eps_hard_coded",
            "Your numbers do not care about ε.",
            "With a big ε they should have an error, and yours have none. Which ε do your lines use?",
        ),
        Mistake(
            "all_at_once",
            "All entries are moved at the same time.",
            "f was asked with every entry moved, so you measured all slopes together. Each entry asks for "
            "itself, while the others stand still.",
        ),
        Mistake(
            "sum_for_each_entry",
            "The slopes of all entries are added together.",
            "You move one entry at a time, as you should, but what you return is the sum of all slopes. Is "
            "each added to the whole of `grad`, instead of written to its own entry?",
        ),
        Mistake(
            "first_axis_only",
            "A whole row is moved at a time.",
            "Along the first axis one index picks a row, not an entry. How many indices does an entry of W "
            "have? `np.ndindex(W.shape)` goes through them all.",
        ),
        Mistake(
            "whole_numbers",
            "With whole numbers in W it goes wrong.",
            "W was an array of integers here. A nudge of 0.00001 cannot be stored in an array of integers, "
            "nor in a copy of one, nor a slope in an array that is made like it. Copy W to float first.",
        ),
        Mistake(
            "too_many_calls",
            "f is called too often.",
            "W has {size} entries, and f was called {calls} times. Two calls an entry are enough; each call "
            "is a whole run of the network.",
        ),
        Mistake(
            "one_shape_only",
            "It works for one number of axes only.",
            "Right for a W of shape (3, 4), not for {shape}. {found} `np.ndindex(W.shape)` goes through the "
            "entries of any shape.",
        ),
        Mistake(
            "one_slope_for_all",
            "Every entry holds the same slope, that of the {which} entry.",
            "Each entry of W has a slope of its own. Which place of the result should a round of the loop "
            "write to?",
        ),
        Mistake(
            "one_number_came",
            "One number came back for all entries.",
            "W has many entries, and each has a slope of its own. Where does a round of the loop keep what "
            "it found?",
        ),
        Mistake(
            "steps_of_parts",
            "Your step is a part of the entry, not ε itself.",
            "The entry moves by ε·W[i], and you divide by 2ε. How far apart are the two points?",
        ),
        Mistake(
            "divided_by_size",
            "Every slope is divided by the number of entries.",
            "Each entry has a slope of its own, and nothing is averaged: two values of f, and the distance "
            "between the two points.",
        ),
        Mistake(
            "gradient_wrong",
            "The numbers are not the right ones yet.",
            "The first wrong entry is {entry}. Print both values of f there, and W before and after.",
        ),
    )
}
