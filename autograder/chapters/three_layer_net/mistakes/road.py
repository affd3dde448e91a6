"""The road from the loss back to W1, and what is said at each of its steps."""

from __future__ import annotations

from autograder.engine.mistake import Step

START_STEP = (
    "In Figure 6.1 press Step 1: the first array on the way back is *d* = ∂L/∂Ŷ. Which loss is it the "
    "derivative "
    "of, and what does that loss divide by?",
    "Four samples, one output: Ŷ − Y = (1, −2, 0, 3). With N = 4 the factor is 2/4 = 0.5, so *d* begins as "
    "0.5 · 1 = 0.5, then 0.5 · −2 = −1, then 0, then 0.5 · 3 = 1.5.",
)

SLOPE_STEP = (
    "In Figure 6.1 press Step 2 and Step 3 and follow *d*: after the product with W₃ᵀ it meets a factor, "
    "after "
    "W₂ᵀ another. The lecture writes them O₂(1 − O₂) and O₁(1 − O₁).",
    "In another net 0.4 arrives at a neuron that says O = 0.8. Its slope is 0.8 · 0.2 = 0.16, so "
    "0.4 · 0.16 = 0.064 goes on.",
)

PRODUCT_STEP = (
    "In Figure 6.1 three arrows drop from the way back to the gradients, labelled Xᵀ, O₁ᵀ, O₂ᵀ: each "
    "weight matrix "
    "meets again what it multiplied on the way forward.",
    "Two samples, one input to W, one output: what went in was (1, 3), what arrives is (2, −1). "
    "1 · 2 = 2 and 3 · −1 = −3, so the gradient is 2 − 3 = −1.",
)

ROAD = ("L", "Ŷ", "O₂", "H₂", "O₁", "H₁", "W₁")


def at_step(step: int, label: str, missing: bool = False) -> Step:
    """A step of the whole road from the loss to W1; 0 leaves the loss, 2 and 4 are the sigmoids."""
    return Step(ROAD, step, label, missing)


def drop_to(before: str, weights: str, label: str) -> Step:
    """The step down to one gradient."""
    road = {"W₃": ("L", "Ŷ", "W₃"), "W₂": ("L", "Ŷ", "O₂", "H₂", "W₂"), "W₁": ROAD}[weights]
    return Step(road, len(road) - 2, label)
