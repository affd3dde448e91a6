"""The report's numbers and page from runs made by hand: counts, order, what it escapes, whom it names."""

import csv
import io
import re

import pytest

from autograder.handback.report import Before, Submission, chapter_before, summarise, to_csv
from autograder.handback.report_page import page
from autograder.marking.verdicts import Judged, Run

HOSTILE = "<script>alert(1)</script>"


def judged(exercise, mistake=None, points=4.0, headline="Your words", hint="Look there"):
    return Judged(exercise, exercise, points, mistake is None, "", mistake, headline, hint)


def submission(student, *verdicts, level=2, waiting=0):
    score = sum(one.max_points for one in verdicts if one.passed)
    return Submission(student, score, 8.0, Run(level, 1.5, list(verdicts)), waiting=waiting)


@pytest.fixture
def summary():
    return summarise(
        "04_one_neuron",
        [
            submission("ada", judged("E4.3"), judged("E4.4"), waiting=1),
            submission("bob", judged("E4.3", "sign"), judged("E4.4", "not_answered")),
            submission("cyd", judged("E4.3", "sign", hint=HOSTILE), judged("E4.4")),
            submission("dan", judged("E4.3", "too_slow"), judged("E4.4"), level=0),
            Submission("eve", 0.0, 8.0, None, "its file cannot be read"),
        ],
    )


def test_each_mistake_is_counted_once_a_student_and_the_commonest_comes_first(summary):
    third, fourth = summary.exercises
    assert (third.exercise, third.names, third.passed, third.failed) == ("E4.3", ("neuron_backward",), 1, 3)
    assert [(m.mistake, m.students) for m in third.mistakes] == [
        ("sign", ["bob", "cyd"]),
        ("too_slow", ["dan"]),
    ]
    assert [m.mistake for m in fourth.mistakes] == ["not_answered"]


def test_marks_lie_in_tenths_and_full_marks_in_the_last(summary):
    assert summary.marks == [0.0, 0.0, 0.5, 0.5, 1.0]
    assert summary.histogram() == [2, 0, 0, 0, 0, 2, 0, 0, 0, 1]
    assert (
        summary.median_mark == 0.5
        and "half of them have at least 4 of 8 points · written answers of 1 are not" in page(summary)
    )


def test_what_needs_a_human_eye(summary):
    assert summary.attention == {
        "written answers wait for a mark": ["ada"],
        "unsandboxed": ["dan"],
        "ran out of time": ["dan"],
        "could not be graded: its file cannot be read": ["eve"],
    }


def test_the_page_names_nobody_unless_asked(summary):
    assert not any(name in page(summary) + to_csv(summary) for name in ("ada", "bob", "cyd", "dan", "eve"))
    assert "bob, cyd" in page(summary, names=True) and "bob cyd" in to_csv(summary, names=True)


def test_the_page_asks_no_server_and_runs_nothing(summary):
    shown = page(summary)
    assert not re.search(r"https?:|src=|url\(|@import|<script|<link", shown)
    assert "prefers-color-scheme:dark" in shown


def test_words_of_a_run_are_text_never_markup():
    mistaken = judged("E4.3", "sign", headline=HOSTILE, hint=HOSTILE)
    shown = page(summarise(HOSTILE, [submission(HOSTILE, mistaken)]), names=True)
    assert "<script" not in shown and shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 8


def test_the_csv_gives_the_same_numbers(summary):
    rows = list(csv.DictReader(io.StringIO(to_csv(summary))))
    assert [int(row["students"]) for row in rows if row["kind"] == "marks"] == summary.histogram()
    mistakes = {(r["exercise"], r["mistake"]): int(r["students"]) for r in rows if r["kind"] == "mistake"}
    assert mistakes == {("E4.3", "sign"): 2, ("E4.3", "too_slow"): 1, ("E4.4", "not_answered"): 1}
    assert {int(row["of"]) for row in rows if row["kind"] == "mistake"} == {4}


def test_the_page_begins_with_what_to_act_on(summary):
    shown = page(summary)
    places = [
        shown.index(f"<h2>{head}") for head in ("What to act", "What needs", "How the marks", "What was")
    ]
    assert places == sorted(places)
    assert [(what, entry.mistake) for what, entry in summary.first()] == [("E4.3", "sign")]
    begin = shown[places[0] : places[1]]
    assert "2 of 5: Your words" in begin and "Look there" in begin and "bob" not in begin
    assert "bob, cyd" in page(summary, names=True)[places[0] : places[1] + 40]


def test_at_most_three_misconceptions_come_first_the_commonest_before():
    made = [("a", 2), ("b", 4), ("c", 3), ("d", 1), ("not_answered", 9)]
    class_ = [submission(f"{m}{n}", judged("E4.3", m)) for m, count in made for n in range(count)]
    assert [entry.mistake for _, entry in summarise("04_one_neuron", class_).first()] == ["b", "c", "a"]


