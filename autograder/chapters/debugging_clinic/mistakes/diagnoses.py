"""E8.2: what a diagnosis misses."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

RULES_MORE = (
    "Order matters. Begin with the signs that leave no doubt (everything is 0, all columns are equal), and "
    "end with healthy. A patient is what is left when the rules above it have said no.",
    "Write down for each practice patient which single sign gives it away. Where two patients share it, look "
    "for a second sign that only one of them has.",
)

_LOOK = {
    "step_large": "One patient's loss ends where it should not, at 0.5 or so, though nothing was wrong at "
    "step 0.",
    "twins": "One patient's columns are all equal, exactly.",
    "saturated": "One patient has nearly all of its H beyond 5.",
    "vanishing": "One patient's first gradient is a ten-thousandth of its last.",
    "inputs": "One patient's inputs are far from the size 1.",
    "dead": "One patient has no gradient at all, in any layer.",
    "exploding": "One patient's gradients have five digits and more before the point.",
    "wrong_gradient": "One patient's gradient does not pass the check. Its loss may look fine.",
}

DIAGNOSES = by_id(
    *(
        Mistake(
            f"misses_{word}",
            "{right} of 14 patients are right; {wanted} are asked.",
            look + " You call it {said}. Which sign of E8.1 shows it, and which rule speaks before?",
        )
        for word, look in _LOOK.items()
    ),
    Mistake(
        "one_word_for_all",
        "Every patient gets the same answer.",
        "You call all of them {said}. Which line of your list is always reached first?",
    ),
    Mistake(
        "unknown_word",
        "{said} is not one of the ten answers.",
        "They are: healthy, step_small, step_large, twins, saturated, vanishing, inputs, dead, exploding, "
        "wrong_gradient. Spelt exactly so.",
    ),
    Mistake(
        "not_a_word",
        "The answer is not a word.",
        "Asked is a text such as 'healthy', not a list or a number.",
    ),
    Mistake(
        "no_word",
        "For some patients nothing comes back.",
        "If no rule says yes, Python reaches the end of the function and returns None. What remains when "
        "everything has been ruled out?",
    ),
    Mistake(
        "stops_at_a_patient",
        "One patient stops your function.",
        "Python said: {message}. Some patients have gradients of 0, others a loss that is nan: comparing "
        "with nan is never true, and dividing by 0 is an error.",
    ),
    Mistake(
        "misses_healthy",
        "{right} of 14 patients are right, and the healthy one is not among them.",
        "You call it {said}. A list of rules that finds everybody ill helps nobody: which rule speaks "
        "although nothing is wrong?",
    ),
    Mistake(
        "loss_alone",
        "You look at the loss alone.",
        "{right} of 14 are right; {wanted} are asked. Different illnesses leave the same curve. That is why "
        "the other six signs are there.",
    ),
)
