"""What is asked in chapter 04: which neuron is pulled harder, and where one sample can move the weights."""

from __future__ import annotations

from backprop.by_hand import Hole
from backprop.drawing import svg
from backprop.numbers.neuron import run
from backprop.predictions.prediction import Option, Prediction


def _two_neurons() -> str:
    """A line from the target 0 to 1 with what A and B say."""
    picture = svg.Picture(92, 330, "The target is 0. A says 0.667, B says 0.9997.")
    picture.add(svg.line(30, 46, 300, 46, "edge", 1.5))
    picture.add(svg.circle(30, 46, 7, "surface", "ink", 1.75))
    picture.add(svg.text(30, 24, "target", "small", "muted", "middle"))
    picture.add(svg.text(30, 76, "0", "word", anchor="middle"))
    for z, name, shown in ((0.667, "A", "0.667"), (0.9997, "B", "0.9997")):
        x = 30 + 270 * z
        picture.add(svg.circle(x, 46, 7, "forward", None))
        picture.add(svg.text(x, 26, name, "word", anchor="middle", bold=True))
        picture.add(svg.text(x, 76, shown, "word", "forward", "middle"))
    return str(picture)


PREDICTIONS = {
    "4.1": Prediction(
        setting=(
            "Two neurons should both say 0. A has $s$ = 0.693 and says 0.667. B has $s$ = 8 and says "
            "0.9997, so B is more wrong."
        ),
        question="Which of them gets the larger gradient at $s$, and how many times larger?",
        truth="It is A, 442 times.",
        picture=_two_neurons(),
        right=3,
        options=(
            Option(
                "B, about 1.5 times",
                "A larger miss does leave the loss with a larger number: 2.00 against 1.33, one and a half "
                "times. Then comes the sigmoid. Switch the Cockpit to “pull on s” and look at B.",
            ),
            Option(
                "Both the same",
                "The two would be the same if the sigmoid handed everything back. It multiplies by its "
                "slope: set the sliders so that $s$ is 0, then 8, and watch the tangent.",
                said="both the same",
            ),
            Option(
                "A, about 3 times",
                "The direction is right: at B the sigmoid is flatter, and a flat slope lets little "
                "through. How flat it is surprises almost everyone: 0.000335 at B, 0.222 at A.",
            ),
            Option(
                "A, about 400 times",
                "A gets 0.296, B gets 0.00067. B stands where the sigmoid is flat, and what arrives there "
                "is multiplied by 0.000335. Move $w_1$ to its ends and see the dashed lines thin out.",
            ),
        ),
    ),
    "4.2": Prediction(
        setting=(
            "The neuron is shown one sample, $x$ = (2, −1), again and again. Each showing moves the point "
            "($w_1$, $w_2$) one step downhill."
        ),
        question="In which directions can the point move?",
        truth="It can move only along (2, −1).",
        right=1,
        options=(
            Option(
                "In any direction, wherever the loss is lower",
                "The loss is lower in many directions, but a step does not choose among them: it is a "
                "number times $x$. Try one η after another with one sample and look for a path that "
                "leaves the line.",
                said="in any direction",
            ),
            Option(
                "Only along (2, −1), forwards or backwards",
                "The gradient is ∂L/∂s times $x$, so whatever ∂L/∂s is, the step lies along $x$. Switch to "
                "three samples and see which step belongs to which of them.",
                said="only along (2, −1)",
            ),
            Option(
                "First along $w_1$, then along $w_2$, one weight at a time",
                "Both weights move in the same step: each of them got its gradient in the same run "
                "back. Set $n$ to 1 and see how far the point goes to the left and how far up.",
                said="one weight at a time",
            ),
            Option(
                "Straight towards the place where the loss is lowest",
                "With one sample there is no such place: the loss goes on falling for ever along the line. "
                "With three samples there is one, and the path still does not head for it. Switch over and "
                "look.",
                said="straight to the lowest place",
            ),
        ),
    ),
}

_MILD = run([2.0, -1.0], [0.5, -0.25], 0.0)  # the neuron of section 4.2

HOLES = {
    "4.2": {
        "dw2": Hole(
            lambda: _MILD.dw[1],
            "The second product is -1 times w2. If w2 grows by 1, by how much does the product grow?",
            traps=(
                (
                    _MILD.dx[1],
                    "That is what goes back to x2. The edge to x2 and the edge to w2 do not carry the same.",
                ),
            ),
        ),
        "dx1": Hole(
            lambda: _MILD.dx[0],
            "The first product is x1 times 0.5. If x1 grows by 1, by how much does the product grow?",
            traps=(
                (
                    _MILD.dw[0],
                    "That is what goes back to w1. The edge to w1 and the edge to x1 do not carry the same.",
                ),
            ),
        ),
        "dz_up": Hole(
            lambda: 2 * (_MILD.z - 1),
            "The slope of (y - z)^2 is 2(z - y), and now y is 1.",
            traps=((_MILD.dz, "That is the old target, 0. Now y is 1."),),
        ),
    },
}
