"""README's first line, typed in a fresh clone: the whole course can be walked by its own links."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from backprop.contents import CHAPTERS
from borrowed import clone
from readme import blocks
from submissions import ROOT

pytestmark = pytest.mark.slow
FRONT = "#jp-main-dock-panel .jp-NotebookPanel:not(.lm-mod-hidden)"
LINE = next(block for block in blocks() if "jupyter lab" in block).strip()
# stands for `python3` and `pip` in the line: the environment is borrowed, the rest is the line's own
_PYTHON3 = """#!/bin/bash
exec {python} -c "
import sys; sys.path.insert(0, {support!r})
from pathlib import Path
from borrowed import installed_checkout
installed_checkout(Path.cwd())
Path('.venv/bin/pip').symlink_to('/bin/true')" "$@"
"""


class FirstLine:
    """The line at work. terminal : the file of what it says there; page : the address its browser was given."""

    def __init__(self, folder: Path):
        self.terminal, home, programs = folder / "terminal.txt", folder / "home", folder / "bin"
        programs.mkdir()
        stand_in = _PYTHON3.format(python=sys.executable, support=str(ROOT / "tests" / "support"))
        opened = folder / "opened.txt"
        for name, text in {"python3": stand_in, "browser": f'#!/bin/sh\necho "$1" > {opened}\n'}.items():
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        windowing = (
            home / ".jupyter/lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
        )
        windowing.parent.mkdir(parents=True)
        windowing.write_text('{"windowingMode": "none"}')  # every cell is in the page, to be found by a test
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))
        }
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        environment = {**kept, "PATH": path, "HOME": str(home), "BROWSER": str(programs / "browser")}
        with self.terminal.open("w") as log:
            self.process = subprocess.Popen(
                ["bash", "-c", LINE], cwd=clone(folder / "clone"), env=environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        self.page = self._wait_for(opened)

    def _wait_for(self, opened: Path) -> str:
        until = time.monotonic() + 120
        while time.monotonic() < until and self.process.poll() is None:
            if opened.exists() and opened.read_text().endswith("\n"):
                return opened.read_text().strip()
            time.sleep(0.25)
        self.stop()
        raise AssertionError("JupyterLab opened no page:\n" + self.terminal.read_text())

    def stop(self) -> None:
        for sign, seconds in ((signal.SIGTERM, 30), (signal.SIGKILL, 30)):
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(self.process.pid, sign)
                self.process.wait(seconds)


@pytest.fixture(scope="module")
def line(browser, tmp_path_factory):
    started = FirstLine(tmp_path_factory.mktemp("first-line"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def page(line, browser):
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(line.page)
    opened.locator(f"{FRONT} .jp-Notebook").wait_for(timeout=90_000)
    yield opened
    opened.close()


def in_front(page) -> str:
    """The name on the tab of the notebook that is shown."""
    return page.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current .lm-TabBar-tabLabel").inner_text()


def follow(page, link, folder: str) -> None:
    """Click a link and wait until that chapter's notebook is shown."""
    link.scroll_into_view_if_needed()
    link.click()
    tab = page.locator("#jp-main-dock-panel .lm-mod-current", has_text=f"{folder}.ipynb")
    tab.wait_for(timeout=60_000)
    page.locator(f"{FRONT} .jp-Cell").first.wait_for(timeout=60_000)


def test_it_opens_notebook_00_with_the_course_around_it(page):
    assert in_front(page) == "00_start_here.ipynb"
    assert (
        page.locator(".jp-BreadCrumbs").inner_text().replace("\n", "").replace(" ", "") == "/00_start_here/"
    )


def test_the_terminal_says_the_address_and_nothing_of_nbgrader(line):
    said = line.terminal.read_text()
    assert "/lab/tree/00_start_here/00_start_here.ipynb?token=" in said
    assert "nbgrader" not in said.lower() and "formgrade" not in said.lower()
    assert len([text for text in said.splitlines() if text.strip()]) < 10, said


def test_the_screen_has_no_tools_of_instructors(page):
    menus = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    assert "File" in menus and "Nbgrader" not in menus
    assert page.get_by_role("button", name="Validate").count(), "notebook 00 tells learners to press it"
    for word in ("Formgrader", "Create Assignment", "Assignment List", "Course List", "Manage Assignment"):
        assert page.get_by_text(word, exact=True).count() == 0, word
    assert page.locator(".jp-Dialog").count() == 0
    page.wait_for_timeout(3000)  # JupyterLab's own questions come late
    assert page.locator(".Toastify__toast").count() == 0, "something asks or tells before anything is learnt"


def test_the_course_is_walked_by_its_own_links_and_back(page):
    for before, after in itertools.pairwise(CHAPTERS):
        bridge = page.locator(f'{FRONT} a[href*="{after.folder}.ipynb"]').first
        follow(page, bridge, after.folder)
        assert in_front(page) == f"{after.folder}.ipynb", before
    page.locator(f"{FRONT} .jp-Notebook").click(position={"x": 300, "y": 5})
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    station = page.locator(f'{FRONT} .bp-map a[href*="{CHAPTERS[0].folder}.ipynb"]').last
    station.wait_for(timeout=120_000)
    follow(page, station, CHAPTERS[0].folder)
    assert in_front(page) == f"{CHAPTERS[0].folder}.ipynb"
