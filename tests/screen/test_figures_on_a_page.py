"""A figure on a web page: it moves without a kernel and without the network, and says what it has no picture of."""

from __future__ import annotations

import backprop
import pytest
import web_page
from backprop.drawing.svg import Picture, rect
from backprop.figures.figure import Button, Choice, Figure, Shown, Slider
from backprop.hosts import page, prepared
from backprop.predictions.prediction import Option, Prediction

CONTROLS = [
    Slider("w", "w_1", -4, 4, 0.5, 0.5, learnable=True, signed=True, name="weight"),
    Slider("eta", "η", 0.1, 10, 1, log=True, name="step size"),
    Choice("mode", "mode", (("one", "One"), ("three", "Three")), "one"),
    Button("go", "Go", strong=True),
    Button("time", "Measure", measures=True),
]
WHICH = Prediction(
    "Which?", "It is B.", (Option("A", "No: flat."), Option("B", "Yes, B.", "b")), setting="Two."
)


def draw(values):
    words = f"w={values['w']:g} eta={values['eta']:g} mode={values['mode']}"
    picture = Picture(120, label=words).add(rect(10, 10, 80, 60, "forward", data_set="w=2;mode=three"))
    if values["pressed"] == "go":
        return Shown(picture, f"now {words}", {"w": -4})
    return Shown(picture, f"now {words}")


@pytest.fixture
def opened(browser, tmp_path, monkeypatch):
    """A page with the figure of this file, prepared for one control at a time."""
    pages = []
    monkeypatch.setattr(prepared, "WHOLE", 1)
    monkeypatch.setattr(prepared, "RENDERS", 1)

    def started(question=None, more="", **context):
        monkeypatch.setattr(page, "_question", lambda number: question)
        figure = Figure("9.1", "Alone", CONTROLS, draw, "Move it.")
        file = web_page.written(tmp_path, {"alone": (figure, page.prepared(figure))}, more=more)
        pages.append(web_page.WebPage(browser, file, **context))
        return pages[-1]

    yield started
    for one in pages:
        one.context.close()


def said(card) -> str:
    """What the card says beside its controls, "" for nothing."""
    found = card.locator(".bp-doubt:not([hidden])")
    return found.inner_text() if found.count() else ""


def label(card) -> str:
    return card.locator(".bp-pic svg").get_attribute("aria-label")


def handle(card, name) -> str:
    return card.get_by_role("slider", name=name).get_attribute("aria-valuetext")


def test_a_key_on_a_slider_is_answered_in_the_next_animation_frame(opened):
    web = opened()
    card = web.alive("alone")
    web.watch()
    card.get_by_role("slider", name="weight").focus()
    web.page.keyboard.press("ArrowRight")
    assert web.seen()["label"] == "w=1 eta=1 mode=one"
    web.page.keyboard.press("End")
    seen = web.seen()
    assert seen["label"] == "w=4 eta=1 mode=one" and seen["handles"] == ["4.00", "1"]
    assert card.locator(".bp-live").inner_text() == "now w=4 eta=1 mode=one"
    assert said(card) == "" and web.wrong == []


def test_what_is_not_prepared_puts_the_handle_where_the_picture_is_and_says_so(opened):
    web = opened()
    card = web.alive("alone")
    card.get_by_role("slider", name="weight").press("End")
    card.get_by_role("slider", name="step size").press("End")
    assert label(card) == "w=0.5 eta=10 mode=one"
    assert (handle(card, "weight"), handle(card, "step size")) == ("0.50", "10")
    assert "one slider at a time" in said(card)
    assert card.locator(".bp-doubt a").get_attribute("href") == web_page.BINDER
    card.get_by_role("slider", name="step size").press("Home")
    assert label(card) == "w=0.5 eta=0.1 mode=one" and said(card) == ""
    card.get_by_role("radio", name="Three").check()
    assert label(card) == "w=0.5 eta=1 mode=three" and "one slider at a time" in said(card)
    card.get_by_text("Reset").click()
    assert label(card) == "w=0.5 eta=1 mode=one" and said(card) == ""


def test_a_button_shows_what_follows_or_says_that_it_is_not_here(opened):
    web = opened()
    card = web.alive("alone")
    card.get_by_role("button", name="Go").click()
    assert handle(card, "weight") == "−4.00" and said(card) == ""
    card.get_by_role("button", name="Measure").click()
    assert handle(card, "weight") == "−4.00" and "Binder" in said(card)


def test_a_click_on_a_mark_that_is_not_prepared_says_so(opened):
    web = opened()
    card = web.alive("alone")
    card.locator(".bp-pic [data-set]").click()
    assert label(card) in ("w=2 eta=1 mode=one", "w=0.5 eta=1 mode=three")
    assert "one slider at a time" in said(card) and web.wrong == []


def test_a_prediction_is_compared_in_the_page_opens_the_figure_and_stays_answered(opened):
    web = opened(WHICH)
    card = web.alive("alone")
    lock = card.get_by_role("button", name="Lock in my prediction")
    assert lock.is_disabled() and card.locator(".bp-figure").get_attribute("inert") is not None
    assert "It is B" not in card.inner_text()
    card.get_by_role("radio", name="B", exact=True).check()
    card.get_by_role("radio", name="unsure").check()
    lock.click()
    told = card.locator(".bp-told")
    assert "You said b, unsure. It is B." in told.inner_text() and "Yes, B." in told.inner_text()
    assert told.evaluate("told => told === document.activeElement")
    card.get_by_role("slider", name="weight").press("End")
    assert label(card) == "w=4 eta=1 mode=one"
    web.page.reload()
    assert "You said b, unsure." in web.alive("alone").inner_text() and web.wrong == []


def test_a_quiz_explains_each_choice_and_makes_the_line(opened):
    web = opened(more=page.quiz_card(backprop.quiz("Q4"), assets="assets"))
    quiz = web.page.locator(".bp-page").last
    quiz.get_by_role("radio").first.check()
    assert quiz.locator(".bp-why").first.inner_text().split(".")[0] in ("Yes", "Not yet")
    assert "over the line quiz_4 = … in the notebook" in quiz.locator(".bp-line-to-copy").inner_text()
    assert 'quiz_4 = {"a": 1,' in quiz.locator("code").last.inner_text() and web.wrong == []


def test_without_javascript_there_is_the_picture_with_its_words(opened):
    web = opened(java_script_enabled=False)
    place = web.page.locator(".bp-page")
    assert place.locator("svg").is_visible() and "now w=0.5" in place.inner_text()
    assert place.locator("svg").get_attribute("aria-label") == "w=0.5 eta=1 mode=one"


def test_a_missing_script_of_pictures_leaves_the_still_one(opened, tmp_path):
    web = opened()
    (tmp_path / "assets/frames/alone.js").unlink()
    web.page.reload()
    web.page.wait_for_timeout(200)
    assert "now w=0.5" in web.page.locator(".bp-page").inner_text()
