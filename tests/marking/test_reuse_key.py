"""The reuse key covers what it says: change a file, and exactly these chapters are marked again."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from submissions import ROOT

from autograder.engine import registry
from autograder.marking import reuse_key
from autograder.marking.execute import RunOptions
from autograder.marking.submission import Job

ALL = {f"0{number}" for number in range(9)}

# change this file -> exactly these chapters are marked again
TABLE = {
    # what judges everybody
    "autograder/engine/walk.py": ALL,
    "autograder/engine/compare.py": ALL,
    "autograder/engine/way_search.py": ALL,
    "autograder/engine/everyday/when_shapes.py": ALL,
    "autograder/engine/registry.py": ALL,
    "autograder/engine/shelves.py": ALL,  # finds the exercises: which judge an id has
    "autograder/engine/chapter.py": ALL,
    "autograder/engine/card.py": ALL,
    "autograder/engine/calling.py": ALL,
    "autograder/engine/question.py": ALL,
    "autograder/marking/rebuild.py": ALL,
    "autograder/marking/matching.py": ALL,
    "autograder/marking/pictures.py": ALL,
    "autograder/marking/elsewhere.py": ALL,
    "autograder/sandbox/svg.py": ALL,
    "autograder/sandbox/inside/draw_svg.py": ALL,
    "autograder/marking/student_text.py": ALL,
    "autograder/marking/execute.py": ALL,
    "autograder/marking/submission.py": ALL,
    "autograder/marking/verdicts.py": ALL,
    "autograder/authoring/source.py": ALL,  # only_call reads the test cells
    "autograder/sandbox/session.py": ALL,
    "autograder/sandbox/outputs.py": ALL,
    "autograder/sandbox/launch.py": ALL,
    "autograder/sandbox/levels.py": ALL,
    "autograder/sandbox/inside/worker.py": ALL,
    "autograder/sandbox/inside/zygote.py": ALL,
    "autograder/sandbox/inside/jail.py": ALL,
    "autograder/sandbox/inside/wire.py": ALL,
    "autograder/sandbox/inside/backprop/__init__.py": ALL,
    "course/backprop/version.py": ALL,  # stamped on every run
    "course/backprop/data/plane.py": ALL,  # every student may import the data
    "course/backprop/data/digits.npz": ALL,
    # what judges some
    "autograder/chapters/reference.py": {"04", "05", "06"},
    "autograder/chapters/other_factors.py": {"04", "05", "06"},
    "autograder/chapters/one_neuron/other_losses.py": {"04"},
    "autograder/chapters/chain_rule/graphs.py": {"01", "02"},
    "course/backprop/numbers/training.py": {"07", "08"},
    "course/backprop/numbers/network.py": {"07"},
    "course/backprop/numbers/patients.py": {"08"},
    "autograder/chapters/debugging_clinic/vital_signs.py": {"08"},
    "autograder/chapters/debugging_clinic/ward.json": {"08"},
    "autograder/chapters/__init__.py": ALL,  # the package in which the chapters are found
    "autograder/chapters/one_neuron/__init__.py": {"04"},  # a declaration
    "autograder/chapters/start_here/mistakes/__init__.py": {"00"},  # a bank is a package
    "autograder/chapters/start_here/mistakes/shapes.py": {"00"},
    "autograder/chapters/chain_rule/mistakes/path_sum.py": {"01"},
    "autograder/chapters/reverse_mode/tape.py": {"02"},
    "autograder/chapters/gradient_check/exercises.py": {"03"},
    "autograder/chapters/one_neuron/questions.py": {"04"},
    "autograder/chapters/layers/layer_classes.py": {"05"},
    "autograder/chapters/three_layer_net/backward.py": {"06"},
    "autograder/chapters/three_layer_net/mistakes/slopes.py": {"06"},
    "autograder/chapters/training/sgd_epoch.py": {"07"},
    # what judges nobody
    "autograder/engine/worthless.py": set(),
    "autograder/notebook.py": set(),
    "autograder/authoring/release.py": set(),
    "autograder/intake/collect.py": set(),
    "autograder/marking/class_run.py": set(),
    "autograder/marking/slots.py": set(),
    "autograder/marking/slot_start.py": set(),
    "autograder/marking/slot_line.py": set(),
    "autograder/marking/cluster.py": set(),
    "autograder/marking/save_marks.py": set(),
    "autograder/handback/report.py": set(),
    "autograder/handback/configuration.py": set(),
    "autograder/rehearsal/simulate.py": set(),
    "autograder/commands/grade.py": set(),
    "course/backprop/contents.py": set(),
    "course/backprop/figures/descent.py": set(),
    "course/backprop/drawing/svg.py": set(),
    "course/backprop/numbers/lego.py": set(),
    "course/backprop/hosts/quiz.py": set(),
}

CHANGED = """
import json, sys
from pathlib import Path
from autograder.engine import registry
from autograder.marking.reuse_key import fingerprint

