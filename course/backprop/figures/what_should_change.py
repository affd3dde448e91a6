"""Fig 7.2 "What should change in this picture?": walk from a digit towards another, one pixel a step."""

from functools import lru_cache

import numpy as np

from backprop.data import digits_split
from backprop.drawing.notation import backward_html, forward_html
from backprop.drawing.what_should_change import MOST, draw_what_should_change
from backprop.figures.figure import Choice, Figure, Shown, Slider
from backprop.numbers import what_should_change as numbers
from backprop.numbers.training import accuracy, run_forward

CLEAR_THREE = 58  # a row of the test part whose 3 looks like one
GOOD_ENOUGH = 0.90  # a net of the learner's own that reads worse than this is not shown


def what_should_change(train_digits=None) -> Figure:
    """Figure 7.2. Trains with the learner's `train_digits` if that works, else with ours, and says which."""
    Ws, whose = _net(train_digits)
    images, labels, preparation = numbers.test_images()
    says = run_forward(preparation.prepared(images), Ws)[2].argmax(axis=1)
    choices = _choices(labels, says)

    @lru_cache(maxsize=64)
    def walk(row, wanted):
        return numbers.walk(Ws, images[row], wanted, preparation, MOST)

    def render(values):
        row, wanted, k = values["row"], values["wanted"], values["k"]
        steps = walk(row, wanted)
        picture = draw_what_should_change(steps, k, wanted, int(labels[row]))
        return Shown(picture, _say(steps, k, wanted, int(labels[row])) + whose)

    controls = (
        Slider("k", "pixels", 0, MOST, 0, 1, digits=0, name="pixels changed"),
        Choice("row", "picture", tuple(choices), choices[0][0], "select"),
        Choice("wanted", "wanted", tuple(range(10)), 8),
    )
    try_this = (
        "Ask for the digit that the picture really is, after choosing one that the net reads wrongly. "
        "Which strokes did it miss?"
    )
    misread = [(row, words) for row, words in choices if "read as" in words]
    states = {words: [{"row": row, "wanted": int(labels[row])}] for row, words in misread[:2]}
    return Figure("7.2", "What should change in this picture?", controls, render, try_this, states)


def _net(train_digits):
    """(matrices, a sentence about whose they are)."""
    if train_digits is not None:
        data = digits_split(numbers.DATA_SEED)
        try:
            Ws = [np.array(W, float) for W in train_digits(data.X, data.Y, 0)]
            if accuracy(data.X_test, data.Y_test, Ws) >= GOOD_ENOUGH:
                return Ws, " This is your own net."
        except Exception:  # a function that is not there yet, or fails, is the check's business
            pass
    return list(numbers.our_net()), " The net is ours; yours takes its place as soon as it reads well."


def _choices(labels, says):
    """(row, words): a test image of each digit that is read rightly, a 3 first, then all read wrongly."""
    rightly = {d: np.flatnonzero((labels == d) & (says == d)) for d in range(10)}
    if CLEAR_THREE in rightly[3]:
        rightly[3] = np.array([CLEAR_THREE])
    right = [(int(rightly[d][0]), f"a {d}") for d in (3, 0, 1, 2, 4, 5, 6, 7, 8, 9) if rightly[d].size]
    wrong = [(int(i), f"a {labels[i]} read as {says[i]}") for i in np.flatnonzero(labels != says)]
    return right + wrong


def reached(turn, wanted, truth) -> str:
    """The sentence once the net says what was wanted. turn : pixels that had to change; truth : the label."""
    if turn:
        return "One of 64 pixels was enough." if turn == 1 else f"{turn} of 64 pixels were enough."
    if wanted != truth:
        return f"It misreads this {truth} as {wanted} by itself: no pixel had to change."
    return "That is what it is, and no pixel had to change."


def _say(steps, k, wanted, truth) -> str:
    """The live sentence: what the net says now, and which pixel is next."""
    step = steps[k]
    turn = numbers.pixels_to_turn(steps, wanted)
    said = f"The net says {step.says}, with {forward_html(step.yhat[step.says], 2)}"
    if step.says == wanted:
        return f"{said}. {reached(turn, wanted, truth)}"
    if k == len(steps) - 1:
        return f"{said}: {k} pixels were not enough."
    i = steps[k + 1].changed[-1]
    more = "more ink" if step.gradient[i] < 0 else "less ink"
    return (
        f"{said}. Next pixel: row {i // 8 + 1}, column {i % 8 + 1}, {more}; the loss towards {wanted} "
        f"has the slope {backward_html(step.gradient[i], 2)} there."
    )
