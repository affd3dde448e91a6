"""An answer as fingerprints: hashes of short runs of its words that stay where names and spacing change.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003, "Winnowing: local algorithms for document
fingerprinting", the way of MOSS): of each window of neighbouring runs the smallest hash is kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from pygments.lexers import PythonLexer
from pygments.token import Comment, Name, String, Text, Token

RUN = 6  # tokens in a row that make one hash
WINDOW = 4  # neighbouring hashes of which one is kept: RUN + WINDOW - 1 equal tokens are always seen
WORDS = 4  # words in a row of a written answer
OWN = (Name, Name.Function, Name.Class, Name.Variable)  # names that a student may choose
NAME, TEXT = "\0", "\1"
_lexer = PythonLexer()


def code_tokens(source: str) -> list[tuple[str, str]]:
    """(what is compared, the text) of each token: comments and spacing left out, a name of one's own is NAME.

    What does not parse has tokens too. Attributes (np.exp), keywords and built-in names stay.
    """
    found: list[tuple[str, str]] = []
    for kind, text in _lexer.get_tokens(source):
        if kind in Comment or kind in Text or kind is Token.Error or not text.strip():
            continue
        if kind in String:
            if found and found[-1][0] == TEXT:  # a string comes in several pieces
                continue
            found.append((TEXT, text))
        elif kind in OWN and not (found and found[-1][1] == "."):
            found.append((NAME, text))
        else:
            found.append((text, text))
    return found


def pieces(source: str) -> list[str]:
    """A cell's definitions, and what stands between them: where one ends and the next begins says nothing."""
    found: list[list[str]] = [[]]
    for line in filter(str.strip, source.splitlines()):
        begins = line[0] not in " \t)]}#" and found[-1]
        if begins and (line.startswith(("def ", "class ", "@")) or found[-1][-1][0] in " \t"):
            found.append([])
        found[-1].append(line)
    return ["\n".join(lines) for lines in found]


def code_hashes(piece: str) -> list[int]:
    """A hash for each RUN of tokens; names count by their order of first use in the run."""
    tokens = code_tokens(piece)
    return [hashed(alike(tokens[at : at + RUN])) for at in range(len(tokens) - RUN + 1)]


def alike(run: list[tuple[str, str]]) -> Iterator[str]:
    """`s = w * x` and `a = b * c` are alike, `s = w * s` is another."""
    numbers: dict[str, str] = {}
    for compared, text in run:
        yield numbers.setdefault(text, f"name {len(numbers)}") if compared is NAME else compared


def written_hashes(source: str) -> list[int]:
    """A hash for each WORDS words in a row of a written answer, whatever their case."""
    words = re.findall(r"[^\W_]+", source.casefold())
    return [hashed(iter(words[at : at + WORDS])) for at in range(len(words) - WORDS + 1)]


def hashed(words: Iterator[str]) -> int:
    """The same on every machine and in every run, as `hash` is not."""
    return zlib.crc32("\2".join(words).encode("utf-8", "replace"))


def winnowed(hashes: list[int]) -> set[int]:
    """The smallest hash of each WINDOW neighbours; all of them where there are fewer."""
    last = max(len(hashes) - WINDOW + 1, 1)
    return {min(hashes[at : at + WINDOW]) for at in range(last)} if hashes else set()
