"""What is asked: predictions keep their answer in the kernel, quizzes explain every choice."""

import json
import math
import re

import backprop
import pytest
from backprop import progress
from backprop.contents import CHAPTERS
from backprop.drawing.svg import Picture
from backprop.figures.figure import Figure, Shown
from backprop.hosts import predict as asking
from backprop.hosts.course_map import course_map
from backprop.predictions.prediction import Option, Prediction, Scale

from autograder.engine import registry

QUESTION = Prediction(
    "By how many times at $s$?",
    "It is 442 times.",
    (Option("the same", "No: flat."), Option("A, about 3 times", "Flatter than that.", "about 3 times")),
)
NUMBER = Prediction(
    "By how many times?",
    "It is 442 times.",
    scale=Scale(1, 1000, 442, ((100, "More."), (math.inf, "Close.")), log=True, unit=" times"),
)


@pytest.fixture
def ask(monkeypatch):
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in progress._kernel})

    def asked(question=QUESTION):
        monkeypatch.setattr(asking, "question_before", lambda number: question)
        return asking.predict("4.1", Figure("4.1", "Cockpit", [], lambda v: Shown(Picture(10, label="open"))))

    return asked


def test_the_browser_knows_nothing_of_the_truth_before_the_answer(ask):
    for question in (QUESTION, NUMBER):
        sent = json.dumps(ask(question).prediction)
        assert "442" not in sent and "Flat" not in sent
        assert not ask(question).prediction["open"]


def test_an_answer_gets_its_own_sentence_and_the_truth(ask):
    figure = ask()
    figure._hear(None, {"id": "a1", "choice": 1, "sure": False}, [])
    told = figure.prediction
    assert (told["said"], told["sure"], told["truth"]) == ("about 3 times", "unsure", "It is 442 times.")
    assert told["why"] == "Flatter than that." and told["open"]


def test_an_estimate_gets_the_sentence_of_its_band(ask):
    figure = ask(NUMBER)
    figure._hear(None, {"choice": 31.6, "sure": True}, [])
    assert (figure.prediction["said"], figure.prediction["why"]) == ("32 times", "More.")


def test_an_answered_question_stays_answered(ask):
    ask()._hear(None, {"choice": 0, "sure": True}, [])
    assert ask().prediction["said"] == "the same"


def test_backprop_open_opens_all(ask, monkeypatch):
    monkeypatch.setenv("BACKPROP_OPEN", "1")
    assert ask().prediction["open"]


def test_the_still_picture_is_the_open_figure(ask):
    assert ask()._repr_mimebundle_()[0]["text/plain"].endswith("open")


def test_a_question_of_ones_own_needs_no_number(ask):
    plain = Figure("A.1", "Mine", [], lambda v: Shown(Picture(10, label="open")))
    card = asking.predict(NUMBER, plain)
    assert card.figure is plain and card.prediction["question"] == "By how many times?"
    card._hear(None, {"id": "a1", "choice": 400, "sure": True}, [])
    assert card.prediction["why"] == "Close."
    assert asking.predict(NUMBER, card) is card and asking.predict(NUMBER, plain).prediction["open"]
    assert not asking.predict(QUESTION, plain).prediction["open"]


def test_an_unknown_question_says_so():
    with pytest.raises(KeyError, match="no question with this number"):
        asking.question_before("4.99")


def quizzes():
    return [chapter.quiz for chapter in registry.chapters().values()]


def test_every_quiz_choice_has_a_sentence_and_one_is_right():
    for quiz in quizzes():
        for key, question in quiz.questions.items():
            assert 2 <= len(question.options) <= 5 and question.right, (quiz.id, key)
            assert all(len(o.why) > 15 for o in question.options), (quiz.id, key)


def test_right_choices_are_not_always_at_the_same_place():
    for quiz in quizzes():
        places = set(quiz.right.values())
        assert len(quiz.questions) < 3 or len(places) > 1, quiz.id


def test_quiz_card_has_questions_in_words_and_the_line_to_copy():
    card = backprop.quiz("Q4")
    assert re.search(r'^quiz_4 = \{"a": None', card.text(), re.MULTILINE)
    assert "text/plain" in card._repr_mimebundle_()[0]
    with pytest.raises(KeyError, match='no quiz "Q9"'):
        backprop.quiz("Q9")


def test_course_map_links_to_every_other_notebook():
    strip = course_map(here=4)
    links = re.findall(r'href="\.\./([^/]+)/\1\.ipynb"', strip.html())
    assert set(links) >= {chapter.folder for i, chapter in enumerate(CHAPTERS) if i != 4}
    assert "[04 One neuron: you are here]" in strip.text()
    with pytest.raises(ValueError, match="stations are 0 to 8"):
        course_map(here=9)


def test_what_is_remembered_of_an_answer_is_words_without_tags(monkeypatch):
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in progress._kernel})
    kept = []
    monkeypatch.setattr(progress, "predicted", lambda number, answer: kept.append((number, answer)))
    options = (Option("none", "No: it moves."), Option("$w_1$ alone", "Yes."))
    asked = Prediction("Which moves?", "$w_1$ moves.", options)
    card = asking.predict(asked, Figure("4.1", "Cockpit", [], lambda v: Shown(Picture(10, label="open"))))
    card.on_lock(1, True)
    ((number, answer),) = kept
    assert (number, answer.choice, answer.sure) == ("Which moves?", 1, True)
    assert answer.said == "w1 alone" and answer.truth == "w1 moves."


def test_a_quiz_tells_the_browser_which_options_are_right_and_numbers_them_from_1():
    card, asked = backprop.quiz("Q4"), registry.quiz("Q4")
    for told, question in zip(card.quiz["questions"], asked.questions.values(), strict=True):
        assert [o["right"] for o in told["options"]] == [o.right for o in question.options]
        first = question.options[0].text.replace("$", "")
        assert f"{told['key']}) {told['plain']}\n   1. {first}\n" in card.text()
    assert card.quiz["title"] == "Quiz 4" and card.quiz["variable"] == "quiz_4"
