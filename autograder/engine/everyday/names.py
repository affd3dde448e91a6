"""Everyday errors with names: not there, not there yet, belonging to something else."""

from __future__ import annotations

import re

from autograder.engine.everyday.says import Words
from autograder.engine.reading import Everyday, Stop

_OF_NUMPY = (
    "exp sqrt log log2 log10 dot matmul zeros ones array maximum minimum where mean tanh sin cos pi inf nan"
)
_OF_NUMPY += (
    " zeros_like ones_like outer sign square argmax full eye arange linspace norm einsum ravel prod clip"
)
_OF_NUMPY += (
    " std var abs max sum asarray concatenate any all random allclose nan_to_num logical_and empty ndindex"
)
_OF_A_GENERATOR = {
    "randn": "standard_normal",
    "rand": "random",
    "random_sample": "random",
    "randint": "integers",
    "random_integers": "integers",
}
_OTHER_LANGUAGES = {"true": "True", "false": "False", "null": "None", "nil": "None", "none": "None"}


def _missing(stop: Stop) -> str:
    match = stop.finds(r"name '(\w+)' is not defined")
    return match[1] if match else ""


def _self_forgotten(stop: Stop) -> Words:
    near = stop.scene.near
    return {"name": _missing(stop)} if near.startswith("self.") and _missing(stop) else None


def _number_e(stop: Stop) -> Words:
    return {} if _missing(stop) in ("e", "E") else None


def _of_numpy(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name} if name in _OF_NUMPY.split() else None


def _module(stop: Stop) -> Words:
    name = _missing(stop)
    return (
        {"name": name, "how": "import math" if name == "math" else "numpy is called `np` here"}
        if name
        in (
            "numpy",
            "math",
            "torch",
            "scipy",
        )
        else None
    )


def _other_language(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name, "python": _OTHER_LANGUAGES[name]} if name in _OTHER_LANGUAGES else None


def _misspelt(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name, "near": stop.scene.near} if name and stop.scene.near else None


def _without_value(stop: Stop) -> Words:
    """A name and its nearest that are two things, not two spellings: dW1 and W1, H1 and H2."""
    name, near = _missing(stop), stop.scene.near
    apart = name and near and name.lower() != near.lower()
    is_pair = near in (f"d{name}", name.removeprefix("d")) or re.sub(r"\d", "", name) == re.sub(
        r"\d", "", near
    )
    return {"name": name} if apart and is_pair else None


def _way_of_another_name(stop: Stop) -> bool:
    """neuron_forward and neuron_backward: two functions, not two spellings of one."""
    name, near = _missing(stop), stop.scene.near
    return (
        "forward" in name
        and near == name.replace("forward", "backward")
        or ("backward" in name and near == name.replace("backward", "forward"))
    )


def _called(stop: Stop) -> Words:
    name = _missing(stop)
    called = name and re.search(rf"(?<![\w.]){name}\(", stop.scene.line)
    return {"name": name} if called and (not stop.scene.near or _way_of_another_name(stop)) else None


def _old_name_of_numpy(stop: Stop) -> Words:
    words = _attribute("numpy.random._generator.Generator")(stop)
    new = _OF_A_GENERATOR.get(words["name"]) if words else None
    return {**words, "new": new} if words and new else None


def _unknown(stop: Stop) -> Words:
    return {"name": _missing(stop)} if _missing(stop) else None


def _before_its_value(stop: Stop) -> Words:
    match = stop.finds(r"local variable '(\w+)'")
    return {"name": match[1]} if match else None


def _added_before(stop: Stop) -> Words:
    words = _before_its_value(stop)
    changed = words and re.match(rf"{words['name']}\s*[-+*/@]=", stop.scene.line)
    return words if changed else None


_NO_ATTRIBUTE = r"'(?P<kind>[\w.]+)' object has no attribute '(?P<name>\w+)'"


def _attribute(*kinds: str, names: str = r"\w+"):
    def when(stop: Stop) -> Words:
        match = stop.finds(_NO_ATTRIBUTE)
        if match is None or (kinds and match["kind"] not in kinds) or not re.fullmatch(names, match["name"]):
            return None
        part = stop.parts[0] if stop.parts else "it"
        return {"part": part, "kind": match["kind"], "name": match["name"]}

    return when


def _own_attribute(stop: Stop) -> Words:
    words = _attribute()(stop)
    return words if words and words["part"] == "self" else None


def _none_kept(stop: Stop) -> Words:
    words = _attribute("NoneType")(stop)
    return words if words and words["part"].startswith("self.") else None


