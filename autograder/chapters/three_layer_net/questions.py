"""Quiz 6: what the way back is handed from above, the shape of d, what a falling loss proves."""

from autograder.engine.question import Option, Question, Quiz

QUIZ = Quiz(
    "Q6",
    {
        "a": Question(
            "The lecture draws the network twice, forward above and backward below, and from each box "
            "above an arrow "
            "falls to the box under it. What do these arrows carry?",
            (
                Option(
                    "the activations $O$ and the input $X$, kept for the way back",
                    "$O_2^T$, $O_1^T$, $X^T$ and the slopes $O(1 − O)$: everything the way back takes "
                    "from the way there.",
                    right=True,
                ),
                Option(
                    "the gradients of the weights",
                    "Those leave the lower row, and later. In figure 6.1 press Forward: nothing dashed "
                    "is there yet, but each O is.",
                ),
                Option(
                    "the weights after the update",
                    "The update comes last. If it came first, step 2 would go back through a $W_3$ "
                    "that made no forward pass: "
                    "press SGD in figure 6.1 and see all the values change.",
                ),
                Option(
                    "the loss of each layer",
                    "There is one loss in figure 6.1, at the right end. A layer has none of its own.",
                ),
            ),
        ),
        "b": Question(
            "N = 7 samples, layers of 6 and 5 hidden units. After step 2, d has shape (7, 5). And "
            "after step 3?",
            (
                Option(
                    "(5, 6)",
                    "That is the shape of $W_2$ turned. Set figure 6.1 to three samples and watch the "
                    "first number of d's shape.",
                ),
                Option(
                    "(7, 5), d keeps its shape",
                    "d stands for some array, and takes its shape. In figure 6.1 it goes from "
                    "$H_2$ to $H_1$: which one is wider?",
                ),
                Option(
                    "(6, 7)",
                    "Right sizes, wrong seats. Rows are samples everywhere in this course, on the way "
                    "back too.",
                ),
                Option(
                    "(7, 6)",
                    "d is the gradient of $H_1$ now, and $H_1$ is (7, 6). No row of it has met another.",
                    right=True,
                ),
            ),
        ),
        "c": Question(
            "The loss has fallen for 300 epochs, the accuracy is 98 %. What does that say about your "
            "backward pass?",
            (
                Option(
                    "It is right.",
                    "Ten of the twelve in figure 6.2 would say the same of themselves. Try A.",
                ),
                Option(
                    "Little: it points roughly downhill.",
                    "Roughly downhill was enough for ten of the twelve liars. Whether it is right, the "
                    "gradient check says.",
                    right=True,
                ),
                Option(
                    "It is right up to a factor, which η can make up for.",
                    "D is of that kind. Look at the cosines of B in figure 6.2: one layer starts 65° away "
                    "from the truth, and the accuracy is 97.6 %.",
                ),
                Option(
                    "The last layer is right; of the others we do not know.",
                    "Not even that. In figure 6.2, look at the cosine of $dW_3$ for C and for F.",
                ),
            ),
        ),
    },
)
