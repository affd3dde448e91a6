"""Chapters 07 and 08 on a real screen: training on its button, Stop stops it, the clinic treats in turn."""

from __future__ import annotations

import os
import re
from pathlib import Path

import lab as jupyter
import pytest

pytestmark = pytest.mark.slow

COURSE = Path(__file__).parents[2] / "course"


@pytest.fixture
def figure_of(open_notebook):
    """(chapter, start of a figure's cell) -> (page, its card), drawn and in view; later cells are not run."""

    def opened(chapter: str, call: str):
        page = open_notebook(COURSE / chapter / f"{chapter}.ipynb")
        sources = [cell["source"] for cell in jupyter.cells(page)]
        last = next(i for i, source in enumerate(sources) if source.startswith(call))
        for i in range(last + 1):
            jupyter.run_cell(page, i)
        page.evaluate(
            "i => { const nb = window.jupyterapp.shell.currentWidget.content; "
            "return nb.scrollToItem(i, 'start'); }",
            last,
        )
        card = page.locator(f".bp-card:has(.bp-top b:text-is('Figure {call[9:12]}'))")
        card.locator(".bp-pic svg").wait_for()
        return page, card

    return opened


def label(card) -> str:
    return card.locator(".bp-pic svg").get_attribute("aria-label")


def epochs(card) -> int:
    return int(re.search(r"after (\d+) epochs", label(card))[1])


def until(page, true, seconds: float = 60) -> None:
    """Wait for a condition; the message of a failure is the condition itself."""
    for _ in range(int(seconds * 10)):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen within a minute")


def keep(page, name: str) -> None:
    """A picture for those who want to look: BACKPROP_LOOKS=folder."""
    if folder := os.environ.get("BACKPROP_LOOKS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def unlock(page, card, option: int) -> None:
    card.locator(".bp-predict .bp-options input").nth(option).check()
    card.locator(".bp-sure input").first.check()
    card.get_by_role("button", name="Lock in my prediction").click()
    card.locator(".bp-told").wait_for()


def test_playground_runs_to_300_in_one_press_and_pauses(figure_of):
    page, card = figure_of("07_training", 'predict("7.1"')
    unlock(page, card, 3)
    assert "Not at all" in card.locator(".bp-told").inner_text()
    card.get_by_role("button", name="Run", exact=True).click()
    until(page, lambda: "after 300 epochs" in label(card))
    keep(page, "playground-300")
    card.get_by_role("slider", name="rows in a mini-batch").focus()
    page.keyboard.press("Home")  # one row a batch: 400 steps an epoch, long enough to be paused
    page.wait_for_timeout(300)
    assert epochs(card) == 300, "a slider does not train"
    card.get_by_role("button", name="Run", exact=True).click()
    card.locator("progress:not([hidden])").wait_for()
    until(page, lambda: "after 300 epochs" not in label(card))
    card.get_by_role("button", name="Pause").click()
    card.locator("progress").wait_for(state="hidden")
    stopped = epochs(card)
    assert 300 < stopped < 600
    page.wait_for_timeout(700)
    assert epochs(card) == stopped
    keep(page, "playground-paused")


def test_monitor_hides_its_treatments_until_a_diagnosis_and_heals(figure_of):
    page, card = figure_of("08_debugging_clinic", 'predict("8.1"')
    unlock(page, card, 3)
    treat = card.get_by_role("button", name="Treat")
    assert treat.is_hidden()
    card.get_by_role("combobox", name="patient").select_option(label="7. “Eight layers must beat two.”")
    until(page, lambda: "to 0.251 in 3000" in label(card))
    keep(page, "monitor-7")
    assert treat.is_hidden()
    card.get_by_role("combobox", name="diagnosis").select_option(
        label="the gradient vanishes on its way back"
    )
    until(page, lambda: "Yes" in card.locator(".bp-live").inner_text())
    gain = card.get_by_role("slider", name="gain")
    gain.focus()
    for _ in range(12):  # over round numbers, from 1 to 4
        if gain.get_attribute("aria-valuetext") == "4":
            break
        page.keyboard.press("ArrowRight")
    assert gain.get_attribute("aria-valuetext") == "4"
    page.wait_for_timeout(400)
    treat.click()
    until(page, lambda: "Healed" in card.locator(".bp-live").inner_text())
    assert "Before the treatment the loss ended at 0.25" in label(card)
    keep(page, "monitor-7-healed")


def test_pixels_follow_the_keyboard(figure_of):
    page, card = figure_of("07_training", 'predict("7.2"')
    unlock(page, card, 0)
    before = label(card)
    card.get_by_role("slider", name="pixels changed").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, lambda: "says 8" in card.locator(".bp-live").inner_text())
    assert before != label(card) and "3 pixels changed" in label(card)
    keep(page, "pixels-3")
