"""Everything that judges: checks, the bank of mistakes, the sandbox, grading with nbgrader."""


class Complaint(Exception):
    """Something the person at the keyboard can put right; its text is one line that says how.

    The command line prints it to stderr and ends with exit status 2.
    """
