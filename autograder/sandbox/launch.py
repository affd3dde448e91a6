"""Start the zygote, inside bubblewrap or not, with nothing in sight that an answer could be read from.

What it may see: the interpreter's standard library, what the course installs (`WANTED` and what they
require: code of others, without an answer in it), the files of `inside/` and the course's data sets.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import backprop.data

from autograder.engine import calling, stopped
from autograder.sandbox import inside
from autograder.sandbox.control import Control, NoZygote

# what requirements.txt installs by name, so that what a student imported at home is there when work is graded
WANTED = ["numpy", "matplotlib", "ipywidgets", "anywidget", "resvg-py", "jupyterlab", "jupytext", "nbgrader"]
WANTED += ["ipykernel", "ipython", "matplotlib-inline", "tqdm"]
INSIDE = Path(inside.__file__).resolve().parent
MEMORY = 2 << 30  # bytes of address space a worker may use
CPU_SECONDS = 300
FOLDER = "sandbox-"  # the beginning of the name of a sandbox's temporary folder
BWRAP = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
BWRAP += ["--hostname", "sandbox", "--uid", "65534", "--gid", "65534"]
BWRAP += ["--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/dev/shm"]
THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}


def _requirements(name, seen, extras=frozenset()):
    """The installed distributions that `name` needs here, itself included, in `seen` by name and extras."""
    from packaging.requirements import Requirement

    if (name, extras) in seen:
        return
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    seen[name, extras] = distribution
    for line in distribution.requires or ():
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": one}) for one in ("", *extras)):
            _requirements(needed.name.lower(), seen, frozenset(needed.extras))


@cache
def packages():
    """Paths of the modules and folders of the distributions a student's code may import."""
    found: dict = {}
    for name in WANTED:
        _requirements(name, found)
    paths = set()
    for distribution in found.values():
        for top in _tops(distribution):
            if top not in ("..", "__pycache__", "bin"):
                paths.add(str(distribution.locate_file(top)))
    return sorted(paths)


def _tops(distribution):
    """First parts of the paths of a distribution's files.

    Its RECORD is cut as text: `files` makes 20,000 paths of it, 0.2 s at the start of each sandbox.
    """
    record = distribution.read_text("RECORD")
    if record is None:  # not made by a wheel
        return {file.parts[0] for file in distribution.files or ()}
    lines = record.splitlines()
    return {line.lstrip('"').partition("/")[0].partition(",")[0] for line in lines if line}


@cache
def standard_library():
    return sorted({os.path.realpath(sysconfig.get_path(key)) for key in ("stdlib", "platstdlib")})


def _shared_libraries(prefix):
    patterns = ["/lib64", "/usr/lib64", "/lib/*-linux-gnu*", "/usr/lib/*-linux-gnu*", "/etc/ld.so.cache"]
    patterns.append(os.path.join(prefix, "lib", "libpython*"))
    return [path for pattern in patterns for path in glob.glob(pattern)]


@dataclass(frozen=True)
class Place:
    """Where the sandbox finds what it may see. All paths are the same inside and outside."""

    interpreter: str
    prefix: str  # where the interpreter was installed; mounted whole, without its site-packages
    library: tuple[str, ...]  # the standard library
    packages: tuple[str, ...]
    inside: str
    calling: str
    stopped: str
    data: str

    @property
    def readable(self):
        return [*self.library, *self.packages, *_shared_libraries(self.prefix), self.inside, self.data]

    @property
    def sites(self):
        """Where packages lie, in the order in which Python looks here: two may hold one of the same name."""
        known = {path: place for place, path in enumerate(sys.path)}
        found = {os.path.dirname(path) for path in self.packages}
        return sorted(found, key=lambda path: (known.get(path, len(known)), path))


@cache
def here():
    """The place of the interpreter that grades."""
    return Place(
        interpreter=os.path.realpath(sys.executable),
        prefix=os.path.realpath(sys.base_prefix),
        library=tuple(standard_library()),
        packages=tuple(packages()),
        inside=str(INSIDE),
        calling=str(Path(calling.__file__).resolve()),
        stopped=str(Path(stopped.__file__).resolve()),
        data=str(Path(backprop.data.__file__).resolve().parent),
    )


def settings(place, jail=True, newest_landlock=99):
    """What the zygote is told; see `inside/zygote.py`."""
    return {
        "path": [place.inside, *place.sites],
        "readable": [*place.readable, "/usr/share/zoneinfo", "/dev/urandom"],
        "listable": place.sites,
        "importable": sorted({os.path.basename(path).partition(".")[0] for path in place.packages}),
        "calling": place.calling,
        "stopped": place.stopped,
        "data": place.data,
        "jail": jail,
        "memory": MEMORY,
        "cpu_seconds": CPU_SECONDS,
        "newest_landlock": newest_landlock,
    }


