"""Pictures in what a student wrote, however they were put there, become attachments with a plain name.

Attached under any name, pasted as `data:`, drawn as SVG, or lying beside the notebook: the text then says
`![words](attachment:picture-1.png)`, which every page can show. What cannot be shown is named below the text,
with the reason and where it lies. Nothing is decoded here but base64: a picture is told by its first bytes.
"""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, unquote_to_bytes

from autograder.intake.names import composed
from autograder.marking.student_text import LARGEST_PICTURE, PICTURES, kind_of
from autograder.sandbox.plain_text import one_line
from autograder.sandbox.svg import as_png

LARGEST_PASTED = 4 << 20  # bytes of a picture in the text itself, as Colab pastes them
MOST_BYTES = 40_000_000  # of all pictures of a notebook
MOST_PICTURES = 100  # of a cell
MOST_BESIDE = 20  # files beside a notebook, by name, that are read
SVG_SECONDS = 20.0  # for all SVG of a notebook
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
SVG = "image/svg+xml"
PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,100}")
DATA = r"data:[\w.+/-]{0,60}(?:;[\w=.-]{0,60}){0,4},[A-Za-z0-9+/=%_.~:'!*;-]*+"
ADDRESS = (
    rf"\s{{0,3}}(?:<(?P<angled>[^<>\n]*+)>|(?P<data>{DATA})"
    r"|(?P<bare>[^()<>\n]{1,400}+(?:\([^()\n]{0,100}+\)[^()\n]{0,100}+){0,3}+))\s{0,3}"
)
INLINE = re.compile(
    rf"!\[(?P<alt>[^\[\]\n]{{0,300}})\]\({ADDRESS}"
    r"""(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')?\s{0,3}\)(?:\{[^{}\n]{0,80}\})?"""
)
IMG = re.compile(r"<img\s[^<>]*+>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(src|alt)\s{0,3}=\s{0,3}("[^"]*+"|'[^']*+'|[^\s"'<>]++)""", re.IGNORECASE)
NAMED = re.compile(
    rf"^ {{0,3}}\[(?P<name>[^\[\]\n]{{1,99}})\]:\s{{0,3}}<?(?P<url>{DATA}|attachment:[^<>\n]{{1,300}})>?\s*$",
    re.MULTILINE,
)
BY_NAME = re.compile(r"!\[(?P<alt>[^\[\]\n]{0,300})\](?:\[(?P<name>[^\[\]\n]{0,100})\])?(?!\()")
PASTED = re.compile(r"data:image/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]{200,}+")
TITLE = re.compile(r"""\s+(?:"[^"\n]*"|'[^'\n]*')\s*$""")


@dataclass(frozen=True)
class Beside:
    """A picture's file beside the notebook. size : in bytes; content : b"" where it was not read.

    Not read are those that are too large, and those that come after the first MOST_BESIDE.
    """

    size: int
    content: bytes = b""


@dataclass
class Album:
    """The pictures of one submission. beside : file name -> what lies there; used : what a text named"""

    beside: Mapping[str, Beside] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    left: int = MOST_BYTES
    seconds: float = SVG_SECONDS

    def picture(self, raw: bytes, most: int) -> tuple[str, str]:
        """(kind, base64 text) of a picture that may be shown. ValueError that says why not."""
        if not raw:
            raise ValueError("it is empty or cannot be read")
        if len(raw) > most:
            raise ValueError(too_large(len(raw), most))
        if is_svg(raw):
            raw = self._drawn(raw)
        kind = kind_of(raw)
        if not kind:
            raise ValueError("it is no PNG, JPEG, GIF, WebP or SVG")
        if len(raw) > self.left:
            raise ValueError(f"the pictures of this notebook have more than {MOST_BYTES // 1_000_000} MB")
        self.left -= len(raw)
        return kind, base64.b64encode(raw).decode()

    def _drawn(self, svg: bytes) -> bytes:
        if self.seconds <= 0:
            raise ValueError("the SVG pictures of this notebook take too long to draw")
        started = time.perf_counter()
        drawn = as_png(svg)
        self.seconds -= time.perf_counter() - started
        if not drawn.startswith(PICTURES["image/png"]):
            raise ValueError("this SVG cannot be drawn in time and memory")
        return drawn


