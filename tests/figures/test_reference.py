"""Every figure at three or four settings, mark by mark, against what was looked at and found good.

A change that is meant: `pytest tests/figures/test_reference.py --update`, then read the diff of `reference/`.
"""

from __future__ import annotations

from pathlib import Path

import backprop
import drawn
import pytest
import reference
from backprop.figures.controls import Choice, Toggle
from still_clock import with_a_still_clock

FOLDER = Path(__file__).parent / "reference"


def settings(figure) -> list[dict]:
    """The start, two drawn by lot that every machine draws alike, and one with every choice and toggle turned."""
    if not figure.controls:
        return [{}]
    turned = {c.key: c.extremes()[-1] for c in figure.controls if isinstance(c, Choice)}
    turned |= {c.key: not c.value for c in figure.controls if isinstance(c, Toggle)}
    start = drawn.start(figure)
    return [start, *drawn.random_settings(figure, 2), *([{**start, **turned}] if turned else [])]


def told(name: str) -> list[str]:
    figure = getattr(backprop, name)()
    lines = card(figure)
    for setting in settings(figure):
        figure.set(**setting)
        lines += [
            f"## {setting}",
            f"label: {figure.label}",
            f"says: {figure.say}",
            *offered(figure),
            *reference.told(figure.svg),
        ]
    return lines + sentences(name)


def card(figure) -> list[str]:
    """Its words and its controls, one line each."""
    told = figure.figure.card()  # without what a notebook adds
    words = [f"{name}: {told[name]}" for name in ("number", "title", "try")]
    return ["## card", *words, *(f"control: {spec}" for spec in told["controls"])]


def offered(figure) -> list[str]:
    """What of its controls cannot be used, is not seen, or goes only so far, in this setting."""
    told = figure.told()
    return [f"{name}: {told[name]}" for name in ("disabled", "hidden", "ranges") if told[name]]


def sentences(name: str) -> list[str]:
    """What it says at every other end, choice and lot: each branch of a sentence has its turn."""
    lines, before = ["## sentences"], {}
    for figure, setting in drawn.at_all(name):
        moved = {key: value for key, value in setting.items() if before.get(key) != value}
        lines.append(f"{moved}: {drawn.without_tags(figure.say)}")
        before = setting
    return lines if figure.controls else []


@pytest.mark.parametrize("name", sorted(backprop.FIGURES))
def test_the_picture_is_the_one_that_was_looked_at(name, request, monkeypatch):
    with_a_still_clock(monkeypatch)
    stands, file = told(name), FOLDER / f"{name}.txt"
    if request.config.getoption("--update"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text("\n".join(stands) + "\n", encoding="utf-8")
    changed = reference.differences(stands, file.read_text(encoding="utf-8").splitlines())
    assert changed == [], (
        f"{len(changed)} lines differ; if that is meant: pytest {Path(__file__).name} --update"
    )


def test_every_figure_has_its_reference_and_no_other_stands_there():
    assert {file.stem for file in FOLDER.iterdir()} == set(backprop.FIGURES)
