"""The quiz of chapter 03: smaller and smaller, how many runs, what a large error means."""

from __future__ import annotations

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q3",
    {
        "a": Question(
            "On paper, ε → 0 makes the measured slope exact. And in the computer?",
            (
                Option(
                    "The same: the smaller ε, the more exact",
                    "Put ε to 10⁻¹⁶ in figure 3.1 and read the slope of the secant.",
                ),
                Option(
                    "It stops getting better at some ε and stays there",
                    "Look at the left half of figure 3.1: does the cloud of dots stay level?",
                ),
                Option(
                    "It gets better down to some ε, then worse again, and in the end it is 0",
                    "Below the best ε rounding takes over, and when w + ε is w, nothing is left to measure.",
                    right=True,
                ),
                Option(
                    "It depends on the formula: the central one has no lower limit",
                    "Switch figure 3.1 to “central” and walk to the left end: its U has a deeper "
                    "bottom, and still two sides.",
                ),
            ),
        ),
        "b": Question(
            "W has shape (3, 4). How often does numerical_gradient run f, with central differences?",
            (
                Option(
                    "twice: once up, once down",
                    "If all entries are nudged at once, whose slope have you measured? Compare the runs "
                    "in figure 3.2 "
                    "with its number of weights.",
                ),
                Option(
                    "12 times",
                    "Each of the 12 entries is nudged both ways. In figure 3.2, compare the runs forward "
                    "with P.",
                ),
                Option(
                    "13 times",
                    "That is what forward differences need, with one common start. Figure 3.1: how many "
                    "points does "
                    "the central secant use, and is w one of them?",
                ),
                Option("24 times", "Twelve entries, each up and down: 2P runs.", right=True),
            ),
        ),
        "c": Question(
            "A gradient check at ε = 10⁻⁵ shows a relative error of 0.3. What is most likely?",
            (
                Option(
                    "ε is too small",
                    "Set ε to 10⁻⁵ and “central” in figure 3.1: how many digits are right?",
                ),
                Option(
                    "The derived gradient has a slip",
                    "A nudge of this size is right to many digits; a slip in a formula shows at once.",
                    right=True,
                ),
                Option(
                    "Nothing is wrong, 0.3 is the usual rounding",
                    "Rounding leaves errors near 10⁻¹⁰ here. Look at the bottom of the U in figure 3.1.",
                ),
                Option(
                    "The function has no slope there",
                    "That happens at a kink, but it is rare, and another point would tell. How often "
                    "does the curve of "
                    "figure 3.1 give such an error at 10⁻⁵?",
                ),
            ),
        ),
    },
)
