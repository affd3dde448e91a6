"""Every number in the prose of chapter 07 is computed here, and what its questions and quiz claim."""

import numpy as np
import prose
import pytest
from backprop.by_hand import by_hand
from backprop.data import digits_split, load_digits, plane_split
from backprop.figures.playground import Playground
from backprop.figures.what_should_change import CLEAR_THREE
from backprop.numbers import what_should_change as numbers
from backprop.numbers.training import accuracy, init_weights, mse, run_forward, train
from backprop.predictions.training import HOLES, PREDICTIONS

from autograder.chapters.training.questions import QUIZ

PROSE = prose.read("07_training")
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


def claims() -> list[str]:
    at_home = learnt(0.2, 300)
    (g1, g2), (w1, w2) = one_epoch(0.1)
    wrong = one_epoch(0.1, short_by=2)[1][1]
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
        f"Who divides the short batch by 2 all the same gets {wrong:.1f}",
        "with steps half as long, $\\eta=0.05$",
        "100 of them do not add up to 100, but to about 10, the root",
        "for `[3, 16, 16, 1]` three of them, of shapes (3, 16), (16, 16), (16, 1)",
        f"A net with {weights} weights can",
        "far below 0.25, the price of always saying ½",
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
        "0.93 of them must be read rightly, and the training may take 20 seconds. "
        "Gain 1, $\\eta=0.2$, batches of 16 and 60 epochs",
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
    assert learnt(0.2, 100).losses[-1] < 0.02  # "bends around the moons within a hundred epochs"
    assert learnt(1.0, 100).losses[-1] < learnt(0.2, 100).losses[-1]  # "up to 1 your rule does quite well"
    assert "0.500" in PREDICTIONS["7.1"].truth


def test_ten_points_are_learnt_by_heart_and_a_fifth_of_the_rest_is_wrong():
    data, rng = plane_split("moons", seed=0), np.random.default_rng(0)
    X, Y = data.X[:10], data.Y[:10]
    Ws = train(X, Y, init_weights([3, 16, 16, 1], 4, rng), 0.2, 10, 2001, rng)
    assert mse(run_forward(X, Ws)[2], Y) < 0.01
    assert 0.75 < accuracy(data.X_test, data.Y_test, Ws) < 0.85


def test_the_middle_step_size_is_the_best_of_the_three_on_validation_rows():
    data, read = digits_split(0), []
    for eta in (0.02, 0.2, 1.0):
        rng = np.random.default_rng(0)
        Ws = train(
            data.X[:1097], data.Y[:1097], init_weights([64, 32, 32, 10], 1, rng), eta, 16, 69 * 20, rng
        )
        read.append(accuracy(data.X[1097:], data.Y[1097:], Ws))
    assert read[1] > 0.95 > 0.9 > read[0] > read[2]


@pytest.mark.parametrize(
    ("eta", "together", "differs"),
    [(0.02, True, False), (0.05, True, False), (0.1, True, False), (0.2, True, True)],
)
def test_updating_on_the_way_back_blows_up_where_the_right_way_learns(eta, together, differs):
    space: dict = {"np": np}
    source = (prose.ROOT / "solutions/07_training/07_training.py").read_text(encoding="utf-8")
    for name in ("def sigmoid", "def step"):
        cell = next(c for c in source.split("# %%") if f"\n{name}(" in c)
        exec(cell.partition("\n")[2], space)
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


def test_the_page_of_digits_shows_an_eight_without_holes_in_its_first_row():
    images, labels = load_digits()
    eights = [i for i in range(120, 132) if labels[i] == 8]
    inner = [images[i].reshape(8, 8)[1:7, 2:6] for i in eights]
    assert any((block > 0).mean() > 0.85 for block in inner)


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
