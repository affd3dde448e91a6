"""Wrong ways back as plain code: every step of every road can be written otherwise, and the words that name it.

Nothing here knows the bank. A road is a list of lines; what is written otherwise is put into one, several or
all roads.
"""

from __future__ import annotations

from dataclasses import dataclass

# instead of `d * O * (1 - O)`: the line, and patterns of which one stands in a hint that names it
SLOPES = {
    "missing": ("d", r"missing|no backward step"),
    "of the sum": ("d * {H} * (1 - {H})", r"before the squeeze|wrong thing"),
    "of the squeezed": ("d * sigmoid({O}) * (1 - sigmoid({O}))", r"twice|second time"),
    "O alone": ("d * {O}", r"alone"),
    "1 - O alone": ("d * (1 - {O})", r"alone"),
    "of tanh": ("d * (1 - {O} ** 2)", r"tanh"),
    "of tanh itself": ("d * (1 - np.tanh({H}) ** 2)", r"tanh"),
    "of ReLU": ("d * ({H} > 0)", r"ReLU"),
    "squared": ("d * ({O} * (1 - {O})) ** 2", r"twice"),
    "divides": ("d / ({O} * (1 - {O}))", r"divides"),
    "end squared": ("d * {O} * (1 - {O}) ** 2", r"squared"),
    "one squeezed": ("d * {O} * (1 - {H})", r"only one factor"),
    "plus": ("d * {O} * (1 + {O})", r"plus"),
    "added": ("d + {O} * (1 - {O})", r"added"),
    "of what arrives": ("d * sigmoid(d) * (1 - sigmoid(d))", r"what arrives"),
    "without what arrives": (
        "{O} * (1 - {O}) + 0 * d",
        r"not used|incoming gradient|how much the loss cares",
    ),
    "averaged": ("d * np.mean({O} * (1 - {O}), axis=0)", r"averaged"),
}
# instead of `2 * (P - Y) / N`
STARTS = {
    "the loss itself": ("(P - Y) ** 2 / N", r"loss itself"),
    "no target": ("2 * P / N", r"target|y\b"),
    "plus": ("2 * (P + Y) / N", r"plus"),
    "target squared": ("2 * (P - Y ** 2) / N", r"squared"),
    "times target": ("2 * (P - Y) * Y / N", r"factor"),
    "distance": ("2 * np.abs(P - Y) / N", r"sign of (the error|what arrives)"),
    "sign": ("np.sign(P - Y) / N", r"only the sign"),
    "ones": ("np.ones_like(P) / N", r"does not appear|how wrong"),
    "cubed": ("2 * (P - Y) ** 3 / N", r"third power"),
}
OUTPUT_STARTS = {
    "slope at the output": ("2 * (P - Y) / N * P * (1 - P)", r"at the output"),
    "averaged": ("2 * (P - Y).mean(axis=0) / N + 0 * P", r"averaged"),
}
# instead of `d @ W.T`
WEIGHTS = {
    "divided": ("d @ (1 / {W}).T", r"divided"),
    "inverse": ("d @ np.linalg.pinv({W})", r"inverse"),
    "through the gradient": ("d @ ({A}.T @ d).T", r"gradient of"),
    "signs": ("d @ np.sign({W}).T", r"sign of"),
    "sizes": ("d @ np.abs({W}).T", r"sign of"),
    "squared": ("d @ ({W} ** 2).T", r"squared"),
    "ones": ("d @ np.ones({W}.shape).T", r"\b1 stands"),
    "reshaped": ("d @ {W}.reshape({W}.shape[::-1])", r"reshaped"),
    "summed": ("(d.sum(axis=0) + 0 * d) @ {W}.T", r"added up"),
}
# instead of `A.T @ d`
LEAVES = {
    "ones": ("np.ones({A}.shape).T @ d", r"does not hear"),
    "squared": ("({A} ** 2).T @ d", r"squared"),
    "squeezed": ("sigmoid({A}).T @ d", r"squeezed once more"),
    "slope": ("({A} * (1 - {A})).T @ d", r"slope of"),
    "reshaped": ("{A}.reshape({A}.shape[::-1]) @ d", r"reshaped"),
    "without d": ("{A}.T @ np.ones(d.shape)", r"what arrives"),
    "sums first": ("np.outer({A}.sum(0), d.sum(0))", r"added up before"),
    "last sample": ("np.outer({A}[-1], d[-1])", r"last sample"),
    "first sample": ("np.outer({A}[0], d[0])", r"first sample"),
    "last left out": ("{A}[:-1].T @ d[:-1]", r"left out"),
    "flat": ("np.outer({A}, d)", r"flat"),
    "decay": ("{A}.T @ d + {W}", r"weight decay"),
}
FACTORS = {"2": r"2 times|twice", "0.5": r"half", "-1": r"sign", "N": r"N times", "1 / N": r"N times"}


