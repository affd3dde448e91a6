"""Fixtures for tests in a real JupyterLab: `lab`, `browser`, `open_notebook`.

Without chromium or Playwright they are skipped with one line; with CI=true they fail.
"""

from __future__ import annotations

import os
from pathlib import Path

import lab as jupyter
import pytest


def _missing(what: str):
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{what}, and CI must not pass without the tests on screen")
    pytest.skip(f"{what}: the tests on screen are skipped")


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium, headless."""
    chromium = jupyter.find_chromium()
    if not chromium:
        _missing("no chromium here (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("no playwright here (pip install -r tests/requirements.txt)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    """One JupyterLab server for all tests on screen."""
    server = jupyter.Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def open_page_of(browser, lab):
    """(path, front end) -> page, for fixtures of a wider scope; close it with `lab.close(page)`."""

    def opened(path: Path, front_end: str = jupyter.JUPYTERLAB):
        return jupyter.open_page(browser, lab, lab.bring(Path(path)), front_end)

    return opened


@pytest.fixture
def open_notebook(open_page_of):
    """(path, front end) -> page with that notebook open and its kernel ready; closed after the test."""
    pages = []

    def opened(path: Path, front_end: str = jupyter.JUPYTERLAB):
        pages.append(open_page_of(path, front_end))
        return pages[-1]

    yield opened
    for page in pages:
        jupyter.close(page)
