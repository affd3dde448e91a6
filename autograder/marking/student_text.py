"""What a student wrote, made harmless without changing how it looks.

A `<` that could begin a tag, a picture that is not in the notebook, and whatever could become a link are
broken by a character nobody sees; formulas get a space instead, which TeX ignores. It holds in prose,
code and formulas alike, so it does not matter how a renderer divides them. A link is then shown as its
text and address: one that opened in the formgrader's frame could have run code as the instructor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.sandbox.plain_text import JOINER, cleaned, unlinked

LONGEST_CELL = 100_000  # characters
LARGEST_PICTURE = 5_000_000  # bytes
LONGEST_RUN = 200  # of one character or of spaces: renderers look back over a run at each of its places
PICTURES = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
}

# tags without attributes, as people write them in Markdown
HARMLESS = re.compile(
    r"</?(?:b|i|u|em|strong|sub|sup|code|pre|p|br|hr|ul|ol|li|table|thead|tbody|tr|td|th)\s?/?>",
    re.IGNORECASE,
)
TAG_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
FORMULA = re.compile(r"\$\$|\$[^$\n]*\$|\\begin\{(\w{1,40}\*?)\}")
PICTURE = re.compile(r"!(?=\[)")
LINK = re.compile(r"\](?=[(\[:])")  # [text](address), [text][name], [name]: address, [^1]: a footnote
DIAGRAM = re.compile(r"(?<=[`~ \t])(?=mermaid)", re.IGNORECASE)
BLOCK = re.compile(r"\\(?=begin\{)")  # in prose it has no end, which renderers seek to the end of the cell
RUN = re.compile(rf"(.)\1{{{LONGEST_RUN},}}", re.DOTALL)
SCRIPT_ADDRESS = re.compile(r"(javascript|vbscript)(?=\s{0,9}:)", re.IGNORECASE)
# macros of TeX that make links, styles, ids or other macros
MACROS = "href url ref eqref style class cssId html data bbox mmlToken action require unicode"
MACROS += " def edef gdef xdef let newcommand renewcommand providecommand DeclareMathOperator"
MACROS += " newenvironment renewenvironment"
MACRO = re.compile(rf"\\(?=(?:{MACROS.replace(' ', '|')})(?![A-Za-z]))")
ATTACHED = re.compile(r"!\[[^\[\]\n]{0,200}\]\(attachment:([\w.-]{1,100})\)")


def text_of(source) -> str:
    """The text of a cell whatever JSON made of it."""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def clean_text(source) -> str:
    """The same without what acts on a reader; cut if nobody could read it."""
    source = text_of(source)
    if len(source) > LONGEST_CELL:
        return f"# This cell had {len(source)} characters, too many to be graded.\n"
    return cleaned(source)


def safe_markdown(source: str, attachments: dict | None = None) -> str:
    """Markdown in which no renderer finds a tag with attributes, a link, or a picture from elsewhere.

    attachments : the pictures that came with the cell, see `pictures.take_pictures`
    """
    source = RUN.sub(lambda run: run.group()[:LONGEST_RUN], source)
    return "".join(
        _broken(part, " ") if is_formula else _safe_prose(part, attachments or {})
        for part, is_formula in _formulas(source)
    )


def _formulas(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, with whether each is a formula. Every place is looked at once or twice."""
    done, place = 0, 0
    unclosed = set()  # ends that are nowhere further on, so that they are not sought again
    while found := FORMULA.search(text, place):
        name, place = found.group(1), found.end()
        if name or found.group() == "$$":
            close = f"\\end{{{name}}}" if name else "$$"
            end = -1 if close in unclosed else text.find(close, place)
            if end < 0:
                unclosed.add(close)
                continue
            place = end + len(close)
        yield text[done : found.start()], False
        yield text[found.start() : place], True
        done = place
    yield text[done:], False


def _split(text: str, pattern: re.Pattern) -> list[tuple[str, bool]]:
    """`text` in pieces, with whether the pattern matched each."""
    pieces, end = [], 0
    for found in pattern.finditer(text):
        pieces += [(text[end : found.start()], False), (found.group(), True)]
        end = found.end()
    return [*pieces, (text[end:], False)]


def _safe_prose(text: str, attachments: dict) -> str:
    pieces = []
    for part, is_tag in _split(text, HARMLESS):
        for rest, is_picture in [(part, False)] if is_tag else _split(part, ATTACHED):
            attached = ATTACHED.fullmatch(rest) if is_picture else None
            stays = is_tag or (attached is not None and attached.group(1) in attachments)
            pieces.append(rest if stays else _broken(BLOCK.sub("\\\\" + JOINER, rest), JOINER))
    return "".join(pieces)


def _broken(text: str, by: str) -> str:
    """With `by` wherever a tag, a link, a picture or a macro that makes one could begin."""
    text = TAG_BEGINS.sub("<" + by, LINK.sub("]" + by, PICTURE.sub("!" + by, text)))
    text = MACRO.sub(lambda _: "\\" + by, SCRIPT_ADDRESS.sub(r"\1" + by, text))
    return unlinked(DIAGRAM.sub(JOINER, text))


def kind_of(raw: bytes) -> str:
    """The kind of a picture by its first bytes, "" for none that a page shows."""
    found = next((mime for mime, begin in PICTURES.items() if raw.startswith(begin)), "")
    return "" if found == "image/webp" and raw[8:12] != b"WEBP" else found
