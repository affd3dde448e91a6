"""Every number in the prose of chapter 07 is computed here, and what its questions and quiz claim."""

import re
from functools import cache

import numpy as np
import prose
import pytest
from backprop.by_hand import by_hand
from backprop.data import digits_split, plane_split
from backprop.figures.playground import Playground
from backprop.figures.what_should_change import CLEAR_THREE
from backprop.numbers import what_should_change as numbers
from backprop.numbers.steps import take_steps
from backprop.numbers.training import accuracy, init_weights, mse, run_forward, train
from backprop.predictions.training import HOLES, PREDICTIONS

from autograder.chapters.reference import numerical_gradient
from autograder.chapters.training.questions import QUIZ

PROSE = prose.read("07_training")
SOURCE = (prose.ROOT / "solutions/07_training/07_training.py").read_text(encoding="utf-8")


def defined(*names):
    """What these names are in the text notebook: the cells that define them are run, up to their first print."""
    space: dict = {"np": np, "take_steps": take_steps}
    for name in names:
        cell = next(c for c in SOURCE.split("# %%") if f"\ndef {name}(" in c)
        exec(cell.partition("\n")[2].split("\nfor eta in")[0], space)
    return space


SEVEN = defined("sigmoid", "softmax_cross_entropy", "step_from", "step")
NET = list(numbers.our_net())
IMAGES, LABELS, PREPARATION = numbers.test_images()
SAYS = run_forward(PREPARATION.prepared(IMAGES), NET)[2].argmax(axis=1)
READ_AS_8 = 95  # the row of the model answer of M7


def learnt(eta, epochs, data="moons", noise=0.15):
    net = Playground({"data": data, "width": 16, "noise": noise})
    for _ in range(epochs):
        net.epoch(eta, 20)
    return net


def one_epoch(eta, short_by=1):
    """(slopes, weights) of the example in 7.2: x = 1, 2 | 3, y = 2x, w from 0."""
    w, slopes, weights = 0.0, [], []
    for x, N in ((np.array([1.0, 2.0]), 2), (np.array([3.0]), short_by)):
        slopes.append(2 / N * ((w * x - 2 * x) * x).sum())
        w -= eta * slopes[-1]
        weights.append(w)
    return slopes, weights


def turns():
    threes = np.flatnonzero((LABELS == 3) & (SAYS == 3))
    walks = (numbers.walk(NET, IMAGES[i], 8, PREPARATION, 20) for i in threes)
    return [numbers.pixels_to_turn(walk, 8) for walk in walks]


P = np.exp([2.0, 1, 0]) / np.exp([2.0, 1, 0]).sum()


@cache
def two_losses(eta):
    """Share of validation rows after 200 steps with the squared error and with cross-entropy, as in 7.4."""
    data, shares = digits_split(0), []
    for start in (SEVEN["squares"], SEVEN["cross_entropy"]):
        rng = np.random.default_rng(0)
        Ws = init_weights([64, 32, 32, 10], 1, rng)
        step = SEVEN["step_from"](start, eta)
        Ws = take_steps(step, data.X[:1097], data.Y[:1097], Ws, 200, 16, rng)
        shares.append(accuracy(data.X[1097:], data.Y[1097:], Ws))
    return shares


@cache
def walk_of(start, eta, steps):
    """[(length of the step, squared error after it, share of H2 beyond ±5)] of that run; first the start."""
    data, rng = digits_split(0), np.random.default_rng(0)
    X, Y, Ws = data.X[:1097], data.Y[:1097], init_weights([64, 32, 32, 10], 1, rng)
    told, one = [], SEVEN["step_from"](SEVEN[start], eta)

    def read(length, Ws):
        Hs, _, Yhat = run_forward(X, Ws)
        told.append((length, float(mse(Yhat, Y)), float((abs(Hs[1]) > 5).mean())))

    def step(X, Y, *Ws):
        new = one(X, Y, *Ws)
        read(float(np.sqrt(sum(((V - W) ** 2).sum() for V, W in zip(new, Ws, strict=True)))), new)
        return new

    read(0.0, Ws)
    take_steps(step, X, Y, Ws, steps, 16, rng)
    return told


def chosen(gain, eta, epochs):
    """Share of validation rows read rightly, as in the cell of E7.4."""
    data, rng = digits_split(0), np.random.default_rng(0)
    Ws = init_weights([64, 32, 32, 10], gain, rng)
    Ws = train(data.X[:1097], data.Y[:1097], Ws, eta, 16, 69 * epochs, rng)
    return accuracy(data.X[1097:], data.Y[1097:], Ws)


