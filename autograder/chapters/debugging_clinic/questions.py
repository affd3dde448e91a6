"""The quiz of chapter 08: a check that passes, a loss that falls, a chain with larger weights."""

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q8",
    {
        "a": Question(
            "The gradient is exactly 0 in all layers, the gradient check passes, the loss stands at "
            "0.50. What is it?",
            (
                Option(
                    "The net has arrived: a gradient of 0 means the lowest loss.",
                    "Saying ½ to all points would already cost less, 0.25. Look at patient 10 in the "
                    "Monitor, at the reading of its units.",
                ),
                Option(
                    "All units are dead, and 0 is the right gradient of a dead net.",
                    "The check asks whether the gradient is right, and it is: no nudge of any weight "
                    "changes anything.",
                    right=True,
                ),
                Option(
                    "The gradient check must be broken, since nothing is learnt.",
                    "Nudge a weight of patient 10 by hand, as in chapter 03: by how much does its loss move?",
                ),
                Option(
                    "The step is too small.",
                    "Raise η of patient 10 as far as the slider goes and treat it. A step of η times 0 is "
                    "how long?",
                ),
            ),
        ),
        "b": Question(
            "The loss falls from 0.38 to 0.02, and 99 of 100 new points are right. Is the gradient right?",
            (
                Option(
                    "Yes, otherwise the loss would not fall.",
                    "Compare the loss of patients 1 and 14 in the Monitor. Then read their gradient checks.",
                ),
                Option(
                    "Yes, 99 of 100 cannot be luck.",
                    "It is not luck: many wrong directions still lead downhill. Chapter 06 had ten of "
                    "them that read 95 of 100 and more.",
                ),
                Option(
                    "No, a right one would have reached 100 of 100.",
                    "Look at the healthy patient: does it reach 100 of 100?",
                ),
                Option(
                    "That cannot be seen from loss and accuracy; the gradient check tells.",
                    "The loss judges where you are, the check judges the slope.",
                    right=True,
                ),
            ),
        ),
        "c": Question(
            "In the chain of figure 8.2, 8 sigmoids from $x$ = 0, all weights are raised from 4 to 8. What "
            "reaches the input is then …",
            (
                Option(
                    "256 times as much, since each of 8 steps doubles it.",
                    "That is the dashed bound of figure 8.2. Set the gain to 4, then to 8, and follow the "
                    "stems.",
                ),
                Option(
                    "the same: the slopes cancel the weights.",
                    "Read the average slope under the picture at 4 and at 8, and multiply each by its "
                    "weight.",
                ),
                Option(
                    "a thousand million times less.",
                    "1.2·10⁻⁷ becomes 1.2·10⁻¹⁶: the sums move so far out that the slope falls faster "
                    "than the weight grows.",
                    right=True,
                ),
                Option(
                    "about 0.3 of the whole.",
                    "That is the random net at gain 10, whose weights have both signs. Look at the switch "
                    "under figure 8.2.",
                ),
            ),
        ),
    },
)
