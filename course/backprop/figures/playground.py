"""Fig 7.1 "Playground": a net in the plane that learns on a button, 300 epochs a press, and can be paused."""

from collections.abc import Iterator
from functools import cache
from itertools import count

import numpy as np

from backprop.data import circles, moons, spirals, standardise, with_ones, xor
from backprop.drawing.notation import forward_html, math_html, number_html, percent
from backprop.drawing.playground import SIDE, Moment, draw_playground, grid
from backprop.figures.figure import Button, Choice, Figure, Shown, Slider, Step
from backprop.numbers.training import accuracy, descend, init_weights, messages, mse, run_forward

EPOCHS, FRAME, LATELY, ROWS, TEST_ROWS = 300, 10, 20, 400, 1000
SEED, DRAW = 6, 29  # of points and batches; of the weights
SETS = {
    "moons": moons,
    "circles": circles,
    "XOR": xor,
    "spirals": lambda n, noise, rng: spirals(n, 1.5, noise, rng),
}


@cache
def first_weights(width: int) -> tuple:
    """(W1, W2, W3): the first draw from DRAW on whose line ŷ = ½ has a seventh of the map on either side."""
    for seed in count(DRAW):
        Ws = init_weights([3, width, width, 1], 4.0, np.random.default_rng(seed))
        if 1 / 7 < float((run_forward(grid(), Ws)[2] > 0.5).mean()) < 6 / 7:
            return tuple(Ws)
    raise AssertionError("count() does not end")


class Playground:
    """The net behind the figure: data, matrices, losses. A change of data, noise or width starts it anew."""

    def __init__(self, values):
        self.made_of = self.recipe(values)
        name, width, noise = self.made_of
        rng = np.random.default_rng(SEED)
        (X, self.Y), (T, self.Y_test) = SETS[name](ROWS, noise, rng), SETS[name](TEST_ROWS, noise, rng)
        self.X, self.X_test = with_ones(standardise(X)), with_ones(standardise(T, like=X))
        self.rng = np.random.default_rng(SEED)
        self.Ws = list(first_weights(width))
        self.losses = [self.loss()]
        self.lost_with: float | None = None  # the step size with which the loss left the numbers

    @staticmethod
    def recipe(values):
        return values["data"], values["width"], round(values["noise"], 3)

    def loss(self):
        with np.errstate(all="ignore"):
            return float(mse(run_forward(self.X, self.Ws)[2], self.Y))

    def epoch(self, eta, batch):
        with np.errstate(all="ignore"):
            walk = descend(self.X, self.Y, self.Ws, eta, batch, self.rng)
            for _ in range(-(-ROWS // batch)):
                self.Ws = next(walk)
        self.losses.append(self.loss())
        if self.lost_with is None and not np.isfinite(self.losses[-1]):
            self.lost_with = eta

    def accuracy(self):
        return float(accuracy(self.X_test, self.Y_test, self.Ws))

    def scene(self) -> Moment:
        with np.errstate(all="ignore"):
            _, Os, Yhat = run_forward(grid(), self.Ws)
            _, ds, _ = messages(self.X, self.Y, self.Ws)
            back = [np.nan_to_num(np.linalg.norm(d, axis=0), posinf=1e9) for d in ds[:2]]
        maps = [np.nan_to_num(O).reshape(SIDE, SIDE, -1) for O in Os]
        yhat = np.clip(np.nan_to_num(Yhat, nan=0.5).reshape(SIDE, SIDE), -9, 9)
        return Moment(self.X, self.Y, maps, yhat, back, self.losses, self.accuracy(), self.made_of[0])


def _say(net: Playground) -> str:
    """The live sentence: what the last epochs did, or what waits for the button."""
    loss, done = net.losses[-1], len(net.losses) - 1
    if not done:
        return (
            f"Nothing learnt yet: {percent(net.accuracy())} right, loss {forward_html(loss)}. "
            f"The line where {math_html('ŷ')} = ½ lies where chance put it."
        )
    if net.lost_with is not None:
        return (
            f"The loss is no number any more: the steps were too long, with {math_html('η')} = "
            f"{number_html(net.lost_with)}. Start over with a smaller one."
        )
    lately = min(done, LATELY)
    before = net.losses[done - lately]
    return (
        f"Epoch {done}: loss {forward_html(loss)}, {percent(net.accuracy())} of the test points right. "
        f"The last {lately} epochs moved the loss by {number_html(loss - before, 2)}."
    )


def playground() -> Figure:
    """Figure 7.1. One press trains to the next 300 epochs; η and batch may change, the rest starts anew."""
    state: dict = {}

    def shown(values, progress=None):
        net = state["net"]
        return Shown(draw_playground(net.scene()), _say(net), progress=progress)

    def learn(values) -> Iterator[Shown]:
        """A picture after every ten epochs: the kernel hears Pause in between."""
        net = state["net"]
        begun = len(net.losses) - 1
        goal = EPOCHS * (begun // EPOCHS + 1)
        for done in range(begun + 1, goal + 1):
            net.epoch(values["eta"], values["batch"])
            if done % FRAME == 0:
                yield shown(values, None if done == goal else (done - begun) / (goal - begun))

    def render(values):
        net = state.get("net")
        if net is None or values["pressed"] in ("again", "reset") or net.made_of != Playground.recipe(values):
            state["net"] = Playground(values)
        return learn(values) if values["pressed"] == "run" else shown(values)

    controls = (
        Slider("eta", "η", 0.01, 10, 0.2, log=True, live=False, name="step size eta", digits=2),
        Slider(
            "width", "width", 2, 16, 16, step=1, live=False, digits=0, name="neurons in each hidden layer"
        ),
        Slider("batch", "batch", 1, ROWS, 20, step=1, live=False, digits=0, name="rows in a mini-batch"),
        Slider("noise", "noise", 0, 0.4, 0.15, step=0.01, live=False, name="noise of the points"),
        Choice("data", "data", tuple(SETS), "moons"),
        Button("run", "Run", strong=True),
        Button("stop", "Pause"),
        Button("again", "Start over"),
    )
    try_this = (
        "Run the spirals at noise 0.02. Which neurons of the first layer draw only a straight line, "
        "which of the second an arm?"
    )
    arms: list[Step] = [{"data": "spirals"}, {"noise": 0.02}]
    states = {"spirals": arms, "spirals, learnt": [*arms, "run", "run"]}
    return Figure("7.1", "Playground", controls, render, try_this, states, remembers=True)
