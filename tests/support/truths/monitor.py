"""Chapter 08: the instruments at a patient's bed, before and after a treatment."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from backprop.drawing.notation import number, percent
from backprop.numbers.monitor import record, untreated

from truths.kinds import At, Curve, Optional, besides


def monitor(v: Mapping) -> dict:
    return _bed(v, untreated(v["patient"], 1))


def treated(v: Mapping, cured: Mapping) -> dict:
    """After a treatment, patient's settings -> what they were turned to: the old loss stays beside the new one."""
    before, after = _before_and_after(v, cured)
    told = (
        v["look"],
        3000,
        5,
        1,
        2,
        number(after.losses[0]),
        number(before.losses[-1]),
        percent(before.accuracy).split()[0],
    )
    return _bed(v, after) | {"curve:before": _loss_of(before, "muted")} | besides(*told)


def outcome(v: Mapping, cured: Mapping) -> str:
    """What is said of both runs, the new one first."""
    before, after = _before_and_after(v, cured)
    new, old = (number(run.losses[-1]).replace("–", "no number") for run in (after, before))
    return (
        f"The loss ends at {new} instead of {old}, and "
        f"{percent(after.accuracy)} of the test points are right instead of {percent(before.accuracy)}."
    )


def _before_and_after(v: Mapping, cured: Mapping) -> tuple:
    before = untreated(v["patient"], 1)
    return before, list(record(before.settings | cured))[-1]


def _loss_of(chart, colour: str) -> Curve:
    """Held on the scale of 0.005 to 100; the steps are those of the scale below."""
    held = np.clip(np.nan_to_num(chart.losses, nan=100.0, posinf=100.0), 0.005, 100)
    return Curve(colour, ("ratio", np.array(chart.steps) + 1), ("loss", held), "xy")


def _bed(v: Mapping, chart) -> dict:
    """The instruments at one bed."""
    signs = chart.at(v["look"])
    norms, layers = signs["grad_norm"], len(signs["grad_norm"])
    dead, beyond = max(signs["dead"]), float(np.mean(signs["saturated"]))
    truth = {
        "loss": _or_none(chart.losses[-1]), "look": f"step {v['look']}", "curve:loss": _loss_of(chart, "forward"),
        "gradient check": _or_none(signs["check"]), "input RMS": signs["input_rms"], "dead units": percent(dead, 0),
        "twins (0: alike)": _or_none(signs["twins"]), "test accuracy": percent(chart.accuracy), "beyond": f"beyond ±5: {percent(beyond, 0)}",
        "line:look": At(x=("ratio", v["look"] + 1), log="x"), "at 0": "step 0", "at 20": "20", "at 300": "300", "at 3000": "3000",
        "d norm 1": _or_none(norms[0]), f"d norm {layers}": _or_none(norms[-1]), "point:loss": _held_at(chart.losses[-1]),
        **{f"name of {name}": name for name in READINGS},
        **{f"stem:{k}": _norm(norm) for k, norm in enumerate(norms, 1)},
        **{f"norm of layer {k}": "layer 1" if k == 1 else str(k) for k in range(1, layers + 1)},
        **{f"H of layer {k}": "layer 1" if k == 1 else str(k) for k in range(1, layers)},
    }  # fmt: skip
    ratios = np.array(chart.ratios)
    for k in range(layers):
        if (np.isfinite(ratios[:, k]) & (ratios[:, k] > 0)).any():
            truth[f"curve:ratio {k + 1}"] = lambda m: m.colour == "backward" and m.dashed
            truth[f"d name {k + 1}"] = Optional(lambda t, k=k: t.removeprefix("layer ") == str(k + 1))
    return truth | besides(v["look"], 3000, 1, number(chart.losses[0]), *range(15), *COMPLAINTS)


COMPLAINTS = {"5", "10⁻¹⁰", "10⁻⁶"}  # numbers of what one would see if it were this
READINGS = ("gradient check", "input RMS", "dead units", "twins (0: alike)", "test accuracy")


def _or_none(value: float):
    """A number, or the words where there is none."""
    return value if np.isfinite(value) else (lambda text: text in ("no number", "∞", "–"))


def _held_at(value: float):
    """The end of the curve of the loss, held on its scale of 0.005 to 100."""
    held = float(np.clip(np.nan_to_num(value, nan=100.0, posinf=100.0), 0.005, 100))
    return At(y=("loss", held), log="y")


def _norm(value: float):
    """A stem of 136 pixels for twelve decades; 0 is a ring at its foot, what leaves the scale has an arrowhead."""

    def stands(mark) -> bool:
        if value == 0:
            return abs(mark.middle[1] - 170) < 0.3 and not mark.dashed
        if not np.isfinite(value) or value > 1e4:
            return abs(mark.box[1] - 53) < 0.3
        return abs(mark.box[1] - (170 - 136 * (np.log10(max(value, 1e-8)) + 8) / 12)) < 0.3

    return stands


TRUTHS = {"monitor": monitor, "blind_patients": monitor}
