"""What a student wrote, made harmless without changing how it looks.

A `<` that could begin a tag, and a picture that is not in the notebook, are broken by a character
nobody sees; formulas get a space instead, which TeX ignores. It holds in prose, code and formulas
alike, so it does not matter how a renderer divides them.
"""

from __future__ import annotations

import base64
import binascii
import re

LONGEST_CELL = 100_000  # characters
LARGEST_PICTURE = 5_000_000  # bytes
JOINER = "\u2060"  # word joiner: no width, no meaning in HTML, Markdown or code shown to people
PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
NAME = re.compile(r"[\w .()-]{1,100}")

# tags without attributes, as people write them in Markdown
HARMLESS = re.compile(
    r"</?(?:b|i|u|em|strong|sub|sup|code|pre|p|br|hr|ul|ol|li|table|thead|tbody|tr|td|th)\s?/?>",
    re.IGNORECASE,
)
TAG_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*?\$|\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.DOTALL)
PICTURE = re.compile(r"!(?=\[)")
SCRIPT_ADDRESS = re.compile(r"(javascript|vbscript)(?=\s*:)", re.IGNORECASE)
ATTACHED = re.compile(r"!\[[^\[\]\n]{0,200}\]\(attachment:([\w.-]{1,100})\)")


def clean_text(source) -> str:
    """The text of a cell whatever JSON made of it; cut if nobody could read it."""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    source = source.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    if len(source) > LONGEST_CELL:
        return f"# This cell had {len(source)} characters, too many to be graded.\n"
    return source


def safe_markdown(source: str, attachments: dict | None = None) -> str:
    """Markdown in which no renderer finds a tag with attributes or a picture from elsewhere.

    attachments : the pictures that came with the cell, see `safe_attachments`
    """
    return "".join(
        PICTURE.sub("! ", TAG_BEGINS.sub("< ", part)) if is_formula else _safe_prose(part, attachments or {})
        for part, is_formula in _split(source, FORMULA)
    )


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
            stays = is_tag or (is_picture and ATTACHED.fullmatch(rest).group(1) in attachments)
            pieces.append(rest if stays else _broken(rest))
    return "".join(pieces)


def _broken(text: str) -> str:
    text = SCRIPT_ADDRESS.sub(r"\1" + JOINER, text)
    return PICTURE.sub("!" + JOINER, TAG_BEGINS.sub("<" + JOINER, text))


def is_picture(mime: str, content) -> bool:
    """Whether `content` is base64 text of a picture of that kind, by its first bytes."""
    if mime not in PICTURES or not isinstance(content, str) or len(content) > LARGEST_PICTURE * 4 // 3:
        return False
    try:
        raw = base64.b64decode(content.replace("\n", ""), validate=True)
    except (binascii.Error, ValueError):
        return False
    return raw.startswith(PICTURES[mime])


def safe_attachments(attachments) -> dict:
    """name -> {mime: base64} of the pictures pasted into a cell; everything else is left out."""
    kept: dict = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        if isinstance(bundle, dict) and NAME.fullmatch(name):
            pictures = {mime: body for mime, body in bundle.items() if is_picture(mime, body)}
            if pictures:
                kept[name] = {mime: body.replace("\n", "") for mime, body in pictures.items()}
    return kept
