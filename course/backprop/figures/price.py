"""Fig 3.2: what one gradient costs, measured on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from backprop.drawing.notation import backward_html
from backprop.drawing.price import draw_price, factor
from backprop.drawing.who_pays import duration, grouped
from backprop.figures.figure import Button, Choice, Control, Figure, Shown, symbols
from backprop.numbers import gradient_check as numbers

SIZES = {8 * h + h * h + 3 * h: h for h in numbers.WIDTHS}  # weights -> width
CAP = 0.12  # seconds for one numerical gradient; the rest of it is scaled


def price(numerical_gradient: Callable | None = None) -> Figure:
    """Five networks timed both ways; with a learner's function that is right, nudging is theirs."""
    gradient, whose = None, ""
    if numerical_gradient is not None:
        agrees = numbers.agrees_on_a_table(numerical_gradient)
        gradient = numerical_gradient if agrees else None
        whose = (
            " <b>The nudging is yours.</b>" if agrees else " The nudging is ours until your function agrees."
        )
    bills: list[numbers.Bill] = []

    def measure() -> Iterator[None]:
        bills.clear()
        for width in SIZES.values():
            bills.append(numbers.bill(width, CAP, gradient))
            yield

    def show(chosen: int, progress: float | None = None) -> Shown:
        here = next((bill for bill in bills if bill.weights == chosen), None)
        said = _say(here) + whose if here else "Measuring, small networks first."
        return Shown(draw_price(bills, chosen, len(SIZES)), said, progress=progress)

    def again(chosen: int) -> Iterator[Shown]:
        for _ in measure():
            yield show(chosen, len(bills) / len(SIZES))
        yield show(chosen)

    def render(values: dict):
        if values["pressed"] == "again" or len(bills) < len(SIZES):
            return again(values["weights"])
        return show(values["weights"])

    controls: list[Control] = [
        Choice("weights", "Weights", tuple((P, grouped(P)) for P in SIZES), 432),
        Button("again", "Measure again", measures=True),
    ]
    try_this = symbols(
        "Go up one size at a time. By which factor does $P$ grow each time, and by which the distance?"
    )
    return Figure("3.2", "Price", controls, render, try_this)


def _say(bill: numbers.Bill) -> str:
    return (
        f"With {grouped(bill.weights)} weights one run forward and back gives all slopes in "
        f"{backward_html(duration(bill.back_ms))}. Nudging takes {grouped(bill.passes)} runs forward, "
        f"{duration(bill.numerical_ms)}: <b>{factor(bill.times)} times</b> as long."
    )
