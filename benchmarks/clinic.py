"""Do the ten diagnoses of chapter 08 hold for nets that are not its ward's?

A fixed sample of 300: moons, circles, spirals and digits, widths 8 to 64, two to eight hidden layers, a seed
each; thirty are made ill in each of nine ways, thirty are left as they are. Every net is read before its
first step and its loss at 0, 20, 300 and 3 000 steps, as E8.2 does, and two lists of rules look at it: the
ward's, with the thresholds of the chapter's model answer, and the same rules with what depends on a net
replaced by a comparison (with guessing, with a net of the same build that is left as it is).

    python benchmarks/clinic.py               all 300, under half an hour on two cores
    python benchmarks/clinic.py --each 2      the first two of each diagnosis
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "course"))
from backprop.data import digits_split, plane_split
from backprop.data.preparation import with_ones
from backprop.numbers.patients import LOOKS, STEPS, vital_signs
from backprop.numbers.training import descend, gradients, init_weights, mse, run_forward

DATA = {"moons": "moons", "circles": "circles", "spirals": "spirals, 1 turn", "digits": ""}
WIDTHS, DEPTHS, EACH = (8, 16, 32, 64), range(2, 9), 30
DIAGNOSES = (
    "healthy", "step_small", "step_large", "twins", "saturated", "vanishing", "inputs", "dead", "exploding",
    "wrong_gradient",
)  # fmt: skip


@dataclass(frozen=True)
class Net:
    """One of the sample; `turn` chooses between two ways of the same illness."""

    diagnosis: str
    data: str
    width: int
    depth: int
    seed: int

    @property
    def turn(self) -> int:
        return self.seed % 2


def sample(each: int = EACH) -> list[Net]:
    """The fixed sample, `each` nets for each diagnosis; a smaller one is the beginning of a larger one."""
    nets = []
    for number, diagnosis in enumerate(DIAGNOSES):
        rng = np.random.default_rng([2026, number])
        for k in range(EACH):
            data = list(DATA)[int(rng.integers(len(DATA)))]
            width, depth = int(rng.choice(WIDTHS)), int(rng.choice(DEPTHS))
            if diagnosis in ("vanishing", "exploding"):
                depth = int(rng.integers(5, 9))  # what is lost or grows at each layer needs some layers
            if k < each:
                nets.append(Net(diagnosis, data, width, depth, int(rng.integers(2**31))))
            else:
                rng.integers(2**31)
    return nets


@cache
def rows(data: str):
    """Training rows of a set, the last column 1."""
    if data == "digits":
        split = digits_split(1)
        return with_ones(split.X), split.Y
    split = plane_split(DATA[data], 1)
    return split.X, split.Y


def settings(net: Net) -> dict:
    """How the net is built and trained; an illness changes one thing of it."""
    deep_relu = net.diagnosis in ("dead", "exploding")
    s = {
        "act": "sigmoid",
        "gain": 4.0,
        "eta": 0.2 if net.depth < 5 else 0.05,
        "fault": None,
        "scale": (1.0, 0.0),
    }
    if net.data == "digits":
        s |= {"gain": 4.0, "eta": 0.05}
    if deep_relu:
        s |= {"act": "relu", "gain": 2**0.5, "eta": 0.02}
    match net.diagnosis:
        case "step_small":
            s["eta"] /= 300
        case "step_large":
            s["eta"] = 3.0
        case "saturated":
            s["gain"] *= 15
        case "vanishing":
            s["gain"] = 1.0
        case "inputs":
            s["scale"] = (1000.0, 0.0) if net.turn else (1.0, 100.0)
        case "exploding":
            s["gain"] = 6.0 if net.turn else 10.0
        case "wrong_gradient":
            s["fault"] = "sign" if net.turn else "slope 1"
    return s


def vitals(net: Net, seed: int | None = None) -> dict:
    """What `diagnose` is given, and `guessing`: the loss of always saying the mean."""
    s, (X, Y) = settings(net), rows(net.data)
    X = np.hstack([X[:, :-1] * s["scale"][0] + s["scale"][1], X[:, -1:]])
    rng = np.random.default_rng(net.seed if seed is None else seed)
    Ws = init_weights([X.shape[1], *[net.width] * net.depth, Y.shape[1]], s["gain"], rng)
    if net.diagnosis == "twins":
        Ws = [np.full_like(W, 0.3 * net.turn) for W in Ws]
    if net.diagnosis == "dead":
        Ws[0][-1] = -30.0
    with np.errstate(all="ignore"):
        signs = vital_signs(X, Y, Ws, s["act"], gradients(X, Y, Ws, s["act"], s["fault"]), s["eta"], rng)
        walk, losses = descend(X, Y, Ws, s["eta"], 20, rng, s["act"], s["fault"]), []
        for step in range(STEPS + 1):
            if step in LOOKS:
                losses.append(float(mse(run_forward(X, Ws, s["act"])[2], Y)))
            Ws = next(walk)
    return signs | {"loss": losses, "guessing": float(mse(np.broadcast_to(Y.mean(axis=0), Y.shape), Y))}


def by_the_ward(v: dict) -> str:
    """The ten rules of the chapter's model answer, with the ward's thresholds."""
    g, loss = v["grad_norm"], v["loss"]
    if max(g) == 0:
        return "dead"
    if v["twins"] == 0:
        return "twins"
    if v["input_rms"] > 10:
        return "inputs"
    if not max(g) <= 1e5:
        return "exploding"
    if v["check"] > 1e-2:
        return "wrong_gradient"
    if max(v["saturated"]) > 0.8:
        return "saturated"
    if g[0] < 1e-3 * g[-1]:
        return "vanishing"
    if not loss[-1] < 0.45:
        return "step_large"
    return "step_small" if v["update_ratio"] < 2e-2 else "healthy"


def by_comparison(v: dict, well: dict) -> str:
    """The same, where a threshold belongs to a net: beside `well`, a net of that build left as it is."""
    g, loss = v["grad_norm"], v["loss"]
    if max(g) == 0:
        return "dead"
    if v["twins"] == 0:
        return "twins"
    if v["input_rms"] > 10:
        return "inputs"
    if not max(g) <= 1e5:
        return "exploding"
    if v["check"] > 1e-2:
        return "wrong_gradient"
    if max(v["saturated"]) > 0.8:
        return "saturated"
    if g[0] / g[-1] < 0.03 * well["grad_norm"][0] / well["grad_norm"][-1]:
        return "vanishing"
    if v["update_ratio"] < 0.03 * well["update_ratio"]:
        return "step_small"
    worse = not loss[-1] < 0.9 * v["guessing"] or not loss[-1] < 20 * well["loss"][-1]
    return "step_large" if worse else "healthy"


def diagnosed(net: Net) -> tuple[Net, str, str, bool]:
    """(net, what the ward's rules say, what comparing says, whether the healthy twin learns at all)."""
    v, well = vitals(net), vitals(Net("healthy", net.data, net.width, net.depth, net.seed), seed=net.seed + 1)
    learns = well["loss"][-1] < 0.7 * well["guessing"]
    return net, by_the_ward(v), by_comparison(v, well), learns


def table(found: list[tuple[Net, str, str, bool]]) -> str:
    """One row a diagnosis: recognised by the ward's rules and by comparing, and what it was taken for."""
    lines = [f"{'diagnosis':16}{'nets':>5}{'ward':>6}{'compared':>10}   taken for (ward's rules)"]
    for diagnosis in DIAGNOSES:
        mine = [row for row in found if row[0].diagnosis == diagnosis]
        if not mine:
            continue
        ward, compared = (sum(row[k] == diagnosis for row in mine) for k in (1, 2))
        others = Counter(row[1] for row in mine if row[1] != diagnosis)
        told = ", ".join(f"{word} {count}" for word, count in others.most_common())
        lines.append(f"{diagnosis:16}{len(mine):>5}{ward:>6}{compared:>10}   {told}")
    ward, compared = (sum(row[k] == row[0].diagnosis for row in found) for k in (1, 2))
    lines.append(f"{'all':16}{len(found):>5}{ward:>6}{compared:>10}")
    lines.append(f"{sum(row[3] for row in found)} of {len(found)} healthy twins learn at all")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=EACH, help=f"nets for each diagnosis, at most {EACH}")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    started = time.perf_counter()
    with ProcessPoolExecutor(asked.jobs) as pool:
        found = list(pool.map(diagnosed, sample(min(asked.each, EACH)), chunksize=1))
    print(table(found))
    print(f"{time.perf_counter() - started:.0f} s with {asked.jobs} processes")


if __name__ == "__main__":
    main()
