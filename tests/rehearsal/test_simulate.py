"""The synthetic class: the same seed the same class, a mix as announced, every chapter."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from submissions import ROOT

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.marking.rebuild import read_submission
from autograder.rehearsal.simulate import HABITS, KINDS, WEIGHTS, Pool, make_class

COURSE = Course(ROOT)
NAME = "04_one_neuron"


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.ipynb")}


def test_the_same_seed_gives_the_same_class(tmp_path):
    for folder, seed in (("one", 7), ("same", 7), ("other", 8)):
        make_class(COURSE, NAME, 12, seed, tmp_path / folder)
    assert files(tmp_path / "one") == files(tmp_path / "same") != files(tmp_path / "other")


def test_the_mix_is_as_announced(tmp_path):
    kinds = Counter(student.kind for student in make_class(COURSE, NAME, 1000, 0, tmp_path / "many"))
    assert set(kinds) == set(KINDS) and sum(KINDS.values()) == pytest.approx(1)
    assert all(abs(kinds[kind] / 1000 - share) < 0.04 for kind, share in KINDS.items())


@pytest.mark.parametrize("name", COURSE.names())
def test_every_notebook_has_a_class(name, tmp_path):
    students = make_class(COURSE, name, 40, 1, tmp_path / "class")
    answers = Counter(what for student in students for what in student.answers.values())
    assert answers["right"] and answers["blank"] and len(answers) > 6
    for student in students:
        content = (tmp_path / "class" / student.name / f"{name}.ipynb").read_bytes()
        if student.kind == "malformed":
            with pytest.raises(ValueError):
                read_submission(content)
        else:
            assert json.loads(content)["cells"] and (student.kind in HABITS) == bool(student.answers)


def test_the_heavier_mistakes_are_mistakes_that_somebody_makes():
    pools = [Pool(COURSE, name) for name in COURSE.names()]
    known = {sample.what for pool in pools for samples in pool.wrong.values() for sample in samples}
    assert set(WEIGHTS) <= known


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(Complaint, match="is not empty: name a new folder"):
        make_class(COURSE, NAME, 3, 0, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
