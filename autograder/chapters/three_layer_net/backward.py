"""E6.3: backward of the three-layer network, as a whole and for each of its last two gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.three_layer_net import mistakes as bank
from autograder.chapters.three_layer_net.nets import net, net_probes
from autograder.chapters.three_layer_net.way import net_way
from autograder.engine.answer import Answer, Call, Odd
from autograder.engine.compare import as_array, as_number, close, same, sequence
from autograder.engine.complex_step import COMPLEX_STEP, takes_a_complex_step
from autograder.engine.diagnose import moved_weights
from autograder.engine.mistake import Mistake
from autograder.engine.probes import rng
from autograder.engine.scales import batch_scales
from autograder.engine.telling import listed
from autograder.engine.verdict import Setting
from autograder.engine.walk import Fault, Function, Probe, Result, Walk, check_function, judged


def _updated_weights(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """dW3 right, then d through W3 - η dW3 (and W2 - η dW2) with one η."""
    etas = []
    for (X, Y, W1, W2, W3), got, (_, dW2, dW3) in zip(inputs, gots, wants, strict=True):
        parts = [as_array(part) for part in (sequence(got) or [])]
        if (
            len(parts) != 3
            or any(a is None for a in parts)
            or not close(parts[2], dW3)
            or parts[1].shape != dW2.shape
        ):
            return None
        kept = reference.forward(X, W1, W2, W3)
        d = reference.mse_grad(kept["Yhat"], Y)
        off = kept["O1"].T @ ((d @ dW3.T) * kept["O2"] * (1 - kept["O2"]))
        eta = float(np.sum((dW2 - parts[1]) * off) / np.sum(off**2))
        if eta <= 0 or not close(parts[1], dW2 - eta * off):
            return None
        etas.append(eta)
    return bank.UPDATED_WEIGHTS if np.ptp(etas) < 1e-6 * max(etas) else None


def _what_is_known(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake:
    """Which of the three are right, and between which places the first wrong one goes wrong."""
    right = [all(same(got[i], want[i]) for got, want in zip(gots, wants, strict=True)) for i in (2, 1, 0)]
    names = ("dW3", "dW2", "dW1")
    first = right.index(False)
    name, good = names[first], [f"`{n}`" for n, holds in zip(names, right, strict=True) if holds]
    said = f"{listed(good)} {'is' if len(good) == 1 else 'are'} right." if good else ""
    if sum(right) == 2 and first < 2:
        drop = bank.drop_to("Ŷ", ("W₃", "W₂")[first], "look here")
        hint = f"{said} They are made of the same d: look at the line of `{name}` alone."
        return Mistake(f"first_wrong_{name}", f"`{name}` alone is not right yet.", hint, (), None, drop)
    where = (
        "Look between the loss and W3: the start d, and what it meets.",
        "So the start is right. Look from where `dW3` leaves to the line of `dW2`: what comes back through "
        "W3, the slope of layer 2, the product.",
        "Look from where `dW2` leaves to the line of `dW1`: what travels on to layer 1, and what is done "
        "with it there.",
    )[first]
    title = f"`{name}` is the first wrong one on the way."
    return Mistake(f"first_wrong_{name}", title, f"{said} {where}".strip())


def _widths(X: Any, W2: Any) -> dict[str, int]:
    return {"p": np.shape(X)[1], "h1": np.shape(W2)[0], "h2": np.shape(W2)[1]}


BACKWARD = Function(
    "backward",
    ("X", "Y", "W1", "W2", "W3"),
    (Result("dW1", "W1"), Result("dW2", "W2"), Result("dW3", "W3")),
    reference.backward,
    form="tuple",
    bank=bank.BACKWARD,
    scales=lambda X, Y, W1, W2, W3: batch_scales(*np.shape(Y), widths=_widths(X, W2)),
    fallback=_what_is_known,
    more=bank.SLOPE_STEP,
    way=net_way(3),
    refuses=("numerical_gradient", "derivative"),
)
BACKWARD = replace(BACKWARD, finders=(_updated_weights, moved_weights(BACKWARD, bank.MOVED_WEIGHTS)))


def _one_of(index: int) -> Function:
    """The same exercise for one of its three results."""
    result = BACKWARD.results[index]

    def pick(function: Any) -> Any:
        return lambda *args: function(*args)[index]

    return replace(
        BACKWARD,
        results=(result,),
        form="one",
        reference=pick(reference.backward),
        bank=tuple(replace(m, wrong=pick(m.wrong)) for m in bank.BACKWARD),
        fallback=None,
        finders=(),
        way=None,
    )


class Picked(Answer):
    """One of three results of an answer; the walk sees only this one."""

    def __init__(self, answer: Answer, index: int):
        self._answer, self._index = answer, index
        self.name, self.source = answer.name, answer.source

    def call(self, *args: Any, **how: Any) -> Call:
        call = self._answer.call(*args, **how)
        parts = sequence(call.value)
        if not call.ok or parts is None or len(parts) != 3:
            return call
        part = parts[self._index]
        return replace(call, value=Odd("None") if part is None else part)

    def value(self) -> Call:
        return self._answer.value()

    def new(self, *args: Any, read_only: bool = True) -> Any:
        return self._answer.new(*args, read_only=read_only)


@judged()
def judge_backward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str:
    try:
        return _judge(walk, answers, part, setting)
    except Fault as fault:
        raise _with_fitting_hints(fault, part) from None


# made before any slope is met: further hints about the slopes would lead away from them
_OF_THE_START = ("scaled", "wrong_sign", "half", "first_wrong_dW3", "clipped")


def _with_fitting_hints(fault: Fault, part: str) -> Fault:
    """The fault with the further hints of the step where it sits; the road to dW3 meets no slope."""
    mistake, step = fault.mistake, fault.mistake.step
    if mistake.more not in ((), bank.SLOPE_STEP):
        return fault
    if step is not None:
        leaves = step.at == len(step.stations) - 2
        more = bank.START_STEP if step.at == 0 else bank.PRODUCT_STEP if leaves else bank.SLOPE_STEP
    else:
        starts = mistake.id in _OF_THE_START or part == "dW3" and mistake.explains
        more = bank.START_STEP if starts else bank.SLOPE_STEP
    return Fault(replace(mistake, more=more), fault.could_not)


def _judge(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> str:
    plain, extras = net_probes(setting, "E6.3")
    X, Y, *Ws = net(rng(setting, "E6.3", 20), 6, 4, 5, 3, 2)
    extras.append(
        Probe(
            (X, 1e10 * Y, *Ws),
            "large errors",
            "With targets of size 1e10 your result is off. A difference of two nearly equal losses has "
            "few right "
            "digits left (chapter 03); the chain rule has no such trouble.",
            "The numbers are near, and drown when the error is large.",
            id="finite_differences",
        )
    )
    probes = [Probe(args) for args in plain]
    if part in ("dW2", "dW3"):
        return _judge_one(walk, answers[0], part, probes, extras)
    _only_one_returned(walk, answers[0], plain[0])
    check_function(walk, answers[0], BACKWARD, probes, extras)
    walk.at("numerical gradient")
    _second_opinion(walk, answers[0], plain[0], rng(setting, "E6.3", 30))
    if takes_a_complex_step(answers[0].source):
        return COMPLEX_STEP
    return "All three gradients are right, and the numerical gradient agrees on twenty entries."


def _judge_one(walk: Walk, answer: Answer, part: str, probes: list[Probe], extras: list[Probe]) -> str:
    """The point for one gradient; a mistake of the whole is told if there is one, for it says more."""
    index = {"dW2": 1, "dW3": 2}[part]
    whole_walk = Walk()
    try:
        check_function(whole_walk, answer, BACKWARD, probes)
        of_all = None
    except Fault as fault:
        of_all = fault
    if of_all is not None and (
        of_all.could_not or of_all.mistake.id in ("wrong_count", "uses_global", "changes_input")
    ):
        _only_one_returned(walk, answer, probes[0].args)
        walk.at(BACKWARD.form_said)
        raise of_all
    try:
        check_function(walk, Picked(answer, index), _one_of(index), probes, extras)
    except Fault as of_one:
        if of_all is None or not _is_named(of_all.mistake):
            raise
        if of_one.mistake.explains and _beyond(part, of_all.mistake):
            dW3 = Picked(answer, 2).call(*probes[0].args).value
            start_is_right = same(dW3, reference.backward(*probes[0].args)[2])
            raise _said_of_one(of_one, part, start_is_right) from None
        raise of_all from None
    return f"`{part}` is right for every size that was tried."


# the last step on the way back that each of the two gradients is made of
_REACH = {"dW3": 0, "dW2": 2}


def _beyond(part: str, mistake: Mistake) -> bool:
    """True if it sits where the way back has left this gradient behind, which is wrong for another reason."""
    step = mistake.step
    return step is not None and step.stations == bank.ROAD and step.at > _REACH[part]


def _said_of_one(fault: Fault, part: str, start_is_right: bool) -> Fault:
    """What was found in one result alone is said of it, not of everything."""
    mistake = fault.mistake
    name, hint = (text.replace("Everything", f"`{part}`", 1) for text in (mistake.name, mistake.hint))
    hint = hint.removeprefix("All else is right. ")
    if start_is_right:
        hint, more = f"{hint} `dW3` is right, and so is the start.", bank.PRODUCT_STEP
        return Fault(replace(mistake, name=name, hint=hint, more=more))
    return Fault(replace(mistake, name=name, hint=hint))


def _is_named(mistake: Mistake) -> bool:
    return mistake.explains or mistake.id == "other_order" or mistake.id.startswith("first_wrong_")


def _only_one_returned(walk: Walk, answer: Answer, args: tuple[Any, ...]) -> None:
    """One array that is dW3: one step of three."""
    walk.at(BACKWARD.form_said)
    value = answer.call(*args).value
    if isinstance(value, np.ndarray) and close(value, reference.backward(*args)[2]):
        walk.fail(bank.ONLY_LAST)


def _second_opinion(walk: Walk, answer: Answer, args: tuple[Any, ...], g: np.random.Generator) -> None:
    """Central differences at twenty entries chosen by chance."""
    X, Y, *Ws = args
    grads = walk.call(answer, *args)
    for _ in range(20):
        layer = int(g.integers(3))
        index = tuple(int(g.integers(n)) for n in Ws[layer].shape)
        losses = []
        for nudge in (1e-5, -1e-5):
            nudged = [W.copy() for W in Ws]
            nudged[layer][index] += nudge
            losses.append(reference.mse(reference.forward(X, *nudged)["Yhat"], Y))
        numerical = (losses[0] - losses[1]) / 2e-5
        if abs(as_number(np.asarray(grads[layer])[index]) - numerical) > 1e-6 + 1e-4 * abs(numerical):
            walk.fail("wrong_values", where="The numerical gradient says something else.")
