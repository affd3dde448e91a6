"""Everyday errors with names: not there, not there yet, belonging to something else."""

from __future__ import annotations

from autograder.engine.everyday.when_names import (
    added_before,
    attribute,
    before_its_value,
    misspelt,
    module,
    none_kept,
    number_e,
    of_module,
    of_numpy,
    old_name_of_numpy,
    other_language,
    own_attribute,
    self_forgotten,
    unknown,
    was_called,
    without_value,
)
from autograder.engine.reading import Everyday

_NAME = ("NameError",)

_ATTRIBUTE = ("AttributeError",)

NAMES = (
    Everyday(
        "added_before_the_start",
        ("UnboundLocalError",),
        added_before,
        "`{name}` is added to before it has a value.",
        "A name that the function changes has to begin in the function: let `{name}` start before the loop.",
    ),
    Everyday(
        "used_before_its_value",
        ("UnboundLocalError",),
        before_its_value,
        "`{name}` is used before it has a value.",
        "Somewhere in the function `{name}` gets one, but on this way through it that line was not reached, "
        "or comes later. Does it stand inside an `if` or a loop that did not run?",
    ),
    Everyday(
        "self_forgotten",
        _NAME,
        self_forgotten,
        "`{name}` belongs to the object: `self` is missing.",
        "Inside a class, what the object keeps is written `self.{name}`.",
    ),
    Everyday(
        "number_e",
        _NAME,
        number_e,
        "There is no name `e` in Python.",
        "The number e to a power is a function of numpy: `np.exp(…)`.",
    ),
    Everyday(
        "np_forgotten",
        _NAME,
        of_numpy,
        "`{name}` is not defined by itself: `np.` is missing.",
        "It belongs to numpy: `np.{name}`.",
    ),
    Everyday(
        "module_not_there",
        _NAME,
        module,
        "The name `{name}` does not exist here.",
        "A module has to be imported before it is used: {how}.",
    ),
    Everyday(
        "other_language",
        _NAME,
        other_language,
        "`{name}` is not defined: Python writes `{python}`.",
        "Capital letters count.",
    ),
    Everyday(
        "function_not_there",
        _NAME,
        was_called,
        "There is no function `{name}` here.",
        "Is it spelt as in its definition, and has the cell that defines it been run?",
    ),
    Everyday(
        "name_without_value",
        _NAME,
        without_value,
        "`{name}` has no value yet.",
        "The line that stopped asks for it, and no line that ran before gives it one.",
    ),
    Everyday(
        "misspelt_name",
        _NAME,
        misspelt,
        "The name `{name}` does not exist.",
        "There is one that is spelt `{near}`. Which of the two did you mean?",
    ),
    Everyday(
        "undefined_name",
        _NAME,
        unknown,
        "The name `{name}` is not defined.",
        "Is it spelt as where it got its value? Does it get one inside this function, is it one of its "
        "arguments under another name, or a function that has to be written first?",
    ),
    Everyday(
        "not_kept_in_self",
        _ATTRIBUTE,
        own_attribute,
        "The object has kept no `{name}`.",
        "A method finds in `self` only what another has put there: `self.{name} = …`, under the same name.",
    ),
    Everyday(
        "none_kept",
        _ATTRIBUTE,
        none_kept,
        "`{part}` is still None.",
        "It was set to None, and no line that ran before this one gave it anything else. Which method should "
        "keep something there?",
    ),
    Everyday(
        "none_asked",
        _ATTRIBUTE,
        attribute("NoneType"),
        "`{part}` is None, and None has no `{name}`.",
        "It comes from a function that ends without meeting a `return`, or from a line such as "
        "`a = a.append(…)`: `append` changes the list and gives back nothing.",
    ),
    Everyday(
        "list_asked_as_array",
        _ATTRIBUTE,
        attribute(
            "list", "tuple", names="T|shape|sum|mean|dot|copy|astype|reshape|ndim|size|max|min|ravel|flatten"
        ),
        "`{part}` is a {kind}, not an array.",
        "A {kind} has no `.{name}`. `np.array(…)` makes an array of it; if it holds several arrays, take out "
        "the one you mean.",
    ),
    Everyday(
        "array_asked_as_list",
        _ATTRIBUTE,
        attribute("numpy.ndarray", names="append|extend|insert|pop|remove|index"),
        "An array has no `{name}`.",
        "That is for lists. An array has its size from the beginning: `np.zeros(shape)`, then fill the "
        "entries; or collect in a list first.",
    ),
    Everyday(
        "dict_asked_as_list",
        _ATTRIBUTE,
        attribute("dict", names="append|add|extend|has_key|iteritems|sort"),
        "A dict has no `{name}`.",
        "One puts something in by `d[key] = value`, and asks by `key in d`.",
    ),
    Everyday(
        "tuple_asked_as_list",
        _ATTRIBUTE,
        attribute("tuple", "set", "str", "dict_keys", "generator", names="append|extend|add|sort|insert"),
        "A {kind} has no `{name}`.",
        "Start with an empty list, `[]`, and append to it.",
    ),
    Everyday(
        "number_asked",
        _ATTRIBUTE,
        attribute("float", "int", "numpy.float64"),
        "`{part}` is a single number and has no `{name}`.",
        "That is for arrays. Was an array expected here, or was it summed up one line too early?",
    ),
    Everyday(
        "function_asked",
        _ATTRIBUTE,
        attribute("function", "builtin_function_or_method", "method"),
        "`{part}` is a function and has no `{name}`.",
        "Its value comes only when it is called: are round brackets missing?",
    ),
    Everyday(
        "not_in_numpy",
        _ATTRIBUTE,
        of_module,
        "`{module}` has no function `{name}`.",
        "Is it spelt right? Not everything has a function; some things are written out with `np.exp`, `@` "
        "and `*`.",
    ),
    Everyday(
        "old_name_of_numpy",
        _ATTRIBUTE,
        old_name_of_numpy,
        "A generator has no `{name}`.",
        "What was once `np.random.{name}` is called `{new}` on a generator such as `{part}`. Its brackets "
        "take the shape as one tuple.",
    ),
    Everyday(
        "no_such_attribute",
        _ATTRIBUTE,
        attribute(),
        "`{part}` has no `{name}`.",
        "It is of the kind {kind}. Print it before this line: is it what you expected there?",
    ),
)
