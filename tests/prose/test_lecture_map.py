"""No frame of the lecture is without a place, and every place is really there."""

from __future__ import annotations

import re

import lecture_map
import pytest
from prose import ROOT

PLACES = [(frame.number, place) for frame in lecture_map.FRAMES for place in frame.places]


def source_of(chapter: str) -> str | None:
    path = ROOT / "solutions" / chapter / f"{chapter}.py"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def section(source: str, heading: str) -> str | None:
    """The text under a heading, down to the next one of the same or a higher level; None without it.

    The part between the title of a chapter and its first section counts as the section of the title.
    """
    found = re.search(rf"^# (#+) {re.escape(heading)}", source, re.M)
    if not found:
        return None
    level = len(found[1])
    ends = rf"^# #{{1,{max(level, 2)}}} "
    end = re.search(ends, source[found.end() :], re.M)
    return source[found.start() : found.end() + (end.start() if end else len(source))]


def test_all_31_frames_have_a_place():
    assert [frame.number for frame in lecture_map.FRAMES] == list(range(1, 32))
    assert all(frame.places for frame in lecture_map.FRAMES)


@pytest.mark.parametrize(
    ("number", "place"), PLACES, ids=[f"F{n}-{p.chapter[:2]}-{p.heading[:12]}" for n, p in PLACES]
)
def test_the_place_is_there(number, place):
    source = source_of(place.chapter)
    if source is None:
        assert place.coming, f"F{number}: {place.chapter} is not there and not marked as coming"
        return
    assert not place.coming, f"F{number}: {place.chapter} has landed; take the mark away"
    text = section(source, place.heading)
    assert text is not None, f"F{number}: no heading “{place.heading}” in {place.chapter}"
    assert place.holds in text, f"F{number}: “{place.heading}” no longer holds {place.holds!r}"


def test_a_missing_heading_and_a_missing_formula_are_seen():
    source = source_of("01_chain_rule")
    assert section(source, "1.9 Nowhere") is None
    assert "lamps()" not in section(source, "1.2 Two roads")
    assert "unfolding()" not in section(source, "01 · The chain rule")
