"""E6.2: wrong ways forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import forward, sigmoid
from autograder.engine.mistake import Mistake

FORWARD_FORM = (
    "Read the upper row of Figure 6.1: *H₁* = X W₁, *O₁* = σ(H₁), *H₂* = O₁ W₂, *O₂* = σ(H₂), Ŷ = O₂ W₃. "
    "The last "
    "product is not squeezed.",
    "One sample through a net of single neurons: X = 2, W₁ = 0 gives *H₁* = 2 · 0 = 0 and *O₁* = 0.5; "
    "with W₂ = 0 "
    "again *O₂* = 0.5; with W₃ = 6 the net says 0.5 · 6 = 3.",
)


def _forward(
    squeeze1: Callable[[Any], Any] = sigmoid,
    squeeze2: Callable[[Any], Any] = sigmoid,
    last: Callable[[Any], Any] = lambda Y: Y,
    through: tuple[str, str] = ("O1", "O2"),
) -> Callable[..., dict[str, Any]]:
    def wrong(X: Any, W1: Any, W2: Any, W3: Any) -> dict[str, Any]:
        kept = {"H1": np.asarray(X, dtype=float) @ W1}
        kept["O1"] = squeeze1(kept["H1"])
        kept["H2"] = kept[through[0]] @ W2
        kept["O2"] = squeeze2(kept["H2"])
        kept["Yhat"] = last(kept[through[1]] @ W3)
        return kept

    return wrong


def _names_exchanged(*args: Any) -> dict[str, Any]:
    kept = forward(*args)
    return {"H1": kept["O1"], "O1": kept["H1"], "H2": kept["O2"], "O2": kept["H2"], "Yhat": kept["Yhat"]}


FORWARD = (
    Mistake(
        "squeezed_output",
        "The output is squeezed.",
        "In this network the last layer has no sigmoid: ŷ may be any number.",
        FORWARD_FORM,
        _forward(last=sigmoid),
    ),
    Mistake(
        "no_squeeze",
        "There is no sigmoid anywhere.",
        "Without the squeeze three products are one product, and three layers are one.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: H, squeeze2=lambda H: H),
    ),
    Mistake(
        "no_squeeze_layer_1",
        "Layer 1 is not squeezed.",
        "Your O1 is H1 itself.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: H),
    ),
    Mistake(
        "no_squeeze_layer_2",
        "Layer 2 is not squeezed.",
        "Your O2 is H2 itself.",
        FORWARD_FORM,
        _forward(squeeze2=lambda H: H),
    ),
    Mistake(
        "H_goes_on",
        "H goes on instead of O.",
        "What the next weights multiply is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("H1", "H2")),
    ),
    Mistake(
        "H1_goes_on",
        "H1 goes on instead of O1.",
        "What W2 multiplies is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("H1", "O2")),
    ),
    Mistake(
        "H2_goes_on",
        "H2 goes on instead of O2.",
        "What W3 multiplies is what came out of the sigmoid.",
        FORWARD_FORM,
        _forward(through=("O1", "H2")),
    ),
    Mistake(
        "tanh",
        "Another curve squeezes.",
        "Your O can be negative; σ lies between 0 and 1.",
        FORWARD_FORM,
        _forward(squeeze1=np.tanh, squeeze2=np.tanh),
    ),
    Mistake(
        "relu",
        "Another curve bends.",
        "Your O has no upper end; σ lies between 0 and 1.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: np.maximum(H, 0), squeeze2=lambda H: np.maximum(H, 0)),
    ),
    Mistake(
        "exponent_sign",
        "The squeeze is upside down.",
        "When H grows your O falls. Look at the sign in the exponent of σ.",
        FORWARD_FORM,
        _forward(squeeze1=lambda H: sigmoid(-H), squeeze2=lambda H: sigmoid(-H)),
    ),
    Mistake(
        "names_exchanged",
        "H and O have exchanged their names.",
        "H is before the squeeze, O after it (card in notebook 00).",
        FORWARD_FORM,
        _names_exchanged,
    ),
)
