"""What stays of a card in a saved notebook: a second output that is the last picture and its words."""

import asyncio
import re

import backprop
import pytest
from backprop import progress
from backprop.drawing.svg import Picture
from backprop.figures.figure import Figure, Shown, Slider
from backprop.hosts import still
from backprop.hosts.course_map import course_map
from backprop.hosts.hand_in import hand_in
from backprop.hosts.notebook import NotebookCard
from backprop.hosts.predict import predict
from backprop.predictions.prediction import Option, Prediction

ASKED = Prediction("Which?", "It is B.", (Option("A", "No: flat."), Option("B", "Yes.")))


def draw(values):
    return Shown(Picture(10, label=f"The weight is {values['w']:.2f}."), f"w = {values['w']}")


@pytest.fixture
def shown(monkeypatch):
    """What a notebook would be given: (data, how) for each output, first or updated."""
    outputs = []

    def put(data, *, raw=False, **how):
        assert raw, "what is not raw would be shown as the text of a dictionary"
        outputs.append((data, how))

    monkeypatch.setattr("IPython.display.display", put)
    monkeypatch.setattr("IPython.display.update_display", put)
    monkeypatch.setattr(still, "QUIET", 0.01)
    monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in progress._kernel})
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    return outputs


def card(number="4.1"):
    return NotebookCard(Figure(number, "Cockpit", [Slider("w", "w_1", -4, 4, 0.5)], draw))


def test_a_card_is_two_outputs_and_only_the_second_has_a_picture(shown):
    card()._ipython_display_()
    (live, _), (kept, how) = shown
    assert set(live) == {"application/vnd.jupyter.widget-view+json", "text/plain"}
    assert set(kept) == {"text/html", "text/plain", "image/png"}
    assert live["text/plain"] == kept["text/plain"] == "Figure 4.1 Cockpit. The weight is 0.50."
    assert "<svg" in kept["text/html"] and "w = 0.5" in kept["text/html"] and how["display_id"]


def test_the_live_card_knows_which_output_is_its_own(shown):
    for made in (card(), backprop.quiz("Q4")):
        shown.clear()
        made._ipython_display_()
        name = re.search(r'data-bp-still="(\w+)"', shown[1][0]["text/html"])[1]
        state = made.get_state()
        assert name == made.model_id == (state.get("card") or state.get("quiz"))["model"]


def test_what_a_notebook_shows_for_a_dead_widget_is_hidden_by_the_picture(shown):
    card()._ipython_display_()
    style = re.search(r"<style>(.*?)</style>", shown[1][0]["text/html"], re.S)[1]
    assert (
        ".jp-OutputArea-child:not(:has(.bp-card,[data-mime-type])):has(+.jp-OutputArea-child .bp-still)"
        in style
    )


def test_it_brings_its_own_colours_and_type(shown):
    card()._ipython_display_()
    assert all(rule in shown[1][0]["text/html"] for rule in ("--bp-ink", ".bp .bp-name", ".bp .bp-num"))


@pytest.mark.parametrize(
    "page",
    [lambda: card()._kept()[0]["text/html"], hand_in(4).html, course_map(4).html],
    ids=["still", "hand_in", "map"],
)
def test_every_colour_that_a_page_names_it_brings(page):
    """`var(--bp-ink)` of a sheet that is not there is no colour at all."""
    html = page()
    used = set(re.findall(r"var\((--bp-[\w-]+)[),]", html))
    assert used and used <= set(re.findall(r"(--bp-[\w-]+)\s*:", html))


def test_the_last_picture_is_kept_once_nothing_changes_any_more(shown, in_a_loop):
    async def learner():
        made = card()
        made._ipython_display_()
        for w in (1, 2, 3):
            made._hear(None, {"id": "a", "moved": {"w": w}}, [])
        for _ in range(1000):  # a machine may be busy
            await asyncio.sleep(0.01)
            if len(shown) == 3:
                break
        return made

    made = in_a_loop(learner())
    assert len(shown) == 3, "three moves, one picture"
    assert "The weight is 3.00" in shown[2][0]["text/html"] and shown[2][1]["display_id"] == made.kept_as


def test_nothing_is_kept_of_a_card_that_stands_inside_another_widget(shown, in_a_loop):
    async def learner():
        card()._hear(None, {"id": "a", "moved": {"w": 1}}, [])
        await asyncio.sleep(0.05)

    in_a_loop(learner())
    assert shown == []


def test_an_unanswered_prediction_is_not_given_away_and_an_answered_one_is_open(shown):
    asked = predict(ASKED, card())
    asked._ipython_display_()
    locked = shown[1][0]["text/html"]
    assert 'class="bp-still-locked"' in locked and "Which?" in locked and "w = 0.5" not in locked
    assert "Run this cell to answer, and to open the figure." in locked
    asked._hear(None, {"id": "a", "choice": 1, "sure": True}, [])
    shown.clear()
    asked._ipython_display_()
    assert 'class="bp-still-locked"' not in shown[1][0]["text/html"] and "w = 0.5" in shown[1][0]["text/html"]


def test_a_quiz_keeps_its_questions_as_text(shown):
    quiz = backprop.quiz("Q4")
    quiz._ipython_display_()
    kept = shown[1][0]
    assert set(kept) == {"text/html", "text/plain"} and kept["text/plain"] == quiz.text()
    assert "Quiz 4" in kept["text/html"] and "Run this cell again to choose." in kept["text/html"]
