"""What students wrote acts nowhere and looks as they wrote it, whatever they wrote."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

import pytest
from anything import any_json, any_text
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.marking import student_text
from autograder.marking.student_text import clean_text, kind_of, safe_markdown

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and the rest of it").decode()
PIECES = [
    "<",
    ">",
    "</",
    "<!--",
    "!",
    "[",
    "]",
    "](",
    ")",
    "$",
    "$$",
    "\n",
    "`",
    "```\n",
    " ",
    "/",
    "a",
    "b>",
]
PIECES += ["javascript:", "JavaScript :", "vbscript\t:", "script", "img src=x onerror=alert(1)", "&lt;", "\\"]
PIECES += [
    "\\begin{align}",
    "\\end{align}",
    "![x](attachment:a.png)",
    "![x](http://evil.example/a.png)",
    "\x00",
]
MARKDOWN = st.lists(st.sampled_from(PIECES) | any_text, max_size=12).map("".join)


class Tags(HTMLParser):
    """Collects whatever a browser could take for a tag, with its attributes, and comments."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, list]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_comment(self, data):
        self.found.append(("!--", []))

    def handle_decl(self, decl):
        self.found.append(("!", []))

    handle_pi = unknown_decl = handle_decl


HARMLESS = set(
    [
        "b",
        "i",
        "u",
        "em",
        "strong",
        "sub",
        "sup",
        "code",
        "pre",
        "p",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
    ]
)


def acts(text: str) -> list[str]:
    """What of a Markdown text could do something once it is a page."""
    tags = [f"<{tag}" for tag, attributes in Tags(text).found if tag not in HARMLESS or attributes]
    pictures = [found for found in re.findall(r"!\[[^\n]*", text) if not found.startswith("![x](attachment:")]
    return tags + pictures + re.findall(r"(?i)(?:java|vb)script\s*:", FORMULAS.sub("", text))


FORMULAS = student_text.FORMULA


@given(MARKDOWN)
@example("$<img src=x onerror=alert(1)>$")
@example("<b>bold</b> and <b onclick=alert(1)>")
@example("<<b>script>alert(1)</script>")
@example("![x]![x](attachment:a.png)")
@example("$![x](http://evil.example/a.png)$")
@example("\\begin{align}<script>\\end{align}")
def test_nothing_that_acts_remains_of_any_text(text):
    assert acts(safe_markdown(text)) == []
    assert acts(safe_markdown(text, {"a.png": {"image/png": PNG}})) == []


def test_the_detector_detects():
    for text in (
        "<script>",
        "<b onclick=x>",
        "![x](http://evil.example)",
        "a JavaScript : b",
        "<!-- -->",
        "<?x>",
    ):
        assert acts(text), text


@given(MARKDOWN)
def test_a_text_reads_as_it_was_written(text):
    """Only what nobody sees is added: a joiner, or a space within a formula."""
    assert safe_markdown(text).replace(student_text.JOINER, "").replace(" ", "") == text.replace(
        student_text.JOINER, ""
    ).replace(" ", "")


def test_ordinary_work_is_left_as_it_is():
    text = "If a < b and $x<y$, see <b>this</b>:<br/>\n```\nfor i in range(3): print(i)\n```\n![x](attachment:a.png)"
    assert safe_markdown(text.replace("x<y", "x< y"), {"a.png": {}}) == text.replace("x<y", "x< y")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>", "<\u2060script>"),
        ("</script >", "<\u2060/script >"),
        ("<B>x</B>", "<B>x</B>"),
        ("<br />", "<br />"),
        ("<b class=x>", "<\u2060b class=x>"),
        ("$a<b$ <i>", "$a< b$ <i>"),
        ("$$a\n<b$$", "$$a\n< b$$"),
        ("$a\n<c$", "$a\n<\u2060c$"),
        ("![a](x)", "!\u2060[a]\u2060(x)"),
        ("$![a](x)$", "$! [a] (x)$"),
        ("[a](javascript:x)", "[a]\u2060(javascript\u2060:x)"),
        (
            "![a](attachment:a.png)![b](attachment:b.png)",
            "![a](attachment:a.png)!\u2060[b]\u2060(attachment:b.png)",
        ),
        ("a < b", "a < b"),
    ],
)
def test_what_could_act_is_broken_by_what_nobody_sees(text, safe):
    assert safe_markdown(text, {"a.png": {}}) == safe


@given(any_json)
@example(["a\n", 3, None, "b"])
@example("\ud800 \x00 lone")
def test_the_text_of_any_cell_is_text(source):
    text = clean_text(source)
    assert type(text) is str and "\x00" not in text and len(text) <= student_text.LONGEST_CELL
    text.encode("utf-8")
    if isinstance(source, str) and source.isascii() and source.replace("\n", "").isprintable():
        assert text == source


def test_lines_of_a_cell_are_joined_and_what_is_no_text_left_out():
    assert clean_text(["a\n", 3, "b"]) == "a\nb"
    assert clean_text({"a": 1}) == clean_text(None) == ""
    assert clean_text("a\ud800b\x00c") == "a\ufffdbc"


def test_a_cell_that_nobody_could_read_says_so():
    assert clean_text("x" * 100_000) == "x" * 100_000
    assert clean_text("x" * 100_001) == "# This cell had 100001 characters, too many to be graded.\n"


@pytest.mark.parametrize(
    ("begin", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF1234WEBP", "image/webp"),
        (b"RIFF1234WAVE", ""),
        (b"<svg", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_one_by_its_first_bytes(begin, kind):
    assert kind_of(begin + b" and the rest of it") == kind