@dataclass(frozen=True)
class Change:
    """One step written otherwise: its name on the roads, the new line, and the words that name it."""

    step: str
    line: str
    words: str


def net_roads() -> dict[str, dict[str, str]]:
    """result -> {step: line} of the right way back through three layers."""
    trunk = {"start": "2 * (P - Y) / N"}
    roads = {"dW3": {**trunk, "dW3": "O2.T @ d"}}
    trunk |= {"W3": "d @ W3.T", "slope 2": "d * O2 * (1 - O2)"}
    roads["dW2"] = {**trunk, "dW2": "O1.T @ d"}
    trunk |= {"W2": "d @ W2.T", "slope 1": "d * O1 * (1 - O1)"}
    return roads | {"dW1": {**trunk, "dW1": "X.T @ d"}}


def net_changes() -> list[Change]:
    """Every known mistake at every step of the three-layer net."""
    found = [Change("start", line, words) for line, words in {**STARTS, **OUTPUT_STARTS}.values()]
    for k in (2, 1):
        names = {"O": f"O{k}", "H": f"H{k}", "W": f"W{k + 1}", "A": f"O{k}"}
        found += [Change(f"slope {k}", line.format(**names), words) for line, words in SLOPES.values()]
        found += [Change(f"W{k + 1}", line.format(**names), words) for line, words in WEIGHTS.values()]
    for k, A in ((3, "O2"), (2, "O1"), (1, "X")):
        names = {"A": A, "W": f"W{k}"}
        found += [Change(f"dW{k}", line.format(**names), words) for line, words in LEAVES.values()]
    return found


def changed(
    roads: dict[str, dict[str, str]], change: Change, results: list[str]
) -> dict[str, dict[str, str]]:
    """The same roads with one step written otherwise on the roads to some results."""
    return {
        result: road | ({change.step: change.line} if result in results else {})
        for result, road in roads.items()
    }


def scaled(roads: dict[str, dict[str, str]], factor: str, results: list[str]) -> dict[str, dict[str, str]]:
    """The same roads with a factor in some results."""
    return {
        result: road | ({result: f"({factor}) * ({road[result]})"} if result in results else {})
        for result, road in roads.items()
    }


def below(roads: dict[str, dict[str, str]], step: str) -> list[str]:
    """The results whose roads have a step, in the order in which they leave."""
    return [result for result, road in roads.items() if step in road]


def net_code(roads: dict[str, dict[str, str]]) -> str:
    lines = ["def backward(X, Y, W1, W2, W3):", "    net = forward(X, W1, W2, W3)"]
    lines += [
        '    H1, O1, H2, O2, P = (net[name] for name in ("H1", "O1", "H2", "O2", "Yhat"))',
        "    N = len(X)",
    ]
    for result, road in roads.items():
        *steps, last = road.values()
        lines += [f"    d = {line}" for line in steps] + [f"    {result} = {last}"]
    return "\n".join([*lines, "    return dW1, dW2, dW3"])


def neuron_roads() -> dict[str, dict[str, str]]:
    trunk = {"start": "2 * (P - Y) / N", "slope": "d * z * (1 - z)"}
    return {"dw": {**trunk, "dw": "d * x"}, "dx": {**trunk, "dx": "d * w"}}


def neuron_changes() -> list[Change]:
    """Every known mistake at every step of one neuron."""
    found = [Change("start", line, words) for line, words in STARTS.values()]
    alone = {name: pair for name, pair in SLOPES.items() if name != "averaged"}  # of one sample
    found += [Change("slope", line.format(O="z", H="s"), words) for line, words in alone.values()]
    for result, own, other in (("dw", "x", "w"), ("dx", "w", "x")):
        found += [
            Change(result, f"d * {other}", f"carries {other}|exchanged"),
            Change(result, f"d * np.ones({own}.shape)", "same number"),
            Change(result, f"d * {own} ** 2", "squared"),
            Change(result, f"d * {own} * {other}", "both factors"),
            Change(result, f"d / {own}", "divided"),
            Change(result, f"d + {own}", "added"),
            Change(result, f"np.full({own}.shape, d * {own}[0])", "first|same number"),
            Change(result, f"d * {own}[::-1]", "back to front"),
            Change(result, f"d * np.abs({own})", "sign"),
        ]
    return found


def neuron_code(roads: dict[str, dict[str, str]]) -> str:
    lines = [
        "def neuron_backward(x, w, y):",
        "    s = np.sum(x * w)",
        "    z = P = sigmoid(s)",
        "    Y, N = y, 1",
    ]
    for result, road in roads.items():
        *steps, last = road.values()
        lines += [f"    d = {line}" for line in steps] + [f"    {result} = {last}"]
    return "\n".join([*lines, "    return dw, dx"])
