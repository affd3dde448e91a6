"""Checks of notebook 07: E7.1 and E7.2 by property, E7.3 and E7.4 by what the trained net can do."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import numpy as np
from backprop.data import Split
from backprop.numbers import network, neuron
from backprop.numbers.training import accuracy, mse, run_forward

from autograder.chapters.training import mistakes as known
from autograder.chapters.training.cross_entropy import judge_bonus
from autograder.chapters.training.hidden_data import hidden_digits, hidden_plane, seed_of_net
from autograder.chapters.training.init_weights import judge_init_weights
from autograder.chapters.training.sgd_epoch import judge_sgd_epoch
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Walk, judged

SECONDS = 20.0  # the reference needs about half a second
# first weights of many gains are right on less than twice the share of guessing, where there are ten classes;
# of two classes they may know most by luck
BY_LUCK = 2.5
Ws = list[np.ndarray]

# what the locked cell of the notebook defines, for `autograder try`
GIVEN = "import numpy as np\n\n\n" + "\n\n".join(
    inspect.getsource(function)
    for function in (network.sigmoid, network.mse, network.forward, network.backward, neuron.sgd_step)
)


@dataclass(frozen=True)
class TrainingTask:
    """A training exercise: the net it asks for and the share of test rows that has to be right."""

    name: str
    sizes: tuple[int, int, int, int]
    floor: float
    recipe: dict[str, Any]

    @property
    def chance(self) -> float:
        """The share that guessing gets right: one of two, or one of K classes."""
        return 0.5 if self.sizes[-1] == 1 else 1 / self.sizes[-1]

    @property
    def more(self) -> tuple[str, ...]:
        lines = known.TRAINED_MORE if self.recipe else known.DIGITS_MORE  # E7.4 has no recipe: it is chosen
        return tuple(line.format_map(self.recipe) for line in lines)


_PLANE = {"gain": 4, "batch": 20, "epochs": 300}
MOONS = TrainingTask("train_2d", (3, 16, 16, 1), 0.95, _PLANE)
SPIRALS = TrainingTask("train_2d", (3, 16, 16, 1), 0.90, _PLANE | {"epochs": 450})
DIGITS = TrainingTask("train_digits", (64, 32, 32, 10), 0.93, {})


def _matrices(walk: Walk, task: TrainingTask, value: Any) -> Ws:
    """The three matrices, or leave: count, kind, shapes, numbers that are no numbers any more."""
    parts, more = sequence(value), task.more
    shapes = list(zip(task.sizes[:-1], task.sizes[1:], strict=True))
    if parts is None or len(parts) != 3:
        count = "something else" if parts is None else f"{len(parts)}"
        expected = "three arrays `[W1, W2, W3]`"
        walk.fail("wrong_count", expected_count="three arrays", got_count=count, expected=expected, more=more)
    arrays = [as_array(part) for part in parts]
    for k, (array, shape) in enumerate(zip(arrays, shapes, strict=True), start=1):
        if array is None:
            walk.fail("not_data", name=f"W{k}", kind="not an array", expected=f"an array {shape}", more=more)
    found = [array.shape for array in arrays]
    if found != shapes and found == [shape[::-1] for shape in shapes]:
        words = {"name": "W1", "shape": found[0], "owner": f"asked is the shape {shapes[0]}"}
        walk.fail("transposed", more=more, **words)
    if found != shapes:
        walk.fail(said(known.TRAINED["other_net"], shapes=shapes, found=found), more=more)
    weights = [array.astype(float) for array in arrays]
    if not all(np.isfinite(W).all() and np.abs(W).max() < 1e6 for W in weights):
        walk.fail(known.TRAINED["diverged"], more=more)
    return weights


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def judge_net(walk: Walk, task: TrainingTask, value: Any, data: Split) -> str:
    """Leave if the net is not good enough; otherwise the sentence under the pass."""
    weights = _matrices(walk, task, value)
    reached = float(accuracy(data.X_test, data.Y_test, weights))
    if reached >= task.floor:
        return f"Right on {_percent(reached)} of {len(data.X_test)} rows it has not seen."
    with np.errstate(all="ignore"):
        Hs, _, Yhat = run_forward(data.X, weights)
        loss = float(mse(Yhat, data.Y))
    flat = max(float((np.abs(H) > 5).mean()) for H in Hs)
    at_mean = float(mse(data.Y.mean(axis=0), data.Y))
    words = {
        "accuracy": _percent(reached),
        "floor": _percent(task.floor),
        "points": len(data.X_test),
        "flat": _percent(flat),
        "loss": f"{loss:.3g}",
        "mean": f"{at_mean:.3g}",
        "chance": _percent(task.chance),
    }
    id_ = _why(task, weights, reached, flat, loss, at_mean)
    walk.fail(said(known.TRAINED[id_], **words), more=task.more)
    return ""


def _why(task: TrainingTask, weights: Ws, reached: float, flat: float, loss: float, at_mean: float) -> str:
    """What the numbers of a net that fails tell about its training."""
    if any(W.shape[1] > 1 and np.ptp(W, axis=1).max() < 1e-9 for W in weights[:2]):
        return "twins_for_ever"
    if task.sizes[-1] == 1 and reached <= 1 - task.floor:
        return "classes_exchanged"
    if flat > 0.8:  # after η = 3, 0.98 to 1; before any training and after a good one under 0.3
        return "thrown_flat"
    if loss > 1.05 * at_mean:
        if loss >= 1e3:
            return "diverged"
        return "learnt_and_far_off" if task.sizes[-1] > 1 and reached > BY_LUCK * task.chance else "untrained"
    if reached < task.chance + 0.1 * (task.floor - task.chance) and loss > 0.9 * at_mean:
        return "learnt_nothing"
    return "not_there_yet"


def _trained(walk: Walk, answer: Answer, task: TrainingTask, data: Split, seed: int) -> str:
    walk.at(f"done in {SECONDS:g} s")
    call = answer.call(data.X, data.Y, seed, seconds=SECONDS)
    if call.error == "TimeoutError":
        walk.fail(said(known.TRAINED["training_too_slow"], seconds=f"{SECONDS:g}"), more=task.more)
    signature = f"`{task.name}(X, Y, seed)`"
    walk.accept(call, answer, expected="three arrays `[W1, W2, W3]`", signature=signature)
    walk.at("rows it has not seen")
    return judge_net(walk, task, call.value, data)


@judged()
def judge_train_2d(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> str:
    task, name = MOONS if part == "moons" else SPIRALS, f"E7.3 {part}"
    data = hidden_plane(part, setting, name)
    return _trained(walk, answers[0], task, data, seed_of_net(setting, name))


@judged()
def judge_train_digits(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> str:
    if part == "bonus":
        return judge_bonus(walk, answers[0], setting)
    data = hidden_digits(setting, "E7.4")
    return _trained(walk, answers[0], DIGITS, data, seed_of_net(setting, "E7.4"))


EXERCISES = [
    Exercise("E7.1", ("init_weights",), {"": 1}, judge_init_weights, GIVEN),
    Exercise("E7.2", ("sgd_epoch",), {"": 2}, judge_sgd_epoch, GIVEN),
    Exercise("E7.3", ("train_2d",), {"moons": 1, "spirals": 1}, judge_train_2d, GIVEN, seconds=30),
    Exercise(
        "E7.4",
        ("train_digits",),
        {"": 2, "bonus": 0},
        judge_train_digits,
        GIVEN,
        part_names={"bonus": ("softmax_cross_entropy",)},
        seconds=30,
    ),
]