def too_large(size: int, most: int) -> str:
    return f"it has {size / 1e6:.1f} MB, and {most // 1_000_000} MB are shown"


def is_svg(raw: bytes) -> bool:
    begin = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(b"<") and b"<svg" in begin


def plain_name(name: str) -> str:
    """A name as it is compared: letters composed, %20 read, folders and case forgotten."""
    name = composed(unquote(name)).strip().replace("\\", "/")
    return name.rpartition("/")[2].casefold()


@dataclass
class CellPictures:
    """One cell while its pictures are taken.

    attached : name -> what the cell brought; kept : what stays; named : attachment -> the name it has now
    missing : a line for each picture that is not shown; left : how many more are looked at
    """

    album: Album
    attached: dict[str, object]
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    left: int = MOST_PICTURES

    def __post_init__(self):
        self.by_name = {plain_name(name): name for name in self.attached} | {
            name: name for name in self.attached
        }

    def shown(self, address: str, alt: str, otherwise: str) -> str:
        """Markdown for a picture at an address; `otherwise` where it is not shown, which is noted."""
        return self._shown(address.strip(), alt, otherwise, self._name_for)

    def from_beside(self, name: str) -> str:
        """Markdown for a file beside the notebook; "" where it is not shown, which is noted."""
        return self._shown(name, name, "", self._from_file)

    def _shown(self, address: str, alt: str, otherwise: str, name_for: Callable[[str], str]) -> str:
        self.left -= 1
        try:
            if self.left < 0:
                raise ValueError(f"a cell shows {MOST_PICTURES} pictures at most")
            name = name_for(address)
        except ValueError as why:
            said = one_line(address if len(address) < 90 else f"{address[:30]}…")
            self.missing.append(f"{said}: {why}")
            return f"[{words(alt) or 'a picture'}: see below]" if len(otherwise) > 500 else otherwise
        return f"![{words(alt)}](attachment:{name})"

    def _name_for(self, address: str) -> str:
        lower = address[:20].lower()
        if lower.startswith("data:"):
            return self._keep(*self.album.picture(unpacked(address), LARGEST_PASTED))
        if lower.startswith("attachment:"):
            return self._attachment(address[len("attachment:") :])
        if re.match(r"(?:[a-z][a-z0-9+.-]{1,20}:)?//", lower):
            raise ValueError("it lies elsewhere, and a page here loads nothing from elsewhere")
        return self._beside(TITLE.sub("", address))

    def _attachment(self, called: str) -> str:
        called = TITLE.sub("", called)
        found = self.by_name.get(called) or self.by_name.get(plain_name(called))
        if found is None:
            raise ValueError("nothing of this name is attached to the cell")
        if found not in self.named:
            self.named[found] = ""
            self.named[found] = self._keep(*self._bundle(self.attached[found]), found)
        if not self.named[found]:
            raise ValueError("see above")
        return self.named[found]

    def _bundle(self, bundle) -> tuple[str, str]:
        """The first picture of an attachment that may be shown."""
        why = "it holds no picture"
        for mime, body in bundle.items() if isinstance(bundle, dict) else ():
            try:
                if not isinstance(body, str):
                    raise ValueError("it cannot be read")
                raw = body.encode() if mime == SVG and "<" in body else decoded(body)
                return self.album.picture(raw, LARGEST_PICTURE)
            except ValueError as error:
                why = f"{error} (it is said to be {one_line(str(mime), 40)})"
        raise ValueError(f"{why}; it lies in the submitted notebook")

    def _beside(self, called: str) -> str:
        wanted = plain_name(called)
        there = self.album.beside
        found = called if called in there else None
        found = found or next((one for one in there if plain_name(one) == wanted), None)
        if found is None and wanted:  # an LMS writes a name and a number before it
            found = next((one for one in there if plain_name(one).endswith(f"_{wanted}")), None)
        if found is None:
            raise ValueError("no such file was handed in beside the notebook")
        return self._from_file(found)

    def _from_file(self, name: str) -> str:
        self.album.used.add(name)
        return self._keep(*from_file(self.album, name))

    def _keep(self, mime: str, body: str, name: str = "") -> str:
        ending = ENDINGS[mime]
        if not PLAIN.fullmatch(name) or name in self.kept or name.lower().endswith(".svg"):
            taken = {*self.kept, *self.attached}
            count = next(n for n in range(1, len(taken) + 2) if f"picture-{n}.{ending}" not in taken)
            name = f"picture-{count}.{ending}"
        self.kept[name] = {mime: body}
        return name


