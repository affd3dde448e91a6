"""Mistakes of form in the code or in a call of it: blank, no `return`, a loop left too early, an error."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

OF_CALLS = (
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
)
