"""How feedback and the formgrader turn Markdown into HTML: through bleach, the second line of defence.

The first is `student_text`: what reaches these pages has no tags of the student's to begin with.
"""

from __future__ import annotations

import re
from pathlib import Path

import bleach
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

PAGES = Path(__file__).with_name("pages")
TEXT = (
    "a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins li ol p pre"
)
TAGS = frozenset(f"{TEXT} s span strong sub summary sup table tbody td th thead tr u ul".split())
HIGHLIGHT = re.compile(r"highlight|language-[\w+-]+|[a-z][a-z0-9]{0,2}")  # classes of coloured code
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether an attribute may stay; no id, since the formgrader finds its score boxes by id."""
    if tag == "img":
        return name == "alt" or (name == "src" and PICTURE.fullmatch(value) is not None)
    if tag == "a":
        return name == "href"
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


def clean(html: str) -> str:
    return bleach.clean(html, tags=TAGS, attributes=allowed, protocols={"http", "https", "mailto", "data"})


@pass_context
def markdown2html(context, source: str) -> str:
    """In place of nbconvert's filter of the same name, see `c.HTMLExporter.filters`."""
    cell = context.get("cell") or {}
    attachments = cell.get("attachments", {}) if isinstance(cell, dict) else {}
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return clean(MarkdownWithMath(renderer=renderer).render(source))
