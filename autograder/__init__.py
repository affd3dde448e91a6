"""Everything that judges: checks, the bank of mistakes, the sandbox, grading with nbgrader."""

import sys

# nbformat imports jsonschema, and that has the grammar of internationalised addresses compiled at once: more
# than a second of every command and every slot, for a format that no notebook has. Without the package it
# leaves the format out.
sys.modules.setdefault("rfc3987_syntax", None)


class Complaint(Exception):
    """Something the person at the keyboard can put right; its text is one line that says how.

    The command line prints it to stderr and ends with exit status 2.
    """
