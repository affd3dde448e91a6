"""The deadlines of the class stand in the hand-in file that students get."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from backprop.hosts.hand_in import HandIn

from autograder.authoring.hand_in import with_due

DUE = datetime(2026, 12, 4, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))


def read_again(tmp_path, text):
    (tmp_path / "hand_in.toml").write_text(text, encoding="utf-8")
    return HandIn.read(tmp_path / "hand_in.toml")


@pytest.mark.parametrize("where", ["", "Moodle", 'a "quoted" \\ place\nin two lines\x7f'])
def test_what_students_read_is_what_the_instructor_wrote(tmp_path, where):
    before = HandIn(where, {"05": DUE.replace(day=11)}, "Europe/Berlin")
    after = read_again(tmp_path, with_due(before, {"04": DUE}))
    assert after == HandIn(where, {"04": DUE, "05": DUE.replace(day=11)}, "Europe/Berlin")
    assert "Until: Friday, 4 December 2026, 23:59 Europe/Berlin" in after.said("04", "04_one_neuron")


def test_the_class_file_goes_before_the_hand_in_file(tmp_path):
    before = HandIn("", {"04": DUE.replace(day=1)}, "Europe/Berlin")
    assert read_again(tmp_path, with_due(before, {"04": DUE})).until["04"] == DUE


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=45))])
def test_without_a_named_zone_the_offset_stands(tmp_path, zone):
    there = DUE.astimezone(zone)
    assert read_again(tmp_path, with_due(HandIn(), {"04": there})).until["04"] == there == DUE
