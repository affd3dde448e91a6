"""A class hands in chapter 04: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, class_of, usual_suspects
from submissions import answered, cell, code, place

NAME = "04_one_neuron"
pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00
CELLS = ("E4-1-values", "E4-1-quiet", "E4-2", "E4-3", "E4-4", "Q4", "M4")

PLAIN_SIGMOID = "def sigmoid(s):\n    return 1 / (1 + np.exp(-s))\n"
MASKED_SIGMOID = """def sigmoid(s):
    s = np.asarray(s, dtype=float)
    big = s > 0
    e = np.exp(-np.abs(s))
    return np.where(big, 1 / (1 + e), e / (1 + e))
"""
TANH_SIGMOID = "sigmoid = lambda s: 0.5 * (1 + np.tanh(0.5 * s))\n"
RETURNS_NAN = "def sigmoid(s):\n    return np.exp(s) / (1 + np.exp(s))\n"
OWN_BACKWARD = """def neuron_backward(x, w, y):
    z = 1 / (1 + np.exp(-sum(xi * wi for xi, wi in zip(x, w))))
    delta = -2 * (y - z) * (z - z * z)
    return np.multiply(delta, x), np.multiply(delta, w)
"""
NO_SLOPE = """def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    d = 2 * (z - y)
    return d * x, d * w
"""
WRONG_SIGN = """def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    ds = 2 * (y - z) * z * (1 - z)
    return ds * x, ds * w
"""
EXCHANGED = """def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * w, ds * x
"""
NUMERICAL = """def neuron_backward(x, w, y):
    dw = numerical_gradient(lambda v: neuron_forward(x, v, y)[2], w)
    dx = numerical_gradient(lambda v: neuron_forward(v, w, y)[2], x)
    return dw, dx
"""
IN_PLACE = """def sgd_step(params, grads, eta):
    for p, g in zip(params, grads):
        p -= eta * g
    return params
"""
UPHILL = "def sgd_step(params, grads, eta):\n    return [p + eta * g for p, g in zip(params, grads)]\n"
FORGETS_LOSS = "def neuron_forward(x, w, y):\n    s = x @ w\n    return s, sigmoid(s)\n"
NEVER_ENDS = "def neuron_forward(x, w, y):\n    while True:\n        pass\n"
PRINTS = 'def sgd_step(params, grads, eta):\n    print("step", eta)\n    return [p - eta * g for p, g in zip(params, grads)]\n'


def forged() -> dict:
    """A lambda in place of check, and a print that looks like a pass."""
    notebook = answered(NAME, neuron_backward="def neuron_backward(x, w, y):\n    return x, w\n")
    notebook["cells"].insert(
        place(notebook, "E4-3"), code('check = lambda *a: print("E4.3 neuron_backward: passed.")')
    )
    return notebook


def skipped() -> dict:
    """The tag that earns full marks under stock nbgrader."""
    notebook = answered(NAME, neuron_backward="pass")
    cell(notebook, "E4-3")["metadata"]["tags"] = ["skip-execution"]
    return notebook


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E4-3", answer="neuron_backward"),
        "masked": answered(NAME, sigmoid=MASKED_SIGMOID, neuron_backward=OWN_BACKWARD),
        "tanh": answered(NAME, sigmoid=TANH_SIGMOID),
        "plain": answered(NAME, sigmoid=PLAIN_SIGMOID),
        "nan": answered(NAME, sigmoid=RETURNS_NAN),
        "no_slope": answered(NAME, neuron_backward=NO_SLOPE),
        "wrong_sign": answered(NAME, neuron_backward=WRONG_SIGN),
        "exchanged": answered(NAME, neuron_backward=EXCHANGED),
        "numerical": answered(NAME, neuron_backward=NUMERICAL),
        "in_place": answered(NAME, sgd_step=IN_PLACE),
        "uphill": answered(NAME, sgd_step=UPHILL),
        "prints": answered(NAME, sgd_step=PRINTS),
        "forgets_loss": answered(NAME, neuron_forward=FORGETS_LOSS),
        "never_ends": answered(NAME, neuron_forward=NEVER_ENDS),
        "quiz_wrong": answered(NAME, quiz_4='quiz_4 = {"a": 1, "b": 1, "c": 1}'),
        "forged": forged(),
        "skipped": skipped(),
    }


#                values quiet E4.2 E4.3 E4.4  Q4  M4 (None: waits for a person)
MARKS = {
    "right": (1, 1, 2, 4, 2, 1, None),
    "blank": (0, 0, 0, 0, 0, 0, 0),
    "copied_test": (1, 1, 2, 4, 2, 1, None),
    "deleted_test": (1, 1, 2, 4, 2, 1, None),
    "deleted_setup": (1, 1, 2, 4, 2, 1, None),
    "stripped": (1, 1, 2, 4, 2, 1, None),
    "copied_answer": (1, 1, 2, 4, 2, 1, None),
    "masked": (1, 1, 2, 4, 2, 1, None),
    "tanh": (1, 1, 2, 4, 2, 1, None),
    "plain": (1, 0, 2, 4, 2, 1, None),
    "nan": (0, 0, 2, 4, 2, 1, None),
    "no_slope": (1, 1, 2, 0, 2, 1, None),
    "wrong_sign": (1, 1, 2, 0, 2, 1, None),
    "exchanged": (1, 1, 2, 0, 2, 1, None),
    "numerical": (1, 1, 2, 0, 2, 1, None),
    "in_place": (1, 1, 2, 4, 0, 1, None),
    "uphill": (1, 1, 2, 4, 0, 1, None),
    "prints": (1, 1, 2, 4, 2, 1, None),
    "forgets_loss": (1, 1, 0, 0, 2, 1, None),
    "never_ends": (1, 1, 0, 0, 2, 1, None),
    "quiz_wrong": (1, 1, 2, 4, 2, 0, None),
    "forged": (1, 1, 2, 0, 2, 1, None),
    "skipped": (1, 1, 2, 0, 2, 1, None),
    "renamed": (None,) * 7,
    "not_json": (None,) * 7,
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
