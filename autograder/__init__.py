"""Everything that judges: checks, the bank of mistakes, the sandbox, grading with nbgrader."""
