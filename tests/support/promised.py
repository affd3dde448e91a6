"""What a notebook must show, read from its source in `solutions/`: cards, questions, sliders, quizzes, checks."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import backprop
import jupytext
from backprop.figures.controls import Slider

SOURCES = Path(__file__).parents[2] / "solutions"


@dataclass(frozen=True)
class Promised:
    """Counts for one notebook; sliders are those of all its figures together."""

    figures: int
    questions: int
    sliders: int
    quizzes: int
    checks: int


def promised(stem: str) -> Promised:
    """stem : of the notebook, "04_one_neuron"."""
    calls = [call for cell in _code(stem) for call in _calls(cell)]
    names = [name for name, _ in calls]
    figures = [name for name in names if name in backprop.FIGURES]
    sliders = [c for name in figures for c in getattr(backprop, name)().controls if isinstance(c, Slider)]
    count = names.count
    return Promised(len(figures), count("predict"), len(sliders), count("quiz"), count("check"))


def _code(stem: str) -> list[str]:
    """The code cells without the answers, which a student's notebook has not."""
    cells = jupytext.read(SOURCES / stem / f"{stem}.py").cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def _calls(source: str) -> list[tuple[str, ast.Call]]:
    """The calls a cell makes by itself, at its top level or inside such a call."""
    lines = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    shown = [node for node in ast.parse("\n".join(lines)).body if isinstance(node, ast.Expr)]
    found = (call for node in shown for call in ast.walk(node) if isinstance(call, ast.Call))
    return [(call.func.id, call) for call in found if isinstance(call.func, ast.Name)]
