"""The glossary at the end of the course: the sentences in which the field's words are introduced.

`solutions/words.toml` says which words there are and in which chapter each stands in bold. Nothing is written
twice: the page changes when the sentence does.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.source import KERNEL

NAME = "glossary.ipynb"
HEAD = """# The words of the course

Each word with the sentence that introduced it, and the chapter in which that sentence stands."""
ELSEWHERE = """## The same things elsewhere

| here | most books | CS231n | PyTorch |
|---|---|---|---|
| $s$, $Z$, $H$: before the sigmoid | $z$ | `scores` | input of the activation |
| $z$, $O$: after it | $a$ | `out` | output of the activation |
| `d`, `dZ`, `grad` | $\\delta$ | `dout` | `grad_output` |
| what a layer remembers | | `cache` | `ctx.saved_tensors` |
| $\\eta$ | $\\alpha$, $\\gamma$ | `learning_rate` | `lr` |"""
# where a sentence ends and the next one begins; the point of a number has no blank after it
BETWEEN = re.compile(r"(?<=[.?])\s+(?=[A-Z$`*“(])|(?<=[.?]\*\*)\s+|\n\n+|\n(?=[-|] )")


@dataclass(frozen=True)
class Word:
    """One word of the field; `forms` is the pattern under which it may be used, from its place on."""

    text: str
    chapter: str
    forms: str

    @property
    def bold(self) -> re.Pattern:
        return re.compile(rf"\*\*{re.escape(self.text)}s?\*\*", re.IGNORECASE)

    @property
    def used(self) -> re.Pattern:
        return re.compile(rf"\b(?:{self.forms or re.escape(self.text) + 's?'})\b", re.IGNORECASE)


def words(course: Course) -> list[Word]:
    """All of `solutions/words.toml`, in its order."""
    path = course.solutions / "words.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return [Word(text, chapter, forms) for chapter, found in table.items() for text, forms in found.items()]


def prose(course: Course, chapter: str) -> str:
    """The markdown of a text notebook without the comment marks, the marks of a box and model answers."""
    source = course.text(chapter).read_text(encoding="utf-8")
    cells = re.split(r"^# %%", source, flags=re.MULTILINE)[1:]
    shown = [c.partition("\n") for c in cells if c.startswith(" [markdown]")]
    text = "\n\n".join(body for head, _, body in shown if "answer=" not in head)
    return re.sub(r"^> ?", "", re.sub(r"^# ?", "", text, flags=re.MULTILINE), flags=re.MULTILINE)


def sentence(course: Course, word: Word) -> str:
    """The sentence in which the word stands in bold, without the bold. Complaint where there is none."""
    for one in BETWEEN.split(prose(course, word.chapter)):
        if word.bold.search(one):
            return re.sub(r"\*\*(.+?)\*\*", r"\1", one).replace("\n", " ").strip(" -")
    raise Complaint(f"solutions/words.toml: {word.chapter} does not say **{word.text}** in bold")


def glossary(course: Course) -> NotebookNode:
    """The page, as a notebook of one cell for each letter; the words in the order of the alphabet."""
    pages: dict[str, list[str]] = {}
    for word in sorted(words(course), key=lambda w: w.text.lower().strip("`")):
        place = f"[{word.chapter[:2]}]({word.chapter}/{word.chapter}.ipynb)"
        line = f"**{word.text}** · {sentence(course, word)} {place}"
        pages.setdefault(word.text.strip("`")[0].upper(), []).append(line)
    cells = [new_markdown_cell(HEAD, id="head")]
    for letter, lines in pages.items():
        cells.append(new_markdown_cell("\n\n".join(lines), id=f"letter-{letter}"))
    cells.append(new_markdown_cell(ELSEWHERE, id="elsewhere"))
    page = new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})
    page.nbformat_minor = 5
    return page


def write(course: Course) -> bool:
    """Write course/glossary.ipynb; whether anything changed. A course without words.toml has none."""
    if not words(course):
        return False
    path, text = course.release / NAME, nbformat.writes(glossary(course)) + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def faults(course: Course) -> list[str]:
    """One line where the committed page is not what the sources give."""
    if not words(course):
        return []
    path = course.release / NAME
    if path.is_file() and path.read_text(encoding="utf-8") == nbformat.writes(glossary(course)) + "\n":
        return []
    return [f"course/{NAME} is not what the sources give; run autograder build"]
