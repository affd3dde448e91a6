"""The banks of hints of all chapters, as the tests of hints walk them."""

from __future__ import annotations

from autograder.chapters.chain_rule import mistakes as chain_rule
from autograder.chapters.debugging_clinic import mistakes as debugging_clinic
from autograder.chapters.gradient_check import mistakes as slopes
from autograder.chapters.layers import mistakes as layers
from autograder.chapters.one_neuron import mistakes as one_neuron
from autograder.chapters.reverse_mode import mistakes as ways_back
from autograder.chapters.start_here import mistakes as start_here
from autograder.chapters.three_layer_net import mistakes as three_layer_net
from autograder.chapters.training import mistakes as training
from autograder.engine import form_mistakes as structure
from autograder.engine.mistake import Mistake

MODULES = (start_here, one_neuron, layers, three_layer_net)
CHAPTERS = (chain_rule, ways_back, slopes, training, debugging_clinic)


def mistakes():
    for module in (*MODULES, structure):
        for thing in vars(module).values():
            if isinstance(thing, Mistake):
                yield thing
            elif isinstance(thing, dict):
                yield from (value for value in thing.values() if isinstance(value, Mistake))
            elif isinstance(thing, tuple):
                yield from (value for value in thing if isinstance(value, Mistake))


ALL = list({id(mistake): mistake for mistake in mistakes()}.values())


def texts(thing):
    """Every sentence in a bank: mistakes, lists and dicts of them, hints that stand alone."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mistake):
        yield from (thing.name, thing.hint, *thing.more)
    elif isinstance(thing, dict):
        for item in thing.values():
            yield from texts(item)
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts(item)
