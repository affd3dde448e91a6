"""A chapter in Notebook 7: its figures are alive, and say so when the kernel is not."""

from __future__ import annotations

import lab as jupyter
import pytest
from submissions import ROOT

pytestmark = pytest.mark.slow
NOTEBOOK = ROOT / "course" / "04_one_neuron" / "04_one_neuron.ipynb"


def test_a_chapter_opens_with_live_figures_that_know_of_their_kernel(open_notebook):
    page = open_notebook(NOTEBOOK, jupyter.NOTEBOOK_7)
    sources = [cell["source"] for cell in jupyter.cells(page)]
    asked = next(
        i for i, source in enumerate(sources) if source.startswith("predict(") and "cockpit" in source
    )
    for i in range(asked + 1):
        jupyter.run_cell(page, i)
    assert [error for error in jupyter.errors(page) if "not answered yet" not in error] == []
    cockpit = page.locator(".bp-card:has(input[aria-label='weight w1'])").first
    jupyter.unlock(page, cockpit)
    picture, handle = cockpit.locator(".bp-pic svg"), cockpit.locator("input[aria-label='weight w1']")
    before = picture.get_attribute("aria-label")
    handle.focus()
    page.keyboard.press("End")
    page.wait_for_function(
        "([picture, before]) => !picture.isConnected || picture.getAttribute('aria-label') !== before",
        arg=[picture.element_handle(), before],
        timeout=90_000,
    )
    assert "weights 4 and" in picture.get_attribute("aria-label")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    doubt = cockpit.locator(".bp-doubt:not([hidden])")
    doubt.wait_for(timeout=90_000)
    assert doubt.inner_text() == "The kernel has stopped. Run this cell again."
