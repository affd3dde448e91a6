"""E6.3, the points for one gradient: the card speaks of what this gradient is made of."""

from __future__ import annotations

import pytest

from autograder.chapters.reference import mse_grad
from autograder.chapters.three_layer_net import mistakes as bank
from autograder.chapters.three_layer_net.mistakes.way_back import way_back
from autograder.engine import registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting

STARTS = {
    "turned, no 1/N": lambda Yhat, Y: -2 * (Yhat - Y),
    "half": lambda Yhat, Y: mse_grad(Yhat, Y) / 2,
    "1/N twice": lambda Yhat, Y: mse_grad(Yhat, Y) / len(Y),
}
SLOPES = {
    "all slopes": {},
    "no slope in layer 1": {"slope1": lambda O, H: 1.0},
    "no slopes": {"slope1": lambda O, H: 1.0, "slope2": lambda O, H: 1.0},
}


def judged(part, start, slopes):
    answer = way_back(start=STARTS[start], **SLOPES[slopes])
    return registry.run(f"E6.3 {part}", [LocalAnswer(answer, "backward", "")], Setting())


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("slopes", SLOPES)
def test_a_wrong_start_is_told_for_dW3_and_no_slope(start, slopes):
    verdict = judged("dW3", start, slopes)
    assert verdict.more == bank.START_STEP
    told = f"{verdict.headline} {verdict.hint}"
    assert "sigmoid" not in told and "slope" not in told and "Step 2" not in told
    assert slopes == "all slopes" or "Everything" not in told and "All else is right" not in told


@pytest.mark.parametrize("start", STARTS)
def test_a_slope_that_dW2_never_meets_is_not_told_for_dW2(start):
    verdict = judged("dW2", start, "no slope in layer 1")
    assert "layer 1" not in f"{verdict.headline} {verdict.hint}" and verdict.more == bank.START_STEP


@pytest.mark.parametrize("start", STARTS)
def test_slopes_that_dW2_meets_are_told_for_dW2(start):
    verdict = judged("dW2", start, "no slopes")
    assert "slope" in verdict.headline and verdict.more == bank.SLOPE_STEP


def test_a_factor_of_dW2_alone_sends_nobody_to_the_start():
    """`dW3` is right; `dW2` is doubled, and the slope of layer 1 is missing, which `dW2` never meets."""

    def answer(*args):
        dW1, dW2, dW3 = way_back(slope1=lambda O, H: 1.0)(*args)
        return dW1, 2 * dW2, dW3

    verdict = registry.run("E6.3 dW2", [LocalAnswer(answer, "backward", "")], Setting())
    assert verdict.headline == "`dW2` is exactly 2 times too large." and "`dW3` is right" in verdict.hint
    assert verdict.more == bank.PRODUCT_STEP
