"""The quiz of chapter 00, without points: the letters, the rows, the loss."""

from __future__ import annotations

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q0",
    {
        "a": Question(
            "Which of these stands before a sigmoid?",
            (
                Option(
                    "$O_1$",
                    "On the conveyor, find σ: which array does its arrow begin at, and which does it reach?",
                ),
                Option(
                    "$z$",
                    "Look at the row “after σ” of the notation card, and at the column of the single neuron.",
                ),
                Option("$H_2$", "s and H are before the sigmoid; z and O are after it.", right=True),
                Option(
                    "$Ŷ$", "Follow the conveyor to its end: is there a σ behind $Ŷ$, or even in front of it?"
                ),
            ),
        ),
        "b": Question(
            "$W_3$ is (6, 2). Ten samples speak at once. What shape has $dW_3$?",
            (
                Option("(10, 2)", "That is what $Ŷ$ has. Move N on the conveyor and see which frames grow."),
                Option(
                    "(6, 2)", "A gradient has the shape of its owner, however many samples speak.", right=True
                ),
                Option(
                    "(10, 6, 2)",
                    "One table for each sample would have this shape, before the samples are added. Look "
                    "at the dashed frames while N moves.",
                ),
                Option(
                    "(2, 6)",
                    "Lay the dashed frame over the green one on the conveyor: which way round does it lie?",
                ),
            ),
        ),
        "c": Question(
            "A gradient computed here is 3 times as large as PyTorch's. The network has 3 outputs. Who is "
            "wrong?",
            (
                Option(
                    "We are: a factor of 3 does not come from nowhere",
                    "It does not. Compare the two definitions in the box “The loss, once and for all”, and "
                    "count what each divides by.",
                ),
                Option(
                    "PyTorch is",
                    "Its documentation says what it divides by. Set K = 3 in the box “The loss, once and "
                    "for all” and work out both.",
                ),
                Option(
                    "Both: the right factor is 1/2",
                    "Some books put a ½ in front, the lecture too. Try in the box what that would do to a "
                    "ratio of 3.",
                ),
                Option(
                    "Nobody: the two losses divide by different things",
                    "Ours divides by N, PyTorch's by N times K. Each gradient is right for its own loss.",
                    right=True,
                ),
            ),
        ),
    },
    points=0,
)
