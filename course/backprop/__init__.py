"""The library behind the figures of Backprop by Hand.

Names are imported when they are first used, so that `import backprop` stays quick and a
notebook pays only for the figures it shows.
"""

from importlib import import_module

# one row for each public name: name -> module that defines it
_PUBLIC = {
    "check": "backprop.check",
    "hint": "backprop.check",
    "course_map": "backprop.widgets.course_map",
    "quiz": "backprop.widgets.quiz",
    "predict": "backprop.widgets.predict",
    "by_hand": "backprop.by_hand",
    "ward_round": "backprop.ward_round",
    "readings": "backprop.ward_round",
}

# one row for each figure: name in `backprop` -> module of its function; `tests` walk over all of them
FIGURES: dict[str, str] = {
    "patient_zero": "backprop.widgets.patient_zero",
    "conveyor": "backprop.widgets.conveyor",
    "roads_ahead": "backprop.widgets.stories",
    "two_bills": "backprop.widgets.stories",
    "second_opinion": "backprop.widgets.stories",
    "u_curve": "backprop.widgets.u_curve",
    "price": "backprop.widgets.price",
    "two_roads": "backprop.widgets.two_roads",
    "unfolding": "backprop.widgets.unfolding",
    "lamps": "backprop.widgets.lamps",
    "twins": "backprop.widgets.twins",
    "who_pays": "backprop.widgets.who_pays",
    "tape": "backprop.widgets.tape",
    "one_neuron": "backprop.widgets.cockpit",
    "cockpit": "backprop.widgets.cockpit",
    "descent": "backprop.widgets.descent",
    "lego": "backprop.widgets.lego",
    "talks": "backprop.widgets.talks",
    "squeeze": "backprop.widgets.squeeze",
    "valve": "backprop.widgets.valve",
    "slide": "backprop.widgets.liars",
    "xray": "backprop.widgets.xray",
    "liars": "backprop.widgets.liars",
    "digits_page": "backprop.widgets.digits_page",
    "playground": "backprop.widgets.playground",
    "what_should_change": "backprop.widgets.pixels",
    "monitor": "backprop.widgets.monitor",
    "blind_patients": "backprop.widgets.monitor",
    "how_deep": "backprop.widgets.shout",
    "patient_cured": "backprop.widgets.patient_cured",
}

_PUBLIC |= FIGURES
__all__ = sorted(_PUBLIC)


def __getattr__(name):
    if name not in _PUBLIC:
        raise AttributeError(f"module 'backprop' has no name {name!r}")
    module = import_module(_PUBLIC[name])
    # `check` is also the name of its module: importing that puts the module where the function belongs
    globals().update({n: getattr(module, n) for n, where in _PUBLIC.items() if where == module.__name__})
    return globals()[name]


def __dir__():
    return __all__
