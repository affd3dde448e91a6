"""When a sentence about names is true of the line where an answer stopped."""

from __future__ import annotations

import re

from autograder.engine.everyday.says import Words
from autograder.engine.reading import Stop

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


def self_forgotten(stop: Stop) -> Words:
    near = stop.scene.near
    return {"name": _missing(stop)} if near.startswith("self.") and _missing(stop) else None


def number_e(stop: Stop) -> Words:
    return {} if _missing(stop) in ("e", "E") else None


def of_numpy(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name} if name in _OF_NUMPY.split() else None


def module(stop: Stop) -> Words:
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


def other_language(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name, "python": _OTHER_LANGUAGES[name]} if name in _OTHER_LANGUAGES else None


def misspelt(stop: Stop) -> Words:
    name = _missing(stop)
    return {"name": name, "near": stop.scene.near} if name and stop.scene.near else None


def without_value(stop: Stop) -> Words:
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


def was_called(stop: Stop) -> Words:
    name = _missing(stop)
    called = name and re.search(rf"(?<![\w.]){name}\(", stop.scene.line)
    return {"name": name} if called and (not stop.scene.near or _way_of_another_name(stop)) else None


def old_name_of_numpy(stop: Stop) -> Words:
    words = attribute("numpy.random._generator.Generator")(stop)
    new = _OF_A_GENERATOR.get(words["name"]) if words else None
    return {**words, "new": new} if words and new else None


def unknown(stop: Stop) -> Words:
    return {"name": _missing(stop)} if _missing(stop) else None


def before_its_value(stop: Stop) -> Words:
    match = stop.finds(r"local variable '(\w+)'")
    return {"name": match[1]} if match else None


def added_before(stop: Stop) -> Words:
    words = before_its_value(stop)
    changed = words and re.match(rf"{words['name']}\s*[-+*/@]=", stop.scene.line)
    return words if changed else None


_NO_ATTRIBUTE = r"'(?P<kind>[\w.]+)' object has no attribute '(?P<name>\w+)'"


def attribute(*kinds: str, names: str = r"\w+"):
    def when(stop: Stop) -> Words:
        match = stop.finds(_NO_ATTRIBUTE)
        if match is None or (kinds and match["kind"] not in kinds) or not re.fullmatch(names, match["name"]):
            return None
        part = stop.parts[0] if stop.parts else "it"
        return {"part": part, "kind": match["kind"], "name": match["name"]}

    return when


def own_attribute(stop: Stop) -> Words:
    words = attribute()(stop)
    return words if words and words["part"] == "self" else None


def none_kept(stop: Stop) -> Words:
    words = attribute("NoneType")(stop)
    return words if words and words["part"].startswith("self.") else None


def of_module(stop: Stop) -> Words:
    match = stop.finds(r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'")
    return match.groupdict() if match else None