def all_keys():
    return {name[:2]: fingerprint(name) for name in registry.chapters()}

before, table = all_keys(), {}
for line in sys.argv[1:]:
    path = Path(line)
    content = path.read_bytes()
    path.write_bytes(content + (b"\\n" if path.suffix != ".py" else b"\\n# changed\\n"))
    after = all_keys()
    table[line] = sorted(name for name in before if before[name] != after[name])
    path.write_bytes(content)
assert all_keys() == before
print(json.dumps(table))
"""


@pytest.fixture(scope="module")
def marked_again(tmp_path_factory) -> dict[str, set[str]]:
    """file -> chapters whose key is another one when that file is changed on disk, in a copy of both packages."""
    root = tmp_path_factory.mktemp("copy")
    skipped = shutil.ignore_patterns("__pycache__", "*.ipynb", ".ipynb_checkpoints")
    for package in ("autograder", "course/backprop"):
        shutil.copytree(ROOT / package, root / package, ignore=skipped)
    environment = {"PYTHONPATH": f"{root}:{root / 'course'}", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", CHANGED, *TABLE]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path: set(chapters) for path, chapters in json.loads(done.stdout).items()}


@pytest.mark.slow
@pytest.mark.parametrize("path", TABLE)
def test_a_changed_file_has_exactly_these_chapters_marked_again(marked_again, path):
    assert marked_again[path] == TABLE[path]


@pytest.mark.parametrize("name", registry.chapters())
def test_every_module_that_a_chapter_declares_is_in_its_key(name):
    chapter = registry.chapter(name)
    files = set(reuse_key.files_of(chapter).values())
    assert {Path(module.__file__) for module in chapter.depends_on} <= files
    package = Path(sys.modules[f"autograder.chapters.{chapter.name}"].__file__).parent
    assert set(package.glob("*.py")) <= files


def test_every_file_of_the_sandbox_is_in_every_key():
    files = set(reuse_key.files_of(registry.chapter("00_start_here")).values())
    inside = {path for path in (ROOT / "autograder/sandbox/inside").rglob("*.py")}
    assert inside <= files and len(inside) >= 5


@pytest.mark.parametrize("library", ["python", *reuse_key.LIBRARIES])
def test_another_version_is_another_key(monkeypatch, library):
    before = reuse_key.fingerprint("04_one_neuron")
    other = {**reuse_key.versions(), library: "99"}
    monkeypatch.setattr(reuse_key, "versions", lambda: other)
    assert reuse_key.fingerprint("04_one_neuron") != before


def test_a_library_that_is_not_there_has_a_version_too(monkeypatch):
    monkeypatch.setattr(reuse_key, "LIBRARIES", ("no-such-library",))
    assert reuse_key.versions()["no-such-library"] == "none"


def test_the_name_of_a_file_counts_and_not_only_its_text():
    """Two files that change places are another grader."""
    name = "04_one_neuron"
    files = reuse_key.files_of(registry.chapter(name))
    first, second = files["autograder.engine.walk"], files["autograder.engine.compare"]
    exchanged = {first: second, second: first}
    read = Path.read_bytes
    assert reuse_key.fingerprint(name, lambda path: read(exchanged.get(path, path))) != reuse_key.fingerprint(
        name
    )


OWN = """
from autograder.engine.verdict import Exercise
from . import bank

