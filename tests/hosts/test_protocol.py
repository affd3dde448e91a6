"""What Python tells the browser has the names that the browser's types list (`hosts/js`), and arrives."""

from __future__ import annotations

import re

import backprop
import pytest
from backprop.drawing.svg import Picture
from backprop.figures.controls import Button, Choice, Slider, Toggle
from backprop.figures.figure import Figure, Shown
from backprop.hosts import predict as asking
from backprop.hosts.notebook import NotebookCard
from backprop.predictions.prediction import Option, Prediction, Scale
from submissions import ROOT

MODULES = ROOT / "course/backprop/hosts/js"
CONTROLS = [
    Slider("w", "w_1", -4, 4, 0.5),
    Choice("mode", "mode", ("one", "three"), "one"),
    Toggle("on", "on"),
    Button("go", "Go"),
]
CHOICE = Prediction(
    "Is $w_1$ up?", "It is.", (Option("$w_1$ up", "Yes."), Option("no", "It is.")), setting="At $x_1$."
)
NUMBER = Prediction(
    "How many?", "442.", scale=Scale(1, 1000, 442, ((1e9, "Close."),), log=True, unit=" times")
)


def names(module: str, typedef: str) -> tuple[set[str], set[str]]:
    """The names of a type in the browser's code: those that are always there, and all of them."""
    text = re.sub(r"\n \* +", " ", (MODULES / f"{module}.js").read_text(encoding="utf-8"))
    inner = re.search(rf"@typedef \{{\{{ ((?:(?!@typedef).)*?) \}}\}} {typedef}\b", text)[1]
    listed = re.findall(r"(\w+)(\??):", inner)
    return {name for name, optional in listed if not optional}, {name for name, _ in listed}


def figure():
    return Figure("4.1", "Cockpit", CONTROLS, lambda values: Shown(Picture(10), f"w is {values['w']}"))


def fits(message: dict, module: str, typedef: str) -> None:
    always, _ = names(module, typedef)
    assert always <= set(message), always - set(message)


@pytest.fixture
def locked(monkeypatch):
    """asked -> (its message before the answer, its message after)."""
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    monkeypatch.setattr(asking.progress, "_kernel", {kind: {} for kind in asking.progress._kernel})

    def both(asked, choice):
        card = asking.predict(asked, figure())
        before = card.prediction
        card.on_lock(choice, True)
        return before, card.prediction

    return both


def test_what_is_shown_and_what_a_card_is():
    fits(figure().told("a1"), "host", "Shown")
    fits(NotebookCard(figure()).card, "frame", "Card")


def test_each_control_says_what_its_kind_needs_and_nothing_that_nobody_reads():
    _, known = names("controls", "Spec")
    told = [set(control.spec()) for control in CONTROLS]
    assert set.union(*told) == known
    assert all({"kind", "key", "group"} <= spec for spec in told)


@pytest.mark.parametrize("asked, choice", [(CHOICE, 1), (NUMBER, 100)], ids=["options", "estimate"])
def test_a_question_before_and_after_its_answer(locked, asked, choice):
    always, known = names("question", "Prediction")
    before, after = locked(asked, choice)
    assert set(before) == always and always < set(after) <= known


def test_every_name_of_a_prediction_is_said_of_one():
    _, known = names("question", "Prediction")
    _, scale = names("question", "Scale")
    assert scale == set(asking.question_of(NUMBER)["scale"])
    assert known == {"open"} | set().union(
        *(asking.question_of(asked) | asking.told(asked, 1, True) for asked in (CHOICE, NUMBER))
    )


def test_the_words_of_a_question_are_set_and_not_left_between_dollars(locked):
    before, after = locked(CHOICE, 0)
    assert "<" in before["setting"] and "<" in before["question"] and "<" in before["options"][0]
    assert "<" in after["said"]
    assert "$" not in str(before) + str(after)


def test_a_quiz_and_each_of_its_options():
    told = backprop.quiz("Q4").quiz
    for question in told["questions"]:
        fits(question, "quiz", "Asked")
        for option in question["options"]:
            fits(option, "quiz", "Option")


def test_what_a_figure_says_goes_out_on_the_widgets_own_line(monkeypatch):
    card, sent = NotebookCard(figure()), []
    monkeypatch.setattr(card.comm, "send", lambda data=None, buffers=None, **_: sent.append(data))
    card.set(w=2)
    told = [data["content"] for data in sent if data["method"] == "custom"]
    assert [(answer["values"]["w"], answer["say"]) for answer in told] == [(2, "w is 2.0")]
