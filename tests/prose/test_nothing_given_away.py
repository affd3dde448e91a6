"""What is asked is not told just before, nor by the sentence that says where to look."""

from __future__ import annotations

import re
from importlib import import_module

import numpy as np
import prose
import pytest
from backprop import contents

from autograder.engine import registry

CHAPTERS = [chapter.module for chapter in contents.CHAPTERS[:5]]
HOLES = [
    pytest.param(hole, id=f"{section} {name}")
    for chapter in CHAPTERS
    for section, holes in import_module(f"backprop.predictions.{chapter}").HOLES.items()
    for name, hole in holes.items()
]


def numbers_in(text: str) -> list[float]:
    """Numbers that stand alone: the 1 of x1 is none."""
    return [float(n.replace("−", "-")) for n in re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?![\w.]*\w)", text)]


def tells(sentence: str, truth) -> bool:
    """Whether a sentence holds the answer: the number itself, or a shape as it would be written."""
    if np.ndim(truth):
        return re.sub(r"\s", "", str(tuple(truth))) in re.sub(r"\s", "", sentence)
    return any(abs(n - float(truth)) <= 0.005 * max(abs(float(truth)), 1e-9) for n in numbers_in(sentence))


@pytest.mark.parametrize("hole", HOLES)
def test_no_message_of_a_hole_names_the_number_asked_for(hole):
    for sentence in (hole.where, *(said for _, said in hole.traps)):
        assert not tells(sentence, hole.truth()), sentence


def test_a_sentence_that_tells_is_seen():
    assert tells("y is h1 times h2, and h is (12, -1).", -1.0) and not tells("That is h1 itself.", 1.0)
    assert tells("Its owner has the shape (6, 3).", (6, 3)) and not tells("Whose gradient is it?", (6, 3))


def rubric(chapter: str, name: str) -> str:
    """The table of points above an answer that a person reads."""
    source = (prose.ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    task = source[: source.index(f'answer="{name}"')].rsplit("| points | for |", 1)[1]
    return task.split("# %%")[0]


@pytest.mark.parametrize(
    ("chapter", "name", "answers"),
    [
        ("01_chain_rule", "M1", r"\\partial z|\\partial y/\\partial h|by those|x_2"),
        ("02_reverse_mode", "M2", "complete|final|lost|again|batch|neuron"),
        ("03_gradient_check", "M3", "bend|tangent|round|digits|16"),
    ],
)
def test_a_rubric_names_what_is_looked_for_and_not_the_answer(chapter, name, answers):
    assert not re.search(answers, rubric(chapter, name))


def before(chapter: str, name: str) -> str:
    """What a chapter says until an answer is asked for."""
    source = (prose.ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    return source[: source.index(f'answer="{name}"')]


def test_no_case_that_m2_pays_for_stands_in_its_chapter():
    """Edges that are not parameters: neither the neuron's two counts nor the batch is told."""
    told = before("02_reverse_mode", "M2")
    assert not re.search(r"\d+ edges and \d+ param|[Bb]atch|samples at once|edges of sums", told)


def test_m1_asks_for_brackets_that_its_chapter_does_not_print():
    """Section 1.4 has the first factors in front; asked are the last ones, behind, and towards the other input."""
    told = before("01_chain_rule", "M1")
    assert r"\Big)\frac{\partial z" not in told and "stand *last*" in told


def test_the_graph_of_a_quiz_is_none_that_the_chapter_has_solved():
    asked = re.findall(r"\$(\w)→(\w)\$", registry.quiz("Q2").questions["a"].text)
    told = prose.read("02_reverse_mode")
    assert len(asked) > 3 and not any(rf"{u}\to {v}" in told for u, v in asked)


def test_a_formula_stands_a_cell_away_from_the_blank_that_asks_for_it():
    """E1.1, E3.1 and E4.4 turn a printed formula into code: between formula and blank stands another cell."""
    for chapter, formula, blank in (
        ("01_chain_rule", r"f'(g(x))\cdot g'(x)", 'solution="chain_1d"'),
        (
            "03_gradient_check",
            r"\frac{f(w+\varepsilon)-f(w-\varepsilon)}{2\varepsilon}",
            'solution="derivative"',
        ),
        ("04_one_neuron", r"w\;\leftarrow\;w-\eta", 'solution="sgd_step"'),
    ):
        source = (prose.ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
        between = source[source.index(formula) : source.index(blank)]
        assert between.count("# %%") >= 2, chapter
