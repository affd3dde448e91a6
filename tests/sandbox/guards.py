"""The lines that hold a student's code, each taken out in a copy: the one test named must then fail.

    python tests/sandbox/guards.py [WORD ...]     all, or those whose line or test holds a word

These lines run in children, where no mutation tool follows. Exit status 1 where a line is missed by nobody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("autograder", "course", "solutions", "tests", "pyproject.toml", "README.md", "SECURITY.md")
LEVELS, SESSION = "tests/sandbox/test_levels.py", "tests/sandbox/test_session.py"
LINES, CELLS = "tests/sandbox/test_guarded_lines.py", "tests/sandbox/test_cells_that_stop.py"
TERMINAL, CARDS = "tests/commands/test_terminal.py", "tests/marking/test_stopped_cells.py"
ROAD = "tests/marking"
FRAMES, TEXT = "tests/sandbox/test_session_frames.py", "tests/sandbox/test_plain_text.py"
CALLED, VALUES = "tests/sandbox/test_session_calls_back.py", "tests/sandbox/test_session_values.py"

# (file below autograder, the text that guards, what stands there without it, file of tests, words of the test)
GUARDS = (
    ("sandbox/inside/jail.py", "    drop_capabilities()\n", "", LEVELS, "no_capability"),
    ("sandbox/inside/jail.py", "(0x45, 0, 1, O_TRUNC)", "(0x45, 0, 1, 0)", LEVELS, "empties"),
    ("sandbox/inside/jail.py", "    lock_files(readable, listable, newest_landlock)\n", "", LEVELS, "probe_is_blocked"),
    ("sandbox/inside/jail.py", "listable, newest_landlock)\n    filter_system_calls()\n", "listable, newest_landlock)\n", LEVELS, "probe_is_blocked"),
    ("sandbox/inside/jail.py", "    limit_resources(memory, cpu_seconds)\n", "", LEVELS, "probe_is_blocked"),
    ("sandbox/launch.py", "        remove_orphans()\n", "", LEVELS, "killed_graders"),
    ("sandbox/session.py", 'tree.get("id") != self._serial or ', "", FRAMES, "question_that_was_asked"),
    ("sandbox/session.py", "self._generation != self._session.generation", "False", FRAMES + " " + VALUES, "new_one or stale or object"),
    ("sandbox/session.py", " and not _came_back(before, now)", " and False", VALUES, "argument_changed"),
    ("sandbox/session.py", "fileno(), until, ration)", "fileno(), until)", CALLED, "limit_for_the_whole or refused_before"),
    ("sandbox/session.py", "with held_together():", "if True:", CALLED, "waits_for_its_answer"),
    ("engine/diagnose.py", " <= MOST_NUMBERS for", " > 0 for", "tests/engine/test_diagnose.py", "millions"),
    ("marking/execute.py", "with time_limit(max(0.0, session.time.left()) + SECONDS_TO_JUDGE):", "if True:", CARDS, "for_ever"),
    ("marking/regular.py", "found.st_size > LARGEST_FILE", "False", "tests/marking/test_regular.py", "larger"),
    ("marking/rebuild.py", "elif len(cell.source) <= left:", "elif True:", "tests/marking/test_rebuild.py", "anybody"),
    ("marking/rebuild.py", " and name not in seen)", ")", "tests/marking/test_rebuild.py", "room_once"),
    ("marking/rebuild.py", "if too_many_parts(text):", "if False:", "tests/intake/test_parts.py", "refused"),
    ("intake/notebooks.py", "if too_many_parts(text):", "if False:", "tests/intake/test_parts.py", "refused"),
    ("sandbox/outputs.py", "size <= self._left:", "True:", TEXT, "one_room"),
    ("sandbox/outputs.py", " if raw.startswith(_PICTURES[mime]) else None", "", TEXT, "bytes_of_a_picture"),
    ("sandbox/inside/jail.py", "clock_nanosleep:230:115", "clock_nanosleep:230:115 clone:56:220", LEVELS, "no_capability or probe_is_blocked"),
    ("sandbox/inside/jail.py", "return _one_of(0, (os.getpid(),))", "return [_return(_ALLOW)]", LINES, "signals_itself"),
    ("sandbox/inside/jail.py", "        (resource.RLIMIT_CPU, cpu_seconds),\n", "", LINES, "limits or processor_time"),
    ("sandbox/inside/zygote.py", "    os.closerange(WORKER + 1, 4096)\n", "", LINES, "no_descriptor"),
    ("sandbox/inside/zygote.py", "    sys.meta_path.insert(0, NotHere())\n", "", LINES, "reference_answers"),
    ("sandbox/inside/zygote.py", "    sys.meta_path[sys.meta_path.index(importlib.machinery.PathFinder)] = OnlyThese\n", "", CELLS, "what_is_below or asks_for_in_vain"),
    ("sandbox/inside/zygote.py", "    os.set_blocking(WORKER, False)\n", "", LINES, "waits_for"),
    ("sandbox/session.py", "        if left <= 0:\n", "        if False:\n", LINES + " " + FRAMES, "used_up or notebook_is_one"),
    ("sandbox/control.py", "        ours.setblocking(False)\n", "", LINES, "waits_for"),
    ("sandbox/session.py", "min(seconds, left)", "seconds", FRAMES + " " + CELLS, "time or cut"),
    ("sandbox/plain_text.py", "shown = cleaned(inner)", "shown = inner", TERMINAL, "plain"),
    ("marking/execute.py", "return unlinked(cleaned(text))", "return text", CARDS, "quotes or address"),
    ("sandbox/plain_text.py", "thinned(_CONTROLS", "(_CONTROLS", "tests/engine/test_accents.py", "border"),
    ("intake/names.py", "thinned(text)", "text", "tests/engine/test_accents.py", "border"),
    ("marking/pictures.py", "composed(unquote(name))", "unquote(name)", "tests/engine/test_accents.py", "border"),
    ("marking/matching.py", "cache(lambda i:", "(lambda i:", "tests/marking/test_rebuild.py", "python_once"),
    ("marking/links.py", "path.unlink()", "pass", ROAD, "link"),
    ("handback/report.py", "guarded(cell) if isinstance(cell, str) else cell", "cell", "tests/handback/test_report.py", "formula"),
    ("handback/marks.py", "[guarded(cell) for cell in (person.id,", "[cell for cell in (person.id,", "tests/handback/test_marks.py", "formula"),
    ("handback/export.py", "guarded(name or \"\")", "name or \"\"", "tests/handback/test_export.py", "own_cells"),
    ("intake/names.py", "startswith(FORMULA) else cell\n\n", "startswith(()) else cell\n\n", "tests/intake/test_names.py", "formula or spreadsheet"),
)  # fmt: skip


def is_missed(copy: Path, guard: tuple[str, str, str, str, str]) -> bool:
    """Whether the test fails without the line. SystemExit where the line is not there (any more)."""
    file, line, instead, tests, words = guard
    path = copy / "autograder" / file
    text = path.read_text(encoding="utf-8")
    if line not in text:
        raise SystemExit(f"{file} has no {line!r}: the list of guards is old")
    path.write_text(text.replace(line, instead), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{copy / 'course'}"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        *tests.split(),
        "-k",
        words,
    ]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    path.write_text(text, encoding="utf-8")
    return done.returncode == 1  # 5: no test of that name, which holds nothing


def main(words: list[str]) -> int:
    chosen = [guard for guard in GUARDS if not words or any(word in " ".join(guard) for word in words)]
    unheld = 0
    with tempfile.TemporaryDirectory(prefix="guards-") as folder:
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, Path(folder) / name)
        for guard in chosen:
            missed = is_missed(Path(folder), guard)
            unheld += not missed
            print(f"{'held' if missed else 'NOT HELD'}  {guard[0]}: {guard[1].strip()}", flush=True)
    return 1 if unheld else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
