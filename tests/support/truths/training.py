"""Chapters 00, 06 to 08: runs of training, wrong backward passes, digits, deep nets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from backprop.data import load_digits
from backprop.drawing.notation import number, plain
from backprop.numbers import how_deep as deep
from backprop.numbers.liars import LIARS, slide_run, testimony
from backprop.numbers.patient_zero import fever_chart

from truths.kinds import At, besides, spans


def patient_zero(v: Mapping) -> dict:
    sick, well = fever_chart(), fever_chart(sign=1)
    return {
        "loss of the sick": sick[-1], "unit of the axis": "20 lessons",
        **{f"loss.x={t}": t for t in (0, 5, 10, 15)},
        "point:sick": At(y=("loss", sick[-1]), log="y"), "curve:sick": ends_at("ink", sick, "loss"),
        "curve:cured": ends_at("edge", well, "loss"), **besides(number(sick[0], 2), number(well[0], 2), number(well[-1], 2), 20),
    }  # fmt: skip


def ends_at(colour: str, values, scale: str):
    """A curve of this colour that goes up where its values go up, and down where they go down."""
    del scale

    def so(mark) -> bool:
        rises = mark.points[-1][1] < mark.points[0][1]
        return mark.colour == colour and rises == (values[-1] > values[0])

    return so


def patient_cured(v: Mapping) -> dict:
    sick = fever_chart()
    return {
        "loss now": sick[-1], "what it says": "I did as I was told.", "curve:untreated": lambda m: m.colour == "muted",
        "curve:now": ends_at("forward", sick, "loss"), "point:now": At(x=("loss", len(sick) - 1)),
        **besides(len(sick) - 1),
    }  # fmt: skip


def slide(v: Mapping) -> dict:
    up, down = slide_run()
    return {
        "loss up": up[-1], "loss down": down[-1], "unit of the axis": "30 steps",
        "rule that goes up": "d = −2(Ŷ − Y)", "rule that goes down": "d = 2(Ŷ − Y)",
        "curve:up": ends_at("attention", up, "slide"), "curve:down": ends_at("forward", down, "slide"),
        **besides(2, 30, number(up[0])),
    }  # fmt: skip


def liars(v: Mapping) -> dict:
    """Before a guess: what the gradient check sees, and nothing of the training."""
    index = "ABCDEFGHIJKL".index(v["liar"])
    cosines, error = testimony(LIARS[index].backward)
    truth = {
        "error": error, "cosine 0": "0", "cosine 1": "1, same direction", "question": f"Will {v['liar']} learn the moons?",
        "when": "Its curve opens when you have guessed.", "now": lambda m: abs(m.middle[0] - 64 - 68 * index) < 0.3,
        "point:error": At(x=("check", max(error, 1e-12)), log="x"),
    }  # fmt: skip
    for layer, cosine in enumerate(cosines, 1):
        truth |= {f"dW{layer}": cosine, f"bar:dW{layer}": spans(170, 170 + 90 * cosine, least=1)}
    return truth | besides(300, 95)


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
    return truth | besides(0, 1, n, 16, plain(gain, 2), bound)


def shown_layers(n: int) -> list[int]:
    return [k for k in range(1, n + 1) if k == n or (k % 4 == 0 and n - k > 1 and k > 1)]


def _stem(value: float, low: float):
    """Its top stands at the value: 216 pixels for 25 decades, from 334 up; below the scale a triangle at the foot."""
    top = 334 - 216 * (np.log10(min(value, 1e7)) + 18) / 25 if value >= low else 321
    return lambda mark: (
        mark.colour == "backward" and abs(mark.box[1] - top) < 0.3 and mark.dashed == (value >= low)
    )


TRUTHS = {
    "patient_zero": patient_zero, "patient_cured": patient_cured, "slide": slide, "liars": liars,
    "digits_page": digits_page, "how_deep": how_deep,
}  # fmt: skip
