"""Inside the kernel that runs a chapter for its page: what a cell shows there becomes what a page shows.

The figure itself is alive here only, with the functions it was given; so its frames are written from here.
"""

from __future__ import annotations

import html
import os
from pathlib import Path

from backprop.contents import CHAPTERS
from backprop.figures.figure import Figure
from backprop.hosts import page
from backprop.hosts.course_map import CourseMap
from backprop.hosts.notebook import NotebookCard
from backprop.hosts.quiz import QuizCard

ASSETS = "_static/cards"  # seen from a page: script and style of all cards, and frames/
SHOWN = "backprop_page"  # in an output's metadata: its cell shows a card, and what was typed for it can go


def show_on_pages(frames: str, chapter: str, binder: str) -> None:
    """From now on. frames : folder for those of the figures; binder : address of this notebook there."""
    from IPython import get_ipython

    first: dict[
        str, Figure
    ] = {}  # by number; a learner's own functions, given to a second one, are ours here

    def figure(card: NotebookCard) -> bool:
        shown = first.setdefault(card.figure.number, card.figure)
        asks = "question" in card.prediction
        return _show(
            figure_html(shown, f"{chapter[:2]}-{shown.number}", Path(frames), binder, asks),
            card.still().words,
        )

    formatter = get_ipython().display_formatter.ipython_display_formatter
    formatter.for_type(NotebookCard, figure)
    formatter.for_type(QuizCard, lambda card: _show(page.quiz_card(card, assets=ASSETS), card.text()))
    formatter.for_type(CourseMap, lambda course: _show(map_html(course.here), course.text()))


def figure_html(figure: Figure, name: str, frames: Path, binder: str, asks: bool) -> str:
    """The figure for a page, its frames written once; asked about only where the notebook asks."""
    if not (frames / f"{name}.js").is_file():  # else from above, or from an earlier build of the same code
        made = page.write_frames(page.prepared(figure), frames / "new", name)
        os.replace(made, frames / made.name)
    return page.page_card(figure, name=name, assets=ASSETS, binder=binder, asks=asks)


def map_html(here: int = -1) -> str:
    """The nine chapters as a strip of pages, one marked; a page knows nobody's points."""
    stations = "".join(_station(one, i == here) for i, one in enumerate(CHAPTERS))
    strip = f'<ol class="bp-map" tabindex="0" aria-label="Chapters">{stations}</ol>'
    return page.as_card(f'<nav aria-label="The course">{strip}</nav>')


def _station(one, here: bool) -> str:
    words = f"{one.number}<br>{html.escape(one.title)}"
    if here:
        return f'<li class="bp-ahead" aria-current="page"><a><b>{words}</b></a>{_below("you are here")}</li>'
    link = f'<a href="{one.folder}.html">{words}</a>'
    return f'<li class="bp-ahead">{link}{_below(f"{one.points} points")}</li>'


def _below(words: str) -> str:
    return f'<span class="bp-count">{words}</span>'


def _show(markup: str, words: str) -> bool:
    from IPython.display import display

    shown = {"text/html": markup, "text/plain": words}
    display(shown, raw=True, metadata={SHOWN: True})
    return True
