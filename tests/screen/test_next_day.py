"""The next day in JupyterLab: what passed stands on the map, what was predicted beside its truth, after a restart
and after reopening, also when the notebook was saved twice.
"""

from __future__ import annotations

import json

import lab as jupyter
import pytest
from submissions import ROOT

pytestmark = pytest.mark.slow
NOTEBOOK = ROOT / "course" / "00_start_here" / "00_start_here.ipynb"
ANSWER = "def weighted_sum(x, w):\n    return float(sum(a * b for a, b in zip(x, w)))\n"


def cell_with(page, text: str) -> int:
    """The last code cell with this text: the first ones of 00 show how a check looks."""
    cells = enumerate(jupyter.cells(page))
    return [i for i, cell in cells if text in cell["source"] and cell["type"] == "code"][-1]


def replace(page, i: int, source: str) -> None:
    page.evaluate(
        "([i, s]) => window.jupyterapp.shell.currentWidget.content.widgets[i].model.sharedModel.setSource(s)",
        [i, source],
    )


def save(page) -> None:
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")


def reopen(page) -> None:
    """A new kernel and a freshly loaded page, as on the next morning."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.reload(wait_until="domcontentloaded")
    jupyter.wait_ready(page)


def run(page, *texts: str) -> None:
    for text in texts:
        jupyter.run_cell(page, cell_with(page, text))
    page.wait_for_timeout(600)


@pytest.fixture(scope="module")
def page(open_page_of):
    """The first notebook with one exercise passed and its prediction made, saved twice."""
    opened = open_page_of(NOTEBOOK)
    replace(opened, cell_with(opened, "def weighted_sum"), ANSWER)
    run(opened, "import numpy", "def weighted_sum", 'check("E0.1"', 'predict("0.1"')
    jupyter.unlock(opened, opened.locator(".bp-card:has(.bp-predict:not([hidden]))").first)
    save(opened)
    save(opened)
    yield opened
    jupyter.close(opened)


def last_map(page):
    """The map at the end of the notebook, made again."""
    jupyter.run_cell(page, cell_with(page, "course_map(0)"))
    page.wait_for_timeout(300)
    return page.locator(".jp-CodeCell:has(.bp-map)").last


def test_the_map_and_the_prediction_are_there_after_a_new_kernel(page):
    reopen(page)
    run(page, "import numpy", 'predict("0.1"')
    told = page.locator(".bp-told").last.inner_text()
    assert "You said" in told and "nothing above the belt" in told
    strip = last_map(page)
    assert "1 of 100 points" in strip.inner_text()
    assert strip.locator('[title="E0.1 has passed"]').count() == 1
    assert strip.locator('[title="E0.2 is open"]').count() == 1


def test_the_link_leads_to_the_next_open_exercise(page):
    last_map(page).locator("a.bp-next").click()
    page.wait_for_function(
        """() => { const h = [...document.querySelectorAll('.jp-RenderedMarkdown h3')]
             .find((h) => h.textContent.startsWith('E0.2'));
             const r = h && h.getBoundingClientRect(); return r && r.top >= 0 && r.top < innerHeight; }""",
        timeout=15_000,
    )


def test_the_file_is_small_and_says_what_was_done(page, lab):
    kept = json.loads((lab.root / ".backprop.json").read_text(encoding="utf-8"))
    assert kept["passed"] == {"E0.1": 1} and list(kept["predictions"]) == ["0.1"]
    assert set(kept["predictions"]["0.1"]) == {"choice", "sure", "said", "truth", "right"}
