"""Every notebook of the course on a real screen, the first of them in the quick door: it opens and runs, its figures answer the keyboard, in both
themes. New chapters are covered by being there.
"""

from __future__ import annotations

import re
from pathlib import Path

import lab as jupyter
import pytest
from promised import promised

COURSE = Path(__file__).parents[2] / "course"
NOTEBOOKS = sorted(COURSE.glob("[0-9][0-9]_*/*.ipynb"))
QUICK = ("00_start_here",)  # in the quick door; the others are slow
UNANSWERED = ("NotYet", "CouldNotCheck", "NotImplementedError")


def each_notebook() -> list:
    return [
        pytest.param(path, id=path.stem, marks=[] if path.stem in QUICK else pytest.mark.slow)
        for path in NOTEBOOKS
    ]


@pytest.fixture(scope="module", params=each_notebook())
def page(request, open_page_of):
    """One notebook, all cells run."""
    opened = open_page_of(request.param)
    opened.cells = jupyter.run_all(opened)
    opened.promised = promised(request.param.stem)
    yield opened
    jupyter.close(opened)


def labels(page) -> list[str]:
    return page.eval_on_selector_all(".bp-pic svg", "all => all.map(s => s.getAttribute('aria-label'))")


def unlock_all(page) -> None:
    """Answer what is still asked."""
    cards = page.locator(".bp-card:has(.bp-predict:not([hidden]))")
    for number in range(cards.count()):
        if cards.nth(number).locator(".bp-options, .bp-estimate").count():
            jupyter.unlock(page, cards.nth(number))


def says_something_else(page, card, before: str, seconds: float) -> bool:
    """Whether the picture's words become other than `before` in time."""
    for _ in range(int(seconds * 20)):
        if card.locator(".bp-pic svg").get_attribute("aria-label") != before:
            return True
        page.wait_for_timeout(50)
    return False


def serious(page) -> list[str]:
    """What axe-core calls serious or critical inside our figures and cards."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context={"include": [[".bp"]]}).response["violations"]
    bad = [v for v in found if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {n['html'][:160]} {n['failureSummary'][:200]}" for v in bad for n in v["nodes"]]


def test_all_cells_run_and_only_unanswered_checks_complain(page):
    for cell in page.cells:
        for error in cell["errors"]:
            assert "raises-exception" in cell["tags"], (cell["source"], error)
            planted = "nbgrader" not in cell and not cell["grade_id"]
            assert planted or error.startswith(UNANSWERED), (cell["source"], error)


def test_no_cell_writes_to_stderr(page):
    assert [s for cell in page.cells for s in cell["streams"] if s.startswith("stderr")] == []


def test_the_notebook_shows_all_that_its_source_promises(page):
    """Read from solutions/, so that what does not appear is missed here and skipped nowhere."""
    wanted = page.promised
    shown = {
        "figures": page.locator(".bp-card:has(.bp-pic) .bp-pic svg[aria-label]").count(),
        "questions": page.locator(".bp-card:has(.bp-predict:not([hidden]))").count(),
        "sliders": page.locator(".bp-sliders input[type=range]").count(),
        "quizzes": page.locator(".bp-quiz-title").count(),
        "checks": sum(len(re.findall("^check[(]", cell["source"], re.M)) for cell in page.cells),
    }
    assert shown == vars(wanted)


def test_every_figure_has_a_picture_in_words(page):
    shown = labels(page)
    assert len(shown) == page.locator(".bp-card:has(.bp-pic)").count()
    assert all(len(label) > 30 and "nan" not in label.split() for label in shown)


def test_predict_locks_the_figure_until_it_is_answered_from_the_keyboard(page):
    cards = page.locator(".bp-card:has(.bp-options, .bp-estimate)").element_handles()
    assert len(cards) == page.promised.questions
    for number in range(len(cards)):
        # answered cards lose their options: number them before, by what stays
        card = page.locator(".bp-card:has(.bp-predict:not([hidden]))").nth(number)
        figure = card.locator(".bp-figure")
        assert figure.get_attribute("aria-hidden") == "true"
        assert figure.evaluate("f => f.inert")
        assert "blur" in figure.evaluate("f => getComputedStyle(f).filter")
        jupyter.unlock(page, card)
        assert card.locator(".bp-lock").get_attribute("hidden") is not None
        assert figure.get_attribute("aria-hidden") is None
        assert figure.evaluate("f => getComputedStyle(f).filter") == "none"
        assert "You said" in card.locator(".bp-told").inner_text()


def test_a_slider_moved_from_the_keyboard_changes_the_picture(page):
    """Every slider: arrow keys change its value, and the words of the picture with it.

    Where a filled button starts things (Run), a slider may only prepare the next run.
    """
    sliders = page.locator(".bp-sliders input[type=range]:enabled:visible")
    assert sliders.count(), "every notebook has one that can be moved at once"
    unlock_all(page)
    moved, unmoved = [], []
    for i in range(sliders.count()):
        slider = sliders.nth(i)
        card = slider.locator("xpath=ancestor::*[contains(@class,'bp-card')][1]")
        prepares = card.locator(".bp-keys .bp-btn:not(.bp-quiet)").count() > 0
        before = card.locator(".bp-pic svg").get_attribute("aria-label")
        shown = slider.get_attribute("aria-valuetext")
        slider.focus()
        up = float(slider.input_value()) < float(slider.get_attribute("max"))
        for _ in range(8):
            page.keyboard.press("ArrowRight" if up else "ArrowLeft")
        assert slider.get_attribute("aria-valuetext") != shown
        name = slider.get_attribute("aria-label")
        if says_something_else(page, card, before, seconds=2 if prepares else 8):
            moved.append(name)
        elif not prepares:
            unmoved.append((name, before))
    assert unmoved == []
    assert moved


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_our_figures(page, theme):
    assert page.locator(".bp-pic svg").count() == page.promised.figures
    jupyter.set_theme(page, theme)
    assert serious(page) == []


def test_every_figure_fits_on_a_screen_with_its_sliders_and_its_sentence(page):
    """visual.md: 700 px at 900 wide, so that cause and effect are seen together."""
    heights = page.eval_on_selector_all(
        ".bp-figure", "all => all.map(f => [f.querySelector('.bp-top').innerText, f.offsetHeight])"
    )
    # four instruments, a patient, a diagnosis and eight treatments: the Monitor may be taller
    allowed = {"8.1": 820}
    tall = [(name, h) for name, h in heights if h > allowed.get(name.removeprefix("Figure ")[:3], 700)]
    assert tall == []
