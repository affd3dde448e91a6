"""A figure on a web page, without a kernel and without the network.

write_assets(folder)                                     the script and the style sheet of all cards
write_frames(prepared(cockpit()), folder, "cockpit")     its pictures
page_card(cockpit(), name="cockpit", assets="assets", binder="https://…")     the place for it, as HTML

Frames are scripts that hand themselves over: a page opened from a file may run a script and may not fetch.
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from backprop.drawing import theme
from backprop.figures.figure import Figure, symbols
from backprop.hosts.packed import packed
from backprop.hosts.predict import answers_of, question_before, question_of
from backprop.hosts.prepared import Frames, prepared
from backprop.hosts.quiz import QuizCard
from backprop.predictions.prediction import Prediction

__all__ = ["Frames", "as_card", "page_card", "prepared", "quiz_card", "write_assets", "write_frames"]

SCRIPT, STYLE = "card.js", "card.css"
_JOINED = Path(__file__).parent / "page.js"
_MOVED = (
    "This page has pictures prepared for one slider at a time, and shows the nearest; the notebook has all"
)
_PRESSED = "This page has no picture prepared of what this button does here; the notebook has"


def write_assets(folder: Path) -> None:
    """The script and the style sheet of every card, as `card.js` and `card.css`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _JOINED.read_text(encoding="utf-8")
    (folder / SCRIPT).write_text(f'(() => {{\n"use strict";\n{text}}})();\n', encoding="utf-8")
    (folder / STYLE).write_text(theme.sheet(), encoding="utf-8")


def write_frames(frames: Frames, folder: Path, name: str) -> Path:
    """The pictures of one figure as `NAME.js`, with the question before it where there is one."""
    asked = _question(frames.card["number"])
    more: dict[str, Any] = {"question": question_of(asked), "answers": answers_of(asked)} if asked else {}
    frames.card["model"] = name
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.js"
    file.write_text(f'backprop.frames("{name}","{packed(frames, **more)}");\n', encoding="utf-8")
    return file


def page_card(figure: Figure, *, name: str, assets: str, binder: str, asks: bool = True) -> str:
    """The figure's place on a page, as HTML: a picture and its words, which the script brings to life.

    asks : whether the course's question stands before it; a second card of a figure may leave it out
    name : of its frames; assets : the folder of `write_assets`, seen from the page, with `frames/` in it
    binder : where its notebook runs, "" for nowhere
    """
    asked = _question(figure.number) if asks else None
    where = f' (<a href="{html.escape(binder)}">open it on Binder</a>).' if binder else "."
    data = {
        "backprop": "figure",
        "name": name,
        "frames": f"{assets}/frames/{name}.js",
        "moved": _MOVED + where,
        "pressed": _PRESSED + where,
    }
    if not asks:
        data["asks"] = "no"
    return _place(data, _still(figure, asked), assets)


def quiz_card(card: QuizCard, *, assets: str) -> str:
    """The place of a quiz, as HTML: its questions, which the script makes answerable."""
    state = json.dumps({**card.quiz, "where": "the notebook"}, ensure_ascii=False).replace("</", "<\\/")
    return _place(
        {"backprop": "quiz"}, f'<script type="application/json">{state}</script>{_questions(card)}', assets
    )


def _place(data: dict[str, str], inside: str, assets: str) -> str:
    """Every place brings script and style; a browser loads each of them once."""
    named = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in data.items())
    at = html.escape(assets)
    return (
        f'<link rel="stylesheet" href="{at}/{STYLE}"><div class="bp-page" {named}>{inside}</div>'
        f'<script defer src="{at}/{SCRIPT}"></script>'
    )


def _question(number: str) -> Prediction | None:
    """The question before a figure of the course; None where there is none."""
    try:
        return question_before(number)
    except KeyError:
        return None


# without the script


def _still(figure: Figure, asked: Prediction | None) -> str:
    """The card as it looks before it lives. A figure behind a question is folded: it is the answer."""
    title = f"<b>Figure {html.escape(figure.number)}</b><span>{html.escape(figure.title)}</span>"
    tip = f'<p class="bp-try"><b>Try this.</b> {figure.try_this}</p>' if figure.try_this else ""
    words = f'<div class="bp-say"><p class="bp-live">{figure.say}</p>{tip}</div>' if figure.say or tip else ""
    body = (
        f'<div class="bp-figure"><div class="bp-top">{title}</div><div class="bp-pic">{figure.svg}</div>'
        f"{words}</div>"
    )
    if not asked:
        return as_card(f'<div class="bp-body">{body}</div>')
    truth = f"<summary>The answer, and the figure</summary><p>{symbols(asked.truth)}</p>"
    return as_card(f'{_asked(asked)}<details class="bp-room">{truth}{body}</details>')


def _asked(asked: Prediction) -> str:
    """A question as text."""
    setting = f"<p>{symbols(asked.setting)}</p>" if asked.setting else ""
    options = "".join(f"<li>{symbols(option.text)}</li>" for option in asked.options)
    return (
        f'<div class="bp-room"><div class="bp-head"><b>Predict</b></div>{setting}'
        f'<p class="bp-q">{symbols(asked.question)}</p>{options and f"<ul>{options}</ul>"}</div>'
    )


def _questions(card: QuizCard) -> str:
    """A quiz as text."""
    rooms = [
        f'<div class="bp-room"><p class="bp-q">{question["text"]}</p><ol>'
        + "".join(f"<li>{option['text']}</li>" for option in question["options"])
        + "</ol></div>"
        for question in card.quiz["questions"]
    ]
    title = f'<div class="bp-top bp-quiz-title"><b>{html.escape(card.quiz["title"])}</b></div>'
    return as_card(title + "".join(rooms))


def as_card(rooms: str) -> str:
    """Rooms, as HTML, in the frame that every card has."""
    return f'<div class="bp"><div class="bp-card">{rooms}</div></div>'
