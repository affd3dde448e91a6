"""Whoever wants marks without an answer, or the machine, gets neither: at both levels, as root and not."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import nbformat
import pytest
from hostile import ATTACKS, FORGED_PROPERTIES, LOADS, NAME
from submissions import ROOT, answered, recorded, release_text

from autograder.engine.calling import time_limit
from autograder.marking.execute import RunOptions, run_notebook
from autograder.marking.rebuild import read_submission, rebuilt
from autograder.sandbox.launch import Place, Zygote, here
from autograder.sandbox.session import Session

pytestmark = pytest.mark.slow

SECONDS = 5.0  # for all cells and calls of one submission
NOBODY = 65534
TOKEN = "the marks of everybody"
DEBIAN = Path("/usr/bin/python3")
TABLE: Counter = Counter()


def root_only():
    return pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def needs_bwrap():
    return pytest.mark.skipif(not shutil.which("bwrap"), reason="no bubblewrap here")


def as_nobody(folder: Path) -> Place:
    """A copy that everybody can read: the packages of this environment with Debian's interpreter."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    library = Path(f"/usr/lib/python{version}")
    if not (DEBIAN.exists() and library.is_dir()):
        pytest.skip(f"no Python {version} of Debian's here to run as an ordinary user")
    mine = here()
    site = folder / "site"
    site.mkdir()
    for path in map(Path, mine.packages):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, site / path.name)
    shutil.copytree(mine.inside, folder / "inside")
    shutil.copytree(mine.data, folder / "data")
    shutil.copy(mine.calling, folder / "calling.py")
    shutil.copy(mine.stopped, folder / "stopped.py")
    return Place(
        interpreter=os.path.realpath(DEBIAN),
        prefix="/usr",
        library=(str(library),),
        packages=tuple(str(path) for path in sorted(site.iterdir())),
        inside=str(folder / "inside"),
        calling=str(folder / "calling.py"),
        stopped=str(folder / "stopped.py"),
        data=str(folder / "data"),
    )


