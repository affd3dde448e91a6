"""The prose of a chapter as one text, and what of its numbers no test has claimed.

A test claims a fragment by building it from computed numbers; `unclaimed` then looks for numbers with
two digits or more, or a decimal point, that stand in no claimed fragment.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from autograder.engine import registry

ROOT = Path(__file__).parents[2]
THIN = "\u202f"


def read(chapter: str) -> str:
    """All markdown cells of the text notebook `chapter`, model answers too, without the comment marks."""
    source = (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    cells = re.split(r"^# %%", source, flags=re.M)[1:]
    lines = "\n".join(c.partition("\n")[2] for c in cells if c.startswith(" [markdown]"))
    return re.sub(r"^# ?", "", lines, flags=re.M)


def written(count: float) -> str:
    """A number as the prose writes it: 16 777 216 with thin spaces, a true minus outside formulas."""
    return f"{count:,}".replace(",", THIN).replace("-", "−")


def unclaimed(prose: str, claims: list[str], given: set[str]) -> list[str]:
    """Numbers outside every claim: decimals, and whole numbers from 10 on; `given` are set by us."""
    for claim in sorted(claims, key=len, reverse=True):
        prose = prose.replace(claim, " ")
    # names of exercises, sections, chapters and figures, points, minutes and exponents are no results
    names = r"E\d\.\d|\d\d · |\d+ points?|\d+ minutes|^#+ \d\.\d|\b0\d[ _]|chapter 0\d|\]\(\S+\)"
    names += r"|(figure|of|section) [1-9]\.\d\b|\^\{-?\d+\}"
    prose = re.sub(names, " ", prose, flags=re.M)
    found = re.findall(r"(?<![\w.{^_])\d+\.\d+|(?<![\w.{^_])\d[\d" + THIN + r"]+(?![\d.])", prose)
    return [number for number in found if number not in given]


def asked(chapter: str) -> str:
    """Predictions, holes and quiz of a chapter: what is asked, each choice, and what it is answered."""
    module = import_module(f"backprop.predictions.{chapter[3:]}")
    said = [part for holes in module.HOLES.values() for h in holes.values() for part in (h.where, *h.traps)]
    said = [part if isinstance(part, str) else part[1] for part in said]
    for one in module.PREDICTIONS.values():
        said += [one.setting, one.question, one.truth]
        said += [text for option in one.options for text in (option.text, option.why)]
        said += [sentence for _, sentence in one.scale.bands] if one.scale else []
    for one in registry.quiz(f"Q{int(chapter[:2])}").questions.values():
        said += [one.text, *(text for option in one.options for text in (option.text, option.why))]
    return "\n".join(said)
