"""What may stand in text that a student's code or file brought: nothing that acts on a reader or a page.

Every border takes it: the wire, outputs, exceptions, cells, and what is printed of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TextIO

from autograder.engine.accents import thinned

JOINER = "\u2060"  # word joiner: no width, no meaning in HTML, Markdown or code shown to people

# colours, titles and links of a terminal; then every control character but tab and line ends, and those
# that turn the direction of what follows, so that one text would read as another
_ESCAPES = re.compile(r"\x1b\[[0-?]{0,40}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")

# where an address begins that a page would make a link of, whatever surrounds it
_ADDRESS = re.compile(
    r"(?<=[a-z0-9+.-]:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bdata)(?=:\S)|(?<=\bmailto)(?=:\S)|(?<=\w@)(?=\w)",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """The same text without halves of characters, escapes and controls; it can be printed and stored."""
    return thinned(_CONTROLS.sub("", _ESCAPES.sub("", _SURROGATES.sub("\ufffd", text))))


def one_line(text: str, most: int = 200) -> str:
    """The same on one line, for a message about a name or a file."""
    return " ".join(cleaned(text).split())[:most]


class PlainStream:
    """A stream on which whatever is written stays text: no escape acts, no half character stops it.

    A carriage return stays where a write begins or ends with it: so a progress bar is drawn, and no text in
    the middle of a line covers what stands before it.
    """

    def __init__(self, stream: TextIO):
        self._stream = stream

    def write(self, text: str) -> int:
        inner = text.strip("\r")
        begin = text[: len(text) - len(text.lstrip("\r"))]
        end = text[len(begin) + len(inner) :]
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        shown = cleaned(inner).replace("\r", " ").encode(encoding, "replace").decode(encoding)
        self._stream.write(begin + shown + end)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def unlinked(text: str) -> str:
    """The same text, in which no renderer finds an address to make a link of; it looks as it did."""
    return _ADDRESS.sub(JOINER, text)
