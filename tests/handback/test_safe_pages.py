"""What a student wrote makes no link, whoever renders it, and no page waits for it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hostile_pages import LINKS

from autograder.engine.calling import time_limit
from autograder.handback.safe_pages import PAGE_SECONDS, highlight_code, markdown2html
from autograder.marking.student_text import clean_text, safe_markdown

PAGE, DATA = "http://127.0.0.1:9/mallory", "data:text/html;base64,PHNjcmlwdD4="
ATTACHED = {"sketch.png": {"image/png": "iVBORw0KGgo="}}


def filled(text: str) -> str:
    return text.replace("{page}", PAGE).replace("{data}", DATA)


class Leads(HTMLParser):
    """Collects what in a page leads somewhere when it is clicked."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in ("a", "area", "form", "map") or dict(attributes).keys() & {"href", "xlink:href", "action"}:
            self.found.append(self.get_starttag_text())


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_a_students_is_text_in_every_page(link):
    source = safe_markdown(filled(link), ATTACHED)
    page = markdown2html({"cell": {"attachments": ATTACHED}}, source)
    assert Leads(page).found == []
    for address in (PAGE, DATA):
        assert address not in source  # broken where a renderer would look for it


@pytest.mark.parametrize("link", LINKS)
def test_an_address_stays_to_be_read(link):
    shown = safe_markdown(filled(link), ATTACHED).replace("\u2060", "")
    wanted = [
        one for one in ("127.0.0.1:9/mallory", "text/html;base64", "evil.example") if one in filled(link)
    ]
    assert all(one in shown for one in wanted)


@pytest.mark.parametrize("link", LINKS)
def test_the_page_itself_makes_no_link_either(link):
    """The second line: text that never went through `safe_markdown`, as the instructor's own does."""
    assert Leads(markdown2html({"cell": {"attachments": ATTACHED}}, filled(link))).found == []


@pytest.mark.parametrize(
    "macro", ["href", "url", "class", "style", "cssId", "def", "let", "newcommand", "require", "eqref"]
)
@pytest.mark.parametrize(
    "around", ["${}$", "$${}$$", "\\begin{{align}}{}\\end{{align}}", "\\\\({}\\\\)", "{}"]
)
def test_no_macro_of_a_students_reaches_tex(macro, around):
    assert f"\\{macro}" not in safe_markdown(around.format(f"\\{macro}{{a}}{{b}}"))


@pytest.mark.parametrize(
    "kept", ["$\\hbar \\left( a_1 \\right) \\frac{1}{2}$", "a [b] (c) x[i] = y[j]", "1. one\n2. two"]
)
def test_ordinary_writing_stays_to_the_letter(kept):
    assert safe_markdown(kept) == kept


UNITS = [
    "\\begin{a}",
    "\\\\[",
    "\\\\(",
    "$",
    "$$",
    "`",
    "~~",
    "[",
    "![",
    "*",
    "_",
    " ",
    "\n",
    "> ",
    "<b>",
    "`a ",
    "|",
    "www.",
]


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_cleaning_takes_no_longer_than_the_text_is_long(unit):
    with time_limit(30):  # a hundred times what it takes; looking back at each place would take minutes
        assert safe_markdown("a" + (unit * 100_000)[:99_000] + "b")


@pytest.mark.slow
@pytest.mark.parametrize("show", [highlight_code, markdown2html])
@pytest.mark.parametrize(
    "text",
    ["0." * 49_000, "\\\\[" * 33_000, "<b>" * 33_000, "a" + " " * 99_000 + "b"],
    ids=["zeros", "maths", "tags", "spaces"],
)
def test_what_a_renderer_chokes_on_is_shown_as_it_is(show, text):
    assert len(show({"resources": {}}, text)) > 30_000


def test_a_page_has_a_time_for_all_its_cells():
    context = {"resources": {"seconds_of_rendering": PAGE_SECONDS}}
    assert "<pre>0.0.0" in highlight_code(context, "0." * 40_000)


def test_text_without_a_meaning_for_anybody_is_cleaned_out():
    text = clean_text(
        "a\ud800b \x1b[31mred\x1b[0m \x1b]8;;http://x\x07link\x1b]8;;\x07 \x00\x08\u202ecba\ttab\n"
    )
    assert text == "a\ufffdb red link cba\ttab\n"
