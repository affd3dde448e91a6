"""The card in a real browser without a notebook: what a person does asks the right question, an answer is shown,
and a kernel that is slow, silent or gone is told from one that lives.
"""

from __future__ import annotations

import math

import backprop
import pytest
from alone import Alone
from backprop import progress
from backprop.drawing.svg import Picture
from backprop.figures.figure import Button, Choice, Figure, Shown, Slider, Toggle
from backprop.hosts.notebook import NotebookCard
from backprop.hosts.predict import predict
from backprop.predictions.prediction import Option, Prediction, Scale

CONTROLS = [
    Slider("w", "w_1", -4, 4, 0.5, 0.1, learnable=True, signed=True),
    Slider("eta", "η", 0.01, 10, 1, log=True, name="step size"),
    Slider("n", "N", 1, 8, 3, 1, digits=0, live=False, name="rows"),
    Choice("mode", "mode", (("one", "One"), ("three", "Three")), "one"),
    Choice("data", "data", ("moons", "xor"), "moons", "select"),
    Toggle("on", "on"),
    Button("go", "Go", strong=True),
]
WHICH = Prediction(
    "Which?", "It is B.", (Option("A", "No: flat."), Option("B", "Yes, B.", "b")), setting="Two."
)
MANY = Prediction(
    "How many?", "It is 442.", scale=Scale(1, 1000, 442, ((math.inf, "Close."),), log=True, unit=" times", ticks=(1, 10, 1000))
)  # fmt: skip


def draw(values):
    words = " ".join(f"{key}={value}" for key, value in values.items() if key not in ("moved", "pressed"))
    picture = Picture(120, label=words).add(MARK)
    return Shown(
        picture,
        f"now {words}",
        disabled=("go",) if values["go"] > 1 else (),
        hidden=("eta",) if values["on"] else (),
        progress=PROGRESS.get(values["n"]),
    )


PROGRESS = {8: 0.5}
MARK = '<rect x="10" y="10" width="80" height="60" data-set="w=2;mode=three" fill="red"/>'


@pytest.fixture
def alone(browser):
    pages = []

    def started(question=None, controls=CONTROLS, render=draw) -> Alone:
        figure = Figure("9.1", "Alone", controls, render)
        pages.append(Alone(browser, predict(question, figure) if question else NotebookCard(figure)))
        return pages[-1]

    yield started
    for one in pages:
        one.page.close()
        assert one.errors == []


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in progress._kernel})


def slider(card, name):
    return card.page.get_by_role("slider", name=name)


# asked and shown


def test_a_key_on_a_slider_asks_what_was_moved_and_shows_the_answer(alone):
    card = alone()
    slider(card, "weight w1").focus()
    card.key("ArrowRight")
    assert card.serve() == [{"moved": {"w": 0.6}}]
    assert "w=0.6" in card.label and card.value("weight w1") == "0.6"
    assert slider(card, "weight w1").get_attribute("aria-valuetext") == "0.60"
    assert "now w=0.6" in card.page.locator(".bp-live").inner_text()


def test_keys_while_an_answer_is_out_become_one_question(alone):
    card = alone()
    slider(card, "weight w1").focus()
    for _ in range(5):
        card.key("ArrowRight")
    assert card.serve() == [{"moved": {"w": 0.6}}, {"moved": {"w": 1}}]
    assert "w=1" in card.label


def test_a_log_slider_stands_on_its_stops_and_a_slow_one_asks_on_release(alone):
    card = alone()
    slider(card, "step size").focus()
    card.key("ArrowRight")
    assert card.serve() == [{"moved": {"eta": 2}}]
    assert slider(card, "step size").get_attribute("aria-valuetext") == "2"
    rows = slider(card, "rows")
    rows.evaluate("input => { input.value = 5; input.dispatchEvent(new Event('input')); }")
    assert card.serve() == [] and rows.get_attribute("aria-valuetext") == "5"
    rows.evaluate("input => input.dispatchEvent(new Event('change'))")
    assert card.serve() == [{"moved": {"n": 5}}]


def test_choices_toggles_and_buttons_ask_for_what_they_say(alone):
    card = alone()
    card.page.get_by_role("radio", name="Three").check()
    card.page.get_by_label("data", exact=True).select_option(label="xor")
    card.page.get_by_label("on", exact=True).check()
    card.page.get_by_role("button", name="Go").click()
    card.page.get_by_role("button", name="Go").click()
    served = card.serve()
    assert {k: v for q in served for k, v in q.get("moved", {}).items()} == {
        "mode": "three",
        "data": "xor",
        "on": True,
    }
    assert [q for q in served if "pressed" in q] == [{"pressed": "go"}, {"pressed": "go"}]
    assert "mode=three data=xor on=True go=2" in card.label
    assert card.page.get_by_role("button", name="Go").is_disabled(), "the figure said so"
    assert card.page.get_by_role("radio", name="Three").is_checked()
    assert card.page.get_by_label("data", exact=True).input_value() == "1"


