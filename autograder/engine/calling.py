"""Call a student's function with care: on copies, in time, its output swallowed, its warnings kept.

The same code serves the notebook (`LocalAnswer`) and the sandbox, which mounts this one file:
it imports numpy, `stopped.py` and the standard library only, and holds nothing worth reading.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import os
import signal
import sys
import threading
import time
import warnings

import numpy as np

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

try:
    from autograder.engine import stopped
except ImportError:  # in the sandbox the two files stand side by side
    import stopped  # type: ignore[no-redef]

# names that notebooks give to data; functions, modules and constants of the student stay free
_DATA = "x w y s z L X Y Z W W1 W2 W3 H1 O1 H2 O2 Yhat dW1 dW2 dW3 dW dX dZ grad edges params grads Ws"
DATA_NAMES = frozenset(_DATA.split())


class TimeUp(BaseException):
    """Raised inside an answer that takes too long; no `except Exception` of the student stops it."""


class Poison:
    """Takes the place of a notebook's data; whatever touches it is reported by name."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)


class PoisonUsed(BaseException):
    pass


def _touch(self, *args, **kwargs):
    raise PoisonUsed(object.__getattribute__(self, "_name"))


_TOUCHES = "getattribute setattr getitem setitem len iter contains call bool float int index add radd sub"
_TOUCHES += " rsub mul rmul matmul rmatmul truediv rtruediv pow rpow neg pos"
_TOUCHES += " abs eq ne lt le gt ge hash str repr array"
for _special in _TOUCHES.split():
    setattr(Poison, f"__{_special}__", _touch)


def twin(value, read_only):
    """A deep copy whose arrays are read-only where asked; callables are handed over as they are."""
    if isinstance(value, np.ndarray):
        result = value.copy()
        result.flags.writeable = not read_only
        return result
    if isinstance(value, (list, tuple)):
        return type(value)(twin(item, read_only) for item in value)
    if isinstance(value, dict):
        return {key: twin(item, read_only) for key, item in value.items()}
    return value if callable(value) else copy.deepcopy(value)


def untouched(a, b):
    """True if an argument is to the byte what it was."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(untouched, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(untouched(a[key], b[key]) for key in a)
    if isinstance(a, np.random.Generator) or callable(a):
        return True
    return a == b or (a != a and b != b)


@contextlib.contextmanager
def silence():
    """Swallow what is printed, at the file descriptors too: `os.write(2, …)` cost a right answer its mark."""
    sys.stdout.flush()
    sys.stderr.flush()
    saved = []
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        saved = [(fd, os.dup(fd)) for fd in (1, 2)]
        for fd, _ in saved:
            os.dup2(nowhere, fd)
        os.close(nowhere)
    except OSError:  # no such descriptor here (a sandbox without /dev/null): then nothing can be written
        pass
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        for fd, kept in saved:
            os.dup2(kept, fd)
            os.close(kept)


@contextlib.contextmanager
def time_limit(seconds):
    """Raise TimeUp after `seconds`, and again every 0.2 s; only where signals reach (a main thread).

    A limit around it goes on afterwards. It waits for what is `held_together`.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number, frame):
        if not _together:
            raise TimeUp

    before, began = signal.signal(signal.SIGALRM, ring), time.monotonic()
    left, every = signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        while True:  # it may ring once more here; a timer that went on ended a build at load 12
            try:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)
                break
            except TimeUp:
                continue
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(1e-3, left - (time.monotonic() - began)), every)


_together: list[bool] = []  # one entry for each `held_together` that is going on


@contextlib.contextmanager
def held_together():
    """What happens here is not stopped half-way by a `time_limit` around it: it has a limit of its own."""
    _together.append(True)
    try:
        yield
    finally:
        _together.pop()


@contextlib.contextmanager
def memory_limit(beyond):
    """For a while this process takes at most so many bytes more than it has: beyond that, a MemoryError.

    Only where the kernel tells how much it has (Linux), in the main thread: elsewhere nothing is changed.
    The limit is the soft one, which a process may raise again, and never above one that it had before.
    """
    before, lower = _limits(beyond)
    if before is None:
        yield
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, lower)
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _limits(beyond):
    """(the limits as they are, the limits for a while), each (soft, hard); (None, None) if they stay."""
    if resource is None or threading.current_thread() is not threading.main_thread():
        return None, None
    try:
        with open("/proc/self/statm", "rb") as told:
            most = int(told.read().split()[0]) * resource.getpagesize() + beyond
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    except (OSError, ValueError):
        return None, None
    if soft != resource.RLIM_INFINITY and soft <= most:
        return None, None
    return (soft, hard), (most, hard)


@contextlib.contextmanager
def poisoned_globals(function):
    """For a while, the data of the notebook is poison to this function."""
    names = getattr(function, "__globals__", {})
    kept = {
        name: names[name]
        for name in DATA_NAMES & set(names)
        if not callable(names[name]) and names[name] is not function
    }
    names.update({name: Poison(name) for name in kept})
    try:
        yield
    finally:
        names.update(kept)


def call_with_care(function, args, seconds=5.0, read_only=True, poison=False, strict=False, memory=None):
    """Call `function(*args)`; returns a dict with the fields of `autograder.engine.answer.Call`, and `after`.

    memory : how many bytes it may take beyond what the process has; None where another limit holds
    after : the arguments as the call left them, for whoever does not believe what is said of them here
    """
    args = tuple(args)
    copies = tuple(twin(arg, read_only) for arg in args)
    outcome: dict = {"value": None, "error": None, "message": "", "poisoned": None, "scene": None}
    started = time.perf_counter()
    with warnings.catch_warnings(record=True) as seen, silence():
        warnings.simplefilter("always")
        if strict:
            warnings.simplefilter("error", RuntimeWarning)
        try:
            poisoned = poisoned_globals(function) if poison else contextlib.nullcontext()
            narrowed = memory_limit(memory) if memory is not None else contextlib.nullcontext()
            with narrowed, np.errstate(all="warn", under="ignore"), time_limit(seconds), poisoned:
                outcome["value"] = function(*copies)
        except TimeUp as up:
            said = f"it ran longer than {seconds:g} s"
            outcome.update(error="TimeoutError", message=said, scene=_scene(up, function))
        except PoisonUsed as used:
            outcome.update(error="PoisonUsed", message="", poisoned=str(used.args[0]))
        except BaseException as error:
            outcome.update(error=type(error).__name__, message=_text(error), scene=_scene(error, function))
    outcome["seconds"] = time.perf_counter() - started
    outcome["warned"] = tuple(str(warning.message)[:200] for warning in seen[:20])
    outcome["after"] = copies
    outcome["changed"] = tuple(
        i for i, pair in enumerate(zip(args, copies, strict=True)) if not _still(*pair)
    )
    return outcome


def look_up(thing, path):
    """An attribute, or one further in: "W", "W.flags.writeable"."""
    return functools.reduce(getattr, path.split("."), thing)


def _text(error):
    try:
        return str(error)[:500]
    except BaseException:  # an exception whose own text fails
        return ""


def _scene(error, function):
    try:
        return stopped.scene(error, function)
    except BaseException:  # a learner's object that fails when it is looked at: then without its line
        return None


def _still(before, after):
    try:
        return bool(untouched(before, after))
    except BaseException:
        return False
