"""autograder doctor: which level of sandbox this machine gives, each probe with its outcome."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib import metadata

CURES = {
    2: "for level 2: apt-get install bubblewrap, on a machine that allows user namespaces",
    1: "for level 1: a Linux kernel from 5.13 on with Landlock; on macOS and Windows use a container or WSL",
}
NOTHING_HOLDS = "Without a sandbox grading refuses; --no-sandbox runs student code unprotected and says so."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="try the lower level too")


def run(args: argparse.Namespace) -> int:
    from autograder.sandbox.inside import jail
    from autograder.sandbox.levels import CAN_FORK, NAMES, NO_FORK, examine

    versions = " ".join(f"{name} {metadata.version(name)}" for name in ("numpy", "ipython", "nbgrader"))
    print(f"Python {platform.python_version()} · {versions} · {platform.platform()}")
    print(f"Landlock {jail.landlock_version() if sys.platform.startswith('linux') else 'none'}")
    found = 0
    for level in (2, 1):
        examination, zygote = examine(level)
        if zygote is not None:
            zygote.close()
        print(f"\nlevel {level}, {NAMES[level]}: {examination.reason or 'holds'}")
        for escape in examination.escapes:
            print(f"  {'blocked' if escape.blocked else 'GOT OUT'}  {escape.name}: {escape.how}")
        if examination.reason is None:
            found = max(found, level)
            if not args.all:
                break
        else:
            print(f"  {CURES[level]}")
    print(f"\nGrading uses level {found}, {NAMES[found]}.")
    if not found:
        print(NOTHING_HOLDS if CAN_FORK else NO_FORK)
    if warning := _about_seed():
        print(warning)
    return 0 if found else 1


def _about_seed() -> str:
    """About the seed of the course that this is run in; "" outside of one."""
    from autograder import Complaint
    from autograder.commands import course_here
    from autograder.marking.class_run import read_configuration
    from autograder.marking.configuration import about_seed

    try:
        return about_seed(read_configuration(course_here()))
    except Complaint:
        return ""