def _of_module(stop: Stop) -> Words:
    match = stop.finds(r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'")
    return match.groupdict() if match else None


_NAME = ("NameError",)
_ATTRIBUTE = ("AttributeError",)
NAMES = (
    Everyday(
        "added_before_the_start",
        ("UnboundLocalError",),
        _added_before,
        "`{name}` is added to before it has a value.",
        "A name that the function changes has to begin in the function: let `{name}` start before the loop.",
    ),
    Everyday(
        "used_before_its_value",
        ("UnboundLocalError",),
        _before_its_value,
        "`{name}` is used before it has a value.",
        "Somewhere in the function `{name}` gets one, but on this way through it that line was not reached, "
        "or comes later. Does it stand inside an `if` or a loop that did not run?",
    ),
    Everyday(
        "self_forgotten",
        _NAME,
        _self_forgotten,
        "`{name}` belongs to the object: `self` is missing.",
        "Inside a class, what the object keeps is written `self.{name}`.",
    ),
    Everyday(
        "number_e",
        _NAME,
        _number_e,
        "There is no name `e` in Python.",
        "The number e to a power is a function of numpy: `np.exp(…)`.",
    ),
    Everyday(
        "np_forgotten",
        _NAME,
        _of_numpy,
        "`{name}` is not defined by itself: `np.` is missing.",
        "It belongs to numpy: `np.{name}`.",
    ),
    Everyday(
        "module_not_there",
        _NAME,
        _module,
        "The name `{name}` does not exist here.",
        "A module has to be imported before it is used: {how}.",
    ),
    Everyday(
        "other_language",
        _NAME,
        _other_language,
        "`{name}` is not defined: Python writes `{python}`.",
        "Capital letters count.",
    ),
    Everyday(
        "function_not_there",
        _NAME,
        _called,
        "There is no function `{name}` here.",
        "Is it spelt as in its definition, and has the cell that defines it been run?",
    ),
    Everyday(
        "name_without_value",
        _NAME,
        _without_value,
        "`{name}` has no value yet.",
        "The line that stopped asks for it, and no line that ran before gives it one.",
    ),
    Everyday(
        "misspelt_name",
        _NAME,
        _misspelt,
        "The name `{name}` does not exist.",
        "There is one that is spelt `{near}`. Which of the two did you mean?",
    ),
    Everyday(
        "undefined_name",
        _NAME,
        _unknown,
        "The name `{name}` is not defined.",
        "Is it spelt as where it got its value? Does it get one inside this function, is it one of its "
        "arguments under another name, or a function that has to be written first?",
    ),
    Everyday(
        "not_kept_in_self",
        _ATTRIBUTE,
        _own_attribute,
        "The object has kept no `{name}`.",
        "A method finds in `self` only what another has put there: `self.{name} = …`, under the same name.",
    ),
    Everyday(
        "none_kept",
        _ATTRIBUTE,
        _none_kept,
        "`{part}` is still None.",
        "It was set to None, and no line that ran before this one gave it anything else. Which method should "
        "keep something there?",
    ),
    Everyday(
        "none_asked",
        _ATTRIBUTE,
        _attribute("NoneType"),
        "`{part}` is None, and None has no `{name}`.",
        "It comes from a function that ends without meeting a `return`, or from a line such as "
        "`a = a.append(…)`: `append` changes the list and gives back nothing.",
    ),
    Everyday(
        "list_asked_as_array",
        _ATTRIBUTE,
        _attribute(
            "list", "tuple", names="T|shape|sum|mean|dot|copy|astype|reshape|ndim|size|max|min|ravel|flatten"
        ),
        "`{part}` is a {kind}, not an array.",
        "A {kind} has no `.{name}`. `np.array(…)` makes an array of it; if it holds several arrays, take out "
        "the one you mean.",
    ),
    Everyday(
        "array_asked_as_list",
        _ATTRIBUTE,
        _attribute("numpy.ndarray", names="append|extend|insert|pop|remove|index"),
        "An array has no `{name}`.",
        "That is for lists. An array has its size from the beginning: `np.zeros(shape)`, then fill the "
        "entries; or collect in a list first.",
    ),
    Everyday(
        "dict_asked_as_list",
        _ATTRIBUTE,
        _attribute("dict", names="append|add|extend|has_key|iteritems|sort"),
        "A dict has no `{name}`.",
        "One puts something in by `d[key] = value`, and asks by `key in d`.",
    ),
    Everyday(
        "tuple_asked_as_list",
        _ATTRIBUTE,
        _attribute("tuple", "set", "str", "dict_keys", "generator", names="append|extend|add|sort|insert"),
        "A {kind} has no `{name}`.",
        "Start with an empty list, `[]`, and append to it.",
    ),
    Everyday(
        "number_asked",
        _ATTRIBUTE,
        _attribute("float", "int", "numpy.float64"),
        "`{part}` is a single number and has no `{name}`.",
        "That is for arrays. Was an array expected here, or was it summed up one line too early?",
    ),
    Everyday(
        "function_asked",
        _ATTRIBUTE,
        _attribute("function", "builtin_function_or_method", "method"),
        "`{part}` is a function and has no `{name}`.",
        "Its value comes only when it is called: are round brackets missing?",
    ),
    Everyday(
        "not_in_numpy",
        _ATTRIBUTE,
        _of_module,
        "`{module}` has no function `{name}`.",
        "Is it spelt right? Not everything has a function; some things are written out with `np.exp`, `@` "
        "and `*`.",
    ),
    Everyday(
        "old_name_of_numpy",
        _ATTRIBUTE,
        _old_name_of_numpy,
        "A generator has no `{name}`.",
        "What was once `np.random.{name}` is called `{new}` on a generator such as `{part}`. Its brackets "
        "take the shape as one tuple.",
    ),
    Everyday(
        "no_such_attribute",
        _ATTRIBUTE,
        _attribute(),
        "`{part}` has no `{name}`.",
        "It is of the kind {kind}. Print it before this line: is it what you expected there?",
    ),
)
