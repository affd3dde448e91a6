"""A Python that lacks what Windows or macOS lacks, for commands run in a process of their own.

    python elsewhere.py win32 autograder doctor        as if typed there
    python elsewhere.py darwin -c "from backprop import check; …"

What the libraries below us need is imported before anything is taken away: they work on those systems, and
here they would look for files of Windows.
"""

import importlib
import os
import signal
import sys

BELOW = "autograder asyncio multiprocessing numpy matplotlib.pyplot IPython nbgrader.apps jupytext anywidget tqdm sqlalchemy"
LACKING = {
    "win32": {
        "modules": "fcntl resource termios pwd grp posix_spawn",
        "os": "O_NOFOLLOW O_NONBLOCK O_DIRECTORY fork forkpty geteuid getuid getgid setsid killpg sched_getaffinity",
        "signal": "SIGALRM SIGKILL SIGXCPU SIGHUP setitimer getitimer alarm ITIMER_REAL pthread_sigmask",
        "socket": "AF_UNIX socketpair recv_fds send_fds",
    },
    "darwin": {
        "modules": "",
        "os": "sched_getaffinity memfd_create pidfd_open pipe2",
        "signal": "",
        "socket": "",
    },
}


def become(system: str) -> None:
    """Take away what `system` has not got. Modules that are imported afterwards see it so."""
    import socket

    for name in BELOW.split():
        importlib.import_module(name)
    lacking = LACKING[system]
    sys.modules.update(dict.fromkeys(lacking["modules"].split()))
    for module in (os, signal, socket):
        for name in lacking[module.__name__].split():
            if hasattr(module, name):
                delattr(module, name)
    sys.platform = system  # os.name stays: the paths of this machine are what they are


if __name__ == "__main__":
    system, what, *words = sys.argv[1:]
    become(system)
    if what == "-c":
        exec(compile(words[0], "<typed>", "exec"), {"__name__": "__main__"})
    else:
        sys.argv = [what, *words]
        sys.exit(importlib.import_module(f"{what}.__main__").main())
