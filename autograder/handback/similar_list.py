"""The pairs of `similar` as a list for the terminal and as CSV: a hint where to look, and it says so."""

from __future__ import annotations

import csv
import io

from autograder.handback.similar import Pair
from autograder.intake.names import guarded

SHOWN = 20  # pairs that the list on the terminal holds
HINT = (
    "A hint for a person to look, never a verdict: two people who learned together write alike,\n"
    "and a copy of an answer that many find by themselves cannot be seen."
)
COUNTED = (
    "Passages are runs of tokens, of words in written answers, beyond the release, our own answers and\n"
    "what many have; names and spacing do not count. What is rarest and longest stands first."
)


def listing(notebook: str, compared: int, found: list[Pair], unread: list[str]) -> str:
    """What the terminal shows. compared : submissions that were read"""
    many = f"{len(found) or 'no'} pair{'s' if len(found) != 1 else ''}"
    lines = [f"{notebook}: {compared} submissions compared by exercise, {many} to look at"]
    lines += [HINT, *([COUNTED, ""] if found else [])]
    lines += [f"{place:>3}. {line(pair)}" for place, pair in enumerate(found[:SHOWN], 1)]
    if len(found) > SHOWN:
        lines.append(f"     and {len(found) - SHOWN} pairs that share less: --csv lists them all")
    if found:
        lines += ["", f"read them side by side: class/submitted/…/{notebook}/"]
    if unread:
        lines.append(f"not compared, no notebook that can be read: {', '.join(unread)}")
    return "\n".join(lines) + "\n"


def line(pair: Pair) -> str:
    shared = ", ".join(
        f"{exercise} {n} of {of} passages" for exercise, (n, of) in sorted(pair.shared.items())
    )
    return f"{pair.one} and {pair.other}: {shared}"


def to_csv(found: list[Pair]) -> str:
    """One row for each pair and exercise, in the order of the list."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["place", "one", "other", "exercise", "passages", "of"])
    for place, pair in enumerate(found, 1):
        for exercise, (shared, of) in sorted(pair.shared.items()):
            writer.writerow([place, guarded(pair.one), guarded(pair.other), exercise, shared, of])
    return out.getvalue()
