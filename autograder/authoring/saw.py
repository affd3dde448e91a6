"""What a prediction hides: the text below it is folded, so that the page does not tell the answer.

In JupyterLab the card takes it in as its last room once the prediction is locked in. Everywhere else (a page,
a book, no kernel) it stays where it is, and a reader opens it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nbformat import NotebookNode

BEGINS = "**What you saw.**"
_PREDICT = re.compile(r'^predict\("([^"]+)"', re.MULTILINE)


def fold_answers(cells: Sequence[NotebookNode]) -> None:
    """Fold each text that begins with "What you saw" straight below a `predict`."""
    for asked, text in pairwise(cells):
        number = _PREDICT.search(asked.source) if asked.cell_type == "code" else None
        if number and text.cell_type == "markdown" and text.source.startswith(BEGINS):
            text.source = folded(number[1], text.source)


def folded(number: str, text: str) -> str:
    """The text with one line in front of it that opens it; plain Markdown and HTML."""
    line = f"<summary>What you saw in figure {number}: open this after your prediction</summary>"
    return f'<details class="bp-saw">\n{line}\n\n{text.strip()}\n\n</details>'
