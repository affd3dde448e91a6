"""The last look at a site: an answer, a dead link, something loaded from elsewhere; each is planted and seen."""

from __future__ import annotations

import base64
import gzip
import html
import json

import pytest
from submissions import COURSE

from autograder.authoring.inspection import answers_of, blanks
from autograder.authoring.source import read_source
from autograder.site.inspection import faults

CHAPTERS = ["03_gradient_check", "04_one_neuron"]
ANSWERS = answers_of(read_source(COURSE.text("04_one_neuron")))
ANSWER = blanks(ANSWERS["neuron_backward"].source)[1][0]
WHOLE = """<!doctype html><html><head><link rel="stylesheet" href="a.css"></head>
<body><h2 id="here">Here</h2><a href="04_one_neuron.html#here">there</a> <a href="#here">up</a>
<a href="https://b.example/x">out</a><p>Nothing given away.</p></body></html>"""


@pytest.fixture
def site(tmp_path):
    """Two chapters and a document, without a fault."""
    (tmp_path / "frames").mkdir()
    (tmp_path / "a.css").touch()
    for name in (*CHAPTERS, "CHANGELOG"):
        (tmp_path / f"{name}.html").write_text(WHOLE, encoding="utf-8")
    return tmp_path


def found(site) -> list[str]:
    return faults(COURSE, CHAPTERS, site, site / "frames")


def plant(site, name: str, markup: str) -> None:
    (site / name).write_text(WHOLE.replace("<p>", f"{markup}<p>"), encoding="utf-8")


def coloured(code: str) -> str:
    """As Sphinx sets code: every word in a span of its own."""
    return "<pre>" + "\n".join(
        " ".join(f'<span class="n">{html.escape(word)}</span>' for word in line.split(" ")) for line in code.split("\n")
    ) + "</pre>"  # fmt: skip


def test_a_site_without_a_fault_has_none(site):
    assert found(site) == []


@pytest.mark.parametrize("page", ["04_one_neuron.html", "CHANGELOG.html"])
def test_an_answer_on_a_page_is_found(site, page):
    plant(site, page, coloured(ANSWER))
    assert found(site) == [f"04_one_neuron: the answer to neuron_backward stands in cell {page}"]


def test_what_a_later_chapter_shows_of_an_earlier_one_is_no_answer(site):
    plant(site, "03_gradient_check.html", coloured(ANSWER))
    assert found(site) == []


def test_a_model_answer_in_prose_is_found_with_its_formulas(site):
    line = next(line for line in ANSWERS["M4"].source.splitlines() if "one path" in line)
    set_by_sphinx = "".join(
        rf'<span class="math">\({html.escape(part)}\)</span>' if i % 2 else html.escape(part)
        for i, part in enumerate(line.split("$"))
    )
    plant(site, "04_one_neuron.html", f"<p>{set_by_sphinx}</p>")
    assert found(site) == ["04_one_neuron: the answer to M4 stands in cell 04_one_neuron.html"]


def packed(text: str) -> str:
    return f'backprop.frames("a","{base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()}");'


@pytest.mark.parametrize("pack", [str, packed])
def test_an_answer_in_a_frame_is_found(site, pack):
    (site / "frames" / "04-4.1-1.js").write_text(pack(json.dumps({"say": ANSWER})))
    assert found(site) == ["04_one_neuron: the answer to neuron_backward stands in cell 04-4.1-1.js"]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<a href="05_layers.html">x</a>', "a link leads nowhere: 05_layers.html"),
        ('<img src="b.png" alt="">', "a link leads nowhere: b.png"),
        ('<a href="#gone">x</a>', "a link leads to no place on its page: #gone"),
        ('<a href="CHANGELOG.html#gone">x</a>', "a link leads to no place on its page: CHANGELOG.html#gone"),
        ('<script src="https://c.example/a.js"></script>', "it loads https://c.example/a.js from elsewhere"),
        ('<img src="//c.example/a.png" alt="">', "it loads //c.example/a.png from elsewhere"),
    ],
)
def test_what_leads_nowhere_or_elsewhere_is_found(site, markup, said):
    plant(site, "04_one_neuron.html", markup)
    assert found(site) == [f"04_one_neuron.html: {said}"]
