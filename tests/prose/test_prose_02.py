"""Every number in the prose of chapter 02 is computed here."""

from __future__ import annotations

import re

import numpy as np
import prose
import pytest
from backprop.by_hand import by_hand
from backprop.numbers.graph import canonical, gradients, layered, price, record
from backprop.predictions.reverse_mode import PREDICTIONS

from autograder.chapters.reverse_mode.questions import QUIZ

PROSE = prose.read("02_reverse_mode")
MADE, G = canonical(), gradients(canonical())
E = MADE.edges
OTHER, H = canonical(2, 1), gradients(canonical(2, 1))


def whole(x: float) -> str:
    return f"{x:.0f}"


def claims() -> list[str]:
    small, big = price(3, 4), price(8, 8)
    overwritten = record(MADE, "overwrite")[-1].gradients
    early = record(MADE, "send too early")[-1].gradients
    to_x1 = {z: E[z, "x1"] for z in ("z1", "z2")}
    h_x1 = {h: sum(E[h, z] * to_x1[z] for z in ("z1", "z2")) for h in ("h1", "h2")}
    v = OTHER.values
    return [
        f"$3\\cdot3\\cdot3\\cdot3=3^4={3 * 3 * 3 * 3}$ from one input",
        f"$4\\cdot9+3={small.edges}$ in the whole graph",
        f"that is {prose.written(big.paths)} against {big.edges}",
        f"{2 * 2 + 2 * 2} multiplications for both inputs, where two bills would take {2 * 4 * 2}",
        "$x^2$ has $2x$",
        f"$1\\cdot(-1)={whole(G['h1'])}$",
        f"$1\\cdot12={whole(G['h2'])}$",
        f"$-1\\cdot4+12\\cdot1={whole(G['h1'] * E['h1', 'z1'] + G['h2'] * E['h2', 'z1'])}$",
        f"$-1\\cdot3+12\\cdot(-1)={whole(G['h1'] * E['h1', 'z2'] + G['h2'] * E['h2', 'z2'])}$",
        f"$8\\cdot3+(-15)\\cdot1={whole(G['z1'] * E['z1', 'x1'] + G['z2'] * E['z2', 'x1'])}$",
        f"$8\\cdot1+(-15)\\cdot1={whole(G['z1'] * E['z1', 'x2'] + G['z2'] * E['z2', 'x2'])}$",
        f"The {whole(G['z1'])} and the −{whole(-G['z2'])} were worked out once",
        f"and {whole(overwritten['z1'])} and −{whole(-overwritten['z2'])} stand where {whole(G['z1'])} and "
        f"−{whole(-G['z2'])} should",
        f"only $x_1$ is not, −{whole(-early['x1'])} instead of {whole(G['x1'])}. Both",
        *sent_too_early(),
        f"Forward: $z=({v['z1']},{v['z2']})$, $h=({v['h1']},{v['h2']})$, $y={v['y']}$",
        f"$\\partial y/\\partial h=({whole(H['h1'])},{whole(H['h2'])})$",
        f"$y$ 1, $h$ (−1, {whole(G['h2'])}), $z$ ({whole(G['z1'])}, −15), $x$ ({whole(G['x1'])}, −7)",
        f"a graph ready with {2**25 // 10**6} million paths, a ladder of diamonds",
        f"drawn with all its boxes, has {len(NEURON)} edges and 2 parameters",
        f"gives `(4, {price(2, 2).edges})`",
        f"$\\partial z/\\partial x_1=({whole(to_x1['z1'])},{whole(to_x1['z2'])})$",
        f"$\\partial h/\\partial x_1=({whole(h_x1['h1'])},{whole(h_x1['h2'])})$",
        f"$\\partial y/\\partial x_1=-1\\cdot15+12\\cdot2={whole(-1 * h_x1['h1'] + 12 * h_x1['h2'])}$",
    ]


def sent_too_early() -> list[str]:
    """What z1 and z2 pass on before h2 spoke, what each missed, and what z1 alone would spoil."""
    partial = {z: G["h1"] * E["h1", z] for z in ("z1", "z2")}
    missed = [whole(G[z] - partial[z]).replace("-", "−") for z in partial]
    alone = [partial["z1"] * E["z1", x] + G["z2"] * E["z2", x] for x in ("x1", "x2")]
    return [
        f"they sent on −{whole(-partial['z1'])} and −{whole(-partial['z2'])} where {whole(G['z1'])} and "
        f"−{whole(-G['z2'])} belong",
        f"What they missed, {missed[0]} and {missed[1]}, cancels at $x_2$, where both edges carry "
        f"{whole(E['z1', 'x2'])}",
        f"$x_1$ would be −{whole(-alone[0])} and $x_2$ −{whole(-alone[1])}",
    ]


