"""At each Predict on a laptop (1280 × 800): Shift+Enter brings the question onto the screen and not the answer, and the
keys go on from there: Tab into the question, Escape out of it, arrows to the next cell. After locking in, question, verdict and controls fit together, and what was hidden is the last room of the card.
"""

from __future__ import annotations

import re

import lab as jupyter
import pytest
from submissions import ROOT

pytestmark = pytest.mark.slow
NOTEBOOKS = sorted((ROOT / "course").glob("0[0-9]_*/*.ipynb"))
ASKS = re.compile(r'^predict\("([\d.]+)"', re.MULTILINE)
BEGIN = "What you saw."
PART = """(e) => { const p = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const r = e.getBoundingClientRect(); if (!r.height || !e.checkVisibility({visibilityProperty: true})) return 0;
  return Math.max(0, Math.min(r.bottom, p.bottom) - Math.max(r.top, p.top)) / r.height; }"""
SPAN = """(card) => { const p = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const first = card.querySelector('.bp-told').getBoundingClientRect();
  const hands = card.querySelector('.bp-hands').getBoundingClientRect();
  return {room: p.height, top: first.top - p.top, bottom: (hands.height ? hands : first).bottom - p.top}; }"""


def part(locator) -> float:
    """The share of an element that can be seen, 0 if there is none."""
    return max([e.evaluate(PART) for e in locator.element_handles()], default=0)


def answers(page, number: str):
    """Where the answer stands: below the question, in whatever cell or room."""
    cell = page.locator(f".jp-Cell:has(b:text-is('Figure {number}'))").last
    return cell.locator(f"xpath=(self::* | following-sibling::*)//p[strong[text()='{BEGIN}']]").first


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def page(request, open_page_of):
    opened = open_page_of(request.param)
    opened.set_viewport_size({"width": 1280, "height": 800})
    yield opened
    jupyter.close(opened)


def shift_enter(page, i: int) -> None:
    """As a hand does it: the cell is selected, the keys run it and go on."""
    page.evaluate(
        """(i) => { const nb = window.jupyterapp.shell.currentWidget.content;
           nb.mode = 'command'; nb.activeCellIndex = i; nb.deselectAll(); nb.node.focus(); nb.activate(); }""",
        i,
    )
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(1500)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
    )
    page.wait_for_timeout(700)


FOCUS = """() => { const cells = [...document.querySelectorAll('.jp-Notebook > .jp-WindowedPanel-outer .jp-Cell')];
  return [cells.indexOf(document.activeElement.closest('.jp-Cell')),
    window.jupyterapp.shell.currentWidget.content.activeCellIndex]; }"""


def pressed(page, key: str):
    page.keyboard.press(key)
    page.wait_for_timeout(250)
    return page.evaluate(FOCUS)


def test_question_answer_and_controls(page):
    found = []
    for i, cell in enumerate(jupyter.cells(page)):
        asked = ASKS.search(cell["source"])
        if cell["type"] != "code" or not asked:
            if cell["type"] == "code":
                jupyter.run_cell(page, i)
            continue
        shift_enter(page, i)
        number = asked[1]
        card = page.locator(f".bp-card:has(b:text-is('Figure {number}'))").last
        seen = part(card.locator(".bp-q")), part(answers(page, number))
        body = card.locator(".bp-body").evaluate("e => e.offsetHeight")
        assert page.evaluate(FOCUS) == [i + 1, i + 1], f"{number}: the keys are still the notebook's"
        assert pressed(page, "Tab") == [i, i], number
        assert page.evaluate("() => document.activeElement.closest('.bp-predict') !== null"), number
        assert pressed(page, "Escape") == [i, i], number
        assert [pressed(page, "ArrowDown")[1] for _ in range(2)] == [i + 1, i + 2], number
        jupyter.unlock(page, card)
        page.wait_for_timeout(600)
        fits = card.evaluate(SPAN)
        reset = card.get_by_role("button", name="Reset")
        reset.focus()
        assert pressed(page, "Tab") == [i + 2, i + 2], (
            f"{number}: out of the card into the next cell that is seen"
        )
        room = card.locator(".bp-saw-room")
        print(f"{number}: question {seen[0]:.0%}, answer {seen[1]:.0%}, locked body {body}, then {fits}")
        assert seen == (1, 0), number
        assert body <= 150, number
        assert fits["top"] >= 0 and fits["bottom"] <= min(559, fits["room"]), (number, fits)
        assert BEGIN in room.inner_text(timeout=8000), number
        below = page.locator(f".jp-Cell:has(b:text-is('Figure {number}')) + .jp-Cell details.bp-saw")
        assert below.evaluate("d => d.closest('.jp-Cell').offsetHeight") == 0, number
        found.append(number)
    assert len(found) >= 1
