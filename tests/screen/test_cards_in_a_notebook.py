"""Cards in a real JupyterLab: every copy is live, a running cell delays nobody, other widgets move a figure and are
moved by it, the keyboard is the person's, and a kernel that is gone, or a notebook opened again, is said and shown.
"""

from __future__ import annotations

import json
import time

import lab as jupyter
import nbformat
import pytest

pytestmark = pytest.mark.slow

START = """(i) => { const nb = window.jupyterapp.shell.currentWidget.content; nb.activeCellIndex = i; nb.deselectAll();
  window.jupyterapp.commands.execute('notebook:run-cell'); }"""
KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
COCKPIT = "from backprop import cockpit, predict, quiz\ncockpit().set(w1=0.5)"
LINKED = """from ipywidgets import FloatSlider, HBox, VBox, interactive_output, link
figure = cockpit().set(w1=0.5)
other = FloatSlider(value=0, min=-4, max=4, step=0.5, description="other")
link((figure, "w1"), (other, "value"))
told = interactive_output(lambda values: print("all of them:", values["w1"]), {"values": figure})
VBox([HBox([other, told]), figure])"""


@pytest.fixture
def notebook(tmp_path, open_notebook):
    """(sources of cells) -> page with such a notebook open, nothing run."""

    def opened(*sources: str, name: str = "cards"):
        made = nbformat.v4.new_notebook()
        made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        made.cells = [nbformat.v4.new_code_cell(source) for source in sources]
        folder = tmp_path / f"{name}_{time.monotonic_ns()}"
        folder.mkdir()
        nbformat.write(made, folder / f"{name}.ipynb")
        page = open_notebook(folder / f"{name}.ipynb")
        page.path = f"{folder.name}/{name}.ipynb"
        return page

    return opened


def labels(page) -> list[str]:
    return page.eval_on_selector_all(".bp-pic svg", "all => all.map(s => s.getAttribute('aria-label'))")


def until(page, true, seconds: float = 90) -> None:
    for _ in range(int(seconds * 20)):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not happen in time")


def weight(page, n: int = 0):
    return page.locator(".bp-slider input[aria-label='weight w1']").nth(n)


def says(page, text: str) -> bool:
    return any(text in said for said in page.locator(".bp-doubt:not([hidden])").all_inner_texts())


def test_every_copy_of_a_figure_is_live(notebook, lab, browser):
    """Its cell run again and again, shown twice, in a new view for output, and in a second tab."""
    page = notebook(COCKPIT, "figure = cockpit().set(w1=0.5); figure", "figure")
    for cell in (0, *[1] * 20, 2):
        jupyter.run_cell(page, cell)
    page.evaluate("""() => { const lab = window.jupyterapp, nb = lab.shell.currentWidget;
        nb.content.activeCellIndex = 2; nb.content.deselectAll();
        return nb.context.save().then(() => lab.commands.execute('notebook:create-output-view'))
          .then(() => lab.shell.activateById(nb.id)); }""")
    copies = page.locator(".bp-pic svg")
    until(page, lambda: copies.count() == 4)
    weight(page, 1).focus()
    page.keyboard.press("End")
    until(page, lambda: sum("weights 4 and" in label for label in labels(page)) == 3)
    weight(page, 2).focus()
    page.keyboard.press("Home")
    until(page, lambda: sum("weights −4 and" in label for label in labels(page)) == 3)
    assert "weights 0.5 and" in labels(page)[0], "another figure is another figure"
    second = browser.new_page(viewport={"width": 1280, "height": 900})
    second.goto(f"{lab.url}/lab/tree/{page.path}?reset", wait_until="domcontentloaded")
    jupyter.wait_ready(second)
    until(second, lambda: second.locator(".bp-card .bp-pic svg").count() == 3)
    until(second, lambda: sum("weights −4 and" in label for label in labels(second)) >= 2)
    weight(second, 1).focus()
    second.keyboard.press("End")
    until(second, lambda: sum("weights 4 and" in label for label in labels(second)) >= 2)
    until(page, lambda: sum("weights 4 and" in label for label in labels(page)) == 3)
    assert not says(page, "") and not says(second, "")
    second.close()


def test_a_running_cell_delays_no_question_not_even_the_first(notebook):
    page = notebook(
        "from backprop import cockpit, predict\npredict('4.1', cockpit())", "import time; time.sleep(12)"
    )
    page.evaluate(START, 0)
    page.evaluate(START, 1)
    page.locator(".bp-options input").first.check()
    page.locator(".bp-sure input").first.check()
    page.get_by_role("button", name="Lock in my prediction").click()
    page.locator(".bp-told").wait_for(timeout=6_000)
    weight(page).focus()
    page.keyboard.press("End")
    until(page, lambda: "weights 4 and" in labels(page)[0], 5)
    prompt = page.locator(".jp-CodeCell .jp-InputPrompt").nth(1).inner_text()
    assert "*" in prompt, "the cell still sleeps"