def _font_cache():
    """Where `matplotlib.get_cachedir()` has it; to import matplotlib for it took 0.1 s of each slot."""
    own = os.environ.get("MPLCONFIGDIR")
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return sorted(glob.glob(os.path.join(own or f"{caches}/matplotlib", "fontlist-*.json")))[-1:]


def _bubblewrap(place, folder):
    """The bwrap command; what it mounts keeps its path, so that one `settings` serves both levels."""
    command = [shutil.which("bwrap"), *BWRAP]
    for key, value in {"HOME": "/tmp", "MPLCONFIGDIR": "/tmp/mpl", "LANG": "C.UTF-8", **THREADS}.items():
        command += ["--setenv", key, value]
    for path in ("/usr", "/lib", "/lib64", "/etc/ld.so.cache"):
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
        elif os.path.exists(path):
            command += ["--ro-bind", path, path]
    if not place.prefix.startswith("/usr"):
        command += ["--ro-bind", place.prefix, place.prefix]
    hidden = [f"{library}/site-packages" for library in place.library]
    for path in [*hidden, "/usr/lib/python3/dist-packages", "/usr/local"]:
        if os.path.isdir(path):
            command += ["--tmpfs", path]
    for path in [*place.packages, place.inside, place.calling, place.stopped, place.data]:
        command += ["--ro-bind", path, path]
    for name in os.listdir(folder):  # the cache of fonts
        command += ["--ro-bind", f"{folder}/{name}", f"/tmp/mpl/{name}"]
    return [*command, "--dev", "/dev", "--remount-ro", "/dev", "--chdir", "/", "--"]


def _hold(folder):
    """A descriptor that shows, as long as this process lives, that the folder is somebody's; -1 if it is."""
    import fcntl  # not on Windows, where `doctor` and `try` still say their sentence

    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return -1
    return held


def remove_orphans(after=60.0):
    """Remove folders of sandboxes whose grader was killed, `after` so many seconds: not while one begins."""
    for path in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        with contextlib.suppress(OSError):
            found = path.lstat()
            if found.st_uid == os.geteuid() and time.time() - found.st_mtime > after:
                held = _hold(path)
                if held >= 0:
                    shutil.rmtree(path, ignore_errors=True)
                    os.close(held)


class Zygote:
    """A running zygote; `fork` gives the trusted end of a new worker's socket.

    level : 2 bubblewrap and jail, 1 jail, 0 neither (only for `--no-sandbox`)
    user : run it as this uid, which must be able to read the place
    newest_landlock : the newest version of Landlock to make use of, as if the kernel had no newer
    """

    def __init__(self, level, user=None, place=None, newest_landlock=99):
        self.level, self._place = level, place or here()
        self._newest_landlock = newest_landlock
        self._control = Control()
        remove_orphans()
        self._folder = tempfile.mkdtemp(prefix=FOLDER)
        self._held = _hold(self._folder)
        with self._control.theirs as theirs:
            try:
                self.process = self._start(theirs, user)
            except BaseException:  # no process to be had, say
                self._control.close()
                shutil.rmtree(self._folder, ignore_errors=True)
                raise

    def _start(self, theirs, user):
        told = settings(self._place, self.level > 0, self._newest_landlock) | {"control": theirs.fileno()}
        program = f"{self._place.inside}/zygote.py"
        command = [self._place.interpreter, "-I", "-S", "-B", program, json.dumps(told)]
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/", **THREADS}
        for path in _font_cache():
            shutil.copy(path, self._folder)
        if user is not None:
            os.chown(self._folder, user, user)
        if self.level == 2:
            command = [*_bubblewrap(self._place, self._folder), *command]
        else:
            environment.update(MPLCONFIGDIR=self._folder, TMPDIR=self._folder)
        other = {} if user is None else {"user": user, "group": user, "extra_groups": []}
        return subprocess.Popen(
            command,
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
            **other,
        )

    def _last_words(self):
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            return "no reason given"
        lines = self.process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "no reason given"

    def fork(self):
        """(number, socket) of a fresh worker; raises OSError if there is none to be had."""
        try:
            return self._control.fork()
        except NoZygote:
            raise OSError(f"the sandbox did not start: {self._last_words()}") from None

    def kill(self, number):
        self._control.kill(number)

    def close(self):
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        with contextlib.suppress(ProcessLookupError, PermissionError):  # a worker may outlive its zygote
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        os.close(self._held)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
