"""Every formula printed in chapters 01 to 03, read from the text itself and tried on numbers.

The LaTeX of the notebooks is turned into Python, so a wrong index in the text fails here. The derivatives
it names are measured by a complex step on the graph's own boxes, which knows no chain rule.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from backprop.drawing import unfolding
from backprop.numbers.graph import Graph, canonical

ROOT = Path(__file__).parents[2]
POINTS = [(1.0, 3.0), (-0.7, 2.3), (1.9, -0.4)]


def text_of(chapter: str) -> str:
    source = (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    return re.sub(r"^# ?", "", source, flags=re.M)


TEXTS = {name: text_of(name) for name in ("01_chain_rule", "02_reverse_mode", "03_gradient_check")}


# the boxes of both graphs, one function each; a node of the graph of two roads is told apart by `deep`


def run(inputs: dict[str, complex], deep: bool, held: dict[str, complex]) -> dict[str, complex]:
    """All nodes from the inputs; a node in `held` keeps the value given there."""
    v = dict(inputs) | held
    v.setdefault("z1", v["x1"] * v["x2"])
    v.setdefault("z2", v["x1"] + v["x2"])
    if deep:
        v.setdefault("h1", v["z1"] * v["z2"])
        v.setdefault("h2", v["z1"] - v["z2"])
    v.setdefault("y", v["h1"] * v["h2"] if deep else v["z1"] * v["z2"])
    return v


LEVEL = {"x": 0, "z": 1, "h": 2, "y": 3}


def measured(u: str, v: str, point: tuple[float, float], deep: bool) -> float:
    """∂u/∂v: v is moved by a tiny imaginary step, its neighbours on the same level stay."""
    inputs = {"x1": complex(point[0]), "x2": complex(point[1])}
    plain = run(inputs, deep, {})
    level = [name for name in plain if LEVEL[name[0]] == LEVEL[v[0]]]
    held = {name: plain[name] for name in level} | {v: plain[v] + 1e-30j}
    return run(inputs, deep, held)[u].imag / 1e-30


DERIVATIVE = re.compile(r"\\d?frac\{\\partial ([xzhy])(?:_(\d))?\}\{\\partial ([xzhy])(?:_(\d))?\}")


def equations(text: str) -> list[str]:
    """Displayed equations between derivatives of the graph, without level numbers and spacing."""
    found = []
    for shown in re.findall(r"\$\$(.*?)\$\$", text, re.S):
        if r"\partial" not in shown or "L}" in shown or "frac{\\partial a}" in shown:
            continue
        shown = re.sub(r"\d:\\quad|\n", "", shown)
        found += [part.strip(" .") for part in shown.split(r",\qquad") if "=" in part]
    return found


def as_python(side: str) -> str:
    """One side of such an equation as a Python expression of D("y", "x1")."""
    side = DERIVATIVE.sub(lambda m: f' D("{m[1]}{m[2] or ""}","{m[3]}{m[4] or ""}") ', side)
    side = re.sub(r"\\Big|\\cdot", " ", side)
    side = re.sub(r"\)\s*(?=[D(])", ") * ", side)
    assert not re.search(r"[\\{}]", side), side
    return side


EQUATIONS = [(name, equation) for name, text in TEXTS.items() for equation in equations(text)]


def test_the_text_has_the_equations_of_the_lecture():
    """F7; F9 with one level and nested; F16 overlays 3 and 4, then levels 2 and 1, both nodes each; M1 in two forms. None was lost by the reading."""
    count = {name: sum(found == name for found, _ in EQUATIONS) for name in TEXTS}
    assert count == {"01_chain_rule": 5, "02_reverse_mode": 6, "03_gradient_check": 0}


@pytest.mark.parametrize(("name", "equation"), EQUATIONS, ids=[e[-40:] for _, e in EQUATIONS])
@pytest.mark.parametrize("point", POINTS)
def test_a_printed_equation_holds(name, equation, point):
    deep = "h_" in equation or name != "01_chain_rule"
    left, right = equation.split("=")

    def D(u, v):
        return measured(u, v, point, deep)

    scope = {"D": D}
    assert eval(as_python(left), scope) == pytest.approx(eval(as_python(right), scope), rel=1e-12)


def test_the_errata_of_the_slides_would_be_caught():
    """Errata 3 and 4 in the place of our lines."""
    ours = next(e for _, e in EQUATIONS if e.startswith(r"\frac{\partial y}{\partial z_1}"))
    wrong = ours.replace(r"\frac{\partial h_2}{\partial z_1}", r"\frac{\partial h_2}{\partial z_2}")
    assert wrong != ours

    def D(u, v):
        return measured(u, v, (1.0, 3.0), True)

    left, right = (eval(as_python(side), {"D": D}) for side in wrong.split("="))
    assert (left, right) == (8.0, -16.0)


def test_the_measured_derivatives_are_those_of_the_library():
    made = canonical()
    for (u, v), value in made.edges.items():
        assert measured(u, v, (1.0, 3.0), True) == pytest.approx(value)


# frame F5: the two slopes of the smallest network


def test_both_slopes_of_the_smallest_network():
    line = (
        r"\frac{\partial L}{\partial W_2}=-(y-\hat y)\,f(xW_1),\qquad"
        r"\frac{\partial L}{\partial W_1}=-(y-\hat y)\,W_2\,f'(xW_1)\,x,\qquad \hat y=f(xW_1)\,W_2"
    )
    assert (
        line in TEXTS["01_chain_rule"] and r"L=\tfrac12\big(y-f(xW_1)\,W_2\big)^2" in TEXTS["01_chain_rule"]
    )
    x, y, W1, W2 = 0.8, 1.7, -0.6, 1.3

    def loss(a, b):
        return 0.5 * (y - np.tanh(x * a) * b) ** 2

    yhat = np.tanh(x * W1) * W2
    assert -(y - yhat) * np.tanh(x * W1) == pytest.approx(loss(W1, W2 + 1e-30j).imag / 1e-30)
    slope = -(y - yhat) * W2 * (1 - np.tanh(x * W1) ** 2) * x
    assert slope == pytest.approx(loss(W1 + 1e-30j, W2).imag / 1e-30)


def test_multiplied_as_printed_the_shapes_of_tables_do_not_fit():
    """Erratum 12; the form for tables is that of chapter 05."""
    assert "the shapes do not even fit" in TEXTS["01_chain_rule"]
    rng = np.random.default_rng(3)
    X, W1, W2, y = (
        rng.normal(size=(5, 3)),
        rng.normal(size=(3, 4)),
        rng.normal(size=(4, 1)),
        rng.normal(size=(5, 1)),
    )
    O = np.tanh(X @ W1)
    with pytest.raises(ValueError):
        -(y - O @ W2) @ O

    def loss(A, B):
        return 0.5 * np.sum((y - np.tanh(X @ A) @ B) ** 2)

    step = np.zeros((4, 1), complex)
    step[2] = 1e-30j
    assert (O.T @ (O @ W2 - y))[2, 0] == pytest.approx(loss(W1, W2 + step).imag / 1e-30)


def test_the_words_of_errata_17_18_19_and_25():
    assert "is a signal" in TEXTS["01_chain_rule"] and "**back**propagation" in TEXTS["01_chain_rule"]
    assert (
        "from the output towards the inputs; on the solid arrows of the computation" in TEXTS["01_chain_rule"]
    )
    assert "Edges are not parameters." in TEXTS["02_reverse_mode"]
    assert "For one input and many outputs the walk forwards" in TEXTS["03_gradient_check"]


# frame F29


@pytest.mark.parametrize(
    "name, wanted", [("forward difference", "forward"), ("central difference", "central")]
)
def test_a_printed_difference_is_that_formula(name, wanted):
    shown = re.search(rf"{name}}}\\qquad(.*?)\$\$", TEXTS["03_gradient_check"])[1]
    top, low = re.fullmatch(r"\\frac\{(.*)\}\{(.*)\}", shown).groups()
    top, low = (part.replace(r"\varepsilon", " eps").replace("2 eps", "2*eps") for part in (top, low))
    scope = {"f": lambda w: w**3, "w": 2.0, "eps": 0.1}
    by_hand = {"forward": (2.1**3 - 8) / 0.1, "central": (2.1**3 - 1.9**3) / 0.2}
    assert eval(top, scope) / eval(low, scope) == pytest.approx(by_hand[wanted], rel=1e-12)


def test_the_relative_error_is_0_for_equal_and_1_for_opposite():
    assert r"\frac{\max|a-b|}{\max\big(10^{-12},\;\max|a|+\max|b|\big)}" in TEXTS["03_gradient_check"]
    source = TEXTS["03_gradient_check"]
    body = source[source.index("def relative_error") :].split("%%")[0]
    scope = {"np": np}
    exec(body, scope)
    a = np.array([[1.0, -3.0], [0.5, 2.0]])
    assert scope["relative_error"](a, a) == 0 == scope["relative_error"](0 * a, 0 * a)
    assert scope["relative_error"](a, -a) == 1


# the formulas drawn in figure 1.3


def worth(pieces) -> float:
    """A drawn row after its equals sign, worked out from the numbers under it."""
    text = "".join(
        f"({piece.under!r})" if piece.kind in ("fraction", "box") else piece.kind.replace("·", "*")
        for piece in pieces[2:]
    )
    return eval(text)


@pytest.mark.parametrize("point", POINTS)
def test_the_unfolded_formulas_are_all_worth_the_same(point):
    made: Graph = canonical(*point)
    wanted = measured("y", "x1", point, True)
    for row in (
        unfolding._sum_of_boxes(made, (True, True)),
        unfolding._nested(made),
        unfolding._products(made),
    ):
        assert worth(row) == pytest.approx(wanted)


def test_every_drawn_fraction_has_its_own_derivative_under_it():
    made = canonical()
    for piece in unfolding._nested(made) + unfolding._products(made):
        if piece.kind == "fraction" and piece.under is not None:
            assert piece.under == pytest.approx(measured(piece.top, piece.low, (1.0, 3.0), True))
