"""Fig 8.2 "How deep can you shout?": depth and gain, in a chain and in a random net, which disagree."""

from backprop.drawing.how_deep import draw_how_deep
from backprop.drawing.notation import backward_html, learnable_html, number_html, plain
from backprop.figures.figure import Choice, Figure, Shown, Slider
from backprop.numbers import how_deep as numbers


def how_deep() -> Figure:
    """Figure 8.2. The chain obeys the bound of M8 (dashed); the random net goes its own way."""

    def render(values):
        kind, n, gain = values["net"], values["n"], values["gain"]
        arrives, slopes = numbers.arrives(kind, n, gain)
        bound = numbers.bound(n, gain) if kind == "chain" else None
        curve = numbers.over_gain(kind, n)
        picture = draw_how_deep(kind, n, gain, arrives, slopes, bound, curve)
        return Shown(picture, _say(kind, n, gain, arrives, bound, slopes))

    controls = (
        Slider("n", "n", 1, numbers.MOST, 8, step=1, digits=0, name="number of layers n"),
        Slider("gain", "gain", 0.5, 10, 1, log=True, learnable=True, name="gain", also=(1.5, 4, 6, 8)),
        Choice("net", "net", (("chain", "chain"), ("random net", "random net")), "chain"),
    )
    try_this = (
        "Set the chain to 8 and walk the gain from 1 to 10. Then switch to the random net and walk back. "
        "Which of the two would you rather train?"
    )
    return Figure("8.2", "How deep can you shout?", controls, render, try_this)


def _say(kind, n, gain, arrives, bound, slopes) -> str:
    """The live sentence: what reaches the input, and what the bound promised."""
    left = f"Of 1 at layer {n}, {backward_html(arrives[0])} reaches the input."
    if kind == "chain":
        most = number_html(bound[0])
        return f"A chain, every weight {learnable_html(plain(gain, 2))}. {left} The bound would allow {most}."
    why = f"The mean slope of its sigmoids is {number_html(float(slopes.mean()), 2)}, of at most 0.25."
    return f"Sixteen units a layer, random weights of gain {learnable_html(plain(gain, 2))}. {left} {why}"
