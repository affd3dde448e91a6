"""Chapter 00: E0.1 weighted_sum, E0.2 shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.chapters.start_here import mistakes as bank
from autograder.engine.answer import Answer
from autograder.engine.compare import RTOL_FLOAT32, as_array, as_number
from autograder.engine.form_mistakes import said
from autograder.engine.probes import away_from_zero, float32, rng, rounds, whole
from autograder.engine.scales import plain_scales
from autograder.engine.showing import shown
from autograder.engine.structure import near_key
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged


def weighted_sum(x: Any, w: Any) -> float:
    """x, w : (p,) -> Σ xᵢwᵢ."""
    return float(np.sum(np.asarray(x, dtype=float) * w))


WEIGHTED_SUM = Function(
    "weighted_sum",
    ("x", "w"),
    (Result("s"),),
    weighted_sum,
    bank=bank.WEIGHTED_SUM,
    scales=plain_scales,
    more=bank.SUM_FORM,
    is_scalar=True,
)


@judged("One number for any number of inputs, and the inputs are left as they were.")
def judge_weighted_sum(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E0.1", i)
        probes += [
            Probe((away_from_zero(g, 3), away_from_zero(g, 3))),
            Probe((away_from_zero(g, 5), away_from_zero(g, 5))),
        ]
    g = rng(setting, "E0.1", 9)
    extras = [
        Probe((away_from_zero(g, 1), away_from_zero(g, 1)), "one input", "", "It fails for a single input."),
        Probe((away_from_zero(g, 10), away_from_zero(g, 10)), "ten inputs", "", "It fails for ten inputs."),
        Probe((whole(g, 4), whole(g, 4)), "whole numbers", "", "It fails for whole numbers."),
        Probe(
            float32((away_from_zero(g, 4), away_from_zero(g, 4))),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    check_function(walk, answers[0], WEIGHTED_SUM, probes, extras)


# --- E0.2: X (5, 3), W1 (3, 4), W2 (4, 6), W3 (6, 2) ------------------------------------------------------

SHAPES = {
    "H1": (5, 4),
    "O1": (5, 4),
    "H2": (5, 6),
    "O2": (5, 6),
    "Yhat": (5, 2),
    "dW1": (3, 4),
    "dW2": (4, 6),
    "dW3": (6, 2),
}
_BEFORE = {"O1": "H1", "O2": "H2"}
_INPUT = {"H1": (5, 3), "H2": (5, 4), "Yhat": (5, 6)}


@judged("Eight arrays, eight shapes. Only those with a row for each sample would change with N.")
def judge_shapes(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    shapes = answers[0].value().value
    keys = ", ".join(SHAPES)
    walk.at("a dict")
    if not isinstance(shapes, dict):
        walk.fail(said(bank.SHAPE_MISTAKES["not_a_dict"]))
    walk.at("all keys")
    for key in SHAPES:
        if shapes.get(key) is None:
            near = near_key(key, shapes)
            walk.fail(said(bank.SHAPE_MISTAKES["not_answered"], key=key, keys=keys, near=near))
    for key in shapes:
        if key not in SHAPES:
            walk.fail(said(bank.SHAPE_MISTAKES["unknown_key"], key=key, keys=keys))
    for key, want in SHAPES.items():
        walk.at(f"`{key}`")
        got = _shape(shapes[key])
        if got is None:
            kind = _no_shape(shapes[key], want)
            walk.fail(said(bank.SHAPE_MISTAKES[kind], key=key, got=_quoted(shapes[key])))
        if got != want:
            walk.fail(_wrong_shape(key, got, want, shapes))


def _shape(value: Any) -> tuple[int, ...] | None:
    """Two whole numbers as a tuple, None for anything else."""
    array = as_array(value)
    if array is None or array.ndim != 1 or array.size > 32 or array.dtype.kind == "b":  # 32 axes: no more
        return None
    if not np.all(array == np.rint(array)):
        return None
    return tuple(int(n) for n in array)


def _no_shape(value: Any, want: tuple[int, int]) -> str:
    """Which other thing stands there."""
    if isinstance(value, str):
        return "text"
    if not isinstance(value, (list, tuple)) and np.ndim(value) == 0 and as_number(value) == want[0] * want[1]:
        return "count_of_numbers"
    return "array_itself" if isinstance(value, np.ndarray) and value.ndim > 1 else "not_a_shape"


def _quoted(value: Any) -> str:
    return repr(value)[:60] if isinstance(value, (int, float, str, list, tuple)) else shown(value)


def _wrong_shape(key: str, got: tuple[int, ...], want: tuple[int, int], shapes: dict[str, Any]):
    words = {"key": key, "got": got, "before": _BEFORE.get(key, ""), "owner": key[1:]}
    others = [name for name in ("dW1", "dW2", "dW3") if SHAPES[name] == got]
    words["other"] = others[0][1:] if others else ""
    if key.startswith("dW") and len(got) == 3 and got[0] == 5 and got[1:] == want:
        kind = "samples_in_gradient"
    elif len(got) != 2:
        kind = "other_count"
        words["count"] = "one number" if len(got) == 1 else f"{len(got) or 'no'} numbers"
    elif got == want[::-1]:
        kind = "transposed_gradient" if key.startswith("dW") else "transposed"
    elif key in _BEFORE and got != _shape(shapes[_BEFORE[key]]):
        kind = "sigmoid_changes_shape"
    elif key.startswith("dW") and got == (want[0] + 1, want[1]):
        kind = "row_for_a_bias"
    elif key.startswith("dW") and others:
        kind = "shape_of_another"
    elif key.startswith("dW") and 5 in got:
        kind = "samples_in_gradient"
    elif got in [SHAPES["dW1"], SHAPES["dW2"], SHAPES["dW3"]] and not key.startswith("dW"):
        kind = "weights_for_result"
    elif not key.startswith("dW") and got[0] != want[0] and got[1] == want[1]:
        kind = "samples_lost"
    elif got == _INPUT.get(key):
        kind = "input_for_result"
    else:
        kind = "wrong"
    return said(bank.SHAPE_MISTAKES[kind], **words)


EXERCISES = [
    Exercise("E0.1", ("weighted_sum",), {"": 1}, judge_weighted_sum),
    Exercise("E0.2", ("shapes",), {"": 2}, judge_shapes),
]
