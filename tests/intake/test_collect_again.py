"""Which file counts of several that one person sent, at once or one after the other."""

from __future__ import annotations

import json

import pytest
from collecting import NAME, NEWER, OTHER, TEXT, collected, packed
from submissions import answered, blank

from autograder.intake.record import Record, record_file


def test_later_replaces_earlier_without_a_word_of_force(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": NEWER}, day=21)
    assert "taken" in lines["ada"] and "in place of an earlier one" in lines["ada"]
    assert "Because." in there[f"ada/{NAME}"]


@pytest.mark.parametrize("force", [False, True])
def test_earlier_never_replaces_later(take, force):
    take({f"ada/{NAME}.ipynb": NEWER})
    lines, there = take({f"ada/{NAME}.ipynb": TEXT}, day=19, force=force)
    assert "kept" in lines["ada"] and "older" in lines["ada"]
    assert "Because." in there[f"ada/{NAME}"]


def test_where_nothing_says_which_is_later_force_decides(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": NEWER})
    assert "refused, another 04_one_neuron is there" in lines["ada"]
    assert "Because." not in there[f"ada/{NAME}"]
    lines, there = take({f"ada/{NAME}.ipynb": NEWER}, force=True)
    assert "taken" in lines["ada"] and "Because." in there[f"ada/{NAME}"]


def test_the_blank_original_never_replaces_the_finished_copy_and_gives_way_to_it(take):
    untouched = json.dumps(blank(NAME))
    take({f"ada/{NAME}.ipynb": TEXT, f"bob/{NAME}.ipynb": untouched})
    lines, there = take({f"ada/{NAME}.ipynb": untouched, f"bob/{NAME}.ipynb": TEXT}, day=22)
    assert "as released" in lines["ada"] and "taken" in lines["bob"]
    assert there[f"ada/{NAME}"] == there[f"bob/{NAME}"]


def test_an_untouched_chapter_beside_work_in_another_was_not_handed_in(take):
    _, there = take({"ada/a.ipynb": TEXT, "ada/b.ipynb": json.dumps(blank(OTHER)), f"bob/{NAME}.ipynb": TEXT})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"}


def test_a_checkout_in_which_nothing_was_done_is_no_hand_in_of_other_chapters(take):
    untouched = {f"bob/{name}.ipynb": json.dumps(blank(name)) for name in (OTHER, NAME, "05_layers")}
    lines, there = take({f"ada/{NAME}.ipynb": TEXT, **untouched})
    assert set(there) == {f"ada/{NAME}", f"bob/{NAME}"} and "as released" in lines["bob"]


def test_what_was_not_handed_in_with_a_checkout_is_in_the_record_and_so_is_what_lies_beside(take, course):
    untouched = [(name, json.dumps(blank(name))) for name in (OTHER, "05_layers")]
    checkout = {f"bob/{name}.ipynb": text for name, text in untouched}
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, **checkout, "bob/proof.jpg": "x"})
    said = "bob: every chapter as released, so nothing was handed in; beside it proof.jpg"
    assert lines["bob"] == said
    rows = [
        (row.notebook, row.outcome) for row in Record.read(record_file(course)).rows if row.student == "bob"
    ]
    assert rows == [(OTHER, "passed"), ("05_layers", "passed"), (NAME, "note")]


def test_what_somebody_typed_beside_an_untouched_checkout_is_said(course, tmp_path):
    above = "Ada L_7_assignsubmission"
    files = {f"{above}_file_/{name}.ipynb": json.dumps(blank(name)) for name in (OTHER, "05_layers")}
    path = packed(tmp_path / "p.zip", {**files, f"{above}_onlinetext_/onlinetext.html": "<p>I was ill</p>"})
    assert [line.said for line in collected(course, path)] == [
        "every chapter as released, so nothing was handed in",
        f"besides, an online text in {above}_onlinetext_/onlinetext.html: I was ill",
    ]


def test_the_same_file_twice_is_no_quarrel(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT})
    assert lines["ada"] == f"ada: kept, {NAME} is there already"


def test_the_same_work_run_again_is_no_quarrel(take):
    run = json.loads(TEXT)
    for cell in run["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
    lines, _ = take({f"ada/{NAME}.ipynb": TEXT, "ada/again.ipynb": json.dumps(run)})
    assert "taken" in lines["ada"]


def test_only_the_assignment_asked_for(take):
    start = json.dumps(answered(OTHER))
    lines, there = take(
        {"ada/x.ipynb": start, "bob/x.ipynb": TEXT, "cy/a.ipynb": TEXT, "cy/b.ipynb": start}, only=NAME
    )
    assert set(there) == {f"bob/{NAME}", f"cy/{NAME}"}
    assert "its cells are those of 00_start_here, and 04_one_neuron was asked for" in lines["ada"]
    assert "taken" in lines["cy"]


def test_an_asked_chapter_that_is_untouched_beside_other_work_is_no_hand_in(take):
    files = {
        "ada/a.ipynb": json.dumps(blank(NAME)),
        "ada/b.ipynb": json.dumps(answered(OTHER)),
        "bob/x.ipynb": TEXT,
    }
    lines, there = take(files, only=NAME)
    assert set(there) == {f"bob/{NAME}"} and "not handed in" in lines["ada"] and "refused" not in lines["ada"]


def test_a_broken_notebook_is_refused_though_an_earlier_one_is_there(take):
    take({f"ada/{NAME}.ipynb": TEXT})
    lines, there = take({f"ada/{NAME}.ipynb": TEXT[:2000], f"bob/{NAME}.ipynb": TEXT}, day=21)
    assert "refused" in lines["ada"] and json.loads(there[f"ada/{NAME}"]) == json.loads(TEXT)