def test_what_was_missed_cancels_at_x2_and_not_at_x1():
    early = record(MADE, "send too early")
    for z in ("z1", "z2"):
        assert {s.held for s in early if s.sender == z} == {G["h1"] * E["h1", z]}
    missed = {z: G["h2"] * E["h2", z] for z in ("z1", "z2")}
    lost = {x: sum(missed[z] * E[z, x] for z in missed) for x in ("x1", "x2")}
    assert E["z1", "x2"] == E["z2", "x2"] == 1 and lost == {"x1": 24, "x2": 0}
    assert G["x1"] - lost["x1"] == early[-1].gradients["x1"]


# the neuron of frame F12: 11 nodes
NEURON = [
    ("x1", "·1"), ("w1", "·1"), ("x2", "·2"), ("w2", "·2"), ("·1", "s"), ("·2", "s"),
    ("s", "f"), ("f", "z"), ("z", "L"), ("y", "L"),
]  # fmt: skip


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    given = {"64", "0.0", "0.2", "0.5"}  # a pull request, nothing, a section, a half
    assert prose.unclaimed(PROSE, claims(), given) == []


def test_the_neuron_has_eleven_nodes_and_ten_edges():
    assert len({node for edge in NEURON for node in edge}) == 11 and len(NEURON) == 10


def test_the_last_wrong_walk_leaves_six_of_seven_right():
    """Said at the end of 02, and where 03 begins."""
    early = record(MADE, "send too early")[-1].gradients
    assert [name for name in G if early[name] != G[name]] == ["x1"]
    assert "ends with six of seven numbers right" in PROSE


def test_a_layered_graph_has_as_many_edges_as_the_formula_says():
    for k in range(1, 9):
        for layers in range(1, 9):
            assert len(layered(k, layers)) == price(k, layers).edges == layers * k * k + k


def test_the_engine_is_seven_lines():
    source = (prose.ROOT / "solutions/02_reverse_mode/02_reverse_mode.py").read_text(encoding="utf-8")
    body = source.split("walking back from out.")[1].split("### BEGIN SOLUTION")[1].split("### END")[0]
    assert len(body.strip().splitlines()) == 7 and "seven lines that walk edges" in PROSE


def test_the_predictions_say_what_the_figures_show():
    options = PREDICTIONS["2.1"].options
    assert "4 × 9 + 3" in options[1].why and price(3, 4).edges == 39 == 4 * 9 + 3
    assert "64 is 4 × 4 × 4" in options[2].why and price(4, 3).paths == 64
    first = PREDICTIONS["2.2"].options[1].why
    steps = record(MADE, "overwrite")
    assert "steps 3 and 5: the −4 disappears" in first
    assert steps[2].gradients["z1"] == -4 and steps[4].gradients["z1"] == 12


@pytest.mark.parametrize("question", QUIZ.questions.values(), ids=QUIZ.questions)
def test_each_wrong_choice_names_an_experiment(question):
    for option in question.options:
        assert option.right or re.search(r"figure \d\.\d", option.why), option.why


def test_only_one_order_of_the_quiz_is_legal():
    edges = re.findall(r"\$(\w)→(\w)\$", QUIZ.questions["a"].text)
    assert len(edges) == 6
    legal = []
    for option in QUIZ.questions["a"].options:
        order = option.text.split(", ")
        legal.append(all(order.index(u) < order.index(v) for u, v in edges))
    assert legal == [option.right for option in QUIZ.questions["a"].options]


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"dy_dz2": -8, "dy_dx1": -5, "dy_dx2": -2}, ["✓", "✓", "✓"]),
        ({"dy_dz2": -6, "dy_dx1": -8}, ["last message alone", "of z2 alone", "still empty"]),
    ],
)
def test_the_holes_answer(filled, said, capsys):
    by_hand("2.2", **filled)
    lines = capsys.readouterr().out.splitlines()
    assert [word in line for word, line in zip(said, lines, strict=True)] == [True] * len(lines)


def notebook(stop: str) -> dict:
    """What the code cells up to a heading leave behind, without figures and checks."""
    source = (prose.ROOT / "solutions/02_reverse_mode/02_reverse_mode.py").read_text(encoding="utf-8")
    space: dict = {"np": np, "print": lambda *said: None}
    for cell in re.split(r"^# %%", source[: source.index(stop)], flags=re.M)[1:]:
        head, _, body = cell.partition("\n")
        if not head.startswith(" [markdown]") and not re.search(
            r"backprop import|predict\(|check\(|by_hand|tape\(|two_bills\(|regrouping\(|quiz|course_map", body
        ):
            exec(body, space)
    return space


