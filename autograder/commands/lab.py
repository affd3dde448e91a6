"""autograder lab: JupyterLab for instructors; the formgrader finds this course."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("options", nargs="*", help="handed on to jupyter lab, e.g. --port 9000 --no-browser")


def run(args: argparse.Namespace) -> int:
    import os
    import subprocess
    import sys

    from autograder.commands import course_here

    course = course_here()
    config = str(course.root / "autograder")
    before = os.environ.get("JUPYTER_CONFIG_PATH")
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")
    environment = {**os.environ, "PATH": path}  # nbgrader calls alembic from PATH
    environment["JUPYTER_CONFIG_PATH"] = config + (os.pathsep + before if before else "")
    command = [sys.executable, "-m", "jupyterlab", *args.options]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in args.options:
        command.append("--allow-root")  # in a container everybody is root
    return subprocess.run(command, cwd=course.root, env=environment, check=False).returncode
