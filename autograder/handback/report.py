"""What a class misunderstood, by name: counts of every known mistake, for the instructor.

`summarise` takes what came of each submission and knows nothing of nbgrader or HTML; the page is
`report_page.py`. No student is named unless asked for.
"""

from __future__ import annotations

import csv
import io
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from autograder.authoring.course import Course
from autograder.engine import registry
from autograder.intake.names import guarded
from autograder.marking.verdicts import Judged, Run

FIRST = 3  # misconceptions that a page begins with
BINS = 10  # bars of the distribution of marks
UNNAMED = "no known mistake"
UNANSWERED = "not_answered"
NO_MISCONCEPTION = (UNNAMED, UNANSWERED, "too_slow", "too_much_memory", "crashed")
WAITING = "written answers wait for a mark"


@dataclass(frozen=True)
class Submission:
    """One student's result. run : None where nothing could be run, then `failure` says why."""

    student: str
    score: float
    max_score: float
    run: Run | None
    failure: str = ""
    waiting: int = 0  # written answers that nobody has marked yet
    by_hand: dict[str, tuple[float | None, float]] = field(default_factory=dict)  # cell -> (points, of)


@dataclass
class MistakeCount:
    """How often one mistake was made in one exercise, and what those students read."""

    mistake: str
    headline: str
    hint: str
    students: list[str] = field(default_factory=list)


@dataclass
class ExerciseCount:
    """One test cell over the class. names : the functions, classes or values that it judges."""

    exercise: str
    names: tuple[str, ...]
    max_points: float
    passed: int
    failed: int
    mistakes: list[MistakeCount]


@dataclass(frozen=True)
class Before:
    """The chapter before, to look at this one beside it. marks : as in `Summary`"""

    assignment: str
    marks: list[float]


@dataclass
class Summary:
    """Everything the report shows. marks : share of the points, one a submission, sorted."""

    assignment: str
    submissions: int
    max_score: float
    marks: list[float]
    exercises: list[ExerciseCount]
    seconds: list[float]
    attention: dict[str, list[str]]  # what needs a human eye -> students
    by_hand: dict[str, list[tuple[float | None, float]]] = field(default_factory=dict)  # written answers
    before: Before | None = None

    @property
    def median_mark(self) -> float:
        return median(self.marks)

    def first(self) -> list[tuple[str, MistakeCount]]:
        """(exercise, mistake) of the commonest misconceptions; no answer, and no known mistake, is none."""
        named = [(one.exercise, entry) for one in self.exercises for entry in one.mistakes]
        named = [(what, entry) for what, entry in named if entry.mistake not in NO_MISCONCEPTION]
        return sorted(named, key=lambda pair: -len(pair[1].students))[:FIRST]

    def histogram(self) -> list[int]:
        """Submissions in each tenth of the points; full marks fall into the last."""
        return tenths(self.marks)


def median(marks: list[float]) -> float:
    return statistics.median(marks) if marks else 0.0


def tenths(marks: list[float]) -> list[int]:
    counts = [0] * BINS
    for mark in marks:
        counts[min(int(mark * BINS + 1e-9), BINS - 1)] += 1
    return counts


def chapter_before(course: Course, gradebook, name: str) -> Before | None:
    """The last chapter before this one that has submissions in the gradebook; None where none has."""
    released = {one.name for one in gradebook.assignments}
    names = course.names()
    for earlier in reversed(names[: names.index(name)]):
        if earlier in released and (rows := gradebook.notebook_submission_dicts(earlier, earlier)):
            most = gradebook.find_notebook(earlier, earlier).max_score
            return Before(earlier, sorted(row["score"] / most if most else 0.0 for row in rows))
    return None


def gather(class_run, tick: Callable[[], object] = lambda: None) -> list[Submission]:
    """What came of each submission of a `ClassRun`: its mark from the gradebook, its run from the store.

    tick : called once for each
    """
    from autograder.marking.gradebook import open_gradebook

    name = class_run.choices.assignment
    with open_gradebook(class_run.directory.db_url) as gradebook:
        marks = {row["student"]: row for row in gradebook.notebook_submission_dicts(name, name)}
        total = gradebook.find_notebook(name, name).max_score
        written = written_marks(gradebook, name)
    found = []
    for student in class_run.submissions():
        tick()
        row = marks.get(student, {"score": 0.0, "needs_manual_grade": False})
        run = class_run.store.get(class_run.store.noted(name, student).key)
        failure = "" if run else "not graded yet, or its file cannot be read"
        waiting = int(bool(row["needs_manual_grade"]))
        mine = written.get(student, {})
        found.append(Submission(student, row["score"], total, run, failure, waiting, mine))
    return found