def claims() -> list[str]:
    at_home = learnt(0.2, 300)
    (g1, g2), (w1, w2) = one_epoch(0.1)
    wrong = one_epoch(0.1, short_by=2)[1][1]
    jump = walk_of("squares", 1.0, 200)
    count, needed = len(LABELS[(LABELS == 3) & (SAYS == 3)]), turns()
    s = numbers.look(NET, IMAGES[READ_AS_8], 3, PREPARATION)
    others = np.sort(s.yhat)[::-1]
    weights = 3 * 16 + 16 * 16 + 16
    return [
        "shrank each digit to 8 by 8 grey pixels",
        "passes them through two hidden layers of 16 neurons",
        "The net sees 20 points, walks back, takes a step, and takes the next 20",
        "when all 400 points have been used once",
        f"the net below reads {100 * at_home.accuracy():.0f} of 100 new points rightly after 300",
        "$\\eta=0.2$",
        f"the loss stands at {learnt(3.0, 20).losses[-1]:.3f}",
        "Mini-batches of two, $\\eta=0.1$",
        f"=-{-g1:.0f}$ | $0+0.1\\cdot{-g1:.0f}={w1:.0f}$ |",
        f"=-{-g2:.0f}$ | $1+0.1\\cdot{-g2:.0f}={w2:.1f}$ |",
        f"divided by 2 all the same it would be half of one, and the weight would end at {wrong:.1f}",
        "and 300 epochs later it stands there still",
        "and the loss would come down to 0.25",
        f"$L=-\\ln{P[0]:.3f}={-np.log(P[0]):.3f}$",
        f"| $p$ | {P[0]:.3f} | {P[1]:.3f} | {P[2]:.3f} |",
        f"score | −{1 - P[0]:.3f} | {P[1]:.3f} | {P[2]:.3f} |",
        "200 steps of 16 pictures",
        "Scores of ±1000",
        f"With $\\eta=1$ the cross-entropy reads {two_losses(1.0)[1]:.3f} of the validation rows after 200 steps",
        f"takes the squared error from {jump[0][1]:.1f} to {jump[1][1]:.0f}, so its second is {jump[2][0]:.0f} long "
        f"and throws {100 * jump[2][2]:.0f} % of $H_2$ beyond ±5. The third is {jump[3][0]:.2f} long, those after it are "
        "shorter than 0.13",
        f"At $\\eta=0.02$ it is the other way round, {two_losses(0.02)[1]:.3f} for the cross-entropy and "
        f"{two_losses(0.02)[0]:.3f} for the squared error: a $d$ that stays small makes small steps, the first "
        f"{walk_of('cross_entropy', 0.02, 1)[1][0]:.3f} long where that of the squared error is "
        f"{walk_of('squares', 0.02, 1)[1][0]:.2f}",
        "$v\\leftarrow0.9\\,v+g$",
        "with steps half as long, $\\eta=0.05$",
        "100 of them do not add up to 100, but to about 10, the root",
        "for `[3, 16, 16, 1]` three of them, of shapes (3, 16), (16, 16), (16, 1)",
        f"A net with {weights} weights can",
        "far below 0.25, the price of saying ½ to all points",
        "a trained 3-16-16-1 net. `X` is (400, 3)",
        "`Y` is (400, 1)",
        f"It will be tried on 1{prose.THIN}000 new points",
        "one point for 0.95 right",
        "one point for 0.90",
        "gain 4, $\\eta=0.2$, batches of 20. For the moons 300 epochs",
        "there are 20 to spend",
        "there are 64 inputs",
        "a trained 64-32-32-10 net. `X` is (1297, 64) and `Y` (1297, 10)",
        "on the 500 test pictures",
        "0.93 of them must be read rightly, and the training may take 20 seconds.",
        "let it loose on 400 rows",
        "Now the 400.",
        "How many of the 64 have to change",
        f"of the {count} threes that it reads in the test set, {sum(k <= 2 for k in needed)} turn",
        "it sees 64 numbers",
        "At $\\eta=0.2$ the line bends around the moons within a hundred epochs",
        "At $\\eta=0.2$ the right way still learns",
        f"The largest output is {others[0]:.2f}, for {s.says}; the right one, 3, is second with "
        f"{s.yhat[3]:.2f}, and nothing else is above 0.12",
    ]  # fmt: skip


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    assert prose.unclaimed(PROSE, claims(), set()) == []