def test_reset_puts_every_control_back(alone):
    card = alone()
    slider(card, "weight w1").focus()
    card.key("End")
    card.page.get_by_label("on", exact=True).check()
    card.serve()
    card.page.get_by_role("button", name="Reset").click()
    assert slider(card, "step size").count() == 0, "what is not to be seen now is not there"
    assert card.serve() == [{"pressed": "reset"}] and slider(card, "step size").count() == 1
    assert card.value("weight w1") == "0.5" and not card.page.get_by_label("on", exact=True).is_checked()


def test_a_click_on_a_mark_sets_what_the_mark_says(alone):
    card = alone()
    card.page.locator("[data-set]").click()
    assert card.serve() == [{"moved": {"w": 2, "mode": "three"}}]
    assert card.value("weight w1") == "2" and card.page.get_by_role("radio", name="Three").is_checked()


def test_a_bar_stands_while_more_is_to_come(alone):
    card = alone()
    bar = card.page.locator("progress")
    assert bar.is_hidden()
    slider(card, "rows").focus()
    card.key("End")
    card.serve()
    assert bar.is_visible() and bar.evaluate("bar => bar.value") == 0.5
    card.key("Home")
    card.serve()
    assert bar.is_hidden()


def test_the_sentence_is_spoken_once_it_stands_still(alone):
    card = alone()
    spoken = card.page.locator(".bp-spoken")
    card.pass_(700)
    slider(card, "weight w1").focus()
    card.key("ArrowRight")
    card.serve()
    assert "w=0.5" in spoken.inner_text()
    card.pass_(700)
    assert "w=0.6" in spoken.inner_text()


def test_two_copies_of_a_figure_are_both_live(alone):
    card = alone()
    card.page.evaluate("() => { alone.second = alone.view(); }")
    for copy, w in ((1, "0.6"), (0, "0.7")):
        slider(card, "weight w1").nth(copy).focus()
        card.key("ArrowRight")
        card.serve()
        labels = card.page.eval_on_selector_all(
            ".bp-pic svg", "all => all.map(s => s.getAttribute('aria-label'))"
        )
        assert [f"w={w}" in label for label in labels] == [True, True]
        assert [slider(card, "weight w1").nth(i).input_value() for i in (0, 1)] == [w, w]
    names = card.page.eval_on_selector_all("input[type=radio]", "all => all.map(i => i.name)")
    assert len(set(names)) == 2, "each copy has radio groups of its own"


def test_no_id_stands_twice_on_a_page_with_two_copies(alone):
    card = alone(WHICH)
    card.page.evaluate("() => { alone.second = alone.view(); }")
    ids = card.page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) >= 3 and len(set(ids)) == len(ids), ids


def test_a_copy_opened_later_shows_what_is_shown_now(alone):
    card = alone()
    slider(card, "weight w1").focus()
    card.key("ArrowRight")
    card.serve()
    card.page.evaluate("() => { alone.leave(); alone.view(); }")
    assert "w=0.6" in card.label and card.value("weight w1") == "0.6"


def test_what_a_notebook_keeps_beside_the_card_is_hidden_while_the_card_lives(alone):
    card = alone()
    card.page.evaluate("""id => document.body.insertAdjacentHTML('beforeend',
        `<div class="jp-OutputArea-child"><div data-bp-still="${id}">mine</div></div><div data-bp-still="x">another's</div>`)""",
        card.card.model_id)  # fmt: skip
    seen = "all => all.map(e => getComputedStyle(e).display)"
    assert card.page.eval_on_selector_all(".jp-OutputArea-child, [data-bp-still=x]", seen) == [
        "none",
        "block",
    ]
    card.page.evaluate("() => alone.leave()")
    assert card.page.eval_on_selector_all(".jp-OutputArea-child, [data-bp-still]", seen) == ["block"] * 3


# a figure that doubts


def test_it_waits_says_so_gives_up_and_believes_a_late_answer(alone):
    card = alone()
    handle = slider(card, "weight w1")
    row = card.page.locator(".bp-slider", has=handle)
    handle.focus()
    card.key("ArrowRight")
    card.pass_(690)
    assert card.doubt == "" and "bp-waits" not in row.get_attribute("class")
    card.pass_(20)
    assert "the kernel is busy" in card.doubt and "bp-waits" in row.get_attribute("class")
    assert card.value("weight w1") == "0.6", "it still shows what was asked"
    assert "bp-waits" not in card.page.locator(".bp-slider", has=slider(card, "rows")).get_attribute("class")
    card.pass_(1300)
    assert card.doubt.startswith("No answer yet; if nothing is running, run this cell again")
    assert card.value("weight w1") == "0.5" and "bp-waits" not in row.get_attribute("class")
    assert slider(card, "weight w1").get_attribute("aria-valuetext") == "0.50"
    card.serve()
    assert card.doubt == "" and card.value("weight w1") == "0.6" and "w=0.6" in card.label


