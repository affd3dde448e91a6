"""The pages that docs/first-week.md shows, opened and looked at; the pictures there are made by this test.

SCREENSHOTS=1 .venv/bin/python -m pytest -m slow tests/screen/test_first_week.py     writes them anew
"""

from __future__ import annotations

import os
import re
import struct
import sys

import lab as jupyter
import pytest
from room import Room
from submissions import ROOT

pytestmark = pytest.mark.slow

NAME = "04_one_neuron"
PICTURES = ROOT / "docs" / "first-week"
SIZE = {"width": 1100, "height": 620}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class of 12 from a Canvas download to the marks."""
    room = Room(tmp_path_factory.mktemp("week") / "room", NAME)
    (room.root / "solutions" / NAME).unlink()
    (room.root / "solutions").rmdir()
    (room.root / "solutions").symlink_to(ROOT / "solutions")

    def typed(*words: str):
        room.run(sys.executable, "-m", "autograder", *words)

    typed("simulate", "--assignment", "04", "--students", "12", "--seed", "2", "--lms", "canvas", "canvas")
    typed("roster", "canvas-gradebook.csv")
    typed("release", "04")
    for words in (("collect", "canvas"), ("grade", "04")):  # status 1: some simulated files are no notebooks
        room.run(sys.executable, "-m", "autograder", *words, status=None)
    for words in (("report", "04"), ("feedback", "04"), ("marks",)):
        typed(*words)
    return room


@pytest.fixture
def look(browser):
    """Open an address and return (its text, the picture as PNG); the picture is written where it is asked for."""

    def act(url: str, name: str, ready: str):
        page = browser.new_page(viewport=SIZE)
        page.goto(url, wait_until="networkidle")
        page.get_by_text(ready, exact=False).first.wait_for(timeout=60_000)
        said, picture = page.locator("body").inner_text(), page.screenshot()
        page.close()
        if os.environ.get("SCREENSHOTS"):
            PICTURES.mkdir(exist_ok=True)
            (PICTURES / f"{name}.png").write_bytes(picture)
        return said, picture

    return act


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def there(name: str, picture: bytes) -> bool:
    """Whether the picture in docs/ is one of this page: of its size, and no blank sheet."""
    kept = (PICTURES / f"{name}.png").read_bytes()
    return size_of(kept) == size_of(picture) and 0.5 < len(kept) / len(picture) < 2


def test_the_formgrader_lists_the_answers_that_wait(room, browser, look):
    server = jupyter.Lab(room.root, config_path=str(room.root / "autograder"))
    try:
        said, picture = look(
            f"{server.url}/formgrader/gradebook/{NAME}/{NAME}", "manual-grading", "Submission #"
        )
    finally:
        server.stop()
    assert "Manual Grading" in said and NAME in said
    assert there("manual-grading", picture)


def test_the_report_says_what_was_misunderstood(room, look):
    said, picture = look((room.root / f"class/report-{NAME}.html").as_uri(), "report", "submissions")
    assert "E4.3" in said and there("report", picture)
    text = (ROOT / "docs" / "first-week.md").read_text(encoding="utf-8")
    caption = re.search(r"!\[The report: (.*?)\]", text)[1].split(", ")
    places = [said.lower().index(f"\n{heading}\n") for heading in caption]
    assert len(places) == 3 and places == sorted(places)


def test_a_page_of_feedback_has_points_and_cards(room, look):
    page = max(room.root.glob(f"class/feedback/*/{NAME}/{NAME}.html"), key=lambda path: path.stat().st_size)
    said, picture = look(page.as_uri(), "feedback", NAME)
    assert re.search(r"Score: [\d.]+ / 13", said) and there("feedback", picture)


def test_the_page_of_marks_has_a_row_a_person(room, look):
    said, picture = look((room.root / "class/marks.html").as_uri(), "marks", "Marks")
    assert "12 people" in said and "waiting" in said and there("marks", picture)
