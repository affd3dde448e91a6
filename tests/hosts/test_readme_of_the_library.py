"""The README of the library: its figure of one's own runs, in twenty lines, and the README fits on a screen."""

import re

import pytest
from backprop import progress
from submissions import ROOT

TEXT = (ROOT / "course" / "backprop" / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"```python\n(.*?)```", TEXT, re.S)


@pytest.fixture
def made(monkeypatch):
    monkeypatch.delenv("BACKPROP_OPEN", raising=False)
    monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in progress._kernel})
    names: dict = {}
    exec(CODE[0], names)
    return names


def test_the_figure_of_ones_own_draws_and_answers(made):
    figure, card = made["figure"], made["card"]
    (answer,) = figure.answer({"id": "a1", "moved": {"x": 2}})
    assert answer["id"] == "a1" and "A bar of length 4" in answer["svg"] and "4" in answer["say"]
    assert figure.png().startswith(b"\x89PNG")
    assert card.x == 2 and not card.prediction["open"]
    card._hear(None, {"id": "a2", "choice": 1, "sure": True}, [])
    assert card.prediction["open"] and card.prediction["why"] == "Yes, 2 squared."


def test_it_takes_twenty_lines():
    lines = [
        line for line in CODE[0].splitlines() if line.strip() and not line.startswith(("from", "import"))
    ]
    assert len(lines) <= 20


def test_what_the_readme_says_of_messages_is_so(made):
    figure = made["figure"]
    for line in CODE[1].splitlines():
        answers = list(eval(line.split("#")[0], {"figure": figure}))
        assert {"id", "svg", "say", "values"} <= set(answers[0])


def test_every_room_stands_in_it():
    rooms = {path.parent.name for path in (ROOT / "course/backprop").glob("*/__init__.py")} - {"data"}
    assert set(re.findall(r"^\| `(\w+)/`", TEXT, re.M)) == rooms


def test_it_is_one_screen():
    assert len(TEXT.splitlines()) <= 60
