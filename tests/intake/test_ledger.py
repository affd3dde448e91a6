"""The lines of one parcel in the record: whose, of which notebook, what became of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from autograder.intake.choose import Candidate
from autograder.intake.ledger import Ledger, ReportLine
from autograder.intake.notebooks import Work
from autograder.intake.parcel import Entry
from autograder.intake.record import Record, Row
from autograder.intake.systems.claims import Claim

MOMENT = datetime(2026, 11, 20, 21, 10, tzinfo=UTC)
PACKED = datetime(2026, 11, 25, 10)
CLAIM = Claim("ada_7", handed_in=MOMENT, said_by="Moodle", order=12, late=True)
ENTRY = Entry(("ada_7", "x.ipynb"), date=PACKED)


def ledger(*rows: Row) -> Ledger:
    made = Ledger(Record(list(rows)), "p.zip")
    made.now = "now"
    return made


def candidate(claim: Claim = CLAIM, download=PACKED) -> Candidate:
    return Candidate(ENTRY, claim, Work("04_one_neuron", "text", (), False), "ada_7/x.ipynb", None, download)


def test_a_line_says_who_what_became_of_it_and_why():
    assert str(ReportLine("ada", "taken", "04")) == "ada: taken, 04"
    assert str(ReportLine("ada", "note", "an empty folder", "cure")) == "ada: an empty folder"


def test_a_notebook_is_a_row_with_all_that_is_known():
    made = ledger()
    made.notebook(candidate(), "ada", "taken", "why")
    digest = hashlib.sha256(b"text").hexdigest()
    assert made.record.rows == [
        Row(
            "now", "p.zip", "ada_7/x.ipynb", "ada", "04_one_neuron", MOMENT.isoformat(), "Moodle", "late", "12",
            PACKED.isoformat(), digest, "taken", "why",
        )
    ]  # fmt: skip


def test_what_is_not_known_is_empty():
    made = ledger()
    made.notebook(candidate(Claim("ada_7"), None), "ada", "kept", "")
    row = made.record.rows[0]
    assert (row.handed_in, row.said_by, row.late, row.order, row.file_date) == ("", "", "", "", "")
    made.notebook(candidate(Claim("ada_7", order=0)), "ada", "kept", "")
    assert made.record.rows[1].order == "0"


def test_several_were_passed():
    made = ledger()
    made.passed([candidate(), candidate()], "ada", "another one")
    made.passed([candidate()], "ada", "nobody knows", "refused")
    assert [(row.outcome, row.why) for row in made.record.rows] == [
        ("passed", "another one"), ("passed", "another one"), ("refused", "nobody knows")
    ]  # fmt: skip


def test_other_files_are_rows_too():
    made = ledger()
    made.other(ENTRY, "ada", "note", "a photo", CLAIM)
    made.other(Entry(("x", "y.pdf")), "", "refused", "nobody's", path="x/y.zip!y.pdf")
    first, second = made.record.rows
    assert first == Row(
        "now", "p.zip", "ada_7/x.ipynb", "ada", "", MOMENT.isoformat(), "Moodle", "late", "12",
        PACKED.isoformat(), "", "note", "a photo",
    )  # fmt: skip
    assert second == Row("now", "p.zip", "x/y.zip!y.pdf", "", outcome="refused", why="nobody's")


def test_what_could_not_be_read_gets_the_chapter_of_its_name_else_of_the_parcel():
    before = Row("then", "q.zip", "a/03_x.ipynb")
    made = ledger(before)
    made.notebook(candidate(), "ada", "taken", "")
    for path in ("a/03_x.ipynb", "a/y.ipynb", "a/03_x/04_one_neuron.ipynb"):
        made.other(ENTRY, "ada", "refused", "broken", path=path)
    made.name_chapters(["03_x", "04_one_neuron"], "00_main")
    assert [row.notebook for row in made.record.rows] == ["", "04_one_neuron", "03_x", "00_main", "00_main"]


def test_the_day_is_todays_in_utc():
    now = datetime.fromisoformat(Ledger(Record(), "p").now)
    assert now.tzinfo and now.microsecond == 0
