"""Runs one cell, and says at which statement it stopped and why.

Where it is this place that stopped a statement (a file, a package, a process that are not here), those below
it are run all the same: on the student's own machine they would have been.
"""

import ast
import functools
import time
from contextlib import suppress

import calling

MOST_STOPS = 20  # how often one cell is gone on with
MOST_LINKS = 20  # of errors that came while another was handled
LAST_SECONDS = 0.4  # for what is defined below a statement that used up all the time
NOT_HERE = (ImportError, OSError, EOFError, MemoryError, calling.TimeUp)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
OTHER_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
WAITS = (ast.Await, ast.AsyncFor, ast.AsyncWith)


class Await(Exception):
    """A statement outside of every function that waits: no loop of events runs here."""


def is_of_this_place(error):
    """Whether the statement would have worked, or gone on, on the student's own machine."""
    no_thread = isinstance(error, RuntimeError) and "start new thread" in calling._text(error)
    return no_thread or isinstance(error, (*NOT_HERE, Await))


class Cell:
    """One cell that is run. stopped : its first stop as plain data, None where it came to its end.

    whole : how many lines are run as they stand; of those below only what they define. None: all.
    """

    def __init__(self, shell, source, seconds, whole=None):
        self._shell, self._source, self._seconds = shell, source, seconds
        self._ends = time.monotonic() + seconds
        own = source.split("\n")
        self._blank = next((i for i, line in enumerate(own) if line.strip()), 0)  # IPython leaves them out
        self._own = own[self._blank :]
        self._whole = None if whole is None else max(0, whole - self._blank)
        self.stopped = None

    def run(self):
        text, waiting = self._source, self._waits_from(0)
        if self._whole is not None:
            below = "\n".join(self._lines[self._whole :])
            text, waiting = "\n".join([*self._lines[: self._whole], definitions(below)]), None
        elif waiting is not None:
            text = self._between(0, waiting.lineno - 1)
        for _ in range(MOST_STOPS):
            error, statement = self._part(text), waiting
            if error is not None:
                statement = self._statement_at(self._line_of(error))
            elif waiting is None:
                return
            else:
                error = Await("`await` stands outside of a function")
            goes_on = self.stopped is not None or is_of_this_place(error)
            self.stopped = self.stopped or self._described(error, statement)
            if statement is None or not goes_on or isinstance(error, SyntaxError):
                return
            waiting = self._waits_from(statement.end_lineno)
            end = waiting.lineno - 1 if waiting is not None else len(self._lines)
            text = self._between(statement.end_lineno, end)
            if isinstance(error, calling.TimeUp):
                text, waiting = definitions(text), None

    def _part(self, text):
        """The error that ended this part of the cell, None if it came to its end."""
        left = max(self._ends - time.monotonic(), LAST_SECONDS)
        try:
            with calling.time_limit(left):
                result = self._shell.run_cell(text, store_history=True)
        except calling.TimeUp as up:  # once more, while IPython wrote down that it was
            return up
        return result.error_before_exec or result.error_in_exec

    @functools.cached_property
    def _lines(self):
        """The cell's lines as Python, without magics; asked for only where it stops or waits."""
        try:
            text = self._shell.transform_cell(self._source)
        except Exception:  # no Python: IPython says so when it runs
            text = self._source
        return text.rstrip("\n").split("\n")

    def _between(self, begin, end):
        """Lines of the cell, with comments in place of those above, so that numbers stay right."""
        return "#\n" * begin + "\n".join(self._lines[begin:end])

    def _statements(self, begin=0):
        with suppress(Exception):
            flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            return compile(self._between(begin, len(self._lines)), "<cell>", "exec", flags).body
        return []

    def _waits_from(self, begin):
        """The first statement below line `begin` that waits."""
        if "await" not in self._source and "async" not in self._source:
            return None
        with suppress(RecursionError):
            return next((one for one in self._statements(begin) if waits(one)), None)
        return None

    def _statement_at(self, line):
        return next((one for one in self._statements() if first_line(one) <= line <= one.end_lineno), None)

    def _line_of(self, error):
        """The line at the top of the cell that the error came from, 0 if unknown."""
        if isinstance(error, SyntaxError) and type(error.lineno) is int and error.filename != "<string>":
            return error.lineno
        line, links = 0, 0
        while error is not None and not line and links < MOST_LINKS:
            trace = error.__traceback__
            while trace is not None:
                frame = trace.tb_frame
                if frame.f_globals is self._shell.user_ns and frame.f_code.co_name == "<module>":
                    line = trace.tb_lineno
                trace = trace.tb_next
            error, links = error.__context__, links + 1
        return line

    def _described(self, error, statement):
        line = self._line_of(error) or (first_line(statement) if statement else 0)
        lines = self._own if len(self._own) >= len(self._lines) else self._lines
        if isinstance(error, calling.TimeUp):
            name, message = "TimeoutError", f"it ran longer than {self._seconds:g} s"
        else:
            name, message = type(error).__name__[:80], calling._text(error)
        return {
            "error": name,
            "message": message,
            "of_this_place": is_of_this_place(error),
            "line": line + self._blank if line else 0,
            "text": lines[line - 1].strip()[:120] if 0 < line <= len(lines) else "",
            "first": first_line(statement) + self._blank if statement else 0,
        }


def first_line(statement):
    return min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])


def waits(node):
    """Whether a statement awaits in its own scope."""
    if isinstance(node, WAITS):
        return True
    return not isinstance(node, OTHER_SCOPES) and any(map(waits, ast.iter_child_nodes(node)))


def definitions(text):
    """What a text defines and imports, without anything that takes time."""
    with suppress(Exception):
        return "\n".join(ast.unparse(one) for one in ast.parse(text).body if isinstance(one, DEFINITIONS))
    return ""
