"""The first screen moves, the last one tells the truth, and the page between them is calm, in JupyterLab."""

from __future__ import annotations

import lab as jupyter
import nbformat
import pytest
from submissions import ROOT

pytestmark = pytest.mark.slow
CELLS = [
    "from backprop import check, patient_cured, quiz",
    'patient_cured({"eta": 0.02})',
    'quiz("Q4")',
    'def sigmoid(s):\n    return 1 / (1 + 2.0 ** -s)\n\ncheck("E4.1 values", sigmoid)',
    'check("E9.9", 1)',
]


def shift_enter(page) -> None:
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(1500)


def test_two_presses_bring_out_a_slider_and_an_arrow_key_moves_the_patient(open_notebook):
    page = open_notebook(ROOT / "course" / "00_start_here" / "00_start_here.ipynb")
    assert "Press Shift + Enter now" in page.locator(".jp-Cell").first.inner_text()
    page.evaluate(
        """() => { const nb = window.jupyterapp.shell.currentWidget.content;
           nb.mode = 'command'; nb.activeCellIndex = 0; nb.deselectAll(); nb.node.focus(); nb.activate(); }"""
    )
    shift_enter(page)
    shift_enter(page)
    card = page.locator(".bp-card:has(b:text-is('Figure 0.0'))")
    slider = card.get_by_label("step size eta", exact=True)
    slider.wait_for(timeout=20_000)
    before = card.locator(".bp-pic svg").get_attribute("aria-label")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    assert card.locator(".bp-pic svg").get_attribute("aria-label") != before
    assert "It is more wrong than before." in card.locator(".bp-live").inner_text()


@pytest.fixture(scope="module")
def page(open_page_of, tmp_path_factory):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    notebook.cells.append(nbformat.v4.new_markdown_cell("a line of prose " * 40))
    path = tmp_path_factory.mktemp("calm") / "calm.ipynb"
    nbformat.write(notebook, path)
    opened = open_page_of(path)
    jupyter.run_all(opened)
    yield opened
    jupyter.close(opened)


def test_the_last_page_shows_the_run_of_what_was_given(page):
    said = page.locator(".bp-card:has(b:text-is('Figure 8.3')) .bp-live").inner_text()
    assert "With eta = 0.02 the loss goes from 0.532 to" in said and "400 lessons" in said


def test_a_check_says_it_once_and_still_fails(page):
    cell = page.locator(".jp-CodeCell:has(.bp-check)")
    shown = [e for e in cell.locator(".jp-OutputArea-child").element_handles() if e.is_visible()]
    assert len(shown) == 1
    assert any(
        error.startswith("NotYet: E4.1 values: not yet.")
        for c in jupyter.cells(page)
        for error in c["errors"]
    )


def test_an_error_without_a_card_is_still_seen(page):
    assert page.locator(".jp-OutputArea-output:has-text('E9.9: could not check')").last.is_visible()


def test_quiz_options_bear_their_numbers_and_the_line_names_its_cell(page):
    rooms = page.locator(".bp-rows")
    for i in range(rooms.count()):
        numbers = rooms.nth(i).locator(".bp-number").all_inner_texts()
        assert numbers == [str(k) for k in range(1, len(numbers) + 1)] and len(numbers) >= 2
    assert "over the line quiz_4 = … in the cell below" in page.locator(".bp-line-to-copy").inner_text()


def test_prose_is_no_wider_than_a_card(page):
    widths = page.eval_on_selector_all(
        ".jp-MarkdownOutput > *", "all => all.map(e => e.getBoundingClientRect().width)"
    )
    assert widths and max(widths) <= 900
