"""Each notebook says what to hand in, where and until when."""

import pytest
from backprop.hosts.hand_in import HandIn, hand_in
from submissions import ROOT

SET = """where = "Moodle, below week 4"
timezone = "Europe/Berlin"

[until]
04 = 2026-12-04T23:59:00
"""


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """The folder of notebook 04; the instructor's file is beside it."""
    (tmp_path / "04_one_neuron").mkdir()
    monkeypatch.chdir(tmp_path / "04_one_neuron")
    return tmp_path / "hand_in.toml"


def said(here: int) -> list[str]:
    return hand_in(here)._repr_mimebundle_()["text/plain"].splitlines()


def test_where_and_until_when_as_the_instructor_set_it(notebook):
    notebook.write_text(SET, encoding="utf-8")
    what, where, until = said(4)
    assert "04_one_neuron.ipynb" in what and where == "Where: Moodle, below week 4"
    assert until == "Until: Friday, 4 December 2026, 23:59 Europe/Berlin"
    assert said(5)[-1] == "Your instructor says until when."


def test_what_is_read_is_what_the_file_says(notebook):
    notebook.write_text(SET, encoding="utf-8")
    found = HandIn.read(notebook)
    assert (found.where, found.timezone, list(found.until)) == (
        "Moodle, below week 4",
        "Europe/Berlin",
        ["04"],
    )
    notebook.write_text('where = "here"\n', encoding="utf-8")
    assert HandIn.read(notebook) == HandIn("here", {}, "")
    notebook.unlink()
    assert HandIn.read(notebook) == HandIn("", {}, "")


def test_the_card_is_html_and_text(notebook):
    data = hand_in(4)._repr_mimebundle_()
    assert set(data) == {"text/html", "text/plain"} and "hand in the one file" in data["text/html"]


def test_nothing_set_says_who_to_ask(notebook):
    assert said(4)[1:] == ["Your instructor says where."]


def test_a_moment_of_its_own_zone_keeps_it(notebook):
    zone = 'timezone = "Europe/Berlin"\n'
    notebook.write_text(zone + "[until]\n04 = 2026-12-04T23:59:00+03:00\n", encoding="utf-8")
    assert said(4)[-1].endswith("23:59 UTC+03:00")
    notebook.write_text("[until]\n04 = 2026-12-04T23:59:00+03:00\n", encoding="utf-8")
    assert said(4)[-1] == "Until: Friday, 4 December 2026, 23:59 UTC+03:00"


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("where = ", "hand_in.toml: "),
        ("until = 4", "hand_in.toml: "),
        ('timezone = "Europe/Berlim"', "Berlim"),
        ("[until]\n04 = 2026-12-04\n", "no date with a time of day"),
        ('place = "here"', "'place' is not known"),
    ],
)
def test_a_bad_file_is_said_and_stops_no_student(notebook, text, wrong):
    notebook.write_text(text, encoding="utf-8")
    assert wrong in said(4)[-1] and said(4)[0].startswith("Save this notebook")
    with pytest.raises(ValueError, match="hand_in.toml"):
        HandIn.read(notebook)


def test_what_the_instructor_wrote_is_escaped(notebook):
    notebook.write_text('where = "<b onclick=alert(1)>here"', encoding="utf-8")
    assert "<b onclick" not in hand_in(4).html() and "&lt;b onclick" in hand_in(4).html()


@pytest.mark.parametrize("text", sorted((ROOT / "solutions").glob("*/*.py")), ids=lambda p: p.stem)
def test_each_notebook_has_the_card_once(text):
    assert text.read_text(encoding="utf-8").count(f"\nhand_in({int(text.stem[:2])})\n") == 1
