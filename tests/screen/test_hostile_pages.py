"""What a student wrote, opened by an instructor in Chromium: no alert, no request to anybody."""

from __future__ import annotations

import lab as jupyter
import pytest

pytestmark = pytest.mark.slow

NAME = "04_one_neuron"


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    from hostile_pages import hostile
    from room import Room

    room = Room(tmp_path_factory.mktemp("class"), NAME).open()
    room.hand_in("ada", NAME, hostile())
    assert room.grade(NAME) == "" and room.give_feedback(NAME) == ""
    return room


@pytest.fixture(scope="module")
def instructors_lab(classroom):
    server = jupyter.Lab(classroom.root, config_path=str(classroom.root / "autograder"))
    yield server
    server.stop()


def watched(browser):
    """A page that notes every dialog and every request to another host."""
    page, seen = browser.new_page(), []
    page.on("dialog", lambda dialog: (seen.append(f"alert {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: "evil.example" in request.url and seen.append(request.url))
    return page, seen


def test_the_watch_sees_an_alert(browser):
    page, seen = watched(browser)
    page.set_content("<img src=x onerror=alert(1)><img src='http://evil.example/x.png'>")
    page.wait_for_timeout(500)
    assert len(seen) == 2
    page.close()


def test_feedback_does_nothing(browser, classroom):
    page, seen = watched(browser)
    page.goto((classroom.folder("ada", NAME, "feedback") / f"{NAME}.html").as_uri(), wait_until="commit")
    page.wait_for_timeout(2000)
    assert "only ada writes this" in page.content() and seen == []
    page.close()


def test_the_formgrader_does_nothing(browser, classroom, instructors_lab):
    with classroom.gradebook() as gradebook:
        number = gradebook.find_submission_notebook(NAME, NAME, "ada").id
    page, seen = watched(browser)
    page.goto(f"{instructors_lab.url}/formgrader/submissions/{number}/", wait_until="commit")
    page.wait_for_timeout(3000)
    assert "only ada writes this" in page.content() and seen == []
    page.close()


def test_the_autograded_copy_does_nothing_in_jupyterlab(browser, instructors_lab):
    page, seen = watched(browser)
    page.goto(f"{instructors_lab.url}/lab/tree/class/autograded/ada/{NAME}/{NAME}.ipynb?reset")
    jupyter.wait_ready(page)
    page.wait_for_timeout(2000)
    assert "only ada writes this" in page.content() and seen == []
    page.close()
