"""What a student wrote, in the autograded copy and in the feedback: nothing runs, ordinary work looks right."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from hostile_pages import ATTACKS, NAME, PNG, hostile
from room import Room
from submissions import answered

from autograder.handback.safe_pages import clean
from autograder.marking.student_text import safe_markdown


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    room = Room(folder / "room", NAME).open()
    room.hand_in("ada", NAME, hostile())
    room.hand_in("bob", NAME, answered(NAME))
    (folder / "secret").write_text("the instructor's secret")
    (room.folder("ada", NAME) / "link.txt").symlink_to(folder / "secret")
    (room.folder("ada", NAME) / "folder").symlink_to(folder)
    assert room.grade(NAME) == ""
    assert room.give_feedback(NAME) == ""
    return room


@pytest.fixture(scope="module")
def page(room):
    return BeautifulSoup(room.feedback("ada", NAME), "html.parser")


def suspicious(page: BeautifulSoup) -> list[str]:
    """Whatever in a page could act or call home, but the page's own MathJax."""
    own = page.select("head script")
    found = [str(s)[:90] for s in page.select("script") if s not in own]
    found += [str(e)[:90] for e in page.select("iframe, object, embed, form, link, base, meta[http-equiv]")]
    found += [
        str(e)[:90]
        for e in page.select("img")
        if not e["src"].startswith(("data:image/png", "data:image/jpeg"))
    ]
    for element in page.find_all(True):
        found += [f"{element.name} {a}" for a in element.attrs if a.startswith("on") or a == "style"]
        if str(element.get("href", "")).lower().strip().startswith(("javascript:", "data:", "vbscript:")):
            found.append(str(element)[:90])
    return found


@pytest.mark.slow
def test_nothing_of_a_student_acts_in_the_feedback(page):
    assert suspicious(page) == []


def test_the_detector_detects():
    for attack in (
        "<script>x</script>",
        "<img src='http://e'>",
        "<b onclick='x'>",
        "<a href='javascript:x'>",
        "<iframe>",
    ):
        assert suspicious(BeautifulSoup(f"<body>{attack}</body>", "html.parser"))


@pytest.mark.slow
def test_no_heading_of_a_student_takes_the_id_of_a_score_box(page):
    assert page.find(id="E4-3") is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_line_of_defence_holds_alone(attack):
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    first = markdown2html_mistune(safe_markdown(attack))
    assert suspicious(BeautifulSoup(first.replace('id="e4-3"', ""), "html.parser")) == []
    if "attachment:" not in attack:  # the renderer itself stops at a picture that is missing
        second = clean(markdown2html_mistune(attack))
        parsed = BeautifulSoup(second, "html.parser")
        for picture in parsed.select("img:not([src])"):
            picture.extract()
        assert suspicious(parsed) == []


def test_the_autograded_copy_is_harmless_too(room):
    """What JupyterLab and the formgrader open."""
    text = json.dumps(room.autograded("ada", NAME))
    assert "text/html" not in text
    assert "javascript:" not in text.lower()
    cells = room.autograded("ada", NAME)["cells"]
    assert {c["cell_type"] for c in cells} == {"code", "markdown"}
    prose = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
    assert not any(
        f"<{tag}" in source for source in prose for tag in ("script", "img", "iframe", "svg", "style")
    )
    assert not any("![remote]" in source for source in prose)
    kept = [c["attachments"] for c in cells if c.get("attachments")]
    assert len(kept) == 1 and "sketch.png" in kept[0]  # what is a PNG is kept as one, whatever was said of it
    assert all(re.fullmatch(r"[\w.-]+", name) for name in kept[0])
    assert [bundle for bundle in kept[0].values() if bundle != {"image/png": PNG}] == []


def test_ordinary_work_looks_right(page):
    text = page.get_text()
    assert "$a<b$" in text.replace(" ", "") and "$x<y$" in text.replace(" ", "")
    assert page.select("td strong")[-1].get_text() == "2"
    assert "H2O" in text
    assert any(img["alt"] == "sketch" and PNG in img["src"] for img in page.select("img"))
    assert sum("data:image/png" in img["src"] for img in page.select("img")) == 4  # 4.5 is as it was
    assert 'print("<b>")' in text.replace("\u2060", "")


def test_code_looks_right_in_the_eye_and_in_the_copy():
    assert safe_markdown("a < b, 1<2, a<=b, $a<2$") == "a < b, 1<2, a<=b, $a<2$"
    assert safe_markdown("<b>x</b> H<sub>2</sub> <br/>") == "<b>x</b> H<sub>2</sub> <br/>"
    assert safe_markdown("`a<b`").replace("\u2060", "") == "`a<b`"


def test_the_hint_is_there_and_the_numbers_are_not(room, page):
    text = page.get_text()
    assert "slope" in room.output("ada", NAME, "E4-3")
    assert room.output("ada", NAME, "E4-3").strip().splitlines()[0] in text
    assert "Traceback" not in text and "autograder/" not in text
    assert not re.search(r"array\(|\d\.\d", room.output("ada", NAME, "E4-3").replace("E4.3", ""))


def test_no_student_sees_anothers_text(room):
    assert "only ada writes this" in room.feedback("ada", NAME)
    assert "only ada writes this" not in room.feedback("bob", NAME)


def test_links_lead_nowhere(room):
    for step in ("submitted", "autograded", "feedback"):
        for path in (room.root / "class" / step).rglob("*"):
            assert not path.is_symlink(), path
            assert path.is_dir() or "secret" not in path.read_text(errors="replace").replace("_secret", ""), (
                path
            )


def test_mathjax_comes_from_where_the_instructor_says(room, monkeypatch):
    from autograder.handback import configuration

    config = Room.config

    def own(self):
        made = config(self)
        configuration.page_configuration(made, mathjax="https://example.org/MathJax.js")
        return made

    monkeypatch.setattr(Room, "config", own)
    assert room.give_feedback(NAME) == ""
    text = room.feedback("bob", NAME)
    assert "https://example.org/MathJax.js" in text and "cdnjs" not in text
