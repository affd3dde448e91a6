"""Every picture of a written answer arrives, however it was put there; the others are named with a reason."""

from __future__ import annotations

import base64
from html.parser import HTMLParser

import pytest
from anything import any_json, any_text, json_with
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.handback import safe_pages
from autograder.handback.safe_pages import markdown2html
from autograder.marking import pictures
from autograder.marking.pictures import Album, Beside, rest_of, take_pictures
from autograder.marking.student_text import clean_text, kind_of, safe_markdown
from autograder.sandbox.svg import as_png

RAW = {
    "png": b"\x89PNG\r\n\x1a\n and the rest",
    "jpeg": b"\xff\xd8\xff and the rest",
    "gif": b"GIF89a and the rest",
    "webp": b"RIFF1234WEBP and the rest",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="9" cy="9" r="5"/></svg>'
UUID = "0f8fad5b-d9cb-469f-a165-70867728950e.png"


class Acts(HTMLParser):
    """Collects what a page would do or load: tags that act, attributes that act, pictures from elsewhere."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or name in ("href", "style", "srcset", "action"):
                self.found.append((tag, name))
            if name == "src" and not value.startswith("data:image/"):
                self.found.append((tag, value))
        if tag in ("a", "script", "iframe", "object", "embed", "svg", "form", "link", "style"):
            self.found.append(tag)


def text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@pytest.fixture(autouse=True)
def time_to_render(monkeypatch):
    """A machine with other work needed more than a page has for 5 MB of a picture."""
    monkeypatch.setattr(safe_pages, "CELL_SECONDS", 600.0)
    monkeypatch.setattr(safe_pages, "PAGE_SECONDS", 600.0)


def page_of(source, attachments=None, beside=None) -> str:
    """The cell as a page of feedback and the formgrader show it."""
    source, kept = take_pictures(source, attachments, Album(beside or {}))
    return markdown2html({"cell": {"attachments": kept}}, safe_markdown(clean_text(source), kept))


@pytest.mark.parametrize("kind", RAW)
def test_a_picture_of_each_kind_arrives_attached_pasted_and_beside(kind):
    shown = f'src="data:image/{kind};base64,{text(RAW[kind])}"'
    assert shown in page_of("![x](attachment:a)", {"a": {f"image/{kind}": text(RAW[kind])}})
    assert shown in page_of(f"![x](data:image/{kind};base64,{text(RAW[kind])})")
    assert shown in page_of(f"![x](a.{kind})", beside={f"a.{kind}": Beside(9, RAW[kind])})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (UUID, f"attachment:{UUID}"),
        ("Bild 1 (2).png", "attachment:Bild 1 (2).png"),
        ("Bild 1.png", "attachment:Bild%201.png"),
        ("Bild%201.png", "attachment:Bild%201.png"),
        ("my proof.png", "<attachment:my proof.png>"),
        ("доказательство.png", "attachment:доказательство.png"),
        ("доказательство.png", "attachment:%D0%B4%D0%BE%D0%BA%D0%B0%D0%B7%D0%B0%D1%82%D0%B5%D0%BB%D1%8C%D1%81%D1%82%D0%B2%D0%BE.png"),
        ("証明.png", "attachment:証明.png"),
        ("u\u0308ber.png", "attachment:\u00fcber.png"),
        ("a.png", 'attachment:a.png "a title"'),
    ],
)  # fmt: skip
def test_an_attachment_arrives_under_any_name(name, written):
    page = page_of(f"before ![my proof]({written}) after", {name: {"image/png": text(RAW["png"])}})
    assert page.count("<img") == 1 and 'alt="my proof"' in page and "Not shown" not in page


@pytest.mark.parametrize(
    "source",
    [
        '<img src="{}" width="300">',
        "<IMG alt=x src='{}'/>",
        "![x][image1]\n\n[image1]: <{}>\n",
        "{}",
    ],
)
def test_pasted_pictures_arrive_however_an_editor_writes_them(source):
    pasted = "data:image/png;base64," + text(RAW["png"] * 20)
    assert page_of(source.format(pasted)).count("<img") == 1


def test_a_drawing_arrives_as_a_png():
    page = page_of("![x](attachment:a.svg)", {"a.svg": {"image/svg+xml": text(SVG)}})
    assert "data:image/png;base64," in page and "svg+xml" not in page
    assert "data:image/png;base64," in page_of("![x](a.svg)", beside={"a.svg": Beside(9, SVG)})


@pytest.mark.parametrize(
    "hostile",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" width="400000" height="400000"><rect width="9" height="9"/>',
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;',
        b"<svg",
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_named(hostile):
    page = page_of("![x](a.svg)", beside={"a.svg": Beside(9, hostile)})
    assert "a.svg: this SVG cannot be drawn in time and memory; it lies beside" in page and "<img" not in page


def test_a_drawing_reads_no_file_of_this_machine(tmp_path):
    red = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="red"/></svg>'
    secret = tmp_path / "secret.png"
    secret.write_bytes(as_png(red))
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">{}</svg>'
    there = as_png(frame.format(f'<image href="{secret}" width="8" height="8"/>').encode())
    assert secret.read_bytes().startswith(b"\x89PNG") and there == as_png(frame.format("").encode()) != b""


def test_an_attachment_that_no_text_names_is_shown():
    page = page_of("By the chain rule.", {"a.png": {"image/png": text(RAW["png"])}})
    assert "named nowhere in its text" in page and page.count("<img") == 1


def test_a_picture_beside_that_no_cell_names_is_shown():
    album = Album({"one.png": Beside(9, RAW["png"]), "Ada_12_two.png": Beside(9, RAW["png"])})
    take_pictures("![x](two.png)", None, album)
    source, kept = rest_of(album)
    assert len(kept) == 1 and "![one.png](attachment:" in source and "two" not in source
    take_pictures("![x](one.png)", None, album)
    assert rest_of(album) == ("", {})


@pytest.mark.parametrize(
    "names", [("a.png", "A.png"), ("<a>.png",), (" a.png",), ("data:a.png",), ("b/(1).png",)]
)
def test_each_picture_beside_is_shown_once_whatever_its_name(names):
    there = {name: Beside(99, RAW["png"] + name.encode()) for name in names}
    source, kept = rest_of(Album(there))
    sent = {text(one.content) for one in there.values()}
    assert {bundle["image/png"] for bundle in kept.values()} == sent
    assert source.count("](attachment:") == len(names) and "Not shown" not in source


def test_a_picture_beside_that_was_not_read_is_named_with_the_reason():
    source, kept = rest_of(Album({"z.png": Beside(99, b""), "huge<.png": Beside(5_000_001)}))
    assert kept == {} and "- z.png: 20 pictures beside a notebook are shown; it lies beside" in source
    assert "- huge .png: it has 5.0 MB, and 5 MB are shown; it lies beside the submitted notebook" in source


@pytest.mark.parametrize(
    ("source", "attachments", "said"),
    [
        ("![x](gone.jpg)", None, "gone.jpg: no such file was handed in beside the notebook"),
        ("![x](https://e.example/a.png)", None, "loads nothing from elsewhere"),
        ("![x](attachment:b)", None, "nothing of this name is attached"),
        ("", {"a.heic": {"image/heic": text(b"heic")}}, "attachment:a.heic: it is no PNG, JPEG, GIF, WebP or SVG"),
        ("", {"a": {"image/png": "ü"}}, "no base64"),
        ("", {"a": 3}, "it holds no picture; it lies in the submitted notebook"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_named_with_its_reason(source, attachments, said):
    page = page_of(source, attachments).replace("\u2060", "")
    assert "Not shown here" in page and said in page and "<img" not in page


def test_a_pasted_picture_has_four_megabytes():
    whole = RAW["png"] + bytes(4_000_000 - len(RAW["png"]))
    pasted = "Mine: ![x](data:image/png;base64,{})"
    assert page_of(pasted.format(text(whole))).count("<img") == 1
    page = page_of(pasted.format(text(whole + bytes(300_000))))
    assert "<img" not in page and "4.3 MB, and 4 MB are shown" in page and len(page) < 1000


def test_a_photo_too_large_to_read_is_named():
    page = page_of("![x](a.jpg)", beside={"a.jpg": Beside(12_000_000)})
    assert "12.0 MB, and 5 MB are shown; it lies beside the submitted notebook" in page


def test_the_pictures_of_a_notebook_have_one_measure():
    album = Album(left=2 * len(RAW["png"]))
    for _ in range(2):
        assert take_pictures(f"![x](data:image/png;base64,{text(RAW['png'])})", None, album)[1]
    source, kept = take_pictures(f"![x](data:image/png;base64,{text(RAW['png'])})", None, album)
    assert "the pictures of this notebook have more than 40 MB" in source and not kept


@given(
    json_with(
        ["a.png", "image/png", "image/svg+xml"], st.sampled_from(list(map(text, RAW.values()))) | any_text
    )
)
def test_of_any_attachments_only_pictures_remain(attachments):
    _, kept = take_pictures("![x](attachment:a.png)", attachments, Album(seconds=0))
    assert all(kind_of(base64.b64decode(body)) == mime for one in kept.values() for mime, body in one.items())
    assert all(pictures.PLAIN.fullmatch(name) for name in kept)


PIECES = [
    "![",
    "](",
    "attachment:",
    "a.png",
    ")",
    "<img ",
    "src=",
    '"',
    "'",
    ">",
    "data:image/png;base64,",
    "AAAA",
]
PIECES += [
    "[x]: ",
    "<",
    "\n",
    "(",
    " ",
    "<script>",
    "javascript:",
    text(RAW["png"]),
    "http://e.example/",
    "]",
    "&quot;",
]


@given(st.lists(st.sampled_from(PIECES) | any_text, max_size=14).map("".join), any_json)
@example('<img src="data:image/png;base64,AAAA" onerror="alert(1)">', {})
@example('<img src="attachment:a.png" onerror="alert(1)">', {})
@example("![<script>alert(1)</script>](attachment:a.png)", {})
def test_nothing_that_acts_comes_of_any_text_with_pictures(source, attachments):
    attached = {"a.png": {"image/png": text(RAW["png"])}, "b": attachments}
    source, kept = take_pictures(source, attached, Album(seconds=0))
    page = markdown2html({"cell": {"attachments": kept}}, safe_markdown(clean_text(source), kept))
    assert Acts(page).found == []


@pytest.mark.parametrize("unit", ["![", "![](", "![x](a ", '<img src="', "[x]: data:", "data:image/png;base64,A", "![x]("], ids=repr)  # fmt: skip
def test_taking_takes_no_longer_than_the_text_is_long(unit):
    from autograder.engine.calling import time_limit

    with time_limit(20):
        take_pictures("a" + (unit * 60_000)[:400_000] + "b", None, Album())
