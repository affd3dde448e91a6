"""zygote: imports everything once, then forks a jailed worker for each submission.

Started by `autograder.sandbox.launch` with a JSON argument (see `launch.settings`); runs no student
code itself. Its control socket (`sandbox/control.py`) takes messages of five bytes: `f` with a socket to
fork a worker on, answered with the worker's number, or with minus the error's where the machine has no
process; `k` with a number to kill one, not answered. When the socket closes, everything here ends.
"""

import array
import contextlib
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import socket
import struct
import sys
import tempfile

WORKER = 3  # the descriptor of a worker's socket


class NotHere(importlib.abc.MetaPathFinder):
    """Says why the library's insides and the grader cannot be imported when work is graded."""

    def find_spec(self, name, path=None, target=None):
        top, _, rest = name.partition(".")
        if top == "autograder" or (top == "backprop" and rest and rest.split(".")[0] != "data"):
            raise ModuleNotFoundError(
                f"{name} is not there when your work is graded: write this step yourself"
            )
        return None


class OnlyThese(importlib.machinery.PathFinder):
    """Finds in `sites` only what the course installs: level 1 shows the rest and lets nobody read it."""

    sites: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        spec = super().find_spec(name, path, target)
        if spec is None or name.partition(".")[0] in cls.names:
            return spec
        places = [spec.origin or "", *(spec.submodule_search_locations or ())]
        return None if any(place.startswith(cls.sites) for place in places) else spec


def load(name, path, folder=None):
    """Import one file, or one package from its folder, under a name of ours."""
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=folder and [folder])
    assert spec and spec.loader, f"no module in {path}"
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def become_worker(shell, connection, settings):
    os.dup2(connection, WORKER)
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)
    os.closerange(WORKER + 1, 4096)
    os.set_blocking(WORKER, False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import jail
    import worker

    if settings["jail"]:
        names = ("readable", "listable", "memory", "cpu_seconds", "newest_landlock")
        jail.enter(*(settings[name] for name in names))
    else:
        jail.limit_resources(settings["memory"], settings["cpu_seconds"], settings["memory"])
    worker.touch_pages(shell)
    worker.Worker(shell, worker.Line(WORKER)).serve()


def fork_worker(shell, control, connection, settings):
    """The worker's number; minus the error's where there is no process to be had."""
    try:
        child = os.fork()
    except OSError as error:
        child = -(error.errno or 1)
    if child:
        os.close(connection)
        return child
    try:
        control.detach()
        become_worker(shell, connection, settings)
    finally:
        os._exit(0)


def reap(children):
    for child in list(children):
        if os.waitpid(child, os.WNOHANG)[0]:
            children.discard(child)


def serve(shell, settings):
    """Until the other end is gone; whatever was going on then, no worker is left behind."""
    control = socket.socket(fileno=settings["control"])
    children: set[int] = set()
    try:
        while message_from(control, shell, settings, children):
            pass
    except ConnectionError:  # it went before it heard of the worker that stands ready
        pass
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)


def message_from(control, shell, settings, children):
    """Take one message and do what it says; False when there is none any more."""
    message, extra, _, _ = control.recvmsg(5, socket.CMSG_SPACE(4))  # never the next one's bytes
    if not message:
        return False
    reap(children)
    if message[:1] == b"f":
        connection = array.array("i", extra[0][2][:4])[0]
        child = fork_worker(shell, control, connection, settings)
        if child > 0:
            children.add(child)
        control.sendall(struct.pack("<i", child))
    elif (child := struct.unpack("<i", message[1:5])[0]) in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        children.discard(child)
    return True


def main():
    settings = json.loads(sys.argv[1])
    sys.path[:0] = settings["path"]
    OnlyThese.sites = tuple(f"{site}/" for site in settings["listable"])
    OnlyThese.names = frozenset(settings["importable"])
    sys.meta_path[sys.meta_path.index(importlib.machinery.PathFinder)] = OnlyThese
    sys.meta_path.insert(0, NotHere())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load("stopped", settings["stopped"])
    load("calling", settings["calling"])
    import backprop
    import numpy.random  # noqa: F401  numpy brings it at first use: 8 ms of each worker, once for all here
    import worker

    with contextlib.suppress(Exception):  # 70 ms of each worker of 04 and 06, where learners make sliders
        import ipywidgets  # noqa: F401

    backprop.data = load("backprop.data", os.path.join(settings["data"], "__init__.py"), settings["data"])

    with tempfile.TemporaryDirectory() as folder:
        shell = worker.make_shell(folder)
    with contextlib.suppress(Exception):  # its bars would warn that their watcher, a thread, cannot start
        import tqdm

        tqdm.tqdm.monitor_interval = 0
    worker.warm(shell)
    import jail

    jail.hide_from_debuggers()
    gc.freeze()  # a collection in a worker would touch, and so copy, all pages that it shares
    serve(shell, settings)


if __name__ == "__main__":
    main()
