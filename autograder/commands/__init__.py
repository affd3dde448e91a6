"""Commands: one module a sub-command of `autograder`, imported when it is used.

A module has `add_arguments(parser)` and `run(args) -> int` (the exit status). It raises
`autograder.Complaint` for bad input. The row in `autograder.__main__.COMMANDS` names it.
"""
