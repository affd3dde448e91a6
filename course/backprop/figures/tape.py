"""Fig 2.2: the way back as a tape, right and wrong in two manners."""

from __future__ import annotations

from collections.abc import Callable

from backprop.drawing.graph import subscripted
from backprop.drawing.notation import backward_html, math_html, plain
from backprop.drawing.tape import draw_tape, wrong_nodes
from backprop.figures.figure import Button, Choice, Control, Figure, Shown, Slider
from backprop.numbers import graph as numbers

_WAYS = (("add", "add"), ("overwrite", "overwrite"), ("send too early", "send too early"))


def tape(reverse_mode: Callable | None = None) -> Figure:
    """Ten steps back from y; with a learner's `reverse_mode` that is right, in the order it really walks."""
    made = numbers.canonical()
    right = numbers.gradients(made)
    order, whose = _order_of(reverse_mode, made)
    tapes = {way: numbers.record(made, way, order if way == "add" else None) for way in numbers.WAYS}
    controls: list[Control] = [
        Slider("step", "step", 0, 10, 6, 1, digits=0, name="step"),
        Button("next", "Next edge"),
        Choice("way", "At a node", _WAYS, "add"),
    ]

    def render(values: dict) -> Shown:
        step = values["step"]
        if values["pressed"] == "next":
            step = step + 1 if step < 10 else 0
        steps = tapes[values["way"]]
        said = _say(steps, step, values["way"], right) + (whose if values["way"] == "add" else "")
        return Shown(draw_tape(made, steps, step, right), said, {"step": step})

    try_this = (
        "Choose “overwrite”: which step leaves the first node wrong for good, and which nodes stay right?"
    )
    return Figure("2.2", "The tape", controls, render, try_this)


def _order_of(reverse_mode, made) -> tuple[list | None, str]:
    if reverse_mode is None:
        return None, ""
    agrees, order = numbers.watch(reverse_mode, made)
    if not agrees:
        return None, " This tape is ours until your function gives these numbers."
    if order is None:
        return None, " Your function agrees with every number; the order shown is ours."
    return order, " <b>This tape is yours</b>: your multiplications, in your order."


def _say(steps, step: int, way: str, right: dict[str, float]) -> str:
    if step == 0:
        y = math_html("y")
        return f"Only {y} has a gradient yet: {backward_html('1')}, for {y} moves with itself one to one."
    entry = steps[step - 1]
    u, v = math_html(subscripted(entry.sender)), math_html(subscripted(entry.receiver))
    held, arrives = backward_html(plain(entry.held, 2)), backward_html(plain(entry.sent, 2))
    sent = f"{u} sends {held} × {plain(entry.factor, 2)} = {arrives}"
    now = entry.gradients[entry.receiver]
    before = steps[step - 2].gradients[entry.receiver] if step > 1 else 0.0
    return f"{sent} to {v}. {_effect(steps, step, way, v, before, now, right)}"


def _effect(steps, step, way, v, before, now, right) -> str:
    """What the arrival did, and what it means for the node."""
    entry = steps[step - 1]
    waits = any(later.receiver == entry.receiver for later in steps[step:])
    shown = backward_html(plain(now, 2))
    if way == "overwrite" and before != 0:
        truth = plain(right[entry.receiver], 2)
        return f"It replaces the {plain(before, 2)} that stood there: {v} says {shown} instead of {truth}."
    if way == "send too early" and _already_sent(steps, step):
        return f"{v} becomes {shown}, but it has sent its {plain(before, 2)} on already. Too late."
    if way == "send too early" and _sends_incomplete(steps, step, right):
        return f"{math_html(subscripted(entry.sender))} has not heard from all its users yet."
    if wrong_nodes(steps, step, entry.gradients, right) and step == len(steps):
        return f"The end. {_ended(steps, right)}"
    if waits:
        return f"{v} stands at {shown} and waits for another message."
    return f"{v} has now heard from all its users: {shown} is complete."


def _already_sent(steps, step) -> bool:
    return any(earlier.sender == steps[step - 1].receiver for earlier in steps[: step - 1])


def _sends_incomplete(steps, step, right) -> bool:
    entry = steps[step - 1]
    return abs(entry.held - right[entry.sender]) > 1e-9


def _ended(steps, right) -> str:
    wrong = wrong_nodes(steps, len(steps), steps[-1].gradients, right)
    return f"Wrong: {', '.join(math_html(subscripted(name)) for name in wrong)}."
