"""Sliders in JupyterLab stand on round numbers: the arrow keys reach what a text names, and Home and End the ends."""

from __future__ import annotations

import lab as jupyter
import nbformat
import pytest

pytestmark = pytest.mark.slow
CELLS = [
    "from backprop import descent, how_deep, playground, u_curve",
    "playground()",
    "how_deep()",
    "u_curve()",
]
ASKED = {  # figure -> slider, the values that its texts ask for
    "7.1": ("step size eta", [0.2, 1, 3, 0.01, 10]),
    "8.2": ("gain", [2, 4, 8, 0.5, 10]),
    "3.1": ("epsilon", [1e-8, 1e-5, 1e-16, 1]),
}


@pytest.fixture(scope="module")
def page(open_page_of, tmp_path_factory):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    path = tmp_path_factory.mktemp("round") / "round.ipynb"
    nbformat.write(notebook, path)
    opened = open_page_of(path)
    jupyter.run_all(opened)
    yield opened
    jupyter.close(opened)


def value(text: str) -> float:
    """0.2, or 2·10−16 as the slider writes 2·10⁻¹⁶."""
    text = text.replace("−", "-")
    mantissa, times, power = text.partition("·10")
    if times:
        return float(f"{mantissa}e{power}")
    return float(f"1e{text[2:]}") if text.startswith("10-") else float(text)


@pytest.mark.parametrize("number", ASKED)
def test_the_arrow_keys_reach_every_value_that_is_asked_for(page, number):
    name, wanted = ASKED[number]
    card = page.locator(f".bp-card:has(b:text-is('Figure {number}'))")
    slider = card.get_by_label(name, exact=True)
    slider.focus()
    page.keyboard.press("Home")
    reached = []
    for _ in range(70):
        reached.append(value(slider.get_attribute("aria-valuetext")))
        page.keyboard.press("ArrowRight")
    assert [v for v in wanted if v not in reached] == []
