"""Mistakes of form that any answer can make: None, shapes, order, dtype, changed inputs, globals.

Words in braces are filled in by the check (`said`): the name of the result, its shape, and so on.
"""

from __future__ import annotations

from dataclasses import replace

from autograder.engine.mistake import Mistake


def said(mistake: Mistake, **words: object) -> Mistake:
    """The same mistake with the words of this answer in its sentences."""
    text = {key: str(value) for key, value in words.items()}
    return replace(
        mistake,
        name=mistake.name.format_map(text),
        hint=mistake.hint.format_map(text),
        more=tuple(line.format_map(text) for line in mistake.more),
    )


_ALL = [
    Mistake(
        "not_answered",
        "`{function}` is still blank.",
        "Replace the line with NotImplementedError by your own lines, run the cell, then check again.",
    ),
    Mistake(
        "returned_none",
        "Your function returned None.",
        "The check expects {expected}. Did you print the result instead of returning it?",
    ),
    Mistake(
        "prints_instead",
        "Your function returned None: it prints its result.",
        "What is printed is gone for whoever called. `return` in place of `print` hands it back.",
    ),
    Mistake(
        "no_return",
        "Your function returned None: there is no `return` in it.",
        "A result is handed back only by `return`, at the end of the function.",
    ),
    Mistake(
        "returns_a_change",
        "Your function returned None.",
        "`{line}` hands back what the method gives, and a method that changes a list or dict in place gives "
        "None. Make the change in one line, return the list in the next.",
    ),
    Mistake(
        "no_return_on_this_way",
        "Your function returned None.",
        "There is a `return` in it, and for this input Python reaches the end without meeting one. Does it "
        "stand inside an `if` or a loop, or does a function inside yours keep the result to itself?",
    ),
    Mistake(
        "return_in_loop",
        "A `return` stands inside a loop.",
        "`{line}` is part of the body of `{loop}`, so the function ends {when}. Should it be indented like "
        "the loop itself?",
    ),
    Mistake(
        "order_of_a_set",
        "A set has no order.",
        "`{name}` is a set: it forgets in which order its names came in. Keep them in a list as well.",
    ),
    Mistake(
        "shared_default",
        "All calls share one default value.",
        "`{argument}={default}` is made once, when the function is defined, so it still holds what an "
        "earlier call put in. Start anew inside the function.",
    ),
    Mistake(
        "copied_list",
        "Your function changes what belongs to the caller.",
        "`{copy}` copies the list alone: the arrays in it are still the caller's, and `{write}` writes into "
        "them. Make new arrays: `{sign}` instead of `{sign}=`, and its result into the new list.",
    ),
    Mistake(
        "hat_for_power",
        "`^` is not a power in Python.",
        "`{piece}` compares the bits of two whole numbers{gives}. A power is written with two stars, "
        "`{power}`.",
    ),
    Mistake(
        "begun_anew",
        "`{name}` begins anew in each round of a loop.",
        "`{line}` stands inside the loop, so what the rounds before made of `{name}` is gone. Which line "
        "belongs before the loop?",
    ),
    Mistake(
        "single_name_asked",
        "`{piece}` asks for a single name.",
        "The keys of `{edges}` are pairs. `{name}` alone is none of them, so {instead}. Which pairs begin "
        "with `{name}`?",
    ),
    Mistake(
        "items_unpacked",
        "`.items()` gives a key and its value.",
        "In `for {first}, {second} in edges.items()` the key is a pair itself: `{first}` holds the whole "
        "pair and `{second}` its number. Brackets take it apart: `for (u, v), number in …`.",
    ),
    Mistake(
        "always_the_same",
        "Your function gives the same result for every input.",
        "It was called with several inputs, and each time {shown} came back. On which of its arguments "
        "should the result depend, and does any line use them?",
    ),
    Mistake(
        "off_by_a_constant",
        "Your result is always the same amount too {direction}.",
        "By {amount}, for every input. Something is added that does not depend on the input, or something is "
        "counted once too often or too seldom.",
    ),
    Mistake(
        "near_not_exact",
        "The numbers are near, and not exact.",
        "Everywhere they are off by less than a thousandth. Is something rounded, or measured with a small "
        "step where it can be worked out?",
    ),
    Mistake(
        "raised",
        "Your function stopped with {error}.",
        "{place} Python said: {message}. Print what goes into this line before it.",
    ),
    Mistake(
        "other_arguments",
        "Your function does not take the arguments it is called with.",
        "The check calls {signature}. Python said: {message}.",
    ),
    Mistake(
        "self_in_the_head",
        "`self` is missing in the head of a method.",
        "Python hands the object itself to every method as its first argument: `def forward(self, X):`. It "
        "said: {message}.",
    ),
    Mistake(
        "too_slow",
        "Your function did not come to an end in time.",
        "It was stopped{after}; {enough}. Is there a loop that never ends, or one over a list that "
        "grows while it is gone through?",
    ),
    Mistake(
        "too_much_memory",
        "Your function took more memory than there is for it.",
        "{place}It was stopped before the computer stood still; {enough}. Is there a loop over a list that "
        "grows while it is gone through, a loop that never ends, or an array far larger than what came in?",
    ),
    Mistake(
        "changes_input",
        "Your function changes what belongs to the caller.",
        "{which} was not the same after the call as before. Lines such as `W -= …`, `g *= …` or "
        "`d[key] = …` write into the array or dict they were given. Make a new one.",
    ),
    Mistake(
        "uses_global",
        "Your function used `{global_name}` from the notebook, not what it was given.",
        "It has to work on its own arguments alone. Look for `{global_name}` in its lines: which argument "
        "should stand there?",
    ),
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
]

STRUCTURE: dict[str, Mistake] = {mistake.id: mistake for mistake in _ALL}
