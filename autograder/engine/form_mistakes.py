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
        "`{function}` is not answered yet.",
        "Replace the line with NotImplementedError by your own lines, run the cell, then check again.",
    ),
    Mistake(
        "returned_none",
        "Your function returned None.",
        "The check expects {expected}. Did you print the result instead of returning it?",
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
        "said: "
        "{message}.",
    ),
    Mistake(
        "too_slow",
        "Your function did not come to an end in time.",
        "It was stopped{after}; {enough}. Is there a loop that never ends?",
    ),
    Mistake(
        "changes_input",
        "Your function changes an array that belongs to the caller.",
        "{which} was not the same after the call as before. Lines such as `W -= …` or `g *= …` write into "
        "the array they were given. Make a new one.",
    ),
    Mistake(
        "uses_global",
        "Your function used `{global_name}` from the notebook, not what it was given.",
        "It has to work on its own arguments alone. Look for `{global_name}` in its lines: which argument "
        "should stand there?",
    ),
    Mistake(
        "not_data",
        "`{name}` is {kind}, not numbers.",
        "The check expects {expected}. What does the last line of your function hand back?",
    ),
    Mistake(
        "text",
        "`{name}` is a text, not a number.",
        "The check expects {expected}. A text that looks like numbers cannot be calculated with.",
    ),
    Mistake(
        "wrong_count",
        "I expected {expected_count}, got {got_count}.",
        "The docstring says what to return, and in which order: {expected}.",
    ),
    Mistake(
        "missing_key",
        "The dict has no `{key}`.",
        "It needs exactly these keys: {keys}.",
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
        "It has the shape {shape}; {owner}. Every number is there, with rows and columns exchanged.",
    ),
    Mistake(
        "wrong_shape",
        "`{name}` has the shape {shape}.",
        "{owner}. A gradient has the shape of the thing it changes; a result has a row for each sample.",
    ),
    Mistake(
        "column_for_flat",
        "`{name}` has the shape {shape}, one axis more or less than asked.",
        "{owner}. The numbers may be right; the axes are part of the answer, because (N,) and (N, 1) "
        "together make a square in numpy.",
    ),
    Mistake(
        "not_summed_over_samples",
        "`{name}` has a separate gradient for every sample.",
        "Its shape is {shape}; {owner}. The loss is one number: what do you do over the samples?",
    ),
    Mistake(
        "ragged",
        "`{name}` is not a regular array.",
        "Its rows have different lengths, or something that is not a number stands in it. {owner}.",
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
        "Somewhere a number was divided by 0 or became too large. Which line makes the first nan?",
    ),
    Mistake(
        "remembers",
        "The second call gives something else than the first.",
        "Called twice with the same input, your function answers differently. Something is kept between the "
        "calls: a list or an array that is added to and never started anew, or random numbers.",
    ),
    Mistake(
        "fits_one_size",
        "It is right for one size only.",
        "Right for {right}, wrong for {wrong}. Which number in your lines should come from a shape?",
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
