"""Where one of a student's cells stopped, of what its worker says of it: texts, and numbers of lines."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.sandbox.plain_text import one_line


@dataclass(frozen=True)
class Stopped:
    """error : the exception's class, "Await" for an `await` at the top, "Crash" where the process ended.

    line : its number in the cell, 0 if unknown; text : the line itself, "" if unknown
    above : how many lines stand above the statement that stopped, None if that is unknown
    of_this_place : what stopped it would have worked on the student's own machine
    """

    error: str = "Error"
    message: str = ""
    line: int = 0
    text: str = ""
    above: int | None = None
    of_this_place: bool = False

    @classmethod
    def of(cls, reply: dict) -> Stopped | None:
        """From a worker's reply to a cell; None if the cell came to its end."""
        if "outputs" not in reply:  # it hung, died, or sent what does not cross
            return cls(_text(reply.get("error"), 80) or "Error", _text(reply.get("message"), 500))
        sent = reply.get("stopped")
        if type(sent) is not dict:
            return None
        first = _number(sent.get("first"))
        return cls(
            _text(sent.get("error"), 80) or "Error",
            _text(sent.get("message"), 500),
            _number(sent.get("line")),
            _text(sent.get("text"), 120),
            first - 1 if first else None,
            sent.get("of_this_place") is True,
        )


def _text(value, most: int) -> str:
    return one_line(value, most) if type(value) is str else ""


def _number(value) -> int:
    return value if type(value) is int and 0 < value < 1_000_000 else 0
