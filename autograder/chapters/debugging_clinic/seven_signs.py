"""The seven vital signs as they are right, and what else people make of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from backprop.numbers.training import run_forward

from autograder.chapters.debugging_clinic.nets import Net

KEYS = ("grad_norm", "update_ratio", "saturated", "dead", "check", "input_rms", "twins")

LISTS = ("grad_norm", "saturated", "dead")


def norm(a: np.ndarray) -> float:
    return float(np.sqrt(np.sum(np.square(a))))


def _ratios(net: Net) -> list[float]:
    steps = [(net.eta * norm(g), norm(W)) for g, W in zip(net.grads, net.Ws, strict=True)]
    with np.errstate(all="ignore"):
        return [0.0 if step == 0 else float(np.divide(step, size)) for step, size in steps]


def _layers(net: Net, of_H: Callable | None = None, of_O: Callable | None = None) -> list[float]:
    """A number for each hidden layer, from its H or its O."""
    Hs, Os, _ = run_forward(net.X, net.Ws, net.act)
    return [float(of_H(H)) for H in Hs] if of_H else [float(of_O(O)) for O in Os]


def _differences(net: Net) -> list[float]:
    return [float(np.max(np.abs(W - W[:, :1]))) for W in net.Ws]


def signs(net: Net) -> dict[str, Any]:
    """What is right, without `check`."""
    return {
        "grad_norm": [norm(g) for g in net.grads],
        "update_ratio": max(_ratios(net)),
        "saturated": _layers(net, of_H=lambda H: np.mean(np.abs(H) > 5)),
        "dead": _layers(net, of_O=lambda O: np.mean(np.all(O == 0, axis=0))),
        "input_rms": float(np.sqrt(np.mean(net.X**2))),
        "twins": max(_differences(net)),
    }


def _all(net: Net, of: Callable) -> list[np.ndarray]:
    return of(run_forward(net.X, net.Ws, net.act))


def _near_the_ends(end: float) -> Callable[[Net], list[float]]:
    """For each hidden layer the share of its outputs that are within `end` of 0 or 1."""
    return lambda net: _layers(net, of_O=lambda O: np.mean((end > O) | (1 - end < O)))


def _beyond(bound: float) -> Callable[[Net], list[float]]:
    return lambda net: _layers(net, of_H=lambda H: np.mean(np.abs(H) > bound))


# sign -> (id of the mistake, what it gives)
WRONG: dict[str, tuple[tuple[str, Callable[[Net], Any]], ...]] = {
    "grad_norm": (
        ("squares_without_root", lambda n: [np.sum(g**2) for g in n.grads]),
        ("largest_for_norm", lambda n: [np.max(np.abs(g)) for g in n.grads]),
        ("one_norm_for_all", lambda n: np.sqrt(sum(np.sum(g**2) for g in n.grads))),
        ("one_norm_for_all", lambda n: sum(norm(g) for g in n.grads)),
        ("spectral_norm", lambda n: [np.linalg.norm(g, 2) for g in n.grads]),
        ("norm_averaged", lambda n: [np.sqrt(np.mean(g**2)) for g in n.grads]),
    ),
    "update_ratio": (
        ("ratio_for_each_layer", _ratios),
        ("eta_missing", lambda n: max(_ratios(n)) / n.eta),
        ("ratio_upside_down", lambda n: max(1 / r if r else 0.0 for r in _ratios(n))),
        ("ratio_upside_down", lambda n: 1 / max(_ratios(n))),
        ("smallest_ratio", lambda n: min(_ratios(n))),
        ("mean_ratio", lambda n: np.mean(_ratios(n))),
        ("ratios_added", lambda n: np.sum(_ratios(n))),
        ("first_layer_ratio", lambda n: _ratios(n)[0]),
        (
            "ratio_of_everything",
            lambda n: (
                n.eta
                * norm(np.hstack([g.ravel() for g in n.grads]))
                / norm(np.hstack([W.ravel() for W in n.Ws]))
            ),
        ),
    ),
    "saturated": (
        ("sign_kept", lambda n: _layers(n, of_H=lambda H: np.mean(H > 5))),
        ("counted", lambda n: _layers(n, of_H=lambda H: np.sum(np.abs(H) > 5))),
        ("output_layer_too", lambda n: _all(n, lambda f: [np.mean(np.abs(H) > 5) for H in [*f[0], f[2]]])),
        *(("outputs_near_the_ends", _near_the_ends(end)) for end in (0.001, 0.0067, 0.01, 0.02, 0.05, 0.1)),
        *(("another_bound", _beyond(bound)) for bound in (1, 2, 3, 4, 6, 8, 10)),
        ("after_the_sigmoid", lambda n: _layers(n, of_O=lambda O: np.mean(np.abs(O) > 5))),
        ("one_share_for_all", lambda n: _all(n, lambda f: np.mean(np.abs(np.hstack(f[0])) > 5))),
        ("one_share_for_all", lambda n: np.mean(_layers(n, of_H=lambda H: np.mean(np.abs(H) > 5)))),
        (
            "units_saturated_everywhere",
            lambda n: _layers(n, of_H=lambda H: np.mean(np.all(np.abs(H) > 5, axis=0))),
        ),
    ),
    "dead": (
        ("zeros_counted", lambda n: _layers(n, of_O=lambda O: np.mean(O == 0))),
        ("dead_for_one_row", lambda n: _layers(n, of_O=lambda O: np.mean(np.any(O == 0, axis=0)))),
        ("dead_counted", lambda n: _layers(n, of_O=lambda O: np.sum(np.all(O == 0, axis=0)))),
        ("rows_for_units", lambda n: _layers(n, of_O=lambda O: np.mean(np.all(O == 0, axis=1)))),
        ("below_zero_for_dead", lambda n: _layers(n, of_H=lambda H: np.mean(np.all(H <= 0, axis=0)))),
    ),
    "input_rms": (
        ("root_missing", lambda n: np.mean(n.X**2)),
        ("mean_size", lambda n: np.mean(np.abs(n.X))),
        ("spread_for_size", lambda n: np.std(n.X)),
        ("length_for_size", lambda n: norm(n.X)),
        ("ones_left_out", lambda n: np.sqrt(np.mean(n.X[:, :-1] ** 2))),
    ),
    "twins": (
        ("twins_for_each_layer", _differences),
        ("first_matrix_only", lambda n: _differences(n)[0]),
        ("rows_compared", lambda n: max(np.max(np.abs(W - W[:1])) for W in n.Ws)),
        ("differences_signed", lambda n: max(np.max(W - W[:, :1]) for W in n.Ws)),
        ("smallest_of_layers", lambda n: min(_differences(n))),
    ),
}
