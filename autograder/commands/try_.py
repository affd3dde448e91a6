"""autograder try EXERCISE FILE...: answer files against the full check, one line each.

A file is plain Python that defines the function, class or value asked for; `np` and the cells given
above the exercise in its notebook are there. It runs in the sandbox; whatever it prints is dropped.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from autograder import Complaint

_NEVER_ENDS = "The file does not come to its end in time. Is there a loop that never ends?"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", help='an id such as E4.3, or a part: "E4.1 quiet"')
    parser.add_argument("files", nargs="+", metavar="FILE", help="plain Python that defines the answer")
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    seeds = parser.add_mutually_exclusive_group()
    seeds.add_argument(
        "--seed", type=int, default=0, help="another seed gives other probes (default 0, as in the notebook)"
    )
    seeds.add_argument(
        "--class-seed", action="store_true", help="the seed of the class's own nbgrader_config.py"
    )
    parser.add_argument(
        "--no-sandbox", action="store_true", help="run the files unprotected where there is no sandbox"
    )


@dataclass(frozen=True)
class Tried:
    """One line of the report."""

    file: str
    exercise: str
    passed: bool
    points: float
    max_points: float
    mistake: str | None
    hint: str


def run(args: argparse.Namespace) -> int:
    from autograder.engine import registry

    exercise_id, _, part = args.exercise.strip().partition(" ")
    try:
        exercise, _ = registry.find(f"{exercise_id} {part}") if part else (_whole(exercise_id), "")
    except registry.UnknownExercise as unknown:
        raise Complaint(str(unknown)) from None
    texts = {file: _read(file) for file in args.files}
    parts = [part] if part else [p for p in exercise.parts if exercise.parts[p] or len(exercise.parts) == 1]
    all_passed, seed = True, _class_seed() if args.class_seed else args.seed
    with _open_zygote(args.no_sandbox) as zygote:
        for file in args.files:
            result = try_file(zygote, exercise, parts, file, texts[file], args.exercise, seed)
            all_passed &= result.passed
            print(json.dumps(asdict(result), ensure_ascii=False) if args.json else _line(result), flush=True)
    return 0 if all_passed else 1


def _class_seed() -> int:
    """The seed that `grade` would use here."""
    from autograder.commands import course_here
    from autograder.marking.class_run import read_configuration
    from autograder.marking.road import ExecuteApart

    return int(ExecuteApart(config=read_configuration(course_here())).seed)


def _whole(exercise_id: str):
    """An exercise by its id alone; raises UnknownExercise."""
    from autograder.engine import registry

    try:
        return registry.find(exercise_id)[0]
    except registry.UnknownExercise:
        for exercise in registry.exercises().values():
            if exercise.id == exercise_id:  # it has parts, and no part without a name
                return exercise
        raise


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        reason = getattr(wrong, "strerror", None) or "not a text in UTF-8"
        raise Complaint(f"{file}: {reason.lower()}") from None


def _open_zygote(no_sandbox: bool):
    from autograder.sandbox.levels import Refused, open_zygote

    try:
        return open_zygote(no_sandbox)
    except Refused as refused:
        raise Complaint(str(refused)) from None


def try_file(zygote, exercise, parts, file, text, asked, seed=0) -> Tried:
    """Judge one file in a worker of its own. Never raises for what the file does."""
    from autograder.engine import card, registry
    from autograder.engine.verdict import Setting
    from autograder.sandbox.session import Session

    possible = sum(exercise.parts[part] for part in parts)
    points, passed, mistake, hint = 0.0, True, None, ""
    names = {part: exercise.names_for(part) for part in parts}
    with Session(zygote, exercise.seconds) as session:
        missing = _prepare(session, exercise, dict.fromkeys(chain.from_iterable(names.values())), text)
        if missing:
            return Tried(file, asked, False, 0, possible, *missing)
        for part in parts:
            answers = [session.answer(name, text) for name in names[part]]
            verdict = registry.run(f"{exercise.id} {part}".strip(), answers, Setting(full=True, seed=seed))
            if verdict.passed:
                points += exercise.parts[part]
            elif passed:
                passed = False
                mistake = verdict.mistake.id if verdict.mistake else None
                hint = card.bare(f"{verdict.headline} {verdict.hint}".strip())
    return Tried(file, asked, passed, _plain(points), _plain(possible), mistake, hint)


def _plain(points: float) -> float:
    return int(points) if float(points).is_integer() else points


def _prepare(session, exercise, names, text: str) -> tuple[str | None, str] | None:
    """Run the given cells and the file; (mistake, hint) if one of the names is not there afterwards."""
    session.run_cell("import numpy as np")
    if exercise.given:
        session.run_cell(exercise.given)
    outputs = session.run_cell(text)
    errors = [output for output in outputs if output["output_type"] == "error"]
    if errors:
        what = f"{errors[0]['ename']}: {errors[0]['evalue']}".strip(": ")
        if errors[0]["ename"] in ("TimeoutError", "TimeUp"):
            return "too_slow", _NEVER_ENDS
        return "raised", f"The file stops before its end. {what}"
    for name in names:
        error = session.answer(name).value().error
        if error == "NameError":
            return None, f"The file defines no {name}."
        if error == "TimeoutError":  # the file used up all of it
            return "too_slow", _NEVER_ENDS
    return None


def _line(result: Tried) -> str:
    word = "passed" if result.passed else "failed"
    said = f"{result.file}: {word}, {result.points:g} of {result.max_points:g} points."
    return " ".join(f"{said} {result.hint}".split())
