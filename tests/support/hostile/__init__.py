"""Submissions of people who want marks without an answer, or the machine. Each is worth 0.

An attack is text for the first answer cell of chapter 04 (it defines every answer itself), or a change
to the notebook or to the files around it. `{secret}`, `{victim}`, `{port}`, `{local}` and `{pid}` are
filled in with a file to steal, a folder to damage, sockets to reach and a process to stop.
"""

from __future__ import annotations

from hostile import frames, judge, machine, notebooks, room, values
from hostile.forged import FORGED_PROPERTIES
from hostile.loads import LOADS
from hostile.making import ATTACKS, NAME

KINDS = (values, judge, frames, room, machine, notebooks)  # each has put its attacks into ATTACKS

__all__ = ["ATTACKS", "FORGED_PROPERTIES", "KINDS", "LOADS", "NAME"]
