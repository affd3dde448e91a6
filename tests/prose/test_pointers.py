"""Where a card sends its reader: a figure that it names is there, and was met before the exercise."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module

import pytest
from backprop.contents import CHAPTERS, FIGURES
from hints import texts
from prose import ROOT, asked

from autograder import chapters
from autograder.engine import registry
from autograder.engine.walk import Function

FIGURE = re.compile(r"\b[Ff]igure (\d\.\d)")
DRAWN_BY = {figure.number: figure.function for figure in FIGURES if figure.number}
FOLDERS = [chapter.folder for chapter in CHAPTERS]


@cache
def source(chapter: str) -> str:
    return (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")


def place_of(figure: str) -> tuple[str, int]:
    """The chapter in whose source a figure is called first, and where in it."""
    for chapter in FOLDERS:
        if call := re.search(rf"^[^#\n]*\b{DRAWN_BY[figure]}\(", source(chapter), re.M):
            return chapter, call.start()
    raise AssertionError(f"figure {figure} is called nowhere")


def is_met(figure: str, chapter: str, until: int) -> bool:
    where, at = place_of(figure)
    return (FOLDERS.index(where), at) < (FOLDERS.index(chapter), until)


def told() -> list[tuple[str, str, str]]:
    """(chapter, exercise, sentence) of all banks whose function is an exercise's."""
    found = []
    for chapter in CHAPTERS:
        package = import_module(f"{chapters.__name__}.{chapter.module}")
        modules = [
            import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)
        ]
        things = {id(thing): thing for module in modules for thing in vars(module).values()}
        for thing in things.values():
            if isinstance(thing, Function):
                said = list(texts((*thing.bank, thing.more)))
                found += [(chapter.folder, e, one) for e in exercises_of(thing.name) for one in said]
    return found


def exercises_of(name: str) -> list[str]:
    return [e.id for e in registry.exercises().values() if name in e.names]


TOLD = [row for row in told() if FIGURE.search(row[2])]


def test_a_hint_leads_to_a_figure_that_was_met_before_the_exercise():
    assert len({exercise for _, exercise, _ in TOLD}) >= 5
    for chapter, exercise, sentence in TOLD:
        until = source(chapter).index(f'check("{exercise}')
        for figure in FIGURE.findall(sentence):
            assert is_met(figure, chapter, until), f"{exercise}: {sentence}"


@pytest.mark.parametrize("chapter", FOLDERS)
def test_a_question_leads_to_a_figure_of_its_chapter_or_an_earlier_one(chapter):
    for figure in FIGURE.findall(asked(chapter)):
        assert is_met(figure, chapter, len(source(chapter))), figure


def test_a_figure_that_comes_later_is_seen():
    until = source("05_layers").index('check("E5.1')
    assert is_met("5.1", "05_layers", until) and not is_met("5.3", "05_layers", until)
