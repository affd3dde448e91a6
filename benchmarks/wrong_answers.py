"""How long `check` takes for a wrong answer: every answer file of chapters 00 to 06, as the notebook runs it.

Run `.venv/bin/python benchmarks/wrong_answers.py [CHAPTER …]` on an idle machine. Prints seconds for each
exercise, and of the slowest answer the processor time too, which other work on the machine changes little;
the goal is 0.3 s for each answer but those that never end.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import answers  # noqa: E402

CHAPTERS = ("00", "01", "02", "03", "04", "05", "06")
GOAL, ENDLESS = 0.3, {"too_slow", "every_path_walked"}


def seconds(path: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor for the slowest of the file's parts.

    The file itself is run outside the clock.
    """
    from autograder.engine import registry

    exercise_id, _, part = path.parent.name.partition(" ")
    exercise = registry.exercises()[exercise_id]
    mine = answers.load_last(path) if part == "bonus" else answers.load(path, exercise)
    taken = []
    for name in [part] if part else exercise.parts:
        begun, worked = time.perf_counter(), time.process_time()
        registry.run(f"{exercise_id} {name}".strip(), mine, answers.QUICK)
        taken.append((time.perf_counter() - begun, time.process_time() - worked))
    return max(taken)


def main(chapters: Sequence[str]) -> int:
    warnings.simplefilter("ignore")
    taken: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for path in answers.files("wrong"):
        name = path.parent.name
        if f"0{name[1]}" in chapters and path.stem.partition("__")[0] not in ENDLESS and "bonus" not in name:
            taken[name].append((*seconds(path), path.stem))
    print(f"{'exercise':10}{'answers':>8}{'median':>9}{'slowest':>9}{'processor':>11}")
    for name, found in sorted(taken.items()):
        slowest, processor, stem = max(found)
        mark = "  over the goal" if slowest > GOAL else ""
        middle = statistics.median(clock for clock, *_ in found)
        print(f"{name:10}{len(found):8}{middle:9.3f}{slowest:9.3f}{processor:11.3f}  {stem}{mark}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or CHAPTERS))
