"""Each line of a collection word for word, with what to type and what the record keeps."""

from __future__ import annotations

import json

import pytest
from collecting import NAME, NEWER, OTHER, TEXT, collected, packed
from submissions import answered, blank

from autograder.intake.people import DROPPED, People, Person
from autograder.intake.record import Record, list_file, record_file

LAYERS = "05_layers"
UNTOUCHED = json.dumps(blank(NAME))
START = json.dumps(answered(OTHER))
LATER = json.dumps(answered(LAYERS))


@pytest.fixture
def said(course, tmp_path):
    """Collect a zip of `files`: (outcome, said, cure) of each line of ada's, and ada's rows of the record."""

    def act(files: dict, day: int = 20, **options):
        before = len(Record.read(record_file(course)).rows)
        path = packed(tmp_path / "p.zip", {"ada/pics/": "", f"zoe/{NAME}.ipynb": TEXT, **files}, day)
        lines = [line for line in collected(course, path, **options) if line.student == "ada"]
        rows = [row for row in Record.read(record_file(course)).rows[before:] if row.student == "ada"]
        return (
            [(line.outcome, line.said, line.cure) for line in lines],
            [(row.path, row.notebook, row.outcome, row.why) for row in rows],
        )

    return act


def test_who_dropped_the_course_is_left_out(said, course):
    People([Person("ada", status=DROPPED), Person("zoe")]).write(list_file(course))
    lines, rows = said({"ada/x.ipynb": TEXT})
    assert lines == [("note", "left out, dropped from the list (ada)", "")]
    assert rows == [("ada/x.ipynb", NAME, "note", "dropped the course")]


def test_an_empty_folder_is_said(said):
    assert said({"ada/": ""}) == ([("note", "an empty folder, nothing in it", "")], [])


def test_a_place_that_is_a_link_is_refused(said, course, tmp_path):
    place = course.class_folder / "submitted" / "ada" / NAME
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path)
    lines, rows = said({"ada/x.ipynb": TEXT, "ada/y.ipynb": UNTOUCHED})
    assert lines == [("refused", f"{place} is a link", "remove the link")]
    assert rows == [
        ("ada/y.ipynb", NAME, "passed", "the one with answers"),
        ("ada/x.ipynb", NAME, "refused", "its place is a link"),
    ]


def test_two_answers_are_refused_and_the_cure_names_the_place(said):
    lines, rows = said({"ada/x.ipynb": TEXT, "ada/y.ipynb": NEWER})
    ((outcome, what, cure),) = lines
    assert outcome == "refused" and what.startswith(f"{NAME}: ")
    assert cure == f"ask the student which; collect it alone, as NEW_FOLDER/ada/{NAME}.ipynb"
    how = what.removeprefix(f"{NAME}: ")
    assert rows == [(f"ada/{one}.ipynb", NAME, "refused", how) for one in "xy"]


def test_the_same_work_twice_is_passed_once(said):
    lines, rows = said({f"ada/{NAME}.ipynb": TEXT, "ada/copy.ipynb": TEXT})
    assert [outcome for outcome, _, _ in lines] == ["taken"]
    assert sorted((outcome, why) for _, _, outcome, why in rows) == [
        ("passed", "the same work"),
        ("taken", ""),
    ]


def test_what_is_as_released_beside_work_is_passed(said):
    lines, rows = said({"ada/a.ipynb": UNTOUCHED, f"ada/{OTHER}.ipynb": START})
    why = "as released, beside work in another chapter: not handed in"
    assert lines == [("taken", OTHER, "")]
    assert rows == [("ada/a.ipynb", NAME, "passed", why), (f"ada/{OTHER}.ipynb", OTHER, "taken", "")]


def test_of_the_asked_one_as_released_the_others_are_named(said):
    lines, rows = said({"ada/a.ipynb": UNTOUCHED, "ada/b.ipynb": START, "ada/c.ipynb": LATER}, only=NAME)
    what = f"{NAME} as released beside work in {OTHER}, {LAYERS}: not handed in"
    assert lines == [("note", what, "")]
    assert [(path, outcome) for path, _, outcome, _ in rows] == [("ada/a.ipynb", "passed")]


def test_of_others_than_the_asked_one_each_is_to_be_collected(said):
    lines, rows = said({"ada/b.ipynb": START, "ada/c.ipynb": LATER}, only=NAME)
    what = f"its cells are those of {OTHER}, {LAYERS}, and {NAME} was asked for"
    cure = f"collect it with --assignment {OTHER}, then --assignment {LAYERS}"
    assert lines == [("refused", what, cure)]
    assert rows == [("ada/b.ipynb", OTHER, "refused", what), ("ada/c.ipynb", LAYERS, "refused", what)]


def test_what_was_not_asked_for_is_passed(said):
    lines, rows = said({f"ada/{NAME}.ipynb": TEXT, "ada/b.ipynb": START}, only=NAME)
    assert lines == [("taken", NAME, "")]
    assert rows[0] == ("ada/b.ipynb", OTHER, "passed", f"{NAME} was asked for")


