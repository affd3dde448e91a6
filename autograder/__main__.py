"""The command line: `autograder build`, `try`, `collect`, `grade` and the rest."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from autograder import Complaint
from autograder.commands.terminal import complain, plain_streams

# name -> (module, one line); the module is imported when the command is used, so --help is quick
COMMANDS = {
    "build": ("autograder.commands.build", "make the notebooks in course/ from solutions/"),
    "try": ("autograder.commands.try_", "run answer files against the full check of an exercise"),
    "lab": ("autograder.commands.lab", "start JupyterLab for instructors, with the formgrader"),
    "roster": ("autograder.commands.roster", "fill and update the class list from an export of the LMS"),
    "collect": ("autograder.commands.collect", "take submissions from a folder or zip of an LMS"),
    "doctor": ("autograder.commands.doctor", "say which level of sandbox this machine gives, and why"),
    "simulate": ("autograder.commands.simulate", "make a synthetic class to try the tools on"),
    "release": ("autograder.commands.release", "write a notebook into the gradebook, to be graded"),
    "package": ("autograder.commands.package", "make the zip that students get"),
    "site": ("autograder.commands.site", "make the course as pages: read it, touch it, install nothing"),
    "marks": ("autograder.commands.marks", "one row a person; or fill the LMS's own file"),
    "feedback": ("autograder.commands.feedback", "make the pages, and a zip under the LMS's names"),
    "report": ("autograder.commands.report", "say what the class misunderstood, as one page"),
    "grade": ("autograder.commands.grade", "autograde the submissions of an assignment"),
}


HANDS_ON = ("lab",)  # argparse would take the options behind it for ours


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line; the usage is a --help away."""

    def error(self, message: str) -> None:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


class Version(argparse.Action):
    """Asked for alone, so that no other command pays for it."""

    def __call__(self, parser, *_) -> None:
        from backprop.version import version

        print(f"autograder {version()}")
        parser.exit()


def make_parser(chosen: str | None) -> argparse.ArgumentParser:
    """All sub-commands by name; the arguments of the chosen one only."""
    parser = OneLineParser(prog="autograder", description="Backprop by Hand: build, check and grade.")
    parser.add_argument("--version", action=Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, line) in COMMANDS.items():
        command = commands.add_parser(name, help=line, description=line[0].upper() + line[1:] + ".")
        if name == chosen:
            command.set_defaults(run=import_module(module).run)
            import_module(module).add_arguments(command)
    return parser


def parse(argv: list[str], chosen: str | None) -> argparse.Namespace:
    """Our own options; what follows a command that hands its words on belongs to the other program."""
    parser = make_parser(chosen)
    if chosen not in HANDS_ON:
        return parser.parse_args(argv)
    here = argv.index(chosen) + 1
    asks_us = argv[here : here + 1] in (["-h"], ["--help"])
    args = parser.parse_args(argv if asks_us else argv[:here])
    args.options = argv[here:]
    return args


def main(argv: list[str] | None = None) -> int:
    with plain_streams():
        return _run(sys.argv[1:] if argv is None else argv)


def _run(argv: list[str]) -> int:
    chosen = next((word for word in argv if not word.startswith("-")), None)
    try:
        args = parse(argv, chosen)
        return args.run(args)
    except Complaint as complaint:
        complain(complaint)
        return 2
    except KeyboardInterrupt:
        complain("stopped")
        return 130
    except BrokenPipeError:
        return 141


if __name__ == "__main__":
    sys.exit(main())
