"""The field's words: each stands once in bold, in a sentence that says what it does, and nowhere before it."""

from __future__ import annotations

import re

import pytest
from prose import ROOT, asked

from autograder.authoring import glossary
from autograder.authoring.course import Course

COURSE = Course(ROOT)
WORDS = glossary.words(COURSE)
CHAPTERS = [name for name in COURSE.names() if (COURSE.solutions / name).is_dir()]
PROSE = {name: glossary.prose(COURSE, name) for name in CHAPTERS}


def plain(text: str) -> str:
    """The text as it is read on: no headings, no names of other pages, no code."""
    text = re.sub(r"^#+ .*$", lambda m: " " * len(m[0]), text, flags=re.M)
    return re.sub(r"\[[^\]]*\]\([^)]*\)|`[^`]*`", lambda m: " " * len(m[0]), text)


def used_before(word: glossary.Word) -> list[str]:
    """Where the word is used before it is introduced: (chapter, the text around it)."""
    found = []
    for name in CHAPTERS[: CHAPTERS.index(word.chapter) + 1]:
        text = plain(PROSE[name])
        place = word.bold.search(text)
        until = place.start() if place and name == word.chapter else len(text)
        found += [
            f"{name}: …{text[max(0, m.start() - 40) : m.end() + 40]}…"
            for m in word.used.finditer(text[:until])
        ]
    return found


@pytest.mark.parametrize("word", WORDS, ids=[w.text for w in WORDS])
def test_a_word_stands_in_bold_once(word):
    places = [name for name in CHAPTERS for _ in word.bold.findall(PROSE[name])]
    assert places == [word.chapter]


@pytest.mark.parametrize("word", WORDS, ids=[w.text for w in WORDS])
def test_a_word_is_not_used_before_it_is_introduced(word):
    assert used_before(word) == []


# words of Python and of the page, no field's words: where each comes first, a few words say what it is
SAID_ASIDE = {
    "kernel": ("00_start_here", "in a fresh *kernel*, a Python that knows nothing of what you ran before"),
    "docstring": ("00_start_here", "is the *docstring*: it says what goes in and what comes out"),
    "PyTorch": ("00_start_here", "Two libraries that you may meet, PyTorch"),
    "LaTeX": ("01_chain_rule", "LaTeX, the language in which formulas are typeset"),
    "len(": ("01_chain_rule", "`len(path)` is the number of names in a path"),
    "range(": ("01_chain_rule", "`for k in range(3)` lets `k` be 0, 1 and 2"),
    "class": ("02_reverse_mode", "(A `class` describes a kind of thing"),
    "secant": ("03_gradient_check", "the straight line through the two points, a *secant*"),
    "tangent": ("03_gradient_check", "belongs to the *tangent*, the line that touches the curve"),
    "smooth": ("03_gradient_check", "The curve is *smooth*: it has a slope at each place"),
    "f''": ("03_gradient_check", "With $f''$, *f double prime*, for the slope of the slope"),
}


@pytest.mark.parametrize("word", SAID_ASIDE)
def test_a_word_of_python_or_of_curves_is_said_where_it_comes_first(word):
    where, said = SAID_ASIDE[word]
    used = re.compile(rf"(?<!\w){re.escape(word)}" + (r"\b" if word.isalpha() else ""))
    assert not [name for name in CHAPTERS[: CHAPTERS.index(where)] if used.search(PROSE[name])]
    place = PROSE[where].index(said)
    assert place <= used.search(PROSE[where]).start() <= place + len(said)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_question_uses_a_word_of_a_later_chapter(chapter):
    later = [word for word in WORDS if CHAPTERS.index(word.chapter) > CHAPTERS.index(chapter)]
    assert [word.text for word in later if word.used.search(plain(asked(chapter)))] == []


@pytest.mark.parametrize("word", WORDS, ids=[w.text for w in WORDS])
def test_its_sentence_says_something_on_its_own(word):
    said = glossary.sentence(COURSE, word)
    assert said[-1] in ".)" and len(said.split()) >= 6, said
    assert not re.match(r"(This|That|These|It|Such|In symbols)\b", said), said
    assert word.text.strip("`").lower() in said.lower()


def test_the_page_at_the_end_has_every_word_and_is_the_one_that_is_committed():
    text = "\n".join(cell.source for cell in glossary.glossary(COURSE).cells)
    assert re.findall(r"^\*\*(.+?)\*\* · ", text, re.M) == sorted(
        (w.text for w in WORDS), key=lambda t: t.lower().strip("`")
    )
    assert glossary.faults(COURSE) == []


def test_a_word_used_too_early_and_a_word_without_a_place_are_seen():
    early = glossary.Word("gradient descent", "04_one_neuron", "weights?")
    assert used_before(early)
    with pytest.raises(Exception, match="does not say"):
        glossary.sentence(COURSE, glossary.Word("eigenvalue", "04_one_neuron", ""))