def test_other_widgets_move_a_figure_and_are_moved_by_it(notebook):
    page = notebook(COCKPIT, LINKED)
    jupyter.run_all(page)
    card = page.locator(".bp-card").nth(1)
    theirs = page.locator(".widget-slider .noUi-handle")
    assert theirs.get_attribute("aria-valuenow") == "0.5", "the figure comes first in the link"
    theirs.focus()
    page.keyboard.press("ArrowRight")
    until(page, lambda: "weights 1 and" in labels(page)[1])
    until(page, lambda: "all of them: 1.0" in page.locator(".widget-output").inner_text())
    assert card.locator("input[aria-label='weight w1']").input_value() == "1"
    card.locator("input[aria-label='weight w1']").focus()
    page.keyboard.press("End")
    until(page, lambda: theirs.get_attribute("aria-valuenow") == "4.0")
    until(page, lambda: "all of them: 4" in page.locator(".widget-output").inner_text())


def test_the_keyboard_is_the_persons(notebook):
    page = notebook(COCKPIT, "1 + 1")
    jupyter.run_cell(page, 0)
    weight(page).focus()
    page.keyboard.press("ArrowRight")
    until(page, lambda: "weights 0.55 and" in labels(page)[0])
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    assert page.evaluate(active) == 0, "an arrow moves the handle and not the cell"
    dirty = "() => window.jupyterapp.shell.currentWidget.model.dirty"
    assert page.evaluate(dirty)
    page.keyboard.press("Control+s")
    until(page, lambda: not page.evaluate(dirty))
    count = "() => window.jupyterapp.shell.currentWidget.content.widgets[0].model.executionCount"
    before = page.evaluate(count)
    weight(page).focus()
    page.keyboard.press("Shift+Enter")
    until(page, lambda: (page.evaluate(count) or 0) > before)
    assert page.evaluate(active) == 1
    until(page, lambda: weight(page).count() == 1)
    weight(page).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    until(page, lambda: page.evaluate(active) == 1)
    assert page.evaluate("() => document.activeElement.closest('.bp-card')") is None


def test_a_restarted_kernel_is_said_and_the_handle_goes_back(notebook):
    page = notebook(COCKPIT)
    jupyter.run_cell(page, 0)
    weight(page).focus()
    page.keyboard.press("End")
    until(page, lambda: "weights 4 and" in labels(page)[0])
    page.evaluate(f"() => {KERNEL}.restart()")
    until(page, lambda: says(page, "The kernel has stopped. Run this cell again."))
    weight(page).focus()
    page.keyboard.press("Home")
    until(page, lambda: weight(page).input_value() == "4")
    jupyter.wait_ready(page)
    jupyter.run_cell(page, 0)
    until(page, lambda: "weights 0.5 and" in labels(page)[0] and not says(page, ""))


def test_a_killed_kernel_is_said(notebook):
    page = notebook(COCKPIT, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    jupyter.run_cell(page, 0)
    page.evaluate(START, 1)
    until(page, lambda: says(page, "has stopped"), 60)


def test_a_notebook_opened_again_shows_the_last_pictures_and_no_error(notebook, lab, browser):
    page = notebook(COCKPIT, "predict('4.1', cockpit())", "quiz('Q4')")
    jupyter.run_all(page)
    assert page.locator(".bp-card:visible").count() == 3 and page.locator(".bp-still:visible").count() == 0
    weight(page).focus()
    page.keyboard.press("End")
    file = lab.root / page.path
    until(page, lambda: "weights 4 and" in labels(page)[0])
    page.wait_for_timeout(3000)  # the picture is kept once nothing changes
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    until(page, lambda: "weights 4 and" in json.dumps(json.loads(file.read_text()), ensure_ascii=False))
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    again = browser.new_page(viewport={"width": 1280, "height": 900})
    again.goto(f"{lab.url}/lab/tree/{page.path}?reset", wait_until="domcontentloaded")
    until(again, lambda: again.locator(".bp-still:visible").count() == 3, 90)
    jupyter.wait_ready(again)
    again.wait_for_timeout(5000)  # by then JupyterLab has looked for the widgets and not found them
    assert (
        again.locator(":text('Error displaying widget'):visible, :text('Loading widget'):visible").count()
        == 0
    )
    assert "weights 4 and" in again.locator(".bp-still svg").first.get_attribute("aria-label")
    assert "Run this cell again to move it" in again.locator(".bp-still").first.inner_text()
    blurred = again.locator(".bp-still svg").nth(1).evaluate("s => getComputedStyle(s).filter")
    assert "blur" in blurred, "a prediction that was not made yet is not given away"
    assert "Quiz 4" in again.locator(".bp-still").nth(2).inner_text()
    again.close()
