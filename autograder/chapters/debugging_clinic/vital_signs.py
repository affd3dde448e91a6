"""Check of E8.1 vital_signs: exact values on fixed nets, sign by sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from backprop.numbers.training import gradients, run_forward

from autograder.chapters.debugging_clinic import mistakes as known
from autograder.engine.afterwards import step_of
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, as_number, close, same, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.notation import letters
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged

KEYS = ("grad_norm", "update_ratio", "saturated", "dead", "check", "input_rms", "twins")
LISTS = ("grad_norm", "saturated", "dead")


@dataclass(frozen=True)
class Net:
    """A net at one moment, as `vital_signs` is given it.

    error : what `check` must be: a number, None for "not small", nan for "not judged"
    """

    X: np.ndarray
    Y: np.ndarray
    Ws: list[np.ndarray]
    act: str
    grads: list[np.ndarray]
    eta: float
    error: float | None

    @property
    def args(self) -> tuple:
        return self.X, self.Y, list(self.Ws), self.act, list(self.grads), self.eta


def _norm(a: np.ndarray) -> float:
    return float(np.sqrt(np.sum(np.square(a))))


def _norm_of_all(arrays: list[np.ndarray]) -> float:
    return _norm(np.hstack([a.ravel() for a in arrays]))


def _ratios(net: Net) -> list[float]:
    steps = [(net.eta * _norm(g), _norm(W)) for g, W in zip(net.grads, net.Ws, strict=True)]
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
        "grad_norm": [_norm(g) for g in net.grads],
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
        ("one_norm_for_all", lambda n: sum(_norm(g) for g in n.grads)),
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
                * _norm(np.hstack([g.ravel() for g in n.grads]))
                / _norm(np.hstack([W.ravel() for W in n.Ws]))
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
        ("length_for_size", lambda n: _norm(n.X)),
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


# ---- the nets ----------------------------------------------------------------------------


def _net(generator: np.random.Generator, sizes: tuple[int, ...], act: str, factor: float | None = 1.0) -> Net:
    """A random net; gradients are the right ones times `factor`, None for one wrong layer.

    With ReLU one unit of each hidden layer is dead, others are 0 for some rows.
    """
    N, *widths = sizes
    X = np.hstack([away_from_zero(generator, (N, widths[0] - 1), scale=1.6), np.ones((N, 1))])
    Y = generator.uniform(0.1, 0.9, (N, widths[-1]))
    Ws = [away_from_zero(generator, shape, scale=2.0) for shape in zip(widths[:-1], widths[1:], strict=True)]
    if act == "relu":
        for k, W in enumerate(Ws[:-1]):
            W[:, 1] = -np.abs(W[:, 1]) if k else [*[0.0] * (widths[0] - 1), -6.5]
    grads = gradients(X, Y, Ws, act)
    if factor is None:
        grads = [*grads[:-1], -grads[-1]]
        error = None
    else:
        grads, error = [factor * g for g in grads], abs(1 - factor) / (1 + abs(factor))
    return Net(X, Y, Ws, act, grads, float(generator.uniform(0.05, 0.4)), error)


def nets(setting: Setting) -> list[Net]:
    """Sigmoid and ReLU, two to four layers, right and wrong gradients."""
    found = []
    for number in rounds(setting):
        generator = rng(setting, "E8.1", number)
        found += [
            _net(generator, (7, 3, 6, 5, 1), "sigmoid"),
            _net(generator, (8, 3, 6, 5, 1), "relu"),
            _net(generator, (7, 4, 5, 6, 3, 2), "sigmoid", -1.0),
            _net(generator, (9, 4, 5, 6, 3, 2), "relu", 0.5),
            _net(generator, (7, 3, 5, 1), "sigmoid", None),
            # the first matrix differs least between its columns, and its step is the longest
            _late(_net(generator, (7, 3, 6, 5, 1), "sigmoid")),
        ]
    return found


def _late(net: Net) -> Net:
    """Small weights first, all columns of the later ones below the first: max and abs both matter."""
    W1, W2, W3 = net.Ws
    W2 = np.hstack([np.abs(W2[:, :1]) + 3, -np.abs(W2[:, 1:])])
    Ws = [0.1 * W1, W2, W3]
    return Net(net.X, net.Y, Ws, net.act, gradients(net.X, net.Y, Ws, net.act), net.eta, 0.0)


def _with_zeros(generator: np.random.Generator) -> Net:
    """A net whose first matrix and its gradient are 0: 0/0 counts as 0."""
    net = _net(generator, (7, 3, 6, 5, 1), "sigmoid")
    Ws, grads = [0 * net.Ws[0], *net.Ws[1:]], [0 * net.grads[0], *net.grads[1:]]
    return Net(net.X, net.Y, Ws, net.act, grads, net.eta, float("nan"))


# ---- the check ---------------------------------------------------------------------------


def _form(walk: Walk, got: Any, net: Net) -> None:
    """Leave if the result is not a dict with the seven keys and numbers in it."""
    more, keys = known.SIGNS_MORE, ", ".join(KEYS)
    if not isinstance(got, dict):
        walk.fail(
            "not_data", name="the result", kind=shown(got), expected="a dict with seven keys", more=more
        )
    for key in KEYS:
        if key not in got:
            walk.fail("missing_key", key=key, keys=keys, more=more)
    for key in got:
        if key not in KEYS:
            walk.fail("extra_key", key=key, keys=keys, more=more)
    for key in KEYS:
        value = got[key]
        numbers = sequence(value) if key in LISTS else [value]
        if as_array(value) is None or numbers is not None and any(as_array(n) is None for n in numbers):
            walk.fail("not_data", name=key, kind=shown(value), expected="numbers", more=more)
        if isinstance(value, (bool, np.bool_)):
            walk.fail("truth_value", name=key, kind=str(bool(value)), more=more)


def _checked(net: Net, got: Any) -> bool:
    """True if `check` says what it should about these gradients."""
    number = as_number(got)
    if net.error is None:
        return number is not None and 1e-3 < number <= 1.0 + 1e-9
    if net.error == 0.0:
        return number is not None and 0 <= number < 1e-5
    return close(got, net.error, rtol=1e-3)


def _name_check(walk: Walk, asked: list[Net], gots: list[Any]) -> None:
    """Leave if `check` is not what it should be."""
    wrong = [net for net, got in zip(asked, gots, strict=True) if not _checked(net, got["check"])]
    if not wrong:
        return
    id_ = "sign_wrong"
    if all(net.error is None for net in wrong):
        id_ = "check_one_layer"
    elif all(net.error != 0.0 for net in wrong):
        id_ = "check_made_up"
    words = {"key": "check", "where": known.WHERE["check"], "came": ""}
    walk.fail(said(known.SIGNS[id_], **words), more=known.SIGNS_MORE)


def _name_sign(walk: Walk, key: str, asked: list[Net], gots: list[Any]) -> None:
    """Leave with what made this sign wrong."""
    for id_, wrong in WRONG[key]:
        with np.errstate(all="ignore"):
            values = [wrong(net) for net in asked]
        if all(same(got[key], value) for got, value in zip(gots, values, strict=True)):
            walk.fail(known.SIGNS[id_], more=known.SIGNS_MORE)
    _name_form(walk, key, asked, gots)
    pairs = [(got[key], signs(net)[key]) for net, got in zip(asked, gots, strict=True)]
    done = step_of(f"{key}", [p[0] for p in pairs], [p[1] for p in pairs])
    if done is not None:
        walk.fail(Mistake(done[0], done[1], f"{done[2]} {known.WHERE[key]}"), more=known.SIGNS_MORE)
    words = {"key": key, "where": known.WHERE[key], "came": _what_came(asked, pairs)}
    walk.fail(said(known.SIGNS["sign_wrong"], **words), more=known.SIGNS_MORE)


def _what_came(asked: list[Net], pairs: list[tuple[Any, Any]]) -> str:
    """For which `act` a sign is right, and what came back where it is not."""
    held = [same(got, want) for got, want in pairs]
    right = {net.act for net, holds in zip(asked, held, strict=True) if holds}
    wrong = {net.act for net, holds in zip(asked, held, strict=True) if not holds}
    first = held.index(False)
    came = f"Yours is {shown(pairs[first][0])} for a net with {len(asked[first].Ws)} matrices."
    if len(wrong) == 1 and right - wrong:
        return f'Right for act = "{min(right - wrong)}", wrong for "{min(wrong)}". {came}'
    return came


def _name_form(walk: Walk, key: str, asked: list[Net], gots: list[Any]) -> None:
    """Leave if a list came for a number, a number for a list, or a list of another length."""
    for net, got in zip(asked, gots, strict=True):
        parts, value = sequence(got[key]), shown(got[key])
        wanted = len(signs(net)[key]) if key in LISTS else 1
        words = {"key": key, "came": value, "where": known.WHERE[key]}
        if key not in LISTS and parts is not None and len(parts) > 1:
            walk.fail(said(known.SIGNS["sign_is_a_list"], **words))
        if key in LISTS and parts is None:
            walk.fail(said(known.SIGNS["sign_is_one_number"], **words))
        if key in LISTS and parts is not None and len(parts) != wanted:
            count = {"found": len(parts), "wanted": wanted}
            walk.fail(said(known.SIGNS["sign_has_other_length"], **count, **words))


@judged("All seven signs are right on nets with one to three hidden layers.")
def judge_vital_signs(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, asked = answers[0], nets(setting)
    how = {"expected": "a dict with seven keys", "signature": "`vital_signs(X, Y, Ws, act, grads, eta)`"}
    walk.at("seven signs")
    walk.more, gots = known.SIGNS_MORE, []
    for net in asked:
        walk.named = letters(("X", "Y", "Ws"), net.args)
        gots.append(walk.call(answer, *net.args, **how))
    for net, got in zip(asked, gots, strict=True):
        _form(walk, got, net)
    wants = [signs(net) for net in asked]
    for key in KEYS:
        walk.at(key)
        if key == "check":
            _name_check(walk, asked, gots)
        elif not all(same(got[key], want[key]) for got, want in zip(gots, wants, strict=True)):
            _name_sign(walk, key, asked, gots)
    walk.at("a layer of zeros")
    net = _with_zeros(rng(setting, "E8.1", 50))
    call = answer.call(*net.args)
    ratio = call.value.get("update_ratio") if isinstance(call.value, dict) else None
    if call.error == "ZeroDivisionError" or not close(ratio, signs(net)["update_ratio"]):
        walk.fail(known.SIGNS["zero_over_zero"], more=known.SIGNS_MORE)