def judge(answers, part, setting):
    return bank.VERDICT

EXERCISES = (Exercise("E10.1", ("relu",), {"": 1}, judge),)
"""


def test_an_instructors_own_exercises_are_in_their_key(tmp_path, monkeypatch):
    folder = tmp_path / "exercises" / "10_my_topic"
    folder.mkdir(parents=True)
    (tmp_path / "course").mkdir()
    (folder / "exercises.py").write_text(OWN)
    (folder / "bank.py").write_text("VERDICT = None\n")
    (folder / "numbers.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    registry.chapters.cache_clear()
    try:
        before = reuse_key.fingerprint("10_my_topic")
        files = set(reuse_key.files_of(registry.chapter("10_my_topic")).values())
        for name in ("exercises.py", "bank.py", "numbers.json"):
            assert folder / name in files
        (folder / "bank.py").write_text("VERDICT = 1\n")
        assert reuse_key.fingerprint("10_my_topic") != before
    finally:
        registry.chapters.cache_clear()


SHARED = """
from autograder.engine.chapter import Chapter
from autograder.engine.verdict import Exercise
from .. import rule
from ..shared.bank import VERDICT

def judge(answers, part, setting):
    from .later import look
    return look(VERDICT)

CHAPTER = Chapter("11", "other_topic", exercises=(Exercise("E11.1", ("relu",), {"": 1}, judge),))
"""


def test_relative_imports_of_a_chapter_that_an_entry_point_brings_are_in_its_key(tmp_path, monkeypatch):
    """It lies in a package of somebody's own, and what several of their chapters share lies beside it."""
    texts = {
        "my_course/__init__.py": "",
        "my_course/rule.py": "",
        "my_course/unused.py": "",
        "my_course/topic/__init__.py": SHARED,
        "my_course/topic/later.py": "def look(verdict):\n    return verdict\n",
        "my_course/shared/__init__.py": "",
        "my_course/shared/bank.py": "from .words import VERDICT\n",
        "my_course/shared/words.py": "VERDICT = None\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    try:
        chapter = importlib.import_module("my_course.topic").CHAPTER
        files = set(reuse_key.files_of(chapter).values())
    finally:
        for name in set(sys.modules) - before:
            del sys.modules[name]
    assert {name for name in texts if tmp_path / name in files} == set(texts) - {"my_course/unused.py"}


# --- the key of one submission


def job(**changed) -> Job:
    plain = Job("04_one_neuron", "{}", {"E4-1": {"source": "", "cell_type": "code", "checksum": None}})
    return replace(plain, **changed)


def test_the_key_changes_with_all_that_a_verdict_depends_on():
    keys = [
        job().key(b"a", 2),
        job().key(b"b", 2),
        job().key(b"a", 1),
        job(release="{ }").key(b"a", 2),
        job(recorded={}).key(b"a", 2),
        job(options={"seed": 1}).key(b"a", 2),
        job(options={"total_seconds": 1.0}).key(b"a", 2),
        job(notebook="05_layers").key(b"a", 2),
    ]
    assert len(set(keys)) == len(keys)
    assert job().key(b"a", 2) == keys[0]


def test_the_level_that_this_machine_should_give_stands_for_none(monkeypatch):
    monkeypatch.setattr(RunOptions, "level", 1)
    assert job().key(b"a") == job().key(b"a", 1) != job().key(b"a", 2)


def test_a_submission_cannot_take_the_place_of_the_level():
    assert job().key(b"2\0a", 1) != job().key(b"a", 12)
