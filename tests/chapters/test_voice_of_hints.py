"""How hints sound: no scolding, no answer given away, and what they point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hints import ALL, CHAPTERS, texts

SOLUTIONS = Path(__file__).parents[2] / "solutions"


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.id)
def test_hints_are_in_tune(mistake):
    """`voice.md`: no scolding, no cheering, no answer given away; the name is one sentence."""
    said = " ".join((mistake.name, mistake.hint, *mistake.more))
    assert not re.search(
        r"\b(simply|just|obviously|incorrect|wrong!|sorry|great|easy|please)\b|!(?!=)", said, re.I
    )
    assert mistake.name.rstrip("`")[-1] in ".?}" and len(mistake.name) < 90
    assert len(mistake.hint) < 330
    assert "array(" not in said and "Expected" not in mistake.name


@pytest.mark.parametrize("mistake", [m for m in ALL if m.wrong], ids=lambda mistake: mistake.id)
def test_mistakes_of_the_bank_have_two_more_hints(mistake):
    assert len(mistake.more) == 2
    assert re.search(r"Figure \d\.\d|lecture|Section|notation card|layer does two things", mistake.more[0])


@pytest.mark.parametrize("mistake", [m for m in ALL if m.step], ids=lambda mistake: mistake.id)
def test_pictures_have_room(mistake):
    step = mistake.step
    assert 0 <= step.at < len(step.stations) - 1 and step.stations[0] == "L"
    assert len(step.label) <= 16


def test_hints_never_name_the_expected_numbers():
    """Where the code's own numbers are shown they come from the answer, never from the reference."""
    for mistake in ALL:
        assert "{want" not in mistake.hint + mistake.name


@pytest.mark.parametrize("module", CHAPTERS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_sections_named_in_hints_are_there(module):
    found = [
        text
        for name, thing in vars(module).items()
        if name.isupper() or name == "WHERE"
        for text in texts(thing)
    ]
    assert found
    headings = "\n".join(path.read_text(encoding="utf-8") for path in SOLUTIONS.glob("*/*.py"))
    for text in found:
        for section in re.findall(r"[Ss]ection (\d\.\d)", text):
            assert f"# ## {section} " in headings, f"{section}: {text}"
        for figure in re.findall(r"[Ff]igure (\d\.\d)", text):
            assert f'predict("{figure}"' in headings or f"fig {figure}" in headings, f"{figure}: {text}"


@pytest.mark.parametrize("module", CHAPTERS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_voice_of_hints(module):
    """No scolding words, no exclamation marks, and never more than four sentences."""
    for text in (t for n, thing in vars(module).items() if n.isupper() for t in texts(thing)):
        assert not re.search(r"\b(simply|just|obviously|wrong answer|incorrect|stupid)\b|!", text, re.I), text
        assert len(re.findall(r"[.?](?=\s|$)", text)) <= 6, text