def from_file(album: Album, name: str) -> tuple[str, str]:
    """A picture beside the notebook. ValueError that says why it is not shown and where it lies."""
    one = album.beside[name]
    try:
        if one.size > LARGEST_PICTURE:
            raise ValueError(too_large(one.size, LARGEST_PICTURE))
        if one.size and not one.content:
            raise ValueError(f"{MOST_BESIDE} pictures beside a notebook are shown")
        return album.picture(one.content, LARGEST_PICTURE)
    except ValueError as why:
        raise ValueError(f"{why}; it lies beside the submitted notebook") from None


def words(alt: str) -> str:
    """Words for a picture that are words and nothing else."""
    return one_line(re.sub(r"[\[\]<>`$\\!&]", " ", alt))


def decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("it cannot be read, its text is no base64") from None


def unpacked(address: str) -> bytes:
    """The bytes of a data: address."""
    head, _, body = address.partition(",")
    if len(body) > LARGEST_PASTED * 3:
        raise ValueError(too_large(len(body) * 3 // 4, LARGEST_PASTED))
    return decoded(unquote(body)) if head.lower().endswith(";base64") else unquote_to_bytes(body)


def take_pictures(source: str, attachments, album: Album) -> tuple[str, dict[str, dict[str, str]]]:
    """(the text with plain names for its pictures, name -> {kind: base64}) of one Markdown cell."""
    brought = attachments.items() if isinstance(attachments, dict) else ()
    attached = {name: one for name, one in brought if isinstance(name, str)}
    if not (attached or "![" in source or "<img" in source.lower() or "data:image" in source):
        return source, {}
    cell = CellPictures(album, attached)
    urls = {one["name"].casefold(): one["url"] for one in NAMED.finditer(source)}
    source = NAMED.sub("", source) if urls else source
    source = INLINE.sub(lambda one: cell.shown(address_of(one), one["alt"], one.group()), source)
    source = IMG.sub(lambda one: _tag(cell, one.group()), source)
    if urls:
        source = BY_NAME.sub(lambda one: _by_name(cell, one, urls), source)
    source = PASTED.sub(lambda one: cell.shown(one.group(), "", one.group()), source)
    forgotten = [f"attachment:{name}" for name in attached if name not in cell.named]
    more = [cell.shown(one, one.partition(":")[2], "") for one in forgotten]
    if any(more):
        source += "\n\nAttached to this cell, and named nowhere in its text:\n\n" + "\n\n".join(
            filter(None, more)
        )
    return source + not_shown(cell.missing), cell.kept


def not_shown(missing: list[str]) -> str:
    """The end of a cell that says which pictures a page cannot show, and why."""
    if not missing:
        return ""
    lines = [f"- {line.replace('`', ' ').replace('<', ' ')}" for line in dict.fromkeys(missing)]
    more = [f"- and {len(lines) - 20} more"] if len(lines) > 20 else []
    return "\n\nNot shown here:\n\n" + "\n".join([*lines[:20], *more])


def address_of(found: re.Match) -> str:
    return found["angled"] or found["data"] or found["bare"] or ""


def _tag(cell: CellPictures, tag: str) -> str:
    """Markdown in the place of an <img>."""
    values = {name.lower(): unescape(value.strip("\"'")) for name, value in ATTRIBUTE.findall(tag)}
    return cell.shown(values.get("src", ""), values.get("alt", ""), tag) if values.get("src") else tag


def _by_name(cell: CellPictures, one: re.Match, urls: Mapping[str, str]) -> str:
    url = urls.get((one["name"] or one["alt"]).casefold())
    return one.group() if url is None else cell.shown(url, one["alt"], one.group())


def rest_of(album: Album) -> tuple[str, dict[str, dict[str, str]]]:
    """(text, attachments) that show the pictures beside the notebook that no cell names; or ("", {})."""
    rest = [name for name in album.beside if name not in album.used]
    if not rest:
        return "", {}
    cell = CellPictures(album, {})
    shown = [cell.from_beside(name) for name in rest]
    head = "Handed in beside the notebook, and named in no cell:"
    return "\n\n".join(filter(None, [head, *shown])) + not_shown(cell.missing), cell.kept
