"""Which notebook of the course a file is, told by its cells, and whether anything was answered in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field

import nbformat

from autograder.authoring.course import Course
from autograder.intake.parts import TOO_MANY, too_many_parts

OUTPUTS_KEPT = 2_000_000  # bytes of a notebook file; larger ones lose their outputs
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Release:
    """What a notebook of the course is recognised by.

    ids, texts : of its cells, those that no other notebook has
    solutions : grade id -> text of a cell that a student fills in; all_texts : of every cell
    """

    name: str
    ids: frozenset[str]
    texts: frozenset[str]
    solutions: dict[str, str]
    all_texts: frozenset[str]


@dataclass
class Work:
    """A file that reads as a notebook of the course. sources : all that somebody could have typed."""

    notebook: str
    content: str
    sources: tuple[str, ...]
    is_blank: bool
    repairs: list[str] = field(default_factory=list)


class NotOurs(ValueError):
    """A file that is sound but no notebook of this course."""


def releases(course: Course) -> list[Release]:
    """Every notebook that was released, with what tells it from the others."""
    trees = {
        name: json.loads(course.notebook(name).read_text(encoding="utf-8"))
        for name in course.names()
        if course.notebook(name).exists()
    }
    cells = {name: cells_of(tree) for name, tree in trees.items()}
    id_count = Counter(one for mine in cells.values() for one in {i for cell in mine for i in ids_of(cell)})
    texts = {name: [text_of(cell) for cell in mine] for name, mine in cells.items()}
    text_count = Counter(text for mine in texts.values() for text in set(mine))
    return [
        Release(
            name,
            frozenset(i for cell in mine for i in ids_of(cell) if id_count[i] == 1),
            frozenset(text for text in texts[name] if text_count[text] == 1),
            {
                graded_id(cell): text
                for cell, text in zip(mine, texts[name], strict=True)
                if grading(cell).get("solution")
            },
            frozenset(texts[name]),
        )
        for name, mine in cells.items()
    ]


def cells_of(tree: dict) -> list[dict]:
    cells = tree.get("cells")
    return [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []


def grading(cell: dict) -> dict:
    meta = cell.get("metadata")
    found = meta.get("nbgrader") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def graded_id(cell: dict) -> str:
    return str(grading(cell).get("grade_id", ""))


def ids_of(cell: dict) -> set[str]:
    return {graded_id(cell), str(cell.get("id", ""))} - {""}


def text_of(cell: dict) -> str:
    """What stands in a cell, without what editors change: ends of lines, blanks there, blank lines around."""
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def read_work(content: bytes, known: list[Release]) -> Work:
    """The notebook in a file, repaired where that is safe. Raises ValueError that says why there is none."""
    repairs: list[str] = []
    tree = read_json(content, repairs)
    if not isinstance(tree, dict) or not ("cells" in tree or "worksheets" in tree):
        raise NotOurs("not a notebook")
    if tree.get("nbformat") != 4:
        repairs.append(f"format {str(tree.get('nbformat'))[:20]} brought to 4")
        tree = upgraded(tree)
    if len(content) > OUTPUTS_KEPT:
        repairs.append(f"outputs of {len(content) / 1e6:.0f} MB left out")
        for cell in cells_of(tree):
            if "outputs" in cell:
                cell["outputs"] = []
    release = which(tree, known)
    text = json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
    if SURROGATES.search(text):
        repairs.append("half characters replaced")
        text = SURROGATES.sub("\ufffd", text)
    sources = tuple(text_of(cell) for cell in cells_of(tree) if text_of(cell))
    return Work(release.name, text, sources, is_blank(tree, release), repairs)


def read_json(content: bytes, repairs: list[str]):
    """The tree in the bytes of a file. Raises ValueError if it is no JSON."""
    text = ""
    for encoding in ("utf-8-sig", "utf-16", "latin-1"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeError:
            continue
    if content[:3] == b"\xef\xbb\xbf" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        repairs.append("encoding repaired")
    if too_many_parts(text):
        raise ValueError(TOO_MANY)
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep to be a notebook") from None
    except ValueError:
        said = "not valid JSON, so not a notebook" if content.strip() else "an empty file"
        raise ValueError(said) from None


def upgraded(tree: dict) -> dict:
    try:
        return json.loads(nbformat.writes(nbformat.reads(json.dumps(tree), as_version=4)))
    except Exception as error:  # nbformat raises whatever its converters stumble over
        raise ValueError(f"its format cannot be read ({type(error).__name__})") from None


def which(tree: dict, known: list[Release]) -> Release:
    """The release that this is: most ids of cells, else most texts of cells. Its name says nothing."""
    cells = cells_of(tree)
    ids = {one for cell in cells for one in ids_of(cell)}
    texts = {text_of(cell) for cell in cells}
    for shared in ({r.name: len(r.ids & ids) for r in known}, {r.name: len(r.texts & texts) for r in known}):
        ranked = sorted(known, key=lambda release: -shared[release.name])
        if ranked and shared[ranked[0].name] > (shared[ranked[1].name] if len(ranked) > 1 else 0):
            return ranked[0]
    raise NotOurs("a notebook, but none of this course")


def is_blank(tree: dict, release: Release) -> bool:
    """Whether nothing that a student could fill in was touched, and no cell added."""
    cells = cells_of(tree)
    filled = {graded_id(cell): text_of(cell) for cell in cells if graded_id(cell) in release.solutions}
    if any(text != release.solutions[key] for key, text in filled.items()):
        return False
    return all(text_of(cell) in release.all_texts | {""} for cell in cells)
