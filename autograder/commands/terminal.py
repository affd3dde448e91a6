"""What every command writes to the terminal: names and errors may be a student's, so all is text."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

from autograder.sandbox.plain_text import PlainStream, one_line


def complain(words: object) -> None:
    """One line to the error stream, whatever stands in it."""
    print(f"autograder: {one_line(str(words), 2000)}", file=sys.stderr)


@contextlib.contextmanager
def plain_streams() -> Iterator[None]:
    """For a while, all that this process writes is plain: names of files, errors, the log of a library."""
    before = sys.stdout, sys.stderr
    plain: tuple[Any, Any] = PlainStream(before[0]), PlainStream(before[1])
    sys.stdout, sys.stderr = plain
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