def test_the_bars_of_m7_and_the_pixel_that_turns_it():
    step = numbers.look(NET, IMAGES[READ_AS_8], 3, PREPARATION)
    others = np.delete(step.yhat, [3, 8])
    assert (LABELS[READ_AS_8], step.says) == (3, 8) and step.yhat[3] > others.max() and others.max() <= 0.125
    after = numbers.walk(NET, IMAGES[READ_AS_8], 3, PREPARATION, 1)[1]
    assert after.changed == (2 * 8 + 3,) and after.image[19] == 0 and after.says == 3
    block = step.gradient.reshape(8, 8)
    assert (block[2:5, 2:4] > 0).all() and (block[:2, 3:7] < 0).all()


def test_three_pixels_turn_the_three_and_none_needs_more_than_five():
    assert numbers.pixels_to_turn(numbers.walk(NET, IMAGES[CLEAR_THREE], 8, PREPARATION), 8) == 3
    assert max(turns()) == 5 and PREDICTIONS["7.2"].truth == "Three."
    assert round(100 * (SAYS == LABELS).mean()) >= 98


def test_a_step_of_three_ends_learning_at_once():
    hot = learnt(3.0, 1)
    assert abs(hot.losses[1] - 0.5) < 0.001 and hot.accuracy() == 0.5
    O2 = run_forward(hot.X, hot.Ws)[1][1]
    assert (O2 * (1 - O2)).max() < 0.01
    assert abs(hot.losses[1] - learnt(3.0, 60).losses[-1]) < 0.001
    assert learnt(0.2, 100).accuracy() > 0.97  # "bends around the moons within a hundred epochs"
    assert learnt(1.0, 100).losses[-1] < learnt(0.2, 100).losses[-1]  # "up to 1 your rule does quite well"
    assert "0.500" in PREDICTIONS["7.1"].truth


def test_flat_at_nearly_0_is_what_keeps_it_from_learning_anything():
    """All O₂ near 0, so all three gradients; flat at one W₃ would still learn the mean."""
    hot = learnt(3.0, 1)
    assert run_forward(hot.X, hot.Ws)[1][1].max() < 0.01
    assert abs(learnt(3.0, 301).losses[-1] - 0.5) < 0.001
    O2 = np.ones((400, 16))
    W3 = np.zeros((16, 1))
    for _ in range(200):
        W3 = W3 - 0.02 * O2.T @ (2 / 400 * (O2 @ W3 - hot.Y))
    assert abs(mse(O2 @ W3, hot.Y) - 0.25) < 1e-6


def test_ten_points_are_learnt_by_heart_and_a_sixth_of_the_rest_is_wrong():
    data, rng = plane_split("moons", seed=0), np.random.default_rng(0)
    X, Y = data.X[:10], data.Y[:10]
    Ws = train(X, Y, init_weights([3, 16, 16, 1], 4, rng), 0.2, 20, 450, rng)
    assert mse(run_forward(X, Ws)[2], Y) < 0.06 and accuracy(X, Y, Ws) == 1
    assert 0.8 < accuracy(data.X_test, data.Y_test, Ws) < 0.86


def test_the_settings_of_e7_4_are_chosen_and_the_first_guess_is_poor():
    assert 'chosen = {"gain": 4, "eta": 1.0, "epochs": 5}' in SOURCE and chosen(4, 1.0, 5) < 0.5
    reads = [chosen(1, 1.0, 60), chosen(1, 0.02, 60), chosen(1, 0.2, 60), chosen(4, 0.2, 60)]
    told = "60 epochs: eta 1 reads {:.3f}, 0.02 reads {:.3f}, 0.2 reads {:.3f}; at 0.2 gain 4 stays below gain 1 ({:.3f})"
    assert told.format(*reads) in SOURCE


def test_no_loop_over_epochs_is_printed_for_e7_3():
    released = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", SOURCE, flags=re.S)
    assert "sgd_epoch(X" not in released.replace("`sgd_epoch(X, Y, Ws, eta, batch, rng)`", "").replace(
        "def sgd_epoch(X, Y, Ws, eta, batch, rng):", ""
    )
    assert "for epoch in" not in released and "for t in" not in released