def summarise(assignment: str, submissions: list[Submission]) -> Summary:
    judged: dict[str, list[tuple[str, Judged]]] = defaultdict(list)
    for submission in submissions:
        for one in submission.run.judged if submission.run else ():
            judged[one.exercise].append((submission.student, one))
    return Summary(
        assignment=assignment,
        submissions=len(submissions),
        max_score=max((s.max_score for s in submissions), default=0.0),
        marks=sorted(s.score / s.max_score if s.max_score else 0.0 for s in submissions),
        exercises=[count(exercise, verdicts) for exercise, verdicts in judged.items()],
        seconds=sorted(s.run.seconds for s in submissions if s.run),
        attention=needs_attention(submissions),
        by_hand=collected(submissions),
    )


def collected(submissions: list[Submission]) -> dict[str, list[tuple[float | None, float]]]:
    """Written answer -> (points or None, of) of everybody."""
    found: dict[str, list[tuple[float | None, float]]] = defaultdict(list)
    for submission in submissions:
        for cell, mark in submission.by_hand.items():
            found[cell].append(mark)
    return dict(sorted(found.items()))


def written_marks(gradebook, name: str) -> dict[str, dict[str, tuple[float | None, float]]]:
    """student -> written answer -> (its points, None where it waits for a person, of how many)."""
    from nbgrader.api import BaseCell, Grade, GradeCell

    from autograder.marking.gradebook import grades

    found: dict[str, dict[str, tuple[float | None, float]]] = defaultdict(dict)
    cells = GradeCell.__table__.c  # without its base, which is asked already
    rows = grades(gradebook, name, BaseCell.name, Grade.needs_manual_grade, Grade.score, cells.max_score)
    written = rows.join(GradeCell.__table__, cells.id == Grade.cell_id).filter(cells.cell_type == "markdown")
    for student, cell, waits, points, most in written:
        found[student][cell] = (None if waits else float(points), float(most))
    return found


def points_of(points: float | None, most: float) -> str:
    return "waits" if points is None else f"{points:g} of {most:g}"


def count(exercise: str, verdicts: list[tuple[str, Judged]]) -> ExerciseCount:
    mistakes: dict[str, MistakeCount] = {}
    for student, one in verdicts:
        if one.passed:
            continue
        name = one.mistake or UNNAMED
        entry = mistakes.setdefault(name, MistakeCount(name, one.headline, one.hint))
        entry.students.append(student)
    failed = sum(len(entry.students) for entry in mistakes.values())
    ranked = sorted(mistakes.values(), key=lambda entry: (-len(entry.students), entry.mistake))
    found, part = registry.find(exercise)
    points = verdicts[0][1].max_points
    return ExerciseCount(exercise, found.names_for(part), points, len(verdicts) - failed, failed, ranked)


def needs_attention(submissions: list[Submission]) -> dict[str, list[str]]:
    """What a human should look at, by reason; only reasons that occur."""
    found: dict[str, list[str]] = defaultdict(list)
    for submission in submissions:
        kinds = Counter(one.mistake for one in submission.run.judged) if submission.run else Counter()
        if submission.failure:
            found[f"could not be graded: {submission.failure}"].append(submission.student)
        if submission.run and submission.run.level == 0:
            found["unsandboxed"].append(submission.student)
        if kinds["too_slow"]:
            found["ran out of time"].append(submission.student)
        if kinds["too_much_memory"]:
            found["ran out of memory"].append(submission.student)
        if kinds["crashed"]:
            found["ended its process"].append(submission.student)
        for one in submission.run.judged if submission.run else ():
            if one.stumbled:
                found[f"the check of {one.exercise} stumbled, which is our fault"].append(submission.student)
        if submission.waiting:
            found[WAITING].append(submission.student)
    return dict(found)


def to_csv(summary: Summary, names: bool = False) -> str:
    """The page's numbers as CSV: one row an exercise and mistake, one a reason for a look."""
    out = io.StringIO()
    writer = csv.writer(out)
    head = ["kind", "exercise", "mistake", "students", "of", "headline", "hint"]
    writer.writerow([*head, "names"] if names else head)

    def row(*cells, students=()):
        line = [*cells, " ".join(students)] if names else cells
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in line])

    for low, number in enumerate(summary.histogram()):
        row("marks", "", f"{low * 10}-{low * 10 + 10} %", number, summary.submissions, "", "")
    if earlier := summary.before:
        for low, number in enumerate(tenths(earlier.marks)):
            span = f"{low * 10}-{low * 10 + 10} %"
            row("marks before", earlier.assignment, span, number, len(earlier.marks), "", "")
    for cell, marks in summary.by_hand.items():
        for points, number in sorted(Counter(points_of(*mark) for mark in marks).items()):
            row("by hand", cell, points, number, len(marks), "", "")
    for exercise in summary.exercises:
        total = exercise.passed + exercise.failed
        row("exercise", exercise.exercise, "passed", exercise.passed, total, "", "")
        for entry in exercise.mistakes:
            cells = (entry.mistake, len(entry.students), total, entry.headline, entry.hint)
            row("mistake", exercise.exercise, *cells, students=entry.students)
    for reason, students in summary.attention.items():
        row("attention", "", reason, len(students), summary.submissions, "", "", students=students)
    return out.getvalue()
