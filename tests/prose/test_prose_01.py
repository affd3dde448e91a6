"""Every number in the prose of chapter 01 is computed here."""

from __future__ import annotations

import re

import prose
import pytest
from backprop.by_hand import by_hand
from backprop.numbers.graph import canonical, factors, gradients, price, product, two_roads, walk_paths
from backprop.numbers.twins import TWINS, copies, count
from backprop.predictions.chain_rule import PREDICTIONS

from autograder.chapters.chain_rule.questions import QUIZ

PROSE = prose.read("01_chain_rule")
MADE = canonical()
ROADS = two_roads()
TO_X1 = list(walk_paths(MADE.edges, "y", "x1"))
TO_X2 = list(walk_paths(MADE.edges, "y", "x2"))


def box(x: float) -> float:
    """The one road of 1.1: three times, then squared."""
    return (3 * x) ** 2


def _table_line(path: list[str]) -> str:
    names = r"\to ".join(name[0] + ("_" + name[1:] if name[1:] else "") for name in path)
    numbers = r"\cdot".join(f"{f:.0f}" for f in factors(MADE.edges, path))
    return f"| ${names}$ | ${numbers}={product(MADE.edges, path):.0f}$ |"


def claims() -> list[str]:
    (a, b), (c, d) = (factors(ROADS.edges, path) for path in walk_paths(ROADS.edges, "y", "x1"))
    v, w = ROADS.values, MADE.values
    moved = two_roads(1.1, 3).values["y"] - v["y"]
    tiny = two_roads(1.001, 3).values["y"] - v["y"]
    pushed = two_roads(1.01, 3).values
    cancel = two_roads(1, -2)
    one, other = (product(cancel.edges, path) for path in walk_paths(cancel.edges, "y", "x1"))
    carried = [product(MADE.edges, path) for path in TO_X1]
    big = price(8, 8)
    return [
        f"says $u=3\\cdot2={3 * 2}$, the second says $y=6^2={box(2)}$",
        f"by 3 times the push, {3 * 0.01:.2f}",
        f"$2\\cdot6={2 * 6}$ times what reaches it, so by {2 * 6 * 0.03:.2f}",
        f"$12\\cdot3={2 * 6 * 3}$ times the push",
        f"for the two boxes above, at $x=2$, it is {2 * 6 * 3}",
        f"$z_1={v['z1']:.0f}$, $z_2={v['z2']:.0f}$, $y={v['y']:.0f}$",
        f"$4\\cdot3={a * b:.0f}$ through $z_1$, and $3\\cdot1={c * d:.0f}$ through $z_2$",
        f"$12+3={gradients(ROADS)['x1']:.0f}$, and a push of 0.1 promises {0.1 * gradients(ROADS)['x1']:.1f}",
        f"a push of 0.1 the slope promises {0.1 * gradients(ROADS)['x1']:.1f}, and $y$ moves by {moved:.2f}",
        f"it promises {0.001 * gradients(ROADS)['x1']:.3f}, and $y$ moves by {tiny:.6f}",
        f"$z_1$ goes from 3 to {pushed['z1']:.2f} and $z_2$ from 4 to {pushed['z2']:.2f}",
        f"$\\Delta z_1={pushed['z1'] - v['z1']:.2f}$ and $\\Delta z_2={pushed['z2'] - v['z2']:.2f}$",
        f"${pushed['z1']:.2f}\\cdot{pushed['z2']:.2f}={pushed['y']:.4f}$. Where do the {pushed['y'] - 12:.4f} come",
        f"$4\\cdot0.03={4 * 0.03:.2f}$",
        f"$3\\cdot0.01={3 * 0.01:.2f}$",
        f"$0.03\\cdot0.01={0.03 * 0.01:.4f}$",
        f"at $x=2$, so $s={3 * 2}$ and $y={2 * 6}$",
        f"$2\\cdot3={2 * 3}$ arrive too, {6 + 2 * 3} together",
        f"$6\\cdot2={6 * 2}$",
        f"At $x_1=1$, $x_2=-2$ one road carries {one:.0f} and the other −{-other:.0f}",
        f"$z=({w['z1']:.0f},{w['z2']:.0f})$, $h=({w['h1']:.0f},{w['h2']:.0f})$, $y={w['y']:.0f}$",
        f"give $\\partial y/\\partial x_1={gradients(MADE)['x1']:.0f}$",
        f"One path carries {max(carried):.0f}, four times the answer",
        "$" + "".join(f"{value:+.0f}" for value in carried).lstrip("+") + f"={sum(carried):.0f}$",
        "the other three come to {:.0f}, {:.0f}, −{:.0f} or {:.0f}".format(
            *(abs(sum(carried) - value) for value in carried)
        ),
        f"{gradients(MADE)['x1']:.0f} towards `\"x1\"`, −{-gradients(MADE)['x2']:.0f} towards `\"x2\"`",
        f"the two lines take {count()[0]} multiplications. Worked out once and kept, "
        f"{count(frozenset(TWINS.values()))[0]} are left",
        f"{prose.written(big.paths)} paths from each input. It has only {big.edges} edges",
        *[_table_line(path) for path in TO_X2[:2]],
    ]  # fmt: skip


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    given = {"1.01", "0.01", "0.1", "0.001", "0.0", "1.0", "2.0"}  # pushes, empty sums and products, an edge
    assert prose.unclaimed(PROSE, claims(), given) == []


