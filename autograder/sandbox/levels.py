"""Which level of sandbox this machine really gives, found by trying to break out of it.

2 : bubblewrap around the jail. 1 : the jail alone (no user namespaces: a Hub pod, Binder).
0 : neither; grading refuses unless it is told `--no-sandbox`, which stamps every result.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.inside import jail
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session

NAMES = {2: "bubblewrap + jail", 1: "jail alone", 0: "no sandbox"}
CAN_FORK = hasattr(os, "fork")  # not on Windows: then student code runs by no road
STARTS = 3  # how often bubblewrap is tried on a machine that is short of processes
NO_FORK = (
    "Student code runs in processes of its own that Windows cannot make, so it is not run here: "
    "use WSL (wsl --install), a container or a Linux machine. Learning works, grading and `try` do not."
)
REFUSAL = (
    "This machine gives no sandbox, so student code is not run: see `autograder doctor` for what to install, "
    "or grade in a container; --no-sandbox runs it all the same and stamps every result."
)

# name of the escape, Python that tries it; reaching the last line means the sandbox leaks
ESCAPES = (
    ("read a file of yours", "open({secret!r}).read()"),
    ("write a file of yours", "open({secret!r}, 'a').write('x')"),
    ("empty a file that may be read", "import os; os.open('/dev/urandom', os.O_RDONLY | os.O_TRUNC)"),
    ("change a file's mode", "import os; os.chmod({secret!r}, 0)"),
    ("remove a file", "import os; os.unlink({secret!r})"),
    ("leave a file behind", "import tempfile; tempfile.NamedTemporaryFile(dir={folder!r}).write(b'x')"),
    ("write to its own temporary folder", "open('/tmp/escape', 'w').write('x')"),
    ("list your home", "import os; os.listdir({home!r})"),
    ("see another process", "open('/proc/{parent}/environ', 'rb').read()"),
    ("connect over TCP", "import socket; socket.create_connection(('127.0.0.1', {port}), 2)"),
    (
        "send over UDP",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
    ),
    ("connect to a local socket", "import socket; socket.socket(socket.AF_UNIX).connect({abstract!r})"),
    ("start a process", "import os; os._exit(0) if os.fork() == 0 else None"),
    ("start a thread", "import threading; threading.Thread(target=int).start()"),
    ("start a program", "import subprocess; subprocess.run(['/bin/true'], check=True)"),
    ("signal another process", "import os; os.kill({parent}, 0)"),
    (
        "signal through a descriptor",
        "import fcntl, os; r, w = os.pipe(); fcntl.fcntl(r, fcntl.F_SETOWN, {parent})",
    ),
    ("take 8 GB of memory", "import numpy; numpy.ones(10**9)"),
    (
        "make a user namespace",
        "import ctypes, os; os.strerror(0); assert ctypes.CDLL(None).unshare(0x10000000) == 0",
    ),
    ("import the reference answers", "import autograder.chapters.reference"),
    ("import the library's gradients", "import backprop.numbers.neuron"),
)


@dataclass(frozen=True)
class Escape:
    """One thing tried from inside. blocked : True if it failed; how : the error it met."""

    name: str
    blocked: bool
    how: str


@contextlib.contextmanager
def _bait():
    """Files and sockets outside for the escapes to reach for."""
    with tempfile.TemporaryDirectory(prefix="escape-") as folder, socket.socket() as tcp:
        secret = Path(folder) / "secret"
        secret.write_text("marks")
        os.chmod(folder, 0o777)
        os.chmod(secret, 0o666)
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        abstract = f"\0probe-{os.getpid()}"
        with socket.socket(socket.AF_UNIX) as local:
            local.bind(abstract)
            local.listen()
            yield {
                "secret": str(secret),
                "folder": folder,
                "home": os.path.expanduser("~"),
                "parent": os.getpid(),
                "port": tcp.getsockname()[1],
                "abstract": abstract,
            }


def try_escapes(zygote) -> tuple[Escape, ...]:
    """Run every escape in a worker of this zygote."""
    with _bait() as bait, Session(zygote) as session:
        return tuple(_try(session, name, code.format(**bait)) for name, code in ESCAPES)


def _try(session, name, code):
    attempt = (
        f"try:\n    exec({code!r})\n    print('LEAK')\nexcept BaseException as error:\n    print(repr(error))"
    )
    said = "".join(output.get("text", "") for output in session.run_cell(attempt, 10.0)).strip()
    return Escape(name, said not in ("LEAK", ""), "it worked" if said == "LEAK" else said or "no answer")


def why_not(level) -> str | None:
    """What a level lacks before anything is tried, or None."""
    if not sys.platform.startswith("linux"):
        return "the sandbox needs Linux"
    if jail.landlock_version() < 1:
        return "this kernel has no Landlock (5.13 or newer has)"
    if level == 2:
        bwrap = shutil.which("bwrap")
        return refused(bwrap) if bwrap else "bubblewrap is not installed (apt-get install bubblewrap)"
    return None


@functools.cache
def refused(bwrap: str) -> str | None:
    """Why bubblewrap, which is installed, may make no namespaces here, in its own words; None if it may.

    Asked once a process: `expected_level` then says what `open_zygote` will find, and nothing starts twice.
    """
    command = [bwrap, "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--", "/bin/true"]
    for _ in range(STARTS):
        try:
            tried = subprocess.run(command, capture_output=True, timeout=10, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            words = str(error)
        else:
            if tried.returncode == 0:
                return None
            said = tried.stderr.decode(errors="replace").strip().splitlines()
            words = said[-1] if said else f"ended with status {tried.returncode}"
            if "temporarily unavailable" not in words:  # not short of processes: that is its answer
                break
        time.sleep(0.5)
    return f"bubblewrap is installed but refused: {words}"


@dataclass(frozen=True)
class Examination:
    """What came of trying a level. reason : why it is not to be had, None if it is."""

    level: int
    escapes: tuple[Escape, ...]
    reason: str | None


def examine(level, user=None, place=None) -> tuple[Examination, Zygote | None]:
    """Try a level; the zygote that passed is handed on, so that grading need not start another."""
    lacking = why_not(level)
    if lacking:
        return Examination(level, (), lacking), None
    try:
        zygote = Zygote(level, user, place)
    except OSError as error:
        return Examination(level, (), f"it did not start: {error}"), None
    try:
        escapes = try_escapes(zygote)
    except BaseException as error:
        zygote.close()
        if not isinstance(error, OSError):
            raise
        return Examination(level, (), str(error)), None
    leaks = [escape.name for escape in escapes if not escape.blocked]
    if leaks:
        zygote.close()
        return Examination(level, escapes, f"an escape got out: {', '.join(leaks)}"), None
    return Examination(level, escapes, None), zygote


def expected_level() -> int:
    """The level that `open_zygote` should find, without trying anything."""
    return next((level for level in (2, 1) if why_not(level) is None), 0)


def refusal(no_sandbox: bool) -> str | None:
    """Why student code is not run on this machine, one line with what to do; None where it is."""
    if not CAN_FORK:
        return NO_FORK
    return None if no_sandbox or expected_level() else REFUSAL


class Refused(Exception):
    """This machine gives no sandbox and nobody said to do without."""


def open_zygote(no_sandbox=False) -> Zygote:
    """A zygote at the strongest level whose every escape was blocked just now.

    Raises Refused where there is none, unless `no_sandbox`: then its level is 0. The caller closes it.
    """
    if no_sandbox and CAN_FORK:
        return Zygote(0)
    for level in (2, 1):
        _, zygote = examine(level)
        if zygote is not None:
            return zygote
    raise Refused(refusal(no_sandbox) or REFUSAL)
