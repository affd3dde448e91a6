"""What a learner's mistake with a name or a blank says, in one line instead of a traceback.

Two kinds only: `check("E4.3", nothing)`, and a cell that calls a blank as the release leaves it, a bare
`raise NotImplementedError()`. Every other error of a learner keeps its traceback.
"""

import linecache
import re
import sys


def speak_in_one_line():
    """In a notebook, from now on. Does nothing in a Python without IPython."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if hasattr(shell, "set_custom_exc") and not shell.custom_exceptions:
        shell.set_custom_exc((NameError, NotImplementedError), _show)
        shell.showtraceback = _behind_a_slider(shell, shell.showtraceback)


def _behind_a_slider(shell, show):
    """`interact` catches what the function behind its slider raises, and asks the shell to show it."""

    def showtraceback(exc_tuple=None, **kwargs):
        kind, error, trace = exc_tuple or sys.exc_info()
        if isinstance(error, NotImplementedError):
            _say(_not_answered(shell, error, _last(trace)), error)
        show((kind, error, trace), **kwargs)

    return showtraceback


def _show(shell, kind, error, trace, tb_offset=None):
    say = _nothing_to_check if issubclass(kind, NameError) else _not_answered
    _say(say(shell, error, _last(trace)), error)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)


def _last(trace):
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace


def _say(sentence, error):
    if sentence:
        error.args = (sentence,)
        error._render_traceback_ = lambda: [sentence]


def _nothing_to_check(shell, error, last):
    line = linecache.getline(last.tb_frame.f_code.co_filename, last.tb_lineno).strip()
    called = re.match(r"""check\(\s*["']([^"']+)["']""", line)
    if called and last.tb_frame.f_globals is shell.user_ns and getattr(error, "name", None):
        return (
            f"{called[1]}: could not check. The name {error.name} does not exist here yet: "
            "run the cell that defines it, or look at its spelling."
        )
    return ""


def _not_answered(shell, error, last):
    if error.args:
        return ""
    name = last.tb_frame.f_code.co_qualname
    return f"{name} is not answered yet: write it, run its cell, then run this one again."