def test_moved_again_without_an_answer_it_goes_back_again(alone):
    card = alone()
    slider(card, "weight w1").focus()
    card.key("ArrowRight")
    card.pass_(2000)
    card.key("End")
    card.pass_(700)
    assert card.value("weight w1") == "0.5" and card.doubt.startswith("No answer yet")


def test_a_handle_in_the_hand_stays_there_and_goes_back_when_it_is_let_go(alone):
    card = alone()
    box = slider(card, "weight w1").bounding_box()
    y = box["y"] + box["height"] / 2
    card.page.mouse.move(box["x"] + box["width"] * 0.3, y)
    card.page.mouse.down()
    card.page.mouse.move(box["x"] + box["width"] * 0.9, y)
    held = card.value("weight w1")
    card.pass_(2000)
    assert card.value("weight w1") == held != "0.5"
    card.page.mouse.up()
    card.pass_(700)
    assert card.value("weight w1") == "0.5"


def test_a_send_that_fails_is_said_at_once_in_every_copy(alone):
    card = alone()
    card.page.evaluate("() => { alone.view(); alone.lost = true; }")
    slider(card, "weight w1").first.focus()
    card.key("ArrowRight")
    said = card.page.locator(".bp-doubt:not([hidden])").all_inner_texts()
    assert ["has stopped" in text for text in said] == [True, True]
    assert slider(card, "weight w1").first.input_value() == "0.5"


def test_a_copy_opened_after_the_kernel_stopped_says_so_too(alone):
    card = alone()
    card.page.evaluate("() => { alone.lost = true; }")
    card.page.get_by_label("on", exact=True).click()
    card.page.evaluate("() => { alone.leave(); alone.view(); }")
    assert "has stopped" in card.doubt and not card.page.get_by_label("on", exact=True).is_checked()


# the question before a figure


def test_lock_in_greys_at_once_says_why_and_opens_with_the_answer(alone):
    card = alone(WHICH)
    figure, lock = (
        card.page.locator(".bp-figure"),
        card.page.get_by_role("button", name="Lock in my prediction"),
    )
    assert figure.evaluate("f => f.inert") and figure.get_attribute("aria-hidden") == "true"
    assert lock.is_disabled()
    card.page.locator(".bp-options input").nth(1).check()
    assert lock.is_disabled()
    card.page.locator(".bp-sure input").nth(1).check()
    lock.click()
    assert lock.is_disabled() and "Sent" in card.page.locator(".bp-sent").inner_text()
    assert card.page.locator(".bp-options input:enabled, .bp-sure input:enabled").count() == 0
    card.pass_(700)
    assert "the kernel is busy" in card.doubt, "said where it can be seen: the figure is blurred"
    assert card.serve() == [{"choice": 1, "sure": False}]
    told = card.page.locator(".bp-told")
    assert "You said b, unsure. It is B." in told.inner_text() and "Yes, B." in told.inner_text()
    assert told.evaluate("t => t === document.activeElement")
    assert not figure.evaluate("f => f.inert") and figure.get_attribute("aria-hidden") is None
    assert card.page.locator(".bp-lock").is_hidden() and card.doubt == ""


def test_an_estimate_is_sent_as_it_is_written_and_compared_on_the_line(alone):
    card = alone(MANY)
    handle = card.page.locator(".bp-estimate input")
    assert card.page.locator(".bp-estimate output").inner_text() == "move the handle"
    handle.focus()
    card.key("ArrowRight")
    assert card.page.locator(".bp-estimate output").inner_text() == "33 times"
    card.page.locator(".bp-sure input").first.check()
    card.page.get_by_role("button", name="Lock in my prediction").click()
    assert card.serve() == [{"choice": 33, "sure": True}]
    places = dict(card.page.eval_on_selector_all(
        ".bp-compared span", "all => all.map(s => [s.className + s.textContent, Number(s.style.getPropertyValue('--at'))])"
    ))  # fmt: skip
    assert places["bp-youyou"] == pytest.approx(math.log10(33) / 3)
    assert places["bp-is442"] == pytest.approx(math.log10(442) / 3)
    assert places["bp-tick10"] == pytest.approx(1 / 3)


