"""commands: one module a sub-command of autograder."""
