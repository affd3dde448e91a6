"""A small exercise, the two gradients of a product, with a bank, scales, links and what it refuses."""

from autograder.engine.local import LocalAnswer
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng
from autograder.engine.scales import batch_scales
from autograder.engine.verdict import Setting
from autograder.engine.walk import Function, Link, Probe, Result, check_function, judged


def right(X, d):
    return X * 2 + 1, X.T @ d


TASK = Function(
    "product",
    ("X", "d"),
    (Result("A", "X"), Result("B")),
    right,
    form="tuple",
    bank=(
        Mistake("no_one", "The 1 is missing.", "Look at the 1.", wrong=lambda X, d: (X * 2, X.T @ d)),
        Mistake("flipped", "B is flipped.", "Look at B.", wrong=lambda X, d: (X * 2 + 1, -(X.T @ d))),
    ),
    scales=lambda X, d: batch_scales(len(X)),
    links=(Link("B", "B comes first."), Link("A", "Then A.")),
    more=("second", "third"),
    refuses=("numerical_gradient", "derivative"),
)


@judged("Well.")
def judge(walk, answers, part, setting):
    probes = []
    for i, (n, p, k) in enumerate([(5, 3, 4), (7, 2, 3)]):
        g = rng(setting, "test", i)
        probes.append(Probe((away_from_zero(g, (n, p)), away_from_zero(g, (n, k)))))
    g = rng(setting, "test", 9)
    extra = Probe(
        (away_from_zero(g, (1, 3)), away_from_zero(g, (1, 4))), "one row", "N was 1.", "It fails for one row."
    )
    check_function(walk, answers[0], TASK, probes, [extra])


def verdict(function, source=""):
    return judge([LocalAnswer(function, "product", source)], "", Setting())


def named(function, source=""):
    return verdict(function, source).mistake.id