def test_a_question_opens_the_room_of_what_the_notebook_hides_below(alone):
    card = alone(WHICH)
    card.page.evaluate("""() => { const place = document.getElementById('place');
        const cell = document.createElement('div'); cell.className = 'jp-Cell';
        place.before(cell); cell.append(place);
        cell.insertAdjacentHTML('afterend', `<div class="jp-Cell" tabindex="-1"><details class="bp-saw"><summary>What you saw</summary>
            <p>It is flat there.</p></details></div>`); }""")  # fmt: skip
    hidden = card.page.locator(".bp-saw-room")
    assert hidden.is_hidden()
    card.page.locator(".jp-Cell").last.focus()
    card.key("Tab")
    assert card.page.evaluate("document.activeElement.closest('.bp-predict') !== null")
    card.page.locator(".bp-options input").first.check()
    card.page.locator(".bp-sure input").first.check()
    card.page.get_by_role("button", name="Lock in my prediction").click()
    assert card.serve() == [{"choice": 0, "sure": True}]
    assert hidden.is_visible() and hidden.inner_text() == "It is flat there."


def test_a_locked_figure_tells_a_screen_reader_nothing(alone):
    card = alone(WHICH)
    card.pass_(2000)
    assert card.page.locator(".bp-spoken").text_content() == ""


# what moves, and what is not there


def test_a_picture_fades_in_after_a_button_and_not_while_a_handle_moves(alone):
    card = alone()
    card.page.evaluate("""() => { window.faded = 0; const animate = Element.prototype.animate;
        Element.prototype.animate = function (...how) { window.faded += 1; return animate.apply(this, how); }; }""")
    slider(card, "weight w1").focus()
    card.key("ArrowRight")
    card.serve()
    assert card.page.evaluate("() => faded") == 0
    card.page.get_by_role("button", name="Go").click()
    card.serve()
    assert card.page.evaluate("() => faded") == 1
    card.page.emulate_media(reduced_motion="reduce")
    card.page.get_by_role("button", name="Reset").click()
    card.serve()
    assert card.page.evaluate("() => faded") == 1


def test_a_figure_without_controls_has_no_row_for_them(alone):
    card = alone(controls=[], render=lambda values: Shown(Picture(120, label="a story")))
    assert card.page.locator(".bp-hands").is_hidden() and card.page.locator(".bp-say").is_hidden()


# a quiz


def test_a_choice_is_told_its_sentence_and_written_into_the_line(browser):
    quiz = backprop.quiz("Q4")
    card = Alone(browser, quiz, "quiz.js")
    right = [o["right"] for o in quiz.quiz["questions"][0]["options"]].index(True)
    wrong = 1 if right == 0 else 0
    why = card.page.locator(".bp-why").first
    for chosen, verdict, ring in ((wrong, "Not yet.", 1), (right, "Yes.", 0)):
        card.page.locator(".bp-rows").first.locator("input").nth(chosen).check()
        assert why.inner_text().strip().startswith(verdict)
        assert why.locator("circle[stroke-dasharray]").count() == ring
        line = card.page.locator(".bp-line-to-copy > code").inner_text()
        assert line.startswith(f'quiz_4 = {{"a": {chosen + 1}, "b": None')
    assert card.errors == []
    card.page.close()


# the keyboard


AS_JUPYTERLAB = """() => {
  window.notebook = [];
  document.addEventListener('keydown', (event) => {
    if (!event.target.closest('[data-lm-suppress-shortcuts]')) window.notebook.push(event.key);
  }, true);
}"""


def test_the_notebook_gets_its_keys_and_the_control_keeps_its_own(alone):
    """JupyterLab listens on the document, before the control, and leaves alone what is marked as the control's."""
    card = alone()
    card.page.evaluate(AS_JUPYTERLAB)
    slider(card, "weight w1").focus()
    for keys in (
        "ArrowRight",
        "Control+s",
        "Home",
        "Shift+Enter",
        "Enter",
        "d",
        "Control+Enter",
        "ArrowLeft",
    ):
        card.key(keys)
        card.pass_(1)
    heard = [key for key in card.page.evaluate("() => notebook") if key not in ("Control", "Shift")]
    assert heard == ["s", "Enter", "Enter"]
    assert card.serve()[0] == {"moved": {"w": 0.6}}


def test_escape_leaves_the_figure_for_the_notebook(alone):
    card = alone()
    card.page.evaluate("""() => { const home = document.createElement('div'); home.className = 'jp-Notebook';
        home.tabIndex = -1; document.body.append(home); home.append(document.getElementById('place')); }""")
    for control in (slider(card, "weight w1"), card.page.get_by_role("button", name="Reset")):
        control.focus()
        card.key("Escape")
        assert card.page.evaluate("() => document.activeElement.className") == "jp-Notebook"


def test_escape_outside_a_card_is_nobodys_business(alone):
    card = alone()
    card.page.locator("p[tabindex]").focus()
    card.key("Escape")
    assert card.page.evaluate("() => document.activeElement.tagName") == "P"
