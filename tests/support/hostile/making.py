"""What an attack is, and how one is made of a few lines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from submissions import blank, cell

NAME = "04_one_neuron"
ANSWERS = ("sigmoid", "neuron_forward", "neuron_backward", "sgd_step", "quiz_4")
TESTS = ("E4-1-values", "E4-1-quiet", "E4-2", "E4-3", "E4-4", "Q4")


@dataclass(frozen=True)
class Attack:
    """kind : what it is after. make : bait -> notebook as JSON text.

    notebook : whose answers these are; costs : the checks that may fail where the others have to pass
    """

    name: str
    kind: str
    make: Callable[[dict], str]
    notebook: str = NAME
    costs: frozenset[str] = frozenset({"E4.3"})


ATTACKS: list[Attack] = []


def add(kind: str, name: str, make: Callable[[dict], str]) -> None:
    ATTACKS.append(Attack(name, kind, make))


def hand_in(text: str) -> dict:
    """A blank notebook whose answers are all defined by `text`."""
    notebook = blank(NAME)
    for name in ANSWERS:
        cell(notebook, name)["source"] = text if name == "sigmoid" else f"# {name} is defined above"
    return notebook


def by_code(kind: str, name: str, text: str) -> None:
    """An attack by the code of an answer cell; bait is filled in where it is named."""

    def make(bait):
        filled = textwrap.dedent(text)
        for word, value in bait.items():
            filled = filled.replace("{" + word + "}", str(value))
        return json.dumps(hand_in(filled))

    add(kind, name, make)


def returns(kind: str, name: str, value: str, before: str = "") -> None:
    """Every answer returns `value`, whatever it is asked."""
    by_code(kind, name, f"{before}\ndef answer(*args, **more):\n    return {value}\n{ALL}")


def does(kind: str, name: str, body: str, before: str = "") -> None:
    """Every answer runs `body`."""
    inner = textwrap.indent(textwrap.dedent(body).strip(), "    ")
    by_code(kind, name, f"{before}\ndef answer(*args, **more):\n{inner}\n{ALL}")


ALL = "sigmoid = neuron_forward = neuron_backward = sgd_step = quiz_4 = answer\n"
