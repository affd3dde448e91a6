"""Check of E8.1 vital_signs: exact values on fixed nets, sign by sign."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.debugging_clinic import mistakes as known
from autograder.chapters.debugging_clinic.nets import Net, nets, with_zeros
from autograder.chapters.debugging_clinic.seven_signs import KEYS, LISTS, WRONG, signs
from autograder.engine.afterwards import step_of
from autograder.engine.answer import Answer
from autograder.engine.compare import as_array, as_number, close, same, sequence
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.notation import letters
from autograder.engine.probes import rng
from autograder.engine.showing import shown
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged


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
    net = with_zeros(rng(setting, "E8.1", 50))
    call = answer.call(*net.args)
    ratio = call.value.get("update_ratio") if isinstance(call.value, dict) else None
    if call.error == "ZeroDivisionError" or not close(ratio, signs(net)["update_ratio"]):
        walk.fail(known.SIGNS["zero_over_zero"], more=known.SIGNS_MORE)