def test_four_multiplications_are_saved():
    assert count()[0] - count(frozenset(TWINS.values()))[0] == 4 and "Four multiplications saved" in PROSE


def test_the_outer_slope_at_the_wrong_place_is_wrong_by_a_factor_of_three():
    assert "there its slope would be 4, and the answer wrong by a factor of three" in PROSE
    assert 2 * 2 == 4 and 2 * 6 / (2 * 2) == 3


def test_brackets_hold_ten_factors_and_products_twelve():
    assert "it has ten factors" in PROSE and 2 * (1 + 4) == 10
    assert "four products of three, twelve factors" in PROSE and sum(len(path) - 1 for path in TO_X1) == 12


def test_without_one_lamp_the_others_come_to_what_the_text_says():
    carried = [product(MADE.edges, path) for path in TO_X1]
    assert sorted(sum(carried) - value for value in carried) == [-27, 12, 21, 21]
    assert sum(value < 0 for value in carried) == 3


def test_the_model_answer_of_m1_saves_two_multiplications():
    """Four products of three are 8 multiplications; with the brackets 2 · (2 + 1) = 6."""
    assert "6 multiplications instead of 8" in PROSE
    e, value = MADE.edges, 0.0
    for z in ("z1", "z2"):
        value += (e["y", "h1"] * e["h1", z] + e["y", "h2"] * e["h2", z]) * e[z, "x2"]
    assert value == gradients(MADE)["x2"] == -7


def test_the_predictions_say_what_the_figures_show():
    tenth, sixth, right, three = (option.why for option in PREDICTIONS["1.1"].options)
    assert "Through $z_1$ arrive 4 × 3 = 12 times the push, through $z_2$ 3 × 1 = 3 times: 15" in right
    assert abs(two_roads(1.1, 3).values["y"] - 12 - 1.53) < 1e-9 and "1.53" in right and "0.03" in right
    assert 4 * 3 * 3 * 1 == 36 and "even give 36" in three
    assert "3 and 3" in sixth and "carries a 3" in tenth
    pairs = [(a, b) for a in (-12, -3, 36, -12) for b in (-12, -3, 36, -12)]
    assert all(a != -b for a, b in pairs)  # "no two of the four are each other's opposite"


def test_the_quiz_sends_to_numbers_that_are_there():
    whys = {key: [o.why for o in q.options] for key, q in QUIZ.questions.items()}
    assert "give 36" in whys["c"][0] and 4 * 3 * 3 * 1 == 36
    assert "give 11" in whys["c"][1] and 4 + 3 + 3 + 1 == 11
    assert "7 × 4 = 28" in whys["c"][2] and (4 + 3) * (3 + 1) == 28
    assert len(list(walk_paths(MADE.edges, "y", "x1"))) * 2 == 8 == int(QUIZ.questions["a"].options[2].text)
    assert [copies(part) for part in TWINS.values()] == [4, 3, 2]


