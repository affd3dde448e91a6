"""The quiz of chapter 04: what the edges carry, what silence means, where the pull is strongest."""

from __future__ import annotations

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q4",
    {
        "a": Question(
            "On the way back, what does the edge from the product to $w_1$ carry?",
            (
                Option(
                    "the value of $w_1$",
                    "In the Cockpit, move $w_1$ and watch the tab in front of $w_1$: it does not change. "
                    "Which tab does?",
                ),
                Option(
                    "the value of $x_1$",
                    "Push $w_1$ up by 0.1, and the product moves by 0.1 times $x_1$: the two cross.",
                    right=True,
                ),
                Option(
                    "the slope of the sigmoid at $s$",
                    "That factor was used one box earlier, between z and s. In the Cockpit, compare the "
                    "orange numbers on both sides of σ with those on both sides of the product.",
                ),
                Option(
                    "always 1",
                    "1 is what a sum hands to each of its parts: see Σ in the Cockpit. Then set $x_1$ to 3 "
                    "and look at what the product does to the same number.",
                ),
            ),
        ),
        "b": Question(
            "The input $x_2$ is exactly 0. The neuron is wrong and wide awake. What happens to $w_2$ in "
            "this step?",
            (
                Option(
                    "It moves most of all, because its input failed",
                    "Set $x_2$ to 0 in the Cockpit, light the path to w₂, and look at the first bar.",
                ),
                Option(
                    "It moves like $w_1$: the error is shared by all weights",
                    "The error arrives at both products, and then each is multiplied by its own tab. Set "
                    "$x_2$ to 0 and compare the two tabs in front of the weights.",
                ),
                Option(
                    "It is set to 0 as well",
                    "A step takes η times the gradient away from a weight; it does not set one. In the "
                    "Cockpit, read ∂L/∂w₂ at $x_2$ = 0, then at 0.05.",
                ),
                Option(
                    "It stays where it is",
                    "Its gradient is 0: $w_2$ had no part in this answer, so nothing can be said about it. "
                    "That is not the same as being right.",
                    right=True,
                ),
            ),
        ),
        "c": Question(
            "The neuron should say 0. At which output $z$ is it pulled hardest, that is, where is "
            "$|∂L/∂s|$ largest?",
            (
                Option(
                    "$z = 1$, as wrong as it can be",
                    "Put the Cockpit's inset on “pull on s” and drive s to the right end with $w_1$: the "
                    "dot comes down again.",
                ),
                Option(
                    "$z = 1/2$, where the sigmoid is steepest",
                    "The slope is largest there, but the miss is still growing. In the Cockpit set s to 0, "
                    "read ∂L/∂s, and go a little to the right.",
                ),
                Option(
                    "$z = 2/3$",
                    "$2z · z(1 − z)$ has its summit there, 8/27 = 0.296: wrong enough to matter, awake "
                    "enough to hear it.",
                    right=True,
                ),
                Option(
                    "$z = 0$, where it should be",
                    "There the first of the three factors is 0. Drive s to the left end in the Cockpit and "
                    "read $2(z − y)$.",
                ),
            ),
        ),
    },
)