def test_cross_entropy_learns_where_the_squared_error_guesses():
    share = {eta: two_losses(eta) for eta in (0.02, 0.2, 1.0)}
    assert share[1.0][0] < 0.15 < 0.95 < share[1.0][1], "the squared error guesses"
    assert share[0.02][0] > share[0.02][1], "and at a small step it is ahead"
    Scores, Y = 1000 * np.random.default_rng(0).normal(size=(16, 10)), np.eye(10)[:8].repeat(2, axis=0)
    assert abs(SEVEN["cross_entropy"](Scores, Y) * 16).max() <= 1
    nudged = numerical_gradient(lambda S: SEVEN["softmax_cross_entropy"](S, Y[:1, :3])[0], [[2.0, 1, 0]])
    assert (Y[0, :3] == [1, 0, 0]).all() and np.allclose(nudged, P - [1, 0, 0], atol=1e-8)


def test_after_one_overshoot_the_squared_error_stays_where_it_fell():
    """Two jumps and then short steps: no step after the second is a thousandth of it, and the loss stands."""
    jump = walk_of("squares", 1.0, 200)
    assert (
        len(jump) == 201
        and all(length < 0.13 for length, _, _ in jump[3:])
        and all(0.9 < loss < 1.1 for _, loss, _ in jump[2:])
    )


def test_a_weight_may_move_as_soon_as_d_has_passed_through_it():
    """Moving W₃ right after d went through it, W₂ still waiting: the same net to the last digits."""
    data = plane_split("moons", seed=0)
    W1, W2, W3 = init_weights([3, 16, 16, 1], 4, np.random.default_rng(0))
    want = SEVEN["step"](data.X, data.Y, W1, W2, W3, 0.2, False)
    _, (O1, O2), Yhat = run_forward(data.X, [W1, W2, W3])
    d = 2 / len(data.X) * (Yhat - data.Y)
    back = (d @ W3.T) * O2 * (1 - O2)
    W3 -= 0.2 * O2.T @ d
    d = (back @ W2.T) * O1 * (1 - O1)
    W2 -= 0.2 * O1.T @ back
    W1 -= 0.2 * data.X.T @ d
    assert max(abs(a - b).max() for a, b in zip(want, (W1, W2, W3), strict=True)) < 1e-14


@pytest.mark.parametrize(
    ("eta", "together", "differs"),
    [(0.02, True, False), (0.05, True, False), (0.1, True, False), (0.2, True, True)],
)
def test_updating_on_the_way_back_blows_up_where_the_right_way_learns(eta, together, differs):
    space = SEVEN
    data, losses = plane_split("moons", seed=0), []
    for as_you_go in (False, True):
        rng = np.random.default_rng(0)
        Ws = init_weights([3, 16, 16, 1], 4, rng)
        with np.errstate(all="ignore"):
            for _ in range(1000):
                rows = rng.choice(400, 20, replace=False)
                Ws = space["step"](data.X[rows], data.Y[rows], *Ws, eta, as_you_go)
        losses.append(mse(run_forward(data.X, Ws)[2], data.Y))
    assert losses[0] < 0.1
    start = init_weights([3, 16, 16, 1], 4, np.random.default_rng(0))
    after = [space["step"](data.X, data.Y, *start, eta, way) for way in (False, True)]
    right, wrong = [(start[0] - Ws[0]) / eta for Ws in after]
    assert abs(right - wrong).max() / (abs(right).max() + abs(wrong).max()) > 1e-3
    assert np.isnan(losses[1]) if differs else abs(losses[1] - losses[0]) < 0.002


def test_holes_are_answered(capsys):
    (g1, g2), (w1, w2) = one_epoch(0.05)
    assert g1 == -10
    by_hand("7.2", w1=w1, g2=g2, w2=w2)
    assert capsys.readouterr().out.count("✓") == 3
    by_hand("7.2", w1=-w1, g2=g2 / 2, w2=one_epoch(0.05, short_by=2)[1][1])
    assert "uphill" in (said := capsys.readouterr().out) and said.count("short batch") == 2
    assert set(HOLES) == {"7.2"}


def test_every_option_has_its_own_sentence_and_the_quiz_its_answer():
    for asked in PREDICTIONS.values():
        assert len({o.why for o in asked.options}) == len(asked.options) == 4
    assert QUIZ.right == {"a": 3, "b": 2, "c": 4}
