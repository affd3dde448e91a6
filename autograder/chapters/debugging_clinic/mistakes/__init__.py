"""Known mistakes of notebook 08: vital signs (E8.1), diagnoses (E8.2), cures (E8.3)."""

from __future__ import annotations

from autograder.chapters.debugging_clinic.mistakes.cures import CURES, CURES_MORE
from autograder.chapters.debugging_clinic.mistakes.diagnoses import DIAGNOSES, RULES_MORE
from autograder.chapters.debugging_clinic.mistakes.vital_signs import SIGNS, SIGNS_MORE, WHERE

__all__ = ["CURES", "CURES_MORE", "DIAGNOSES", "RULES_MORE", "SIGNS", "SIGNS_MORE", "WHERE"]
