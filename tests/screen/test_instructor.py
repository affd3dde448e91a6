"""Validate and the formgrader, by their buttons, as students and instructors press them."""

from __future__ import annotations

import json
from pathlib import Path

import lab as jupyter
import pytest

pytestmark = pytest.mark.slow

NAME = "04_one_neuron"


def validated(browser, folder: Path, notebook: dict) -> str:
    """What the dialog says after a press on Validate."""
    path = folder / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    server = jupyter.Lab(folder)
    try:
        page = jupyter.open_page(browser, server, f"{NAME}/{NAME}.ipynb")
        page.get_by_role("button", name="Validate").first.click()
        dialog = page.locator(".jp-Dialog, .nbgrader-ValidateMessage, .validate-message").last
        dialog.wait_for(timeout=120_000)
        page.wait_for_timeout(500)
        said = page.locator("body").inner_text()
        page.close()
        return said
    finally:
        server.stop()


def test_validate_passes_a_right_notebook(browser, tmp_path):
    from submissions import answered

    assert "Success" in validated(browser, tmp_path, answered(NAME))


def test_validate_names_the_mistake(browser, tmp_path):
    from submissions import answered

    wrong = answered(NAME, neuron_backward="wrong/E4.3/missing_sigmoid_slope")
    said = validated(browser, tmp_path, wrong)
    assert "The slope of the sigmoid is missing." in said


@pytest.fixture
def classroom(tmp_path):
    from room import Room
    from submissions import answered

    room = Room(tmp_path, NAME).open()
    room.hand_in("ada", NAME, answered(NAME))
    return room


def test_the_formgraders_button_gives_the_mark(browser, classroom):
    server = jupyter.Lab(classroom.root, config_path=str(classroom.root / "autograder"))
    try:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{server.url}/formgrader/manage_submissions/{NAME}", wait_until="networkidle")
        page.locator("td.autograde a, .autograde a").first.click()
        page.get_by_text("Success", exact=False).first.wait_for(timeout=120_000)
        page.close()
    finally:
        server.stop()
    assert classroom.marks("ada", NAME)["E4-3"] == 4