ENGINE = notebook("## Quiz 2")


def differentiated(formula: str, **values: float) -> dict[str, float]:
    """What the learner's engine says of a formula that the recorder has heard."""
    Number = ENGINE["Number"]
    named = {name: Number(value, name=name) for name, value in values.items()}
    y = eval(formula, {"σ": ENGINE["σ"], **named})
    return ENGINE["reverse_mode"](y.edges, y.name)


def test_the_engine_differentiates_the_graph_of_the_chapter_from_its_formula():
    found = differentiated("(x1 * x2) * (x1 + x2) * (x1 * x2 - (x1 + x2))", x1=1.0, x2=3.0)
    assert (found["x1"], found["x2"]) == (9, -7) and "9 and −7, from a formula that nobody drew" in PROSE
    assert differentiated("x * x", x=3.0)["x"] == 2 * 3


def test_the_recorder_finds_the_boxes_of_the_chapter():
    """Seven nodes and ten edges: each box is recorded once."""
    y = notebook("# 9 and −7")["y"]
    assert len(y.edges) == len(E)
    assert sorted(y.edges.values()) == sorted(E.values())


def test_a_number_used_twice_has_both_edges_in_one():
    assert differentiated("x * x", x=3.0)["x"] == 6 == differentiated("x + x", x=3.0)["x"] * 3
    assert differentiated("x - x", x=3.0)["x"] == 0


FORMULAS = ["2 * x + 1", "1 - x * x", "σ(3 * x) * x", "σ(σ(x) - x * x * x)", "x * (x + 1) - σ(x * x)"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_any_expression_that_is_typed_is_differentiated(formula):
    def f(x):
        return eval(formula, {"x": x, "σ": lambda a: 1 / (1 + np.exp(-a))})

    slope = f(0.7 + 1e-30j).imag / 1e-30
    assert differentiated(formula, x=0.7)["x"] == pytest.approx(slope, rel=1e-12)


def test_the_recorder_is_twenty_odd_lines_adds_double_edges_and_does_not_walk():
    source = (prose.ROOT / "solutions/02_reverse_mode/02_reverse_mode.py").read_text(encoding="utf-8")
    cell = source.split('given="recorder"\n')[1].split("# %%")[0]
    lines = [line for line in cell.splitlines() if line.strip() and '"""' not in line]
    assert 20 <= len(lines) < 30 and "twenty-odd lines" in PROSE
    assert not re.search(r"grad|reverse|walk", cell)
    assert "self.edges.get(edge, 0) + slope" in cell and "`self.edges.get(edge, 0) + slope` adds" in PROSE


class Looked(dict):
    """Edges that count how often one is looked at."""

    looks = 0

    def items(self):
        for item in super().items():
            self.looks += 1
            yield item


def test_a_loop_over_all_edges_for_each_node_multiplies_as_often_and_looks_more_often():
    multiplied: list[float] = []

    class Slope(float):
        def __rmul__(self, other):
            multiplied.append(self)
            return float(self) * other

    for k, layers in ((2, 2), (3, 4), (8, 3)):
        multiplied.clear()
        edges = Looked({edge: Slope(slope) for edge, slope in layered(k, layers).items()})
        ENGINE["reverse_mode"](edges, "y")
        nodes = {node for edge in edges for node in edge}
        assert len(multiplied) == len(edges) and edges.looks == len(nodes) * len(edges)
    assert "its looking grows with nodes times edges" in PROSE


def test_each_edge_is_crossed_once_and_overwriting_spoils_what_follows():
    steps = record(MADE, "add")
    assert sorted((s.sender, s.receiver) for s in steps) == sorted(E)
    spoilt = record(MADE, "overwrite")[-1].gradients
    assert [name for name in G if spoilt[name] != G[name]] == ["x1", "x2", "z1", "z2"]
    assert all(s.sent == s.held * s.factor for s in record(MADE, "overwrite"))


def test_what_is_left_when_four_products_are_regrouped():
    from backprop import regrouping

    said = [regrouping().set(position=k).say for k in (1, 2, 3, 4)]
    assert [re.search(r"(\d+) multiplications", text)[1] for text in said] == ["8", "6", "6", "8"]
    assert PREDICTIONS["2.1b"].options[2].text == "6" and "It is 6" in PREDICTIONS["2.1b"].truth
