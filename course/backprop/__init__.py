"""The library behind the figures of Backprop by Hand.

Names are imported when they are first used, so that `import backprop` stays quick and a
notebook pays only for the figures it shows.
"""

from importlib import import_module

from backprop import contents

# one row for each public name: name -> module that defines it; the figures stand in `contents`
_PUBLIC = {
    "check": "autograder.notebook",
    "hint": "autograder.notebook",
    "course_map": "backprop.hosts.course_map",
    "quiz": "backprop.hosts.quiz",
    "predict": "backprop.hosts.predict",
    "hand_in": "backprop.hosts.hand_in",
    "by_hand": "backprop.by_hand",
    "ward_round": "backprop.ward_round",
    "readings": "backprop.ward_round",
}
# name in `backprop` -> module of its function; `tests` walk over all of them
FIGURES = {figure.function: f"backprop.figures.{figure.file}" for figure in contents.FIGURES}

_PUBLIC |= FIGURES
__all__ = sorted(_PUBLIC)


def __getattr__(name):
    if name == "__version__":
        return import_module("backprop.version").version()
    if name not in _PUBLIC:
        raise AttributeError(f"module 'backprop' has no name {name!r}")
    try:
        module = import_module(_PUBLIC[name])
    except ModuleNotFoundError as missing:
        if _PUBLIC[name] != "autograder.notebook" or missing.name not in (None, "autograder"):
            raise
        return _not_installed
    if name in FIGURES:  # in a notebook a figure stands on its card
        globals()[name] = import_module("backprop.hosts.notebook").in_a_notebook(getattr(module, name))
        return globals()[name]
    # `by_hand` is also the name of its module: importing that puts the module where the function belongs
    globals().update({n: getattr(module, n) for n, where in _PUBLIC.items() if where == module.__name__})
    return globals()[name]


def _not_installed(what="", *things):
    """What stands for `check` and `hint` where the library is there and the autograder is not."""
    raise RuntimeError(
        f"{what}: could not check. The package autograder is not installed in this Python; "
        "see the README of the course."
    )


def __dir__():
    return __all__