def test_what_lies_beside_a_notebook_is_said_though_it_was_there(said):
    lines, _ = said({f"ada/{NAME}.ipynb": TEXT, "ada/a.png": "1", "ada/b.png": "1"})
    assert lines == [("taken", f"{NAME}; beside it a.png, b.png", "")]
    lines, _ = said({f"ada/{NAME}.ipynb": TEXT, "ada/a.png": "2", "ada/b.png": "2"})
    stays = "another a.png, b.png is there and stays"
    assert lines == [("kept", f"{NAME} is there already; beside it a.png, b.png; {stays}", "")]


def test_what_else_a_person_may_want_to_read_is_in_the_record(said):
    beside = {"ada/proof.jpg": "x", "ada/notes.docx": "x", "ada/data.npy": "x"}
    notes = [(f"ada/{one}", NAME, "note", "no notebook") for one in ("notes.docx", "proof.jpg")]
    taken = (f"ada/{NAME}.ipynb", NAME, "taken", "")
    assert said({f"ada/{NAME}.ipynb": TEXT, **beside})[1] == [taken, *notes]
    broken = ("ada/x.ipynb", NAME, "refused", "not valid JSON, so not a notebook")
    assert said({"ada/x.ipynb": "{", **beside}, day=22)[1] == [*notes, broken]


def test_a_broken_file_is_a_note_beside_a_notebook_and_a_refusal_alone(said):
    why = "not valid JSON, so not a notebook"
    lines, rows = said({f"ada/{NAME}.ipynb": TEXT, "ada/a.ipynb": "{", "ada/b.ipynb": "{"})
    assert lines[1:] == [("note", f"besides, ada/a.ipynb: {why}; ada/b.ipynb: {why}", "")]
    assert rows[1:] == [(f"ada/{one}.ipynb", NAME, "note", why) for one in "ab"]
    lines, rows = said({"ada/a.ipynb": "{", "ada/b.ipynb": "{"}, day=22)
    assert lines == [("refused", f"ada/a.ipynb: {why}; ada/b.ipynb: {why}", "write to the student")]
    assert rows == [(f"ada/{one}.ipynb", NAME, "refused", why) for one in "ab"]


def test_without_any_notebook_all_files_are_refused(said):
    lines, rows = said({"ada/a.pdf": "x", "ada/b.txt": "x"})
    what = "no notebook, only a.pdf, b.txt"
    assert lines == [("refused", what, "write to the student")]
    assert rows == [(path, NAME, "refused", what) for path in ("ada/a.pdf", "ada/b.txt")]


def test_another_chapter_that_is_there_is_no_answer_to_this_one(said):
    said({"ada/x.ipynb": START}, only=OTHER)
    what = "no notebook, only a.pdf"
    assert said({"ada/a.pdf": "x"}, day=21)[0] == [("refused", what, "write to the student")]


def test_the_record_knows_the_chapter_of_who_is_on_no_list_by_the_cells(said, course):
    People([Person("zoe")]).write(list_file(course))
    _, rows = said({"ada/x.ipynb": START, "ada/y.ipynb": json.dumps(blank(NAME)), "ada/z.pdf": "x"})
    assert [(path, notebook, outcome) for path, notebook, outcome, _ in rows] == [
        ("ada/y.ipynb", NAME, "passed"), ("ada/x.ipynb", OTHER, "refused"), ("ada/z.pdf", NAME, "note"),
    ]  # fmt: skip


def test_two_refusals_of_one_person_are_one_line_with_both_cures(said, course):
    places = [course.class_folder / "submitted" / "ada" / name for name in (OTHER, NAME, LAYERS)]
    places[0].parent.mkdir(parents=True)
    for place in (places[0], places[2]):
        place.symlink_to(course.root)
    sent = {"ada/a.ipynb": START, "ada/b.ipynb": TEXT, "ada/c.ipynb": NEWER, "ada/d.ipynb": LATER}
    ((outcome, what, cure),) = said(sent)[0]
    assert outcome == "refused"
    assert what.startswith(f"{places[0]} is a link; {NAME}: ") and what.endswith(f"; {places[2]} is a link")
    alone = f"collect it alone, as NEW_FOLDER/ada/{NAME}.ipynb"
    assert cure == f"remove the link; ask the student which; {alone}"


def test_what_was_repaired_is_said_in_order(said):
    lines, _ = said({"ada/Ada_04_one_neuron.ipynb": "\ufeff" + TEXT})
    assert lines == [("taken", f"{NAME} from 'ada/Ada_04_one_neuron.ipynb' (encoding repaired)", "")]
    lines, _ = said({"ada/mine.ipynb": UNTOUCHED.replace("{", " {", 1)}, day=22)
    assert lines == [("kept", f"the {NAME} that is there, since 'ada/mine.ipynb' is as released", "")]


def test_the_late_and_the_blank_are_said_behind_the_notebook(course, tmp_path):
    path = packed(tmp_path / "p.zip", {"ada_LATE_11_12_04.ipynb": UNTOUCHED, "bob_13_14_04.ipynb": TEXT})
    first, second = collected(course, path)
    why = "as released, nothing answered; late, says Canvas"
    assert first.said == f"{NAME} from 'ada_LATE_11_12_04.ipynb' (renamed) ({why})"
    assert second.said == f"{NAME} from 'bob_13_14_04.ipynb' (renamed)"
    assert [row.why for row in Record.read(record_file(course)).rows] == [why, ""]
