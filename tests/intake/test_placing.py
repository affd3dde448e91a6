"""What replaces what lies in class/submitted/: a later one, one with answers; never the blank one a finished one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from submissions import ROOT, answered, blank, code

from autograder.authoring.course import Course
from autograder.intake.choose import Candidate
from autograder.intake.ledger import Ledger
from autograder.intake.notebooks import read_work, releases
from autograder.intake.parcel import Entry
from autograder.intake.placing import Placing
from autograder.intake.record import KEPT, OLDER, REFUSED, TAKEN, Record
from autograder.intake.store import Shelf
from autograder.intake.systems.claims import Claim

NB = "04_one_neuron"
KNOWN = releases(Course(ROOT))
DAY = datetime(2026, 11, 20, 10, 0)
FINISHED = {word: json.dumps(answered(NB, M4=word)).encode() for word in ("first", "second")}
ORIGINAL = json.dumps(blank(NB)).encode()
SHORTER = json.dumps({**blank(NB), "cells": blank(NB)["cells"][:-1]}).encode()


def sent(content: bytes, day: int | None = 0, order: int | None = None, handed_in=None) -> Candidate:
    claim = Claim("ada", order=order, handed_in=handed_in)
    download = DAY + timedelta(days=day) if day is not None else None
    return Candidate(
        Entry(("ada", "x.ipynb")), claim, read_work(content, KNOWN), "ada/x.ipynb", None, download
    )


@pytest.fixture
def shelf(tmp_path):
    return Shelf(Course(tmp_path))


@pytest.fixture
def put(shelf):
    """Place candidates in turn; the outcomes of the last: what is said, what the record says."""
    ledger = Ledger(Record(), "p.zip")

    def act(*candidates: Candidate, force: bool = False):
        for one in candidates:
            line = Placing(shelf, ledger, KNOWN, force).put("ada", one, NB, "")
        return line, ledger.record.rows[-1].outcome

    act.ledger = ledger
    return act


def lies_there(shelf) -> tuple[str, ...]:
    return read_work(shelf.read("ada", NB), KNOWN).sources


def test_the_first_is_taken(put, shelf):
    line, outcome = put(sent(FINISHED["first"]))
    assert (line.outcome, outcome) == (TAKEN, TAKEN) and lies_there(shelf) == sent(
        FINISHED["first"]
    ).work.sources


@pytest.mark.parametrize(
    "new, outcomes",
    [
        (sent(FINISHED["second"], day=1), (TAKEN, TAKEN)),
        (sent(FINISHED["second"], day=-1), (KEPT, OLDER)),
        (sent(FINISHED["second"]), (REFUSED, REFUSED)),
        (sent(FINISHED["first"]), (KEPT, KEPT)),
        (sent(FINISHED["first"], day=1), (KEPT, TAKEN)),
        (sent(ORIGINAL, day=1), (KEPT, OLDER)),
    ],
)
def test_a_later_one_replaces_and_an_earlier_one_never_does(put, shelf, new, outcomes):
    line, outcome = put(sent(FINISHED["first"]), new)
    assert (line.student, line.outcome, outcome) == ("ada", *outcomes)
    assert {row.student for row in put.ledger.record.rows} == {"ada"}
    stays = new if outcomes == (TAKEN, TAKEN) else sent(FINISHED["first"])
    assert lies_there(shelf) == stays.work.sources


def test_each_line_says_why_and_what_to_type_and_the_record_why(put, shelf, tmp_path):
    first, second = sent(FINISHED["first"]), sent(FINISHED["second"])
    placing = Placing(shelf, put.ledger, KNOWN, False)
    place = shelf.path("ada", NB).parent

    def outcome(one):
        line = placing.put("ada", one, f"{NB} from x", "late, says Canvas")
        row = put.ledger.record.rows[-1]
        return str(line), line.cure, row.outcome, row.why

    other = f"ada: refused, another {NB} is there, and nothing says which is later"
    older = "'ada/x.ipynb' is older"
    assert outcome(first) == (f"ada: taken, {NB} from x", "", TAKEN, "late, says Canvas")
    assert outcome(second) == (other, "--force takes the one of this parcel", REFUSED, "another one is there")
    assert outcome(sent(FINISHED["second"], day=-1)) == (
        f"ada: kept, the {NB} that is there, since {older}", "", OLDER, older
    )  # fmt: skip
    assert outcome(sent(FINISHED["second"], day=1)) == (
        f"ada: taken, {NB} from x, in place of an earlier one", "", TAKEN, "late, says Canvas"
    )  # fmt: skip
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert outcome(first) == (
        f"ada: refused, {place} is a link", "remove the link", REFUSED, "its place is a link"
    )  # fmt: skip


def test_one_with_answers_replaces_the_original_even_an_earlier_one(put, shelf):
    line, _ = put(sent(ORIGINAL), sent(FINISHED["first"], day=-3))
    assert line.outcome == TAKEN and lies_there(shelf) == sent(FINISHED["first"]).work.sources


def test_a_later_original_replaces_an_earlier_original(put, shelf):
    line, outcome = put(sent(ORIGINAL), sent(SHORTER, day=1))
    assert (line.outcome, outcome) == (TAKEN, TAKEN) and lies_there(shelf) == sent(SHORTER).work.sources
    line, outcome = put(sent(ORIGINAL, day=-5))
    assert (line.outcome, outcome) == (KEPT, OLDER) and lies_there(shelf) == sent(SHORTER).work.sources


def test_force_takes_what_nothing_orders_and_no_older_one(put, shelf):
    assert put(sent(FINISHED["first"]), sent(FINISHED["second"]), force=True)[0].outcome == TAKEN
    assert put(sent(FINISHED["first"], day=-1), force=True)[0].outcome == KEPT
    assert lies_there(shelf) == sent(FINISHED["second"]).work.sources


def test_what_was_replaced_once_does_not_come_back(put, shelf):
    put(sent(FINISHED["first"], day=None), sent(FINISHED["second"], day=None), force=True)
    line, _ = put(sent(FINISHED["first"], day=None))
    assert line.outcome == KEPT and "was taken before and replaced" in line.said


def test_what_was_refused_once_is_refused_again(put):
    unordered = sent(FINISHED["second"], day=None)
    put(sent(FINISHED["first"], day=None), unordered)
    assert put(unordered)[0].outcome == REFUSED


def test_a_time_that_becomes_known_is_written_and_the_same_work_kept(put, shelf):
    moment = datetime(2026, 11, 19, 21, 10, tzinfo=UTC)
    line, outcome = put(sent(FINISHED["first"]), sent(FINISHED["first"], handed_in=moment))
    assert (line.outcome, outcome) == (KEPT, TAKEN)
    assert shelf.path("ada", NB).with_name("timestamp.txt").read_text().startswith("2026-11-19 21:10:00")


def test_that_it_is_late_is_noted_when_it_becomes_known_and_not_from_an_older_download(put):
    late = replace(sent(FINISHED["first"]).claim, late=True)
    put(sent(FINISHED["first"]))
    assert put(replace(sent(FINISHED["first"], day=-1), claim=late))[1] == KEPT
    assert put(replace(sent(FINISHED["first"]), claim=late))[1] == TAKEN
    assert put.ledger.record.rows[-1].late == "late"
    assert put(replace(sent(FINISHED["first"]), claim=late))[1] == KEPT


def test_a_time_read_in_another_zone_is_put_right_for_the_same_download_alone(put, shelf):
    moment = datetime(2026, 11, 19, 21, 10, tzinfo=UTC)
    earlier = moment - timedelta(hours=1)
    stamp = shelf.path("ada", NB).with_name("timestamp.txt")
    put(sent(FINISHED["first"], handed_in=moment))
    line, outcome = put(sent(FINISHED["first"], day=-1, handed_in=earlier))
    assert (line.said, outcome) == (f"{NB} is there already", KEPT) and "21:10" in stamp.read_text()
    line, outcome = put(sent(FINISHED["first"], handed_in=earlier))
    assert (line.said, outcome) == (f"{NB} is there already; handed in 19 Nov 2026 20:10 UTC now", TAKEN)
    assert "20:10" in stamp.read_text()
    assert put(sent(FINISHED["first"], handed_in=earlier))[1] == KEPT


def test_the_very_file_that_the_lms_gave_keeps_the_lmss_time_in_a_folder_too(put, shelf):
    moment = datetime(2026, 11, 19, 21, 10, tzinfo=UTC)
    stamp = shelf.path("ada", NB).with_name("timestamp.txt")
    first, second = sent(FINISHED["first"], handed_in=moment), sent(FINISHED["second"], handed_in=moment)
    put.ledger.passed([first, second], "ada", "nothing says which is the last", REFUSED)
    line, outcome = put(sent(FINISHED["second"], day=9))
    assert outcome == TAKEN and stamp.read_text().startswith("2026-11-19 21:10:00")
    row = put.ledger.record.rows[-1]
    assert (row.handed_in, row.said_by) == (moment.isoformat(), first.claim.said_by)
    put(sent(json.dumps(answered(NB, M4="third")).encode(), day=10))
    assert not stamp.exists()


def test_what_lies_there_and_is_no_notebook_is_replaced(put, shelf):
    shelf.put("ada", NB, "no notebook", None)
    assert put(sent(FINISHED["first"], day=-9))[0].outcome == TAKEN


def test_a_cell_that_was_added_is_work():
    more = blank(NB)
    more["cells"].append(code("x = 1"))
    assert read_work(ORIGINAL, KNOWN).is_blank and read_work(SHORTER, KNOWN).is_blank
    assert not read_work(json.dumps(more).encode(), KNOWN).is_blank
