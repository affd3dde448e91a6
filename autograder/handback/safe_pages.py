"""How feedback and the formgrader turn Markdown into HTML: through bleach, the second line of defence.

The first is `student_text`: what reaches these pages has no tags or links of the student's to begin with.
Nothing here is a link: the formgrader's frame obeys whatever page is opened in it.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from pathlib import Path

import bleach
from jinja2 import pass_context
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.engine.calling import TimeUp, time_limit

PAGES = Path(__file__).with_name("pages")
TEXT = (
    "abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins li ol p pre"
)
TAGS = frozenset(f"{TEXT} s span strong sub summary sup table tbody td th thead tr u ul".split())
CELL_SECONDS, PAGE_SECONDS = 3.0, 15.0  # to turn one cell, and all cells of a page, into HTML
HIGHLIGHT = re.compile(r"highlight|language-[\w+-]+|[a-z][a-z0-9]{0,2}")  # classes of coloured code
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether an attribute may stay; no id, since the formgrader finds its score boxes by id."""
    if tag == "img":
        return name == "alt" or (name == "src" and PICTURE.fullmatch(value) is not None)
    if tag == "input":  # the boxes of a task list
        return (name, value) in (
            ("type", "checkbox"),
            ("disabled", "disabled"),
            ("disabled", ""),
            ("checked", ""),
        )
    return (
        name == "class" and tag in ("div", "span", "pre", "code") and HIGHLIGHT.fullmatch(value) is not None
    )


class Renderer(IPythonRenderer):
    """Shows where a link leads as text, since a page here has none."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text if url in text else f"{text} ({html.escape(url)})"


def clean(page: str) -> str:
    return bleach.clean(page, tags=TAGS, attributes=allowed, protocols={"data"})


def in_time(context, show: Callable[[str], str], source: str) -> str:
    """`show(source)`, or the source as it is where that would take long: nbconvert and Pygments look at
    some texts again and again (minutes for "0.0.0.…"). One page has PAGE_SECONDS for all its cells."""
    resources = context.get("resources")
    spent = resources.get("seconds_of_rendering", 0.0) if isinstance(resources, dict) else 0.0
    started = time.perf_counter()
    try:
        with time_limit(max(0.05, min(CELL_SECONDS, PAGE_SECONDS - spent))):
            return show(source)
    except (TimeUp, RecursionError):
        return f'<div class="highlight"><pre>{html.escape(source)}</pre></div>'
    finally:
        if isinstance(resources, dict):
            resources["seconds_of_rendering"] = spent + time.perf_counter() - started


@pass_context
def markdown2html(context, source: str) -> str:
    """In place of nbconvert's filter of the same name, see `c.HTMLExporter.filters`."""
    cell = context.get("cell") or {}
    attachments = cell.get("attachments", {}) if isinstance(cell, dict) else {}
    renderer = Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return in_time(context, lambda text: clean(MarkdownWithMath(renderer=renderer).render(text)), source)


@pass_context
def highlight_code(context, source: str, language: str | None = None, metadata=None) -> str:
    """In place of nbconvert's filter of the same name."""
    coloured = Highlight2HTML(pygments_lexer=language or "ipython3")
    return in_time(context, lambda text: coloured(text, metadata=metadata), source)
