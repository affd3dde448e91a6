"""python -m backprop look 4.1 --dark: a figure as files, to be looked at without a notebook."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from backprop import contents
from backprop.version import version


class Unusable(Exception):
    """What was typed cannot be done; its text is one line that says what can."""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line; the usage is a --help away."""

    def error(self, message: str) -> None:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def make_parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="python -m backprop", description="Backprop by Hand: the figures.")
    parser.add_argument("--version", action="version", version=f"backprop {version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    look = commands.add_parser("look", help="write a figure as PNG and SVG")
    look.add_argument("figure", help="its number or its name: 4.1, or cockpit")
    look.add_argument("--dark", action="store_true", help="as in JupyterLab's dark theme")
    look.add_argument(
        "--set", nargs="+", action="extend", default=[], metavar="NAME=VALUE", help="move controls"
    )
    look.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where to write (here)")
    return parser


def figure_named(word: str) -> contents.Figure:
    """The figure of this number or name. Raises Unusable with all there are."""
    for figure in contents.FIGURES:
        if word in (figure.number, figure.function):
            return figure
    known = ", ".join(f"{figure.number} {figure.function}" for figure in contents.FIGURES)
    raise Unusable(f"there is no figure {word!r}; there are {known}")


def setting(figure: Any, text: str) -> tuple[str, Any]:
    """ "w1=2" as (key, value) for this figure. Raises Unusable where it has no such control or value."""
    key, equals, word = text.partition("=")
    control = {one.key: one for one in figure.controls}.get(key)
    if control is None or not equals:
        known = ", ".join(one.key for one in figure.controls) or "nothing"
        raise Unusable(f"cannot set {text!r}; figure {figure.number} lets you set {known}, as NAME=VALUE")
    spoken = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
    spoken |= {str(value): value for value in getattr(control, "extremes", tuple)()}
    value = spoken.get(word, spoken.get(word.lower(), word))
    try:
        control.accept(value)
    except (TypeError, ValueError) as wrong:
        raise Unusable(f"cannot set {text!r}: {wrong}") from None
    return key, value


def look(word: str, dark: bool, settings: list[str], out: Path) -> list[Path]:
    """Write the figure; returns the files. Raises Unusable for what cannot be shown or written."""
    from backprop.drawing import theme

    known = figure_named(word)
    figure = getattr(import_module(f"backprop.figures.{known.file}"), known.function)()
    figure.set(**dict(setting(figure, text) for text in settings))
    name = "dark" if dark else "light"
    stem = f"figure-{known.number}-{known.function}" + ("-dark" if dark else "")
    files = [out / f"{stem}.png", out / f"{stem}.svg"]
    try:
        out.mkdir(parents=True, exist_ok=True)
        files[0].write_bytes(figure.png(name))
        files[1].write_text(theme.standalone(figure.svg, name), encoding="utf-8")
    except OSError as wrong:
        raise Unusable(
            f"{wrong.filename or out}: {(wrong.strerror or 'cannot be written').lower()}"
        ) from None
    return files


def main(argv: list[str] | None = None) -> int:
    args = make_parser().parse_args(argv)
    try:
        for file in look(args.figure, args.dark, args.set, args.out):
            print(file)
    except Unusable as unusable:
        print(f"backprop: {unusable}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
