"""Every "always", "never", "every" and "only" of the prose: a test computes it, or it has its own reason.

A chapter's rows are a file of its own, absolutes/NN_NAME.toml:

    [[claim]]
    says = "no row ever meets another"                 as it stands in the prose, with the word in it
    test = "test_prose_00.py::test_a_row_is_alone"     what computes it, in tests/ (a bare file: in tests/prose)

    [[claim]]
    says = "…"
    reason = "why it may stand without a test: its own, no other row has it"

    [[weakened]]
    was = "a slope is exact only for a push too small to measure"
    now = "the smaller the push, the better the promise"

`python tests/prose/test_absolutes.py` prints the counts and what has no row yet.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from autograder.engine import registry

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
ROWS = Path(__file__).parent / "absolutes"
WORDS = re.compile(r"\b(always|never|every|only)\b", re.IGNORECASE)
# chapters whose predictions, holes and quizzes are read as well
QUESTIONS_TOO = {path.parent.name for path in (ROOT / "solutions").glob("*/*.py")}
CHAPTERS = sorted(path.parent.name for path in (ROOT / "solutions").glob("*/*.py"))
# chapters whose rows are still being written, early and late ones on lines of their own
EARLY: set[str] = set()

LATE: set[str] = set()

COMING = EARLY | LATE


@cache
def prose(chapter: str) -> str:
    """All markdown cells, model answers and rubrics too, each line break a blank."""
    source = (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    cells = re.split(r"^# %%", source, flags=re.M)[1:]
    lines = "\n".join(c.partition("\n")[2] for c in cells if c.startswith(" [markdown]"))
    asked = "\n".join(questions(chapter)) if chapter in QUESTIONS_TOO else ""
    return " ".join((re.sub(r"^# ?(> ?)?", "", lines, flags=re.M) + "\n" + asked).split())


def questions(chapter: str) -> list[str]:
    """What predictions, holes and quiz say in the course's own voice: a wrong option claims for itself."""
    module = import_module(f"backprop.predictions.{chapter[3:]}")
    told = [hole.where for holes in module.HOLES.values() for hole in holes.values()]
    told += [said for holes in module.HOLES.values() for hole in holes.values() for _, said in hole.traps]
    for one in module.PREDICTIONS.values():
        told += [one.setting, one.question, one.truth, *(option.why for option in one.options)]
        told += [sentence for _, sentence in one.scale.bands] if one.scale else []
    for one in registry.quiz(f"Q{int(chapter[:2])}").questions.values():
        told += [one.text, *(option.why for option in one.options)]
        told += [option.text for option in one.options if option.right]
    return told


@cache
def rows(chapter: str) -> dict:
    path = ROWS / f"{chapter}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def claims(chapter: str) -> list[dict]:
    return rows(chapter).get("claim", [])


def uncovered(text: str, said: list[str]) -> list[str]:
    """Each of the words that lies in none of the passages said, with the text around it."""
    covered: set[int] = set()
    for passage in said:
        for found in re.finditer(re.escape(" ".join(passage.split())), text):
            covered.update(range(*found.span()))
    return [
        text[max(0, m.start() - 60) : m.end() + 60] for m in WORDS.finditer(text) if m.start() not in covered
    ]


@cache
def names_in(file: Path) -> set[str]:
    return {n.name for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)}


def is_a_test(named: str) -> bool:
    file, _, name = named.partition("::")
    path = TESTS / (file if "/" in file else f"prose/{file}")
    return name.startswith("test_") and path.is_file() and name in names_in(path)


HERE = [chapter for chapter in CHAPTERS if chapter not in COMING]
ALL = [(chapter, claim) for chapter in HERE for claim in claims(chapter)]


def test_a_chapter_is_coming_or_has_its_rows():
    """A chapter that has rows is not coming: take its name out of EARLY or LATE."""
    assert set(CHAPTERS) >= COMING
    assert [c for c in CHAPTERS if (c in COMING) == (ROWS / f"{c}.toml").is_file()] == []


@pytest.mark.parametrize("chapter", HERE)
def test_each_of_the_words_has_a_row(chapter):
    assert uncovered(prose(chapter), [claim["says"] for claim in claims(chapter)]) == []


@pytest.mark.parametrize(("chapter", "claim"), ALL, ids=[f"{c[:2]}-{r['says'][:30]}" for c, r in ALL])
def test_a_row_still_stands_in_the_prose_and_is_answered_in_one_way(chapter, claim):
    assert set(claim) in ({"says", "test"}, {"says", "reason"})
    assert WORDS.search(claim["says"]) and " ".join(claim["says"].split()) in prose(chapter)
    assert "test" not in claim or is_a_test(claim["test"]), f"there is no {claim.get('test')}"
    assert len(claim.get("reason", "one two three four").split()) >= 4


def test_no_reason_repeats_another():
    reasons = Counter(" ".join(claim["reason"].lower().split()) for _, claim in ALL if "reason" in claim)
    assert [reason for reason, times in reasons.items() if times > 1] == []


@pytest.mark.parametrize("chapter", HERE)
def test_what_was_weakened_is_gone_and_its_better_sentence_is_there(chapter):
    for row in rows(chapter).get("weakened", []):
        assert row["was"] not in prose(chapter) and row["now"] in prose(chapter), row


def test_a_word_without_a_row_and_a_row_without_a_test_are_seen():
    assert uncovered("It never lies. Only here.", ["It never lies"]) == ["It never lies. Only here."]
    assert uncovered("It never lies.", ["It never lies"]) == []
    assert not is_a_test("test_prose_00.py::test_that_nobody_wrote") and not is_a_test("test_prose_00.py")
    assert is_a_test("test_absolutes.py::test_no_reason_repeats_another")


def counts() -> str:
    lines = ["chapter               computed  weakened  excused"]
    for chapter in CHAPTERS:
        found = Counter("computed" if "test" in c else "excused" for c in claims(chapter))
        weakened = len(rows(chapter).get("weakened", []))
        lines.append(f"{chapter:22}{found['computed']:8}{weakened:10}{found['excused']:9}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(counts())
    for chapter in sys.argv[1:] or CHAPTERS:
        for text in uncovered(prose(chapter), [claim["says"] for claim in claims(chapter)]):
            print(f"{chapter}: …{text}…")
