"""No frame of the lecture is without a place, and every place is a cell that is really there."""

from __future__ import annotations

import lecture_map
import pytest

PLACES = [(frame.number, place) for frame in lecture_map.FRAMES for place in frame.places]
# frames of which the lecture has a picture, so the course has one too
DRAWN = [3, 5, 6, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 25, 26, 28, 29]


def test_all_31_frames_have_a_place():
    assert [frame.number for frame in lecture_map.FRAMES] == list(range(1, 32))
    assert all(frame.places for frame in lecture_map.FRAMES)


@pytest.mark.parametrize(
    ("number", "place"), PLACES, ids=[f"F{n}-{p.chapter[:2]}-{p.heading[:12]}" for n, p in PLACES]
)
def test_the_place_is_a_cell(number, place):
    assert lecture_map.under(place.chapter, place.heading), (
        f"F{number}: no heading “{place.heading}” in {place.chapter}"
    )
    assert lecture_map.cell(place), f"F{number}: “{place.heading}” no longer holds {place.holds!r}"


@pytest.mark.parametrize("number", DRAWN)
def test_a_frame_with_a_picture_has_one_here(number):
    frame = lecture_map.FRAMES[number - 1]
    assert any(place.is_picture for place in frame.places), f"F{number}: {frame.idea} has no figure"


@pytest.mark.parametrize("chapter", ["01_chain_rule", "02_reverse_mode", "04_one_neuron"])
def test_a_chapter_brings_the_frames_in_the_order_of_the_lecture(chapter):
    """By the first place of each: F5 is the chain rule of one road first, its twins end the chapter."""
    first = {n: place for n, place in reversed(PLACES) if place.chapter == chapter}
    told = [(lecture_map.cell(first[n]).number, n) for n in sorted(first) if n not in OUT_OF_ORDER]
    assert told == sorted(told)


# told elsewhere in its chapter than the lecture tells it, and why
OUT_OF_ORDER = {
    4: "its loss returns in 01 where the chain rule meets a network; the frame itself is 00",
    15: "the step stands where a neuron is trained, in 04, after its way back",
}


def test_a_missing_heading_and_a_missing_formula_are_seen():
    assert lecture_map.under("01_chain_rule", "1.9 Nowhere") == ()
    held = lecture_map.under("01_chain_rule", "1.2 Two roads")
    assert held and not any("lamps()" in one.text for one in held)
    title = lecture_map.under("01_chain_rule", "01 · The chain rule")
    assert title and not any("unfolding()" in one.text for one in title)
    assert lecture_map.cell(lecture_map.Place("01_chain_rule", "1.2 Two roads", "lamps()")) is None
