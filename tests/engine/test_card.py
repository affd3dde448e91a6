"""The check card: what it says, in HTML and in its twin of plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import answers
import pytest

from autograder.engine import card, registry
from autograder.engine.mistake import Mistake, Step
from autograder.engine.verdict import COULD_NOT_CHECK, NOT_YET, PASSED, Verdict

MISSING = Mistake(
    "missing_sigmoid_slope",
    "The slope of the sigmoid is missing.",
    "You came back through the weights but not through the sigmoid. Every forward box needs its backward "
    "box.",
    ("Follow the line from *z* back to *s*.", "Then 0.8 · 0.25 = 0.2 arrives at *s*."),
    step=Step(("L", "z", "s", "w"), 1, "no step here", missing=True),
)
HOLDS = (("returns a pair", True), ("shapes", True), ("values", False))
NOT = Verdict(NOT_YET, HOLDS, MISSING.name, MISSING.hint, MISSING.more, MISSING)
PASS = Verdict(PASSED, tuple((name, True) for name, _ in HOLDS), passed_with="Your `dw` and `dx` agree.")
COULD_NOT = Verdict(COULD_NOT_CHECK, headline="Your function returned None.", hint="Did you print it?")


def html(verdict, style=""):
    return card.html(verdict, "E4.3", "neuron_backward", style)


def text(verdict):
    return card.text_twin(verdict, "E4.3", "neuron_backward")


def test_twin_of_a_hint():
    assert text(NOT).splitlines() == [
        "E4.3 neuron_backward: not yet. Right: returns a pair, shapes. Not: values.",
        "The slope of the sigmoid is missing. You came back through the weights but not",
        "through the sigmoid. Every forward box needs its backward box.",
        'One more hint: hint("E4.3")',
    ]


def test_twin_of_a_pass_and_of_nothing_to_judge():
    assert text(PASS) == "E4.3 neuron_backward: passed.\nYour dw and dx agree."
    assert text(COULD_NOT) == (
        "E4.3 neuron_backward: could not check.\nYour function returned None. Did you print it?"
    )


def test_long_hint_is_cut_at_a_sentence_and_said_to_be():
    long = replace(NOT, hint="One sentence that is rather long and takes its time to come to the point. " * 5)
    assert len(text(long).splitlines()) <= 4 and text(long).splitlines()[-1] == 'One more hint: hint("E4.3")'
    assert text(long).splitlines()[-2].endswith(".")
    assert card.was_cut(long, "E4.3", "neuron_backward") and not card.was_cut(NOT, "E4.3", "neuron_backward")


@pytest.mark.parametrize("path", answers.files("wrong")[::7], ids=answers.name_of)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_every_twin_keeps_to_its_size(path):
    exercise_id = path.parent.name.partition(" ")[0]
    name = ", ".join(registry.exercises()[exercise_id].names)
    for verdict in answers.judge_file(path, answers.QUICK).values():
        lines = card.text_twin(verdict, exercise_id, name).splitlines()
        assert len(lines) < 5 and max(map(len, lines)) <= 78
        parse(card.html(verdict, exercise_id, name))


def parse(page):
    """Well-formed, so that nothing runs out of its frame."""
    return ElementTree.fromstring(page.replace("&nbsp;", " "))


def test_html_of_a_hint():
    tree = parse(html(NOT))
    said = "".join(tree.itertext())
    assert "Not yet E4.3  neuron_backward" in said and "✓ shapes" in said and "○ values" in said
    assert tree.find(".//b").text == MISSING.name
    outer = tree.find(".//details")
    assert outer.find("summary").text == "One more hint"
    assert outer.find("details/summary").text == "A worked example"
    assert "Follow the line" in "".join(outer.find("p").itertext())


def test_picture_says_what_it_shows():
    tree = parse(html(NOT))
    picture = next(svg for svg in tree.iter("svg") if svg.get("role") == "img")
    assert picture.get("aria-label") == "The way back from L to w: the step from z to s is missing."
    dashes = [path.get("stroke-dasharray") for path in picture.iter("path") if path.get("stroke-dasharray")]
    assert dashes == ["6 4", "1 5", "6 4"], "right to left: there, not there, there"
    assert [t.text for t in picture.iter("text")] == ["L", "z", "s", "w", "no step here"]


def test_a_wrong_step_is_marked_not_missing():
    marked = replace(MISSING, step=Step(("L", "Ŷ", "O₂", "H₂", "O₁", "H₁", "W₁"), 4, "slope of tanh"))
    tree = parse(html(replace(NOT, mistake=marked)))
    picture = next(svg for svg in tree.iter("svg") if svg.get("role") == "img")
    assert "the step from O₁ to H₁ is marked: slope of tanh" in picture.get("aria-label")
    dashes = [path.get("stroke-dasharray") for path in picture.iter("path") if path.get("stroke-dasharray")]
    assert dashes == ["6 4"] * 6
    assert "".join(picture.itertext()).startswith("LŶO2H2O1H1W1")


@pytest.mark.parametrize("stations", [("L", "z", "s"), ("L", "Ŷ", "O₂", "H₂", "O₁", "H₁", "W₁")])
def test_picture_stays_inside_its_frame(stations):
    for step in range(len(stations) - 1):
        drawn = card.way_back(Step(stations, step, "divides"))
        xs = [float(x) for x in re.findall(r'(?:cx|x)="([\d.]+)"', drawn)]
        assert min(xs) >= 10 and max(xs) <= 410


def test_words_of_the_answer_cannot_become_markup():
    evil = replace(NOT, headline="`<script>` & *<i>x</i>*", hint="<img src=x onerror=alert(1)> a < b")
    page = html(evil)
    assert "<script" not in page and "<img" not in page
    parse(page)


def test_only_meanings_are_colours():
    for verdict in (PASS, NOT, COULD_NOT):
        page = html(verdict)
        assert not re.search(r"#[0-9a-fA-F]{3,6}\b|rgb\(|\b(red|green)\b", page)


def test_style_is_put_in_front_once():
    assert html(PASS, ".bp{}").startswith("<style>.bp{}</style>") and "<style>" not in html(PASS)


def test_marks_are_read_in_text_and_html():
    assert card.bare("Put `a*b` behind *w₁*.") == "Put a*b behind w₁."
    assert card.rich("`a*b` and *w₁₂*") == (
        '<code>a*b</code> and <span class="bp-m"><i>w<sub>12</sub></i></span>'
    )


def test_no_line_ends_inside_a_small_formula():
    said = card.rich("Is it z(1 − z)? Then *x* − 1; `a − b`, well - no.")
    assert said.startswith('Is it <span class="bp-m">z(1 − z)?</span> Then ')
    assert said.endswith(" − 1; <code>a − b</code>, well - no.")
    parse(f"<p>{card.rich('*a b + c* and x*y + z*w, 1 · 2 + 3₁')}</p>")
