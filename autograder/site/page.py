"""A released notebook becomes a page: its cells in order, what they show, and where to work on them."""

from __future__ import annotations

import ast
import copy
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from autograder.site.kernel import SHOWN
from autograder.site.shown import is_check

NOTEBOOK = re.compile(r"\]\((?:\.\./)?(?:(\d\d_\w+)/\1|(glossary))\.ipynb")
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
PLOT = "What the cell above draws"
HERE = "The text is the notebook's: what it says to press, run or write is done there. Here its figures move."
KEPT = ("text/html", "text/plain", "image/png", "image/svg+xml")


@dataclass(frozen=True)
class Doors:
    """Where a reader goes to work. binder : opens the very notebook; package : the zip, beside the page"""

    binder: str
    package: str

    def markdown(self, words: str, why: str = "") -> str:
        """A line with both."""
        go = f'<a class="bp-go-there" href="{html.escape(self.binder)}">{words}</a>'
        take = f'<a href="{html.escape(self.package)}">or take the course home</a>'
        return f'<p class="bp-go">{go} {take}{why and f" <span>{why}</span>"}</p>'


def page_of(released: NotebookNode, outputs: Mapping[str, list], doors: Doors) -> NotebookNode:
    """The notebook that Sphinx reads. outputs : cell id -> what the cell shows."""
    cells: list[NotebookNode] = []
    for cell in with_door(released.cells, doors):
        made = _cell(cell, outputs.get(cell.id, []), doors)
        if not (_is_door(made) and cells and _is_door(cells[-1])):
            cells.append(made)
    page = new_notebook(cells=cells, metadata=copy.deepcopy(released.metadata))
    page.nbformat_minor = 5
    return page


def with_door(cells: list[NotebookNode], doors: Doors) -> list[NotebookNode]:
    """The cells with a line below the title that says what a page is; the first has title and minutes."""
    first, *others = cells
    parts = first.source.split("\n\n", 2)
    if len(parts) < 3 or not parts[0].startswith("# "):
        return list(cells)
    line = doors.markdown("Open this notebook on Binder", HERE)
    top = new_markdown_cell("\n\n".join([*parts[:2], line]), id="page-top")
    return [top, new_markdown_cell(parts[2], id=first.id), *others]


def _cell(cell: NotebookNode, outputs: list, doors: Doors) -> NotebookNode:
    """One cell of the page; a line of doors where the notebook wants an answer."""
    answer = bool(cell.metadata.get("nbgrader", {}).get("solution"))
    if cell.cell_type == "markdown":
        if answer:
            return new_markdown_cell(doors.markdown("Write your answer on Binder"), id=cell.id)
        return new_markdown_cell(linked(cell.source), id=cell.id)
    if is_check(cell.source):
        return new_markdown_cell(doors.markdown("Write it on Binder, and have it checked"), id=cell.id)
    made = copy.deepcopy(cell)
    made.outputs = [] if answer else kept(outputs)
    made.metadata = NotebookNode(mystnb={"image": {"alt": PLOT}})
    if _only_shows(cell.source) and any(SHOWN in output.get("metadata", {}) for output in outputs):
        made.metadata.tags = ["remove-input"]
    return made


def _is_door(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and cell.source.startswith('<p class="bp-go">')


def _only_shows(source: str) -> bool:
    """Whether a cell only calls something that shows a card: nothing in it is to be read or changed."""
    body = ast.parse(source).body
    return all(isinstance(line, ast.Import | ast.ImportFrom | ast.Expr) for line in body)


def linked(text: str) -> str:
    """Links to other notebooks lead to their pages, which stand side by side."""
    return NOTEBOOK.sub(lambda found: f"]({found[1] or found[2]}.ipynb", text)


def kept(outputs: list) -> list[NotebookNode]:
    """Outputs as a page needs them: without the style sheet, which the site has, and nothing said twice."""
    found: list[NotebookNode] = []
    for output in copy.deepcopy(outputs):
        if (
            output.output_type == "error"
            and found
            and "bp-check" in found[-1].get("data", {}).get("text/html", "")
        ):
            continue
        if "data" in output:
            output.data = {mime: text for mime, text in output.data.items() if mime in KEPT}
            if "text/html" in output.data:
                output.data["text/html"] = STYLE.sub("", output.data["text/html"])
        found.append(output)
    return found
