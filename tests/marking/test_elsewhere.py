"""Beyond one machine: a Dask cluster that loses a worker, a gradebook on PostgreSQL with two graders."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from readme import lines_after
from room import Room
from submissions import answered, blank, full_marks

pytestmark = pytest.mark.slow

NAME = "04_one_neuron"
FULL = full_marks(NAME)


def handed_in(root: Path, count: int) -> Room:
    room = Room(root, NAME).open()
    for number in range(count):
        notebook = answered(NAME, sgd_step=f"# {number}\n{STEP}") if number % 3 else blank(NAME)
        room.hand_in(f"s{number}", NAME, notebook)
    return room


STEP = "def sgd_step(params, grads, eta):\n    return [p - eta * g for p, g in zip(params, grads)]\n"


def test_a_cluster_that_loses_a_worker_brings_every_result(tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the cluster extra is not installed")
    from autograder.authoring.course import Course
    from autograder.marking.class_run import Choices, ClassRun

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    room = handed_in(tmp_path, 9)
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster:
        choices = Choices(NAME, scheduler=cluster.scheduler_address)
        outcomes = []
        for outcome, _ in ClassRun(Course(room.root), choices).grade():
            if not outcomes:  # one result is there: now a worker dies
                next(iter(cluster.workers.values())).process.process._process.kill()
            outcomes.append(outcome)
    assert sorted(outcome.student for outcome in outcomes) == [f"s{i}" for i in range(9)]
    assert [outcome.failure for outcome in outcomes] == [""] * 9
    assert room.marks("s1", NAME) == FULL and room.marks("s0", NAME)["E4-3"] == 0


def stop_server(data: Path, pg_ctl: list[str]) -> None:
    """End a server whatever the machine is busy with; what the test found stays what it found."""
    with contextlib.suppress(OSError, subprocess.SubprocessError, ValueError):
        server = int((data / "postmaster.pid").read_text().splitlines()[0])
        command = [*pg_ctl, "-D", str(data), "-m", "immediate", "-t", "120", "stop"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if subprocess.run(command, cwd=data.parent, timeout=150, check=False, **quiet).returncode:
            os.kill(server, signal.SIGKILL)


@pytest.fixture
def postgres(tmp_path_factory):
    """A PostgreSQL server of our own on a local socket; its URL."""
    pytest.importorskip("psycopg2", reason="the cluster extra is not installed")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("no PostgreSQL here (apt-get install postgresql)")
    folder = Path(tmp_path_factory.mktemp("postgres"))
    for parent in (folder, *folder.parents[:-1]):
        parent.chmod(parent.stat().st_mode | 0o011)
    as_user = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

    def run(program, *words):
        command = [*as_user, str(programs[-1] / program), *words]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("initdb", "-D", str(folder / "data"), "-U", "grader", "--auth=trust")
    run("pg_ctl", "-D", str(folder / "data"), "-w", "-o", f"-k {folder} -c listen_addresses=''", "start")
    run("createdb", "-h", str(folder), "-U", "grader", "course")
    yield f"postgresql://grader@/course?host={folder}"
    stop_server(folder / "data", [*as_user, str(programs[-1] / "pg_ctl")])


def test_two_graders_write_at_once_to_postgresql(tmp_path, postgres):
    room = handed_in(tmp_path, 6)
    there = [f"--db={postgres}", "--course=default_course"]
    room.run("nbgrader", "generate_assignment", NAME, "--force", *there)
    students = [[f"s{i}" for i in range(6) if i % 2 == half] for half in (0, 1)]
    command = [sys.executable, "-m", "autograder", "grade", "04", "--db", postgres, "--student"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    graders = [
        subprocess.Popen([*command, *mine], cwd=room.root, env=room.environment, **streams)
        for mine in students
    ]
    for grader in graders:
        said = grader.communicate(timeout=300)[0]
        assert grader.returncode == 0, said
    from nbgrader.api import Gradebook

    with Gradebook(postgres) as gradebook:
        found = gradebook.find_notebook(NAME, NAME).submissions
        marks = {s.student.id: {g.name: g.auto_score for g in s.grades} for s in found}
    assert sorted(marks) == [f"s{i}" for i in range(6)]
    assert marks["s1"]["E4-3"] == 4 and marks["s0"]["E4-3"] == 0


def test_the_lines_of_the_readme(tmp_path, postgres, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the cluster extra is not installed")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    room = handed_in(tmp_path, 3)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        said = ""
        there = {"tcp://scheduler:8786": cluster.scheduler_address, "postgresql://grader@db/course": postgres}
        for line in lines_after("**On our cluster**"):
            for word, address in there.items():
                line = line.replace(word, f"'{address}'")
            said += room.run("bash", "-c", line).stdout
    assert "3 graded" in said and "3 submissions" in said