def test_answers_marked_by_hand_stand_in_the_report():
    marks = [(2.0, 2.0), (1.0, 2.0), (None, 2.0)]
    class_ = [Submission(str(n), 0, 8, None, by_hand={"M4": mark}) for n, mark in enumerate(marks)]
    shown = page(summarise("04_one_neuron", class_))
    assert "<td>M4</td><td>2 marked</td><td>half have at least 1.5 of 2</td><td>1 wait</td>" in shown


def test_bars_are_shares_of_those_who_were_judged(summary):
    section = page(summary).split('<section class="exercise">')[1]
    assert re.findall(r'"bar (\w+)".*?width:([\d.]+)%', section) == [
        ("ok", "25.0"),
        ("off", "50.0"),
        ("off", "25.0"),
    ]


def test_an_empty_class_has_a_page():
    assert "Nothing has been graded yet." in page(summarise("04_one_neuron", []))


def test_no_cell_of_the_csv_is_a_formula():
    """The names column began with whatever the first student is called; so may a headline or a hint."""
    wrong = judged("E4.3", "@sum", headline="=cmd|' /C calc'!A0", hint="+1")
    formulas = summarise("04_one_neuron", [submission(name, wrong) for name in ("-1+cmd", "=2", "@x", "b")])
    for row in csv.reader(io.StringIO(to_csv(formulas, names=True))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'-1+cmd =2 @x b" in to_csv(formulas, names=True) and "'=cmd" in to_csv(formulas)


def test_the_last_chapter_stands_beside_this_one(summary):
    assert "narrow bars" not in page(summary) and "before" not in to_csv(summary)
    summary.before = Before("03_gradient_check", [0.1, 0.5, 0.5, 1.0])
    shown = page(summary)
    assert "04_one_neuron, wide bars: 5 submissions, half have at least 50 %" in shown
    assert "03_gradient_check, narrow bars: 4 submissions, half have at least 50 %" in shown
    heights = re.findall(r'width="26" height="([\d.]+)" fill="var\(--bp-edge\)"', shown)
    assert [float(one) for one in heights] == [0, 60, 0, 0, 0, 120, 0, 0, 0, 60]
    rows = [row for row in csv.DictReader(io.StringIO(to_csv(summary))) if row["kind"] == "marks before"]
    assert [int(row["students"]) for row in rows] == [0, 1, 0, 0, 0, 2, 0, 0, 0, 1]
    assert {(row["exercise"], row["of"]) for row in rows} == {("03_gradient_check", "4")}


def test_marks_by_hand_stand_in_the_csv():
    marks = [(2.0, 2.0), (1.0, 2.0), (1.0, 2.0), (None, 2.0)]
    class_ = [Submission(str(n), 0, 8, None, by_hand={"M4": mark}) for n, mark in enumerate(marks)]
    rows = csv.DictReader(io.StringIO(to_csv(summarise("04_one_neuron", class_))))
    found = {row["mistake"]: (row["students"], row["of"]) for row in rows if row["kind"] == "by hand"}
    assert found == {"2 of 2": ("1", "4"), "1 of 2": ("2", "4"), "waits": ("1", "4")}


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_a_real_gradebook_says_what_was_marked_by_hand_and_what_came_before(tmp_path):
    """Written answers alone, each with its points or waiting; the chapter before is the last one handed in."""
    from submissions import COURSE

    from autograder.handback.report import written_marks
    from autograder.marking.gradebook import open_gradebook

    with open_gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        for name in ("01_chain_rule", "03_gradient_check", "04_one_neuron"):
            book.add_assignment(name)
            book.add_notebook(name, name)
            book.add_grade_cell("M", name, name, max_score=2, cell_type="markdown")
            book.add_grade_cell("E", name, name, max_score=6, cell_type="code")
        for student in ("ada", "bob"):
            book.add_student(student)
            for name in ("01_chain_rule", "04_one_neuron"):
                book.add_submission(name, student)
        for name, cell, student, score, waits in (
            ("04_one_neuron", "M", "ada", 1.5, False),
            ("04_one_neuron", "M", "bob", None, True),
            ("04_one_neuron", "E", "ada", 6.0, False),
            ("01_chain_rule", "E", "bob", 4.0, False),
        ):
            grade = book.find_grade(cell, name, name, student)
            grade.manual_score, grade.needs_manual_grade = score, waits
        book.db.commit()
        assert written_marks(book, "04_one_neuron") == {
            "ada": {"M": (1.5, 2.0)},
            "bob": {"M": (None, 2.0)},
        }
        assert chapter_before(COURSE, book, "04_one_neuron") == Before("01_chain_rule", [0.0, 0.5])
        assert chapter_before(COURSE, book, "01_chain_rule") is None
