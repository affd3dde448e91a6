"""Inside the kernel that runs a chapter for its page: what a cell shows there becomes what a page shows.

The figure itself is alive here only, with the functions it was given; so its frames are written from here.
"""

from __future__ import annotations

import html
from collections import Counter
from pathlib import Path

from backprop.contents import CHAPTERS
from backprop.hosts.course_map import CourseMap
from backprop.hosts.notebook import NotebookCard
from backprop.hosts.quiz import QuizCard

SHOWN = "backprop_page"  # in an output's metadata: its cell shows a card, and what was typed for it can go


def show_on_pages(figures: str, chapter: str, binder: str) -> None:
    """From now on. figures : folder for the frames; binder : address of this notebook there."""
    from IPython import get_ipython

    count: Counter[str] = Counter()

    def figure(card: NotebookCard) -> bool:
        count[card.figure.number] += 1
        name = f"{chapter[:2]}-{card.figure.number}-{count[card.figure.number]}"
        return _show(figure_html(card, name, Path(figures), binder), card.still().words)

    formatter = get_ipython().display_formatter.ipython_display_formatter
    formatter.for_type(NotebookCard, figure)
    formatter.for_type(QuizCard, lambda card: _show(quiz_html(card.quiz, binder), card.text()))
    formatter.for_type(CourseMap, lambda course: _show(map_html(course.here), course.text()))


def figure_html(card: NotebookCard, name: str, figures: Path, binder: str) -> str:
    """The figure for a page, its frames written beside it."""
    return f'<div class="bp">{card.still().html}</div>'


def quiz_html(quiz: dict, binder: str) -> str:
    """The questions to read; what each choice means is said by the notebook."""
    top = f'<div class="bp-room bp-quiz-title"><b>{html.escape(quiz["title"])}</b></div>'
    go = f'<a href="{html.escape(binder)}">Choose in the notebook</a>, which answers every choice.'
    foot = f'<div class="bp-room bp-small"><p>{go}</p></div>'
    return _card(top + "".join(map(_question, quiz["questions"])) + foot)


def _question(question: dict) -> str:
    options = "".join(f"<li>{option['text']}</li>" for option in question["options"])
    asked = f'<p class="bp-q">{html.escape(question["key"])}) {question["text"]}</p>'
    return f'<div class="bp-room">{asked}<ol class="bp-page-options">{options}</ol></div>'


def map_html(here: int = -1) -> str:
    """The nine chapters as a strip of pages, one marked; a page knows nobody's points."""
    stations = "".join(_station(one, i == here) for i, one in enumerate(CHAPTERS))
    strip = f'<ol class="bp-map" tabindex="0" aria-label="Chapters">{stations}</ol>'
    return _card(f'<nav aria-label="The course">{strip}</nav>')


def _station(one, here: bool) -> str:
    words = f"{one.number}<br>{html.escape(one.title)}"
    if here:
        return f'<li class="bp-ahead" aria-current="page"><a><b>{words}</b></a>{_below("you are here")}</li>'
    link = f'<a href="{one.folder}.html">{words}</a>'
    return f'<li class="bp-ahead">{link}{_below(f"{one.points} points")}</li>'


def _below(words: str) -> str:
    return f'<span class="bp-count">{words}</span>'


def _card(rooms: str) -> str:
    return f'<div class="bp"><div class="bp-card">{rooms}</div></div>'


def _show(markup: str, words: str) -> bool:
    from IPython.display import display

    shown = {"text/html": markup, "text/plain": words}
    display(shown, raw=True, metadata={SHOWN: True})
    return True
