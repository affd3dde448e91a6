"""Mistakes of form in what came back: its kind, its shape, its order, its dtype."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

OF_RESULTS = (
    Mistake(
        "not_data",
        "`{name}` is {kind}.",
        "The check expects {expected}. What does the last line of your function hand back?{came}",
    ),
    Mistake(
        "text",
        "`{name}` is a text, not a number.",
        "The check expects {expected}. A text that looks like numbers cannot be calculated with.{came}",
    ),
    Mistake(
        "wrong_count",
        "I expected {expected_count}, got {got_count}.",
        "The docstring says what to return, and in which order: {expected}.{came}",
    ),
    Mistake(
        "missing_key",
        "The dict has no `{key}`.",
        "It needs exactly these keys: {keys}.{near}",
    ),
    Mistake(
        "extra_key",
        "The dict has a key `{key}` that was not asked for.",
        "It needs exactly these keys: {keys}.",
    ),
    Mistake(
        "other_order",
        "Right numbers, wrong seats.",
        "What you return is right, in another order. The docstring asks for {expected}.",
    ),
    Mistake(
        "transposed",
        "`{name}` is lying on its side.",
        "It has the shape {shape}; {owner}. {numbers}",
    ),
    Mistake(
        "not_one_number",
        "`{name}` is not one number.",
        "{owner}. What has to be added up, picked or compared so that one number is left?",
    ),
    Mistake(
        "wrong_shape",
        "`{name}` has the shape {shape}.",
        "{owner}.",
    ),
    Mistake(
        "column_for_flat",
        "`{name}` has the shape {shape}, one axis more or less than asked.",
        "{owner}. The numbers may be right; the axes are part of the answer, because (N,) and (N, 1) "
        "together make a square in numpy.",
    ),
    Mistake(
        "not_summed_over_samples",
        "`{name}` holds several arrays where one is asked.",
        "Its shape is {shape}; {owner}. If each is the separate gradient of one sample: the loss is one "
        "number. What do you do over the samples?",
    ),
    Mistake(
        "not_added_up",
        "`{name}` is not added up yet.",
        "Its shape is {shape}; {owner}. Along one axis {count} parts stand side by side whose sum is asked.",
    ),
    Mistake(
        "another_array",
        "`{name}` is the same array as `{other}`.",
        "Number for number, in the shape {shape}; {owner}. Which name stands in your last lines?",
    ),
    Mistake(
        "axis_gone_how",
        "`{name}` is {how}.",
        "Its shape is {shape}; {owner}. All its {axes} are asked, each with its own numbers.",
    ),
    Mistake(
        "axis_gone_somehow",
        "`{name}` is one of its {axes} alone, or the largest of them.",
        "Its shape is {shape}; {owner}. All its {axes} are asked, each with its own numbers.",
    ),
    Mistake(
        "axis_gone",
        "The {axes} of `{name}` have become one.",
        "Its shape is {shape}; {owner}. Were the {axes} added up or averaged, or is it one of them alone?",
    ),
    Mistake(
        "outer_of_everything",
        "`{name}` pairs every number with every other.",
        "Its shape is {shape}: as many rows as `{first}` has numbers, as many columns as `{second}` has; "
        "{owner}. `np.outer` makes both arrays flat first: it is made for two flat ones.",
    ),
    Mistake(
        "table_of_slopes",
        "`{name}` is a table of every entry against every entry.",
        "Its shape is {shape}; {owner}. Here each entry depends on its own entry alone: a number for each is "
        "enough.",
    ),
    Mistake(
        "one_too_many",
        "`{name}` has one {axes} too many.",
        "Its shape is {shape}; {owner}. Is it one for a bias? Nothing is added for it here: in this course "
        "the bias is a weight on a column of ones in X.",
    ),
    Mistake(
        "one_too_few",
        "`{name}` has one {axes} too few.",
        "Its shape is {shape}; {owner}. Does a loop or a slice end one too early?",
    ),
    Mistake(
        "truth_value",
        "`{name}` is {kind}, not a number.",
        "A comparison answers yes or no, and a number is asked. Python compares all that stands on its left: "
        "is that the number, or are brackets missing around a comparison that is meant as a factor?",
    ),
    Mistake(
        "ragged",
        "`{name}` is not a regular array.",
        "Its rows have different lengths, or something that is not a number stands in it. {owner}.{came}",
    ),
    Mistake(
        "object_dtype",
        "`{name}` is an array of objects, not of numbers.",
        "Its dtype is object. That happens when lists of different lengths, None or other things are put "
        "into one array. Print the parts before you join them.",
    ),
    Mistake(
        "complex",
        "`{name}` contains complex numbers.",
        "Everything here is real. Where does a square root or a power of a negative number come in?",
    ),
    Mistake(
        "whole_numbers",
        "`{name}` contains only whole numbers.",
        "What dtype did the array inherit? An array made like an array of integers (`zeros_like`, "
        "`astype(int)`, `//`) cuts off everything after the point.",
    ),
    Mistake(
        "nan",
        "`{name}` contains nan or infinity.",
        "Somewhere a number was divided by 0, became too large, or has no root or logarithm. Which line "
        "makes the first one?",
    ),
    Mistake(
        "remembers",
        "The second call gives something else than the first.",
        "Called twice with the same input, your function answers differently. Something is kept between the "
        "calls: a number, list or array that is added to and never started anew, or random numbers.",
    ),
    Mistake(
        "fits_one_size",
        "Right for one size, wrong for another.",
        "Right for {right}, wrong for {wrong}. Which number in your lines should come from a shape, or what "
        "is cut off or treated apart?",
    ),
    Mistake(
        "scaled",
        "Right, but for a factor.",
        "{scale}",
    ),
    Mistake(
        "wrong_values",
        "The numbers are not the right ones yet.",
        "{where}",
    ),
    Mistake(
        "forbidden_call",
        "This answer calls `{call}`.",
        "That is the second opinion, not the way back. Here the gradient comes from the chain rule; use the "
        "numerical one only to compare.",
    ),
    Mistake(
        "imports_answers",
        "This answer imports `{call}`.",
        "What judges answers cannot be part of one. Write the lines yourself.",
    ),
    Mistake(
        "limited",
        "Large numbers do not get through.",
        "Something of size 1e10 was handed in, and the largest number that came back is {got}. Is anything "
        "cut off or limited on the way? A gradient is wanted as it is, however large.",
    ),
    Mistake(
        "finite_differences",
        "The numbers are near, and drown when the loss is large.",
        "With errors of size 1e10 your result is off. A difference of two nearly equal losses has few right "
        "digits left (chapter 03). The chain rule has no such trouble.",
    ),
    Mistake(
        "not_a_function",
        "`{function}` is {kind}, not a function.",
        "Did another line give the name to something else? Run the cell with your definition again.",
    ),
    Mistake("not_a_class", "`{function}` is not a class.", "The check makes an object of it: {signature}."),
    Mistake(
        "special_case",
        "It fails in a special case.",
        "{where}",
    ),
)
