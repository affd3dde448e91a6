"""A worker that speaks well of itself, around answers whose numbers are right.

Only the marks for what it lies about are in question: FORGED_PROPERTIES.
"""

from __future__ import annotations

import json
import textwrap

from hostile.making import Attack, hand_in

FORGED_PROPERTIES: list[Attack] = []
CARELESS = """
import numpy as np
def sigmoid(s):
    return 1 / (1 + np.exp(-s))
def neuron_forward(x, w, y):
    s = np.dot(x, w)
    x *= 2
    return s, sigmoid(s), (sigmoid(s) - y) ** 2
def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x.copy(), w, y)
    d = 2 * (z - y) * z * (1 - z)
    w += 1
    return d * x, d * (w - 1)
def sgd_step(w, dw, eta):
    w -= eta * dw
    return w
quiz_4 = {}
"""


def forges(name: str, lie: str) -> None:
    """CARELESS answers in a worker whose own code was changed by `lie`; `caller` is its module."""
    text = CARELESS + "import sys\ncaller = sys.modules['calling']\n" + textwrap.dedent(lie)
    FORGED_PROPERTIES.append(Attack(name, "property", lambda bait: json.dumps(hand_in(text))))


forges("says that nothing was changed", "caller.untouched = caller._still = lambda *a: True")
forges(
    "answers without what it was given",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        how['read_only'] = False
        outcome = real(function, args, **how)
        outcome.update(changed=(), warned=(), poisoned=None)
        outcome.pop('after', None)
        return outcome
    caller.call_with_care = call_with_care
    """,
)
forges(
    "keeps silent about warnings",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        return {**real(function, args, **{**how, 'read_only': False}), 'changed': (), 'warned': ()}
    caller.call_with_care = call_with_care
    """,
)
forges(
    "says so where it is not asked",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        outcome = real(function, args, **{**how, 'read_only': False, 'poison': False})
        return {**outcome, 'changed': (), 'warned': (), 'poisoned': None, 'unchanged': True, 'quiet': True}
    caller.call_with_care = call_with_care
    """,
)
