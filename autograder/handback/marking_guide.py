"""Beside a written answer in the formgrader: its rubric, and our own answer, folded.

Only the formgrader's exporter has this filter: release and feedback, which students get, are made by others.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from autograder import Complaint
from autograder.authoring.course import find_course
from autograder.authoring.source import read_source
from autograder.handback import safe_pages

GUIDE = (
    '<div class="marking-guide" style="margin-top:16px;padding:8px 12px;border-left:4px solid #ccc">'
    '{rubric}<details><summary style="display:list-item;cursor:pointer">Our own answer</summary>'
    "{answer}</details></div>"
)
TABLE = re.compile(r"(?:^\|.*\|[ ]*\n?)+", re.MULTILINE)


@dataclass(frozen=True)
class Guide:
    """Of one written answer, as Markdown. rubric : the table of points under its question, "" without one."""

    rubric: str
    answer: str


@pass_context
def markdown2html(context, source: str) -> str:
    """`safe_pages.markdown2html`, and below a written answer what helps to mark it."""
    shown = safe_pages.markdown2html(context, source)
    cell, resources = context.get("cell") or {}, context.get("resources") or {}
    meta = cell.get("metadata", {}).get("nbgrader", {})
    if cell.get("cell_type") != "markdown" or not (meta.get("solution") and meta.get("grade")):
        return shown
    guide = guides_of(str(resources.get("notebook_id", ""))).get(str(meta.get("grade_id")))
    return shown + (html_of(guide) if guide else "")


def html_of(guide: Guide) -> str:
    return GUIDE.format(rubric=_html(guide.rubric), answer=_html(guide.answer))


def _html(markdown: str) -> str:
    renderer = safe_pages.Renderer(escape=False, attachments={}, exclude_anchor_links=True)
    return safe_pages.clean(MarkdownWithMath(renderer=renderer).render(markdown)) if markdown else ""


def guides_of(notebook: str) -> dict[str, Guide]:
    """Grade id -> guide, of the text notebook as it stands now; none where there is none to read."""
    with contextlib.suppress(Complaint, OSError):
        path = find_course().text(notebook)
        return guides_in(path, path.stat().st_mtime_ns)
    return {}


@lru_cache(maxsize=16)
def guides_in(path: Path, changed: int) -> dict[str, Guide]:
    """changed : when the file was written last, so that an edited one is read again"""
    found, question = {}, ""
    for cell in read_source(path).cells:
        meta = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and meta.get("solution") and meta.get("grade"):
            tables = TABLE.findall(question)
            found[meta.grade_id] = Guide(tables[-1] if tables else "", cell.source)
        elif cell.cell_type == "markdown":
            question = cell.source
    return found
