"""What came out, looked at once more: no answer on a page or in a frame, and no link that leads nowhere."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.authoring.course import Course
from autograder.authoring.inspection import leaks
from autograder.authoring.source import read_source

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
PACKED = re.compile(r'"(H4sI[\w+/=]+)"')  # gzip as base64, as `backprop.hosts.packed` writes it
SILENT = ("script", "style")


@dataclass
class SitePage(HTMLParser):
    """What a page says and where it leads."""

    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._silent = 0

    @classmethod
    def read(cls, path: Path) -> SitePage:
        page = cls()
        page.feed(path.read_text(encoding="utf-8"))
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._silent += tag in SILENT
        if identity := known.get("id"):
            self.ids.add(identity)
        if (address := known.get(LINKS.get(tag, ""))) is not None:
            (self.links if tag == "a" else self.loads).append(address)
        if tag == "p" or tag == "br" or tag == "div":
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def faults(course: Course, chapters: Sequence[str], out: Path, frames: Path) -> list[str]:
    """Every fault of a site as one line."""
    pages = {path.relative_to(out).as_posix(): SitePage.read(path) for path in sorted(out.rglob("*.html"))}
    return [
        *answers_found(course, chapters, pages, frames),
        *dead_links(pages, out),
        *(
            f"{name}: it loads {address} from elsewhere"
            for name, page in pages.items()
            for address in from_elsewhere(page)
        ),
    ]


def answers_found(
    course: Course, chapters: Sequence[str], pages: dict[str, SitePage], frames: Path
) -> Iterator[str]:
    """Blanks and model answers that stand on a page or in a frame.

    A chapter's answers are looked for on its own page, as `build --check` does in its notebook (a later
    chapter shows earlier ones, "as you built it"), in its frames, and in all documents.
    """
    for chapter in chapters:
        source = read_source(course.text(chapter))
        shown = {
            name: "".join(page.text) for name, page in pages.items() if not _other(name, chapter, chapters)
        }
        shown |= {path.name: _written(path) for path in sorted(frames.glob(f"{chapter[:2]}-*"))}
        yield from (f"{chapter}: {fault}" for fault in leaks(source, _as_notebook(shown)))


def _other(page: str, chapter: str, chapters: Sequence[str]) -> bool:
    """Whether a page is that of another chapter."""
    return page.removesuffix(".html") in set(chapters) - {chapter}


def _as_notebook(shown: dict[str, str]) -> NotebookNode:
    """Texts as cells whose ids are their names; a formula as it is typed."""
    cells = []
    for name, text in shown.items():
        cell = new_markdown_cell(re.sub(r"\\[()]", "$", re.sub(r"\\[\[\]]", "$$$$", text)))
        cell.id = name
        cells.append(cell)
    return NotebookNode(cells=cells)


def _written(path: Path) -> str:
    """What a file of frames says, unpacked; its text as JSON writes it."""
    text = path.read_text(encoding="utf-8")
    for packed in PACKED.findall(text):
        text += gzip.decompress(base64.b64decode(packed)).decode("utf-8")
    return text.replace("\\n", "\n").replace('\\"', '"')


def dead_links(pages: dict[str, SitePage], out: Path) -> Iterator[str]:
    """Links within the site that lead to no page, file or heading."""
    for name, page in pages.items():
        for address in [*page.links, *page.loads]:
            to = urlsplit(address)
            if to.scheme or to.netloc:
                continue
            path = (out / name).parent / unquote(to.path) if to.path else out / name
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                yield f"{name}: a link leads nowhere: {address}"
            elif to.fragment and path.suffix == ".html" and not _has(pages, path, out, to.fragment):
                yield f"{name}: a link leads to no place on its page: {address}"


def _has(pages: dict[str, SitePage], path: Path, out: Path, place: str) -> bool:
    page = pages.get(path.resolve().relative_to(out.resolve()).as_posix())
    return page is None or unquote(place) in page.ids


def from_elsewhere(page: SitePage) -> list[str]:
    """What the page would load from another host."""
    return [address for address in page.loads if urlsplit(address).netloc]
