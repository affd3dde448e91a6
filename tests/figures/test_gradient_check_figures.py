"""The figures 3.1 and 3.2 without a front end: their pictures, their sentences, the learner's own functions."""

from __future__ import annotations

import re

import numpy as np
import pytest
from backprop import price, u_curve
from backprop.numbers import gradient_check


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


# 3.1


def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)


@pytest.mark.parametrize("kind", gradient_check.KINDS)
def test_the_u_shows_the_slope_that_is_measured(kind):
    figure = u_curve().set(kind=kind, eps=0.1)
    assert f"{gradient_check.measured_slope(kind, 0.1):.4f}".replace("-", "−") in figure.label


def test_the_u_says_why_nothing_is_left():
    assert "the two losses are one" in words(u_curve().set(eps=1e-16, kind="forward", dtype="float32").say)
    assert "100 % off" in words(u_curve().set(eps=1e-16, kind="forward").say)
    assert "too large" in words(u_curve().set(eps=0.1).say)
    assert "digits" in words(u_curve().set(eps=1e-10).say)


def test_the_u_runs_on_the_learners_derivative():
    calls = 0

    def counted(f, w, eps, kind):
        nonlocal calls
        calls += 1
        return derivative(f, w, eps, kind)

    figure = u_curve(counted)
    assert "your function" in words(figure.say) and calls > 400
    assert "your function." not in words(figure.set(dtype="float32").say)


@pytest.mark.parametrize(
    "wrong", [lambda *a: None, lambda f, w, eps, kind: (f(w + eps) - f(w)) / eps, lambda *a: 1 / 0]
)
def test_the_u_stays_ours_while_the_derivative_is_not_right(wrong):
    assert "ours until your function agrees" in words(u_curve(wrong).say)


# 3.2


def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    grad = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


def test_the_price_is_measured_at_every_size():
    figure = price()
    for weights in (60, 152, 432, 1376, 4800):
        label = figure.set(weights=weights).label
        assert f"At {weights:,} weights".replace(",", "\u202f") in label
        assert re.search(r"(\d[\d\u202f]*) times as long", label)


def test_a_decade_of_weights_is_as_wide_as_a_decade_of_time_is_high():
    from backprop.drawing.price import CHART

    assert CHART.px(1000) - CHART.px(100) == pytest.approx(CHART.py(1) - CHART.py(10))


def test_measuring_again_shows_its_progress():
    figure = price()
    progress = [answer["progress"] for answer in figure.answer({"pressed": "again"})]
    assert progress[-1] is None and len([p for p in progress if p]) == 5


def test_the_price_runs_on_the_learners_function():
    assert "The nudging is yours" in words(price(numerical_gradient).say)


@pytest.mark.parametrize(
    "wrong", [lambda f, W, eps=1e-5: None, lambda f, W, eps=1e-5: 0 * W, lambda *a, **b: 1 / 0]
)
def test_the_price_stays_ours_while_the_function_is_not_right(wrong):
    assert "ours until your function agrees" in words(price(wrong).say)
