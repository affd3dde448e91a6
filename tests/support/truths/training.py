"""Chapters 00, 06 to 08: runs of training, wrong backward passes, digits, deep nets; the patients are in monitor.py."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from backprop.data import load_digits
from backprop.drawing.notation import number, percent, plain
from backprop.figures.playground import Playground
from backprop.numbers import how_deep as deep
from backprop.numbers import what_should_change as pixels
from backprop.numbers.data_ward import data_runs
from backprop.numbers.liars import LIARS, slide_run, testimony, train_on_moons
from backprop.numbers.patient_zero import fever_chart
from backprop.numbers.training import messages, mse, run_forward

from truths.kinds import At, Curve, Way, besides, spans

DOWN = Way("backward", "down", True)


def patient_zero(v: Mapping) -> dict:
    sick, well = fever_chart(eta=v["eta"]), fever_chart(sign=1)
    return {
        "loss of the sick": sick[-1], "unit of the axis": "20 lessons",
        **{f"loss.x={t}": t for t in (0, 5, 10, 15)},
        "point:sick": At(y=("loss", sick[-1]), log="y"), "curve:sick": ends_at("ink", sick, "loss"),
        "curve:cured": ends_at("edge", well, "loss"), **besides(number(sick[0]), number(sick[0], 2), number(well[0], 2), number(well[-1], 2), 20, plain(v["eta"])),
    }  # fmt: skip


def ends_at(colour: str, values, scale: str):
    """A curve of this colour that goes up where its values go up, and down where they go down."""
    del scale

    def so(mark) -> bool:
        rises = mark.points[-1][1] < mark.points[0][1]
        return mark.colour == colour and rises == (values[-1] > values[0])

    return so


def patient_cured(v: Mapping) -> dict:
    now = fever_chart(400)  # untreated, until it overflows
    return {
        "loss now": now[-1], "what it says": "I did as I was told.", "curve:now": Curve("forward", ("loss", range(len(now))), ("loss", now), "y"),
        "point:now": At(x=("loss", len(now) - 1)), **besides(len(now) - 1, number(fever_chart()[-1])),
    }  # fmt: skip


def data_ward(v: Mapping) -> dict:
    truth, one = {}, data_runs()[0].name  # the four share one scale of losses
    for run in data_runs():
        truth |= {
            f"name of {run.name}": run.name,
            f"train {run.name}": f"training {number(run.train[-1])}",
            f"held {run.name}": f"held back {number(run.held[-1])}",
            f"train:{run.name}": Curve("forward", (run.name, run.steps), (one, run.train), "y"),
            f"held:{run.name}": Curve("attention", (run.name, run.steps), (one, run.held), "y"),
        }
    told = [number(v) for run in data_runs() for v in (run.train[-1], run.held[-1])]
    return truth | besides(1500, 20, 0.25, *told)


def slide(v: Mapping) -> dict:
    up, down = slide_run()
    return {
        "loss up": up[-1], "loss down": down[-1], "unit of the axis": "30 steps",
        "rule that goes up": "as printed", "rule that goes down": "mended",
        "curve:up": Curve("attention", ("slide", range(31)), ("slide", up), "y"),
        "curve:down": Curve("forward", ("slide", range(31)), ("slide", down), "y"),
        **besides(2, 30, number(up[0])),
    }  # fmt: skip


def liars(v: Mapping) -> dict:
    """Before a guess: what the gradient check sees, and nothing of the training."""
    hidden = {
        "question": f"Will {v['liar']} learn the moons?", "when": "Its curve opens when you have guessed.",
        **besides(300, 95),
    }  # fmt: skip
    return _checked(v["liar"]) | hidden


def liars_guessed(v: Mapping, guesses: Mapping[str, str]) -> dict:
    """After guesses, letter -> "yes" or "no": the strip knows those, and the curves of this one are open."""
    shown, right = _trained(v["liar"]), _trained()
    epochs = np.arange(0, 301, 3)
    truth = _checked(v["liar"]) | {
        "unit of the axis": "300 epochs", "accuracy of the right one": percent(right.accuracy),
        "accuracy of the liar": percent(shown.accuracy),
        "curve:the right one": Curve("muted", ("moons", epochs), ("moons", right.losses), "y"),
        "curve:the liar": Curve("forward", ("moons", epochs), ("moons", shown.losses), "y"),
    }  # fmt: skip
    hits = 0
    for letter, guess in guesses.items():
        accuracy = _trained(letter).accuracy
        hit = (guess == "yes") == (accuracy >= 0.95)
        hits += hit
        truth |= {f"accuracy of {letter}": percent(accuracy), f"guess of {letter}": "✓" if hit else ""}
    said = (number(shown.losses[0]), number(shown.losses[-1]), number(right.losses[-1]))
    return truth | besides(*said, len(guesses), hits)


@cache
def _trained(letter: str = ""):
    """The training of one liar, of the right backward pass without one."""
    return train_on_moons(*[liar.backward for liar in LIARS if liar.letter == letter])


def _checked(letter: str) -> dict:
    """What the gradient check sees of a liar, and its place among the twelve."""
    index = "ABCDEFGHIJKL".index(letter)
    cosines, error = testimony(LIARS[index].backward)
    truth = {
        "error": error, "cosine 0": "0", "cosine 1": "1, same direction",
        "now": lambda m: abs(m.middle[0] - 64 - 68 * index) < 0.3,
        "point:error": At(x=("check", max(error, 1e-12)), log="x"),
    }  # fmt: skip
    for layer, cosine in enumerate(cosines, 1):
        truth |= {f"dW{layer}": cosine, f"bar:dW{layer}": spans(170, 170 + 90 * cosine, least=1)}
    return truth


def digits_page(v: Mapping) -> dict:
    images, labels = load_digits()
    truth = {f"digit {i}": label for i, label in enumerate(labels[120:156])}
    truth |= {f"image:{i}": _has_ink(images[120 + i], i) for i in range(36)}
    return truth | besides(36, 8, 1797)


def _has_ink(image, i: int):
    """The outermost inked pixels of the image are those of the mark: 6.5 pixels each."""
    rows, cols = np.nonzero(np.reshape(image, (8, 8)).astype(int) // 2)
    x, y = 32 + 72 * (i % 12), 18 + 92 * (i // 12)
    box = (x + 6.5 * cols.min(), y + 6.5 * rows.min(), x + 6.5 * (cols.max() + 1), y + 6.5 * (rows.max() + 1))
    return lambda mark: mark.colour == "ink" and np.allclose(mark.box, box, atol=0.05)


def how_deep(v: Mapping) -> dict:
    kind, n, gain = v["net"], v["n"], v["gain"]
    arrives, slopes = deep.arrives(kind, n, gain)
    gains, values = deep.over_gain(kind, n)
    low = 1e-18
    truth = {
        "d input": arrives[0], "mean slope": float(np.mean(slopes)), "curve:over gain": lambda m: m.colour == "backward",
        "point:gain": At(x=("gain", gain), y=("left", max(arrives[0], low)), log="xy"),
        **{f"stem:{k}": _stem(value, low) for k, value in enumerate(arrives)},
        **{f"layer {k}": f"layer {k}" if k == n and n > 2 else str(k) for k in shown_layers(n)},
    }  # fmt: skip
    if kind == "chain":
        truth["curve:bound"] = lambda m: m.colour == "muted" and m.dashed
    best = int(np.argmax(values))
    if (values >= low).any() and 0 < best < len(gains) - 1:
        truth["gain of the most"] = gains[best]
    bound = number(deep.bound(n, gain)[0])
    return truth | besides(0, 1, n, 16, "0.25", plain(gain, 2), bound)


def shown_layers(n: int) -> list[int]:
    return [k for k in range(1, n + 1) if k == n or (k % 4 == 0 and n - k > 1 and k > 1)]


def _stem(value: float, low: float):
    """Its top stands at the value: 234 pixels for 25 decades, from 334 up; below the scale a triangle at the foot."""
    top = 334 - 234 * (np.log10(min(value, 1e7)) + 18) / 25 if value >= low else 321
    return lambda mark: (
        mark.colour == "backward" and abs(mark.box[1] - top) < 0.3 and mark.dashed == (value >= low)
    )


def playground(v: Mapping) -> dict:
    """Before a button is pressed: the net as it was drawn by lot, on its points."""
    net = Playground(v)
    width, loss = v["width"], mse(run_forward(net.X, net.Ws)[2], net.Y)
    _, ds, _ = messages(net.X, net.Y, net.Ws)
    truth = {
        "width 1": width, "width 2": width, "loss": loss, "point:loss": At(x=("loss", 0), y=("loss", min(loss, 1.0)), log="y"),
        "guessing": "guessing: 0.25", "name of the dots": "class 1", "name of the rings": "class 0",
        "dots:0": lambda m: m.width == 6, "dots:1": lambda m: m.width == 5,
    }  # fmt: skip
    for k, d in enumerate(ds[:2], 1):
        for j, size in enumerate(np.linalg.norm(d, axis=0)):
            length = 33 * min(max((np.log10(max(size, 1e-12)) + 6) / 5, 0), 1)
            truth |= {f"bar:dH{k}[{j}]": _long(length)} if length > 0.5 else {}
    return truth | besides(3, width, 1, 0, percent(net.accuracy()).split()[0])


def _long(length: float):
    return lambda m: m.colour == "backward" and abs((m.box[2] - m.box[0]) - length) < 0.3


def what_should_change(v: Mapping) -> dict:
    images, labels, preparation = pixels.test_images()
    k, wanted = v["k"], v["wanted"]
    steps = pixels.walk(pixels.our_net(), images[v["row"]], wanted, preparation, 20)
    step, first = steps[k], steps[0].says
    truth = {
        "size of x": "x, 64 pixels", "size of O_1": "O₁, 32", "size of O_2": "O₂, 32", "size of dx": "∂L/∂x, 64 numbers",
        "wanted": wanted, "arrow:dx": DOWN, "ring:wanted": lambda m: abs(m.middle[1] - 44 - 16 * wanted - 8) < 0.6,
        f"output {wanted}": step.yhat[wanted], f"output {step.says}": step.yhat[step.says],
        f"name of says {first}": f"says {first}", "curve:first": ends_at("muted", [s.yhat[first] for s in steps], "walk"),
        "line:pixels": At(x=("walk", k)), **{f"digit {d}": str(d) for d in range(10)},
        **{f"bar:{d}": _output(value) for d, value in enumerate(step.yhat)},
        **{f"ring:{i}": _at_pixel(i, 44) for i in step.changed},
    }  # fmt: skip
    if first != wanted:
        truth |= {f"name of says {wanted}": f"says {wanted}", "curve:wanted": lambda m: m.colour == "forward"}
    if k + 1 < len(steps):
        truth["ring:next"] = _at_pixel(steps[k + 1].changed[-1], 262)
    if (step.gradient < 0).any():
        truth["squares:more ink"] = lambda m: m.width == 0
    if (step.gradient > 0).any():
        truth["squares:less ink"] = lambda m: m.width == 1.5
    turn = pixels.pixels_to_turn(steps, wanted) or 0
    i = steps[k + 1].changed[-1] if k + 1 < len(steps) else 0
    said = [number(abs(step.gradient).max(), 2), number(step.gradient[i], 2)]
    return truth | besides(8, labels[v["row"]], k, step.says, wanted, turn, 64, i // 8 + 1, i % 8 + 1, *said)


def _at_pixel(i: int, top: int):
    x, y = 24 + 20 * (i % 8) + 10, top + 20 * (i // 8) + 10
    return lambda m: m.colour == "attention" and np.allclose(m.middle, (x, y), atol=0.1)


def _output(value: float):
    """From a common zero at 664, 170 pixels for 1; below 0 to the left, hollow and at most 34 long."""
    size = min(abs(value), 1.15) * 170
    ends = (664, 664 + max(size, 0.5)) if value >= 0 else (664 - min(size, 34), 664)
    return lambda m: spans(*ends)(m) and (m.width == 0) == (value >= 0)


TRUTHS = {
    "data_ward": data_ward,
    "patient_zero": patient_zero, "patient_cured": patient_cured, "slide": slide, "liars": liars,
    "digits_page": digits_page, "how_deep": how_deep, "playground": playground, "what_should_change": what_should_change,
}  # fmt: skip
