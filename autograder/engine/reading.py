"""An error in an answer, read to the learner: the line, what stood in it, and what it means in plain words.

The everyday errors themselves stand in `everyday.py`; this module finds the one that fits and puts the
sentences together.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.engine.answer import Call, Scene
from autograder.engine.mistake import Mistake
from autograder.engine.notation import Letters
from autograder.engine.stopped import operands, parsed

MOST_SHOWN, LONGEST_LINE = 3, 80


@dataclass(frozen=True)
class Stop:
    """A call that ended in an error, taken apart for the table of everyday errors."""

    call: Call
    named: Letters = field(default_factory=Letters)

    @property
    def letters(self) -> Mapping[int, str]:
        """Length of an axis -> its letter on the notation card, {7: "N"}."""
        return self.named.of

    @property
    def axes(self) -> Mapping[str, tuple[str, ...]]:
        """An argument -> the letters of its axes, {"W3": ("h2", "K")}."""
        return self.named.axes

    @property
    def scene(self) -> Scene:
        return self.call.scene or Scene()

    @property
    def message(self) -> str:
        text = self.call.message.strip()
        return text.splitlines()[0] if text else ""

    @property
    def tree(self) -> ast.AST | None:
        """The piece at which Python stopped, without the shell of a statement."""
        tree = parsed(self.scene.piece) or parsed(self.scene.line)
        return tree.value if isinstance(tree, ast.Expr) else tree

    @property
    def line_tree(self) -> ast.AST | None:
        return parsed(self.scene.line)

    @property
    def kinds(self) -> dict[str, str]:
        return dict(self.scene.values)

    def kind(self, part: ast.AST | str) -> str:
        """What stood in a part of the line, "" if that is not known."""
        return self.kinds.get(part if isinstance(part, str) else ast.unparse(part), "")

    @property
    def parts(self) -> list[str]:
        return [ast.unparse(node) for node in operands(self.tree)] if self.tree is not None else []

    @property
    def key(self) -> Any:
        """The key that a dict did not have; None if it is no plain text, number or tuple."""
        try:
            return ast.literal_eval(self.message)
        except (ValueError, SyntaxError):
            return None

    def finds(self, pattern: str) -> re.Match[str] | None:
        return re.search(pattern, self.message)


@dataclass(frozen=True)
class Everyday:
    """An error that everybody meets.

    errors : class names of the exception
    when : stop -> words for the sentences, or None where it is another error
    name, hint : as of a `Mistake`, with the words in braces
    """

    id: str
    errors: tuple[str, ...]
    when: Callable[[Stop], Mapping[str, str] | None]
    name: str
    hint: str


def read(stop: Stop, known: Sequence[Everyday]) -> Mistake | None:
    """The first everyday error that fits, with the learner's line in front of its sentence."""
    for everyday in known:
        if stop.call.error not in everyday.errors:
            continue
        words = everyday.when(stop)
        if words is not None:
            name, hint = everyday.name.format_map(words), everyday.hint.format_map(words)
            hint = lettered(f"{place(stop)} {hint}".strip(), stop.letters)
            return Mistake(everyday.id, name, hint)
    return None


def place(stop: Stop) -> str:
    """ "Your line `Z = X @ W`: `X` is an array of shape (7, 3) = (N, p), `W` …" """
    if not stop.scene.line:
        return ""
    line = stop.scene.line.replace("`", "'").removesuffix(":")
    if len(line) > LONGEST_LINE:
        line = line[: LONGEST_LINE - 1] + "…"
    shown = [
        f"`{text}` is {kind}"
        for text, kind in stop.scene.values
        if not (kind == "a function" and len(stop.scene.values) > 1 and text not in stop.parts)
    ][:MOST_SHOWN]
    return f"Your line `{line}`: {', '.join(shown)}." if shown else f"Your line is `{line}`."


def told(call: Call) -> dict[str, str]:
    """The words of a chapter's own sentence about a call that stopped: the line, and what Python said."""
    return {"place": place(Stop(call)), "message": f"{call.error}: {call.message}"}


def letterable(shape: tuple[int, ...], letters: Mapping[int, str]) -> bool:
    """True if each axis has a letter of its own: no array of the course has one letter twice."""
    return all(n in letters for n in shape) and len(set(shape)) == len(shape)


def lettered(text: str, letters: Mapping[int, str]) -> str:
    """Shapes in a text with the course's letters behind them: (7, 3) = (N, p)."""

    def named(match: re.Match[str]) -> str:
        shape = tuple(int(n) for n in re.findall(r"\d+", match[0]))
        if not letterable(shape, letters):
            return str(shape)
        inside = ", ".join(letters[n] for n in shape) + ("," if len(shape) == 1 else "")
        return f"{shape} = ({inside})"

    return re.sub(r"\(\d+,(?: ?\d+,?)*\)(?! = \()", named, text)
