"""Facts about the patients of chapter 08 that take long to compute, kept as plain data in ward.json.

`vitals` holds, for each of the fourteen patients, what the notebook's check of E8.2 is given, for twenty
seeds whose run stays below 0.95 (the healthy one and the two with a wrong gradient: any twenty seeds). Seed
0 is the one that the notebook shows, and is not among them. Grading makes patients of its own, once for each
hidden seed (`fresh_ward`). `cures` holds accuracies of the changes that are tried most.

    python -m autograder.chapters.debugging_clinic.ward        computes all of it anew, in some minutes

tests/chapters/debugging_clinic/test_ward.py recomputes a sample.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from backprop.numbers.patients import PATIENTS, course_of, vitals_of

FILE = Path(__file__).with_name("ward.json")
WANTED, BELOW, TRIED = 20, 0.95, range(1, 61)
NEVER_ILL_BY_ACCURACY = ("healthy", "wrong_sign", "slope_missing")
CURED = ("deep8", "x1000", "exploding")
CURE_SEEDS = (101, 102, 103, 104, 105)
# the changes whose accuracies are kept: none, the model cures, and what is near them
USUAL: dict[str, list[dict[str, Any]]] = {
    "deep8": [{"gain": g} for g in (2, 3, 3.5, 4, 5, 6, 8, 10)],
    "x1000": [{}, {"scaling": "standardise"}, {"eta": 0.02}, {"eta": 2e-4}, {"gain": 0.004}, {"gain": 0.04}],
    "exploding": [{"gain": g, "eta": e} for g in (1.41, 1.4, 1.5, 1) for e in (0.01, 0.02, 0.05, 0.1, 0.2)],
}
USUAL["deep8"] += [{}, {"act": "relu"}, *({"act": "relu", "gain": g} for g in (1.41, 1.4))]
USUAL["deep8"] += [{"gain": 4, "eta": e} for e in (0.05, 0.1, 0.3, 0.5)] + [{"eta": e} for e in (1, 2, 20)]
USUAL["exploding"] += [{}, {"eta": 0.02}, {"eta": 0.002}, {"act": "sigmoid"}, {"seed": 1}]
USUAL["exploding"] += [{"act": "sigmoid", "gain": 4}, {"gain": 1.41}, {"gain": 1.4}, {"gain": 1}, {"gain": 4}]


def _short(value: Any) -> Any:
    """Numbers with five significant digits, so that the file stays small."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_short(item) for item in value]
    return float(f"{float(value):.5g}")


def compute_vitals(name: str, seeds: list[int]) -> dict[int, dict[str, Any]]:
    """seed -> the dict that `diagnose` is given, for the seeds whose run is ill enough."""
    patient = PATIENTS[name]
    losses, reached, _ = course_of(patient.settings(), seeds=seeds)
    ill = [i for i in range(len(seeds)) if name in NEVER_ILL_BY_ACCURACY or reached[i] < BELOW]
    return {seeds[i]: _short(vitals_of(patient.settings(seeds[i]), losses[:, i])) for i in ill[:WANTED]}


@cache
def kept() -> dict[str, Any]:
    """What ward.json holds."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def vitals(name: str) -> dict[int, dict[str, Any]]:
    """seed -> vital signs of one patient."""
    return {int(seed): signs for seed, signs in kept()["vitals"][name].items()}


def _key(name: str, changes: dict[str, Any]) -> str:
    """One text for one run. Numbers count to three digits, so that √2, 1.414 and 1.41 are one run."""
    plain = {k: v if isinstance(v, str) else float(f"{float(v):.3g}") for k, v in changes.items()}
    return json.dumps([name, dict(sorted(plain.items()))])


@lru_cache(maxsize=4096)
def _trained(key: str) -> tuple[float, ...]:
    name, changes = json.loads(key)
    changes |= {setting: int(changes[setting]) for setting in ("seed", "sign") if setting in changes}
    with np.errstate(all="ignore"):
        reached = course_of(PATIENTS[name].settings() | changes, seeds=list(CURE_SEEDS))[1]
    return tuple(float(a) for a in reached)


def cured(name: str, changes: dict[str, Any]) -> tuple[float, ...]:
    """Test accuracies of the patient with these changes, for the five seeds; trained only where not known."""
    key = _key(name, changes)
    known = kept()["cures"].get(key)
    return tuple(known) if known is not None else _trained(key)


def compute_cures() -> dict[str, tuple[float, ...]]:
    """Key -> accuracies, for the usual changes."""
    keys = [_key(name, changes) for name, several in USUAL.items() for changes in several]
    return {key: _trained(key) for key in keys}


def write(signs: dict[str, Any], cures: dict[str, Any]) -> None:
    """Write the file, one patient and one cure a line."""
    tables = []
    for title, table in (("vitals", signs), ("cures", cures)):
        lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items()]
        tables.append(f"{json.dumps(title)}: {{\n" + ",\n".join(lines) + "\n}")
    FILE.write_text("{" + ",\n".join(tables) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    write({name: compute_vitals(name, list(TRIED)) for name in PATIENTS}, compute_cures())
