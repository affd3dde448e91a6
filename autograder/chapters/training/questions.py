"""The quiz of chapter 07: the short batch, the jump that ends learning, and who may choose."""

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q7",
    {
        "a": Question(
            "50 rows, batches of 20. What is one epoch?",
            (
                Option(
                    "two steps; ten rows wait for the next epoch",
                    "Then some rows might not be seen at all. Run the check of E7.2 on such a function and "
                    "read which property fails.",
                ),
                Option(
                    "three steps; the last one divides its sum by 20 as well",
                    "Go back to the table in 7.2, where the short batch held one sample: what happens to "
                    "it if it is divided by 2?",
                ),
                Option(
                    "three steps; the last one divides its sum by 10",
                    "Each batch has its own loss, a mean over its own rows, so each row of the last one "
                    "counts a tenth.",
                    right=True,
                ),
                Option(
                    "fifty steps, one for each row",
                    "That is one row a batch: set the batch in the Playground to 1 and see how restless "
                    "the loss gets.",
                ),
            ),
        ),
        "b": Question(
            "In the Playground at $η$ = 3 the loss stands at 0.500 after the first epoch, and 300 epochs "
            "later as well. Why?",
            (
                Option(
                    "The net has found the lowest loss it can reach.",
                    "Saying ½ to all points would cost 0.25, half of that. Start over with η = 0.2 and look "
                    "how low the same net gets.",
                ),
                Option(
                    "All neurons of the second layer say nearly 0, so no gradient comes back.",
                    "$dW_3$ has their outputs as a factor, what goes further back has their slopes, and both "
                    "are nearly 0. The orange bars are gone.",
                    right=True,
                ),
                Option(
                    "The gradient has the wrong sign by now.",
                    "A wrong sign would drive the loss up without end, as in patient zero. Here it stands "
                    "still: what size must the gradient have?",
                ),
                Option(
                    "The mini-batches are too small and too noisy.",
                    "Set the batch to 400, so that each step sees all points, and try η = 3 again.",
                ),
            ),
        ),
        "c": Question(
            "You have tried five values of $η$ and keep the best. Best on which rows?",
            (
                Option(
                    "on the training rows",
                    "There the net that learns by heart wins: look at the ten points of 7.3, which it "
                    "knew, and the thousand that it did not.",
                ),
                Option(
                    "on the test rows, since they decide in the end",
                    "Then your choice has seen them, and they are test rows no longer. What would be left "
                    "to say how well the net reads new mail?",
                ),
                Option(
                    "on ten rows, since a second is enough for them",
                    "Ten rows tell whether the code works at all. Would you trust a share of right "
                    "answers out of ten to separate 0.93 from 0.96?",
                ),
                Option(
                    "on rows held back from the training",
                    "The validation rows: not trained on, and not needed for the final word.",
                    right=True,
                ),
            ),
        ),
    },
)