@contextlib.contextmanager
def open_folder():
    """A folder that everybody can reach. pytest closes its own to others whenever another pytest starts."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def nobodys_place():
    with open_folder() as folder:
        yield as_nobody(folder)


WAYS = [
    pytest.param((2, None), marks=needs_bwrap(), id="level 2"),
    pytest.param((1, None), id="level 1"),
    pytest.param((2, NOBODY), marks=[needs_bwrap(), root_only()], id="level 2, ordinary user"),
    pytest.param((1, NOBODY), marks=root_only(), id="level 1, ordinary user"),
]


@pytest.fixture(scope="module", params=WAYS)
def zygote(request):
    level, user = request.param
    place = request.getfixturevalue("nobodys_place") if user else None
    with Zygote(level, user, place) as started:
        started.way = f"level {level}" + (", ordinary user" if user else "")
        yield started


class Bait:
    """What attackers reach for, and whether they got it."""

    def __init__(self, folder: Path):
        self.victim, self.secret = folder / "victim", folder / "secret"
        self.victim.mkdir()
        (self.victim / "marks.csv").write_text("all")
        self.secret.write_text(TOKEN)
        os.chmod(self.victim, 0o777)  # they may; only the sandbox stands between
        os.chmod(self.secret, 0o666)
        self.tcp, self.udp = (
            socket.create_server(("127.0.0.1", 0)),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        )
        self.udp.bind(self.tcp.getsockname())
        self.local = socket.socket(socket.AF_UNIX)
        self.local.bind(f"\0bait-{os.getpid()}")
        self.local.listen()
        for one in (self.tcp, self.udp, self.local):
            one.setblocking(False)
        self.process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
        self.before = self.state()

    def words(self) -> dict:
        return {
            "secret": self.secret,
            "victim": self.victim,
            "port": self.tcp.getsockname()[1],
            "local": f"bait-{os.getpid()}",
            "pid": self.process.pid,
            "root": ROOT,
            "home": Path.home(),
            "class": self.victim,
        }

    def state(self):
        files = [self.secret, *sorted(self.victim.rglob("*"))]
        return [(str(f), f.stat().st_mode, f.stat().st_mtime_ns, f.read_bytes()) for f in files]

    def untouched(self) -> str:
        """What was touched, "" if nothing."""
        if self.state() != self.before:
            return "a file"
        if self.process.poll() is not None:
            return "a process"
        for name in ("tcp", "udp", "local"):
            with contextlib.suppress(BlockingIOError):
                getattr(self, name).accept() if name != "udp" else self.udp.recv(10)
                return f"the network ({name})"
        return "/tmp/pwned" if os.path.exists("/tmp/pwned") else ""

    def close(self):
        self.process.kill()
        self.process.wait()
        for one in (self.tcp, self.udp, self.local):
            one.close()


@pytest.fixture(scope="module")
def bait():
    with open_folder() as folder:
        made = Bait(folder)
        yield made
        made.close()


def run(zygote, text: str, seconds: float = SECONDS, name: str = NAME, cell_seconds: float = 2.0):
    release = nbformat.reads(release_text(name), as_version=4)
    nb = rebuilt(release, recorded(name), read_submission(text.encode()))
    with Session(zygote, seconds) as session:
        return run_notebook(nb, session, RunOptions(cell_seconds=cell_seconds), zygote.level)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack_earns_and_touches_nothing(zygote, attack, bait):
    result = run(zygote, attack.make(bait.words()))
    assert [one.exercise for one in result.judged if one.passed] == []
    assert len(result.judged) == 6
    assert TOKEN not in str(asdict(result))
    assert bait.untouched() == ""
    TABLE[attack.kind, zygote.way] += 1


def test_an_honest_notebook_earns_all_in_the_same_way(zygote):
    result = run(zygote, json.dumps(answered(NAME)))
    assert [one.exercise for one in result.judged if not one.passed] == []


def test_nothing_of_theirs_is_still_running(zygote):
    """A kill is not waited for; what is left then is the worker that stands ready for the next student."""
    itself = zygote.process.pid
    for _ in range(2 if zygote.level == 2 else 0):  # bubblewrap, its own child, the zygote
        (itself,) = children_of(itself)
    until = time.monotonic() + 20
    while len(children_of(itself)) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert len(children_of(itself)) == 1


def children_of(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_the_sandbox_still_serves_the_next(zygote):
    with Session(zygote) as session:
        session.run_cell("def sigmoid(s):\n    return 1 / (1 + 2.718281828459045 ** -s)")
        assert session.answer("sigmoid").call(0.0).value == 0.5


MOST_MEMORY = 500 << 20  # bytes that judging one submission may add to the process that judges


def most_memory_since(reset=False) -> int:
    """Bytes of the process at its fullest, since the last reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    return 1024 * int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])


@pytest.mark.parametrize("load", LOADS, ids=lambda load: load.name)
def test_a_load_leaves_the_right_answers_their_marks(zygote, load):
    """Within the time of one submission, and without filling the memory of the process that judges."""
    before = most_memory_since(reset=True)
    with time_limit(120):
        result = run(zygote, load.make({}), 60.0, load.notebook, cell_seconds=10.0)
    wrong = {one.exercise for one in result.judged if not one.passed}
    assert wrong <= load.costs and len(result.judged) > len(load.costs)
    assert most_memory_since() - before < MOST_MEMORY
    json.dumps(asdict(result), ensure_ascii=False).encode("utf-8")
    assert "\x1b" not in str([one.hint + one.headline for one in result.judged])
    TABLE[load.kind, zygote.way] += 1


@pytest.mark.parametrize("attack", FORGED_PROPERTIES, ids=lambda attack: attack.name)
def test_what_a_worker_says_of_itself_earns_nothing(zygote, attack):
    """The numbers are right, so what asks for numbers alone passes: E4.1 values."""
    result = run(zygote, attack.make({}), seconds=60.0)
    assert {one.exercise for one in result.judged if one.passed} <= {"E4.1 values"}
    TABLE[attack.kind, zygote.way] += 1


def test_the_corpus_is_counted(capsys):
    ways, kinds = sorted({way for _, way in TABLE}), sorted({kind for kind, _ in TABLE})
    with capsys.disabled():
        print(f"\n{'hostile submissions that earned nothing':40}" + "".join(f"{way:>24}" for way in ways))
        for kind in kinds:
            print(f"{kind:40}" + "".join(f"{TABLE[kind, way]:>24}" for way in ways))
        print(f"{'all':40}" + "".join(f"{sum(TABLE[k, way] for k in kinds):>24}" for way in ways))
    assert len(ATTACKS) >= 60