@pytest.mark.parametrize("question", QUIZ.questions.values(), ids=QUIZ.questions)
def test_each_wrong_choice_names_an_experiment(question):
    for option in question.options:
        assert option.right or re.search(r"figure \d\.\d", option.why), option.why


@pytest.mark.parametrize(
    ("section", "filled", "said"),
    [
        ("1.3", {"z1_x2": 1, "y_h1": -1, "y_h2": 12}, ["✓", "✓", "✓"]),
        ("1.3", {"y_h1": 12}, ["still empty", "That is h1 itself", "still empty"]),
        ("1.6", {"through_h2_z1": 12, "through_h2_z2": -12, "dy_dx2": -7}, ["✓", "✓", "✓"]),
        ("1.6", {"through_h2_z1": 36, "dy_dx2": 0}, ["ends at x2", "still empty", "in the table already"]),
    ],
)
def test_the_holes_answer(section, filled, said, capsys):
    by_hand(section, **filled)
    lines = capsys.readouterr().out.splitlines()
    assert [word in line for word, line in zip(said, lines, strict=True)] == [True] * len(lines)


def test_the_smaller_the_push_the_better_and_a_line_keeps_its_promise():
    """And a third of the promise is missed by the leftover that the table names: a push times a push."""
    off = [abs((two_roads(1 + p, 3).values["y"] - 12) / p - 15) for p in (0.1, 0.01, 0.001)]
    assert off == sorted(off, reverse=True)
    assert all((3 * (2 + p) - 3 * 2) / p == pytest.approx(3) for p in (100.0, 1.0, 0.001))
    assert pytest.approx(two_roads(1.01, 3).values["y"] - 12) == 4 * 0.03 + 3 * 0.01 + 0.03 * 0.01


def test_local_and_total_derivative_differ_where_there_is_a_second_road():
    """s = 3x, y = x·s: the edge carries 6, all roads together 12, and that is the slope of 3x²."""
    edges = {("y", "x"): 6.0, ("y", "s"): 2.0, ("s", "x"): 3.0}
    total = sum(product(edges, path) for path in walk_paths(edges, "y", "x"))
    assert edges["y", "x"] == 6 and total == 12 == pytest.approx((3 * 2.001**2 - 3 * 1.999**2) / 0.002)
    for edge in MADE.edges:  # "between two neighbours there is no second road"
        assert len(list(walk_paths(MADE.edges, *edge))) == 1


def test_the_family_is_walked_as_the_text_says(capsys):
    source = (prose.ROOT / "solutions/01_chain_rule/01_chain_rule.py").read_text(encoding="utf-8")
    cell = source[source.index("children = {") :].split("# %%")[0]
    exec(cell.replace("    found = []", "    print(person)\n    found = []"), {})
    called, found = capsys.readouterr().out.strip().rsplit("\n", 1)
    assert called.split() == ["Ada", "Ben", "Dora", "Cleo", "Emil", "Fay"]
    assert found == "['Ben', 'Dora', 'Cleo', 'Emil', 'Fay']"
    assert len(cell.strip().splitlines()) == 11 and "Dora has no children" in PROSE


def test_the_lamps_are_asked_about_before_the_formula_tells():
    source = (prose.ROOT / "solutions/01_chain_rule/01_chain_rule.py").read_text(encoding="utf-8")
    assert source.index('predict("1.2"') < source.index("\nunfolding()")
    before = source[: source.index('predict("1.2"')]
    assert "36" not in before.split("## 1.4 Deeper")[1] and "-12-3" not in before


def test_the_pieces_of_python_for_a_path_are_as_said():
    path = ["y", "h1", "z1", "x1"]
    assert len(path) == 4 and path[0] == "y" and list(range(3)) == [0, 1, 2]
    assert "`path[k]` is the name at place `k`, counted from 0" in PROSE
