"""E4.1: other curves, and what happens far out."""

from __future__ import annotations

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.mistake import Mistake

SIGMOID_FORM = (
    "The lecture writes σ(s) = 1/(1 + e⁻ˢ). Three things can be tried by eye: it is ½ at 0, near 1 far "
    "right, "
    "near 0 far left.",
    "At another place, *s* = ln 3 = 1.0986, the power is e⁻ˢ = 1/3, so 1 + e⁻ˢ = 4/3 and σ = 3/4 = 0.75.",
)

SIGMOID = (
    Mistake(
        "exponent_sign",
        "The curve is upside down.",
        "Your values fall when s grows. Look at the sign in the exponent; where there are two forms, which "
        "of them stands on which side of 0.",
        SIGMOID_FORM,
        lambda s: sigmoid(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "missing_bracket",
        "The denominator ends too early.",
        "You have 1 + e⁻ˢ. Python divides before it adds: what should stand above the fraction bar, and "
        "which two things together under it?",
        SIGMOID_FORM,
        lambda s: 1 / 1 + np.exp(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "power_alone",
        "Only the power came back.",
        "You have e⁻ˢ. It stands in the denominator, with a 1 beside it.",
        SIGMOID_FORM,
        lambda s: np.exp(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "minus_in_the_denominator",
        "A minus stands where a plus should.",
        "Your denominator is 0 at s = 0. The sigmoid is ½ there.",
        SIGMOID_FORM,
        lambda s: 1 / (1 - np.exp(-np.asarray(s, dtype=float))),
    ),
    Mistake(
        "tanh",
        "That is another curve.",
        "tanh runs from −1 to 1 and is 0 at 0. The sigmoid runs from 0 to 1.",
        SIGMOID_FORM,
        lambda s: np.tanh(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "slope_for_sigmoid",
        "That is the slope of the curve.",
        "Your values are largest at s = 0 and fall on both sides. The curve itself keeps rising.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) * (1 - sigmoid(s)),
    ),
    Mistake(
        "step",
        "That is a step, not a curve.",
        "Your function knows 0 and 1 only. The sigmoid rises smoothly, so that it has a slope.",
        SIGMOID_FORM,
        lambda s: (np.asarray(s, dtype=float) > 0).astype(float),
    ),
    Mistake(
        "relu",
        "That is another bend.",
        "max(0, s) has no upper end. The sigmoid stays below 1.",
        SIGMOID_FORM,
        lambda s: np.maximum(0.0, s),
    ),
    Mistake(
        "softmax",
        "Your values depend on each other.",
        "They add up to 1. The sigmoid treats every number by itself.",
        SIGMOID_FORM,
        lambda s: np.exp(s) / np.sum(np.exp(s)),
    ),
    Mistake(
        "brackets_around_the_denominator",
        "Brackets are missing around the denominator.",
        "You have eˢ/1 + eˢ. Python divides before it adds: which two things together stand under the bar?",
        SIGMOID_FORM,
        lambda s: 2 * np.exp(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "one_missing_below",
        "The 1 in the denominator is missing.",
        "You have 1/e⁻ˢ. That grows beyond 1; a sigmoid stays between 0 and 1. What stands beside the power?",
        SIGMOID_FORM,
        lambda s: np.exp(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "mirrored",
        "The left half is a mirror of the right one.",
        "For negative s your values are those of |s|, so they never fall below ½. Which sign does the power "
        "need there?",
        SIGMOID_FORM,
        lambda s: sigmoid(np.abs(s)),
    ),
    Mistake(
        "mirrored_down",
        "The right half is a mirror of the left one.",
        "For positive s your values are those of −|s|, so they never rise above ½. What is different on the "
        "two sides?",
        SIGMOID_FORM,
        lambda s: sigmoid(-np.abs(s)),
    ),
    Mistake(
        "squared",
        "The squeeze is squared.",
        "At s = 0 you have ¼, where the sigmoid is ½.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) ** 2,
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "Your values lie between ½ and 0.73: they are squeezed once too often.",
        SIGMOID_FORM,
        lambda s: sigmoid(sigmoid(s)),
    ),
    Mistake(
        "softplus",
        "That is a logarithm of the denominator.",
        "ln(1 + eˢ) has no upper end. The sigmoid is a fraction.",
        SIGMOID_FORM,
        lambda s: np.log1p(np.exp(np.asarray(s, dtype=float))),
    ),
    Mistake(
        "times_s",
        "The squeeze is multiplied by s.",
        "s·σ(s) is another curve, with no upper end. The sigmoid stays between 0 and 1.",
        SIGMOID_FORM,
        lambda s: s * sigmoid(s),
    ),
    Mistake(
        "square_in_the_power",
        "s is squared in the exponent.",
        "Left and right look the same in your curve. The sigmoid rises all the way.",
        SIGMOID_FORM,
        lambda s: 1 / (1 + np.exp(-np.square(np.asarray(s, dtype=float)))),
    ),
    Mistake(
        "straight_pieces",
        "Straight pieces, not a curve.",
        "Yours rises along a line and is cut at 0 and 1. The sigmoid bends everywhere.",
        SIGMOID_FORM,
        lambda s: np.clip(0.2 * np.asarray(s, dtype=float) + 0.5, 0, 1),
    ),
    Mistake(
        "bell",
        "That is a bell, not a squeeze.",
        "e to the power of −s² is largest at 0 and falls on both sides. The sigmoid rises all the way.",
        SIGMOID_FORM,
        lambda s: np.exp(-np.square(np.asarray(s, dtype=float))),
    ),
    Mistake(
        "divided_by_their_sum",
        "Your values are divided by their sum.",
        "They add up to 1. The sigmoid treats every number by itself.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) / np.sum(sigmoid(s)),
    ),
    Mistake(
        "largest_taken_off",
        "The largest s is taken off all of them first.",
        "That is harmless in a softmax; here it moves the whole curve. The sigmoid treats every number by "
        "itself.",
        SIGMOID_FORM,
        lambda s: sigmoid(np.asarray(s, dtype=float) - np.max(s)),
    ),
    Mistake(
        "mean_taken_off",
        "The mean of s is taken off first.",
        "The sigmoid treats every number by itself: what stands beside it does not matter.",
        SIGMOID_FORM,
        lambda s: sigmoid(np.asarray(s, dtype=float) - np.mean(s)),
    ),
    Mistake(
        "softsign",
        "That is another curve.",
        "s/(1 + |s|) runs from −1 to 1. The sigmoid runs from 0 to 1, and is made with a power of e.",
        SIGMOID_FORM,
        lambda s: s / (1 + np.abs(s)),
    ),
    Mistake(
        "arctan",
        "That is another curve.",
        "arctan is 0 at 0 and runs from −1.57 to 1.57. The sigmoid runs from 0 to 1.",
        SIGMOID_FORM,
        lambda s: np.arctan(np.asarray(s, dtype=float)),
    ),
)

OVERFLOW = Mistake(
    "overflow",
    "The values are right, but numpy warns.",
    "e¹⁰⁰⁰ does not fit into a number. For which sign of s is −s dangerous? Find a form that only ever "
    "takes the "
    "power of a negative number.",
    (
        "For negative s multiply the fraction above and below by eˢ. What does σ(s) look like then, and "
        "which "
        "powers are left?",
        "At *s* = −2 the power e⁻ˢ is 7.389 and σ = 1/8.389 = 0.1192. The other form needs eˢ = 0.1353 and "
        "gives "
        "0.1353/1.1353 = 0.1192, the same.",
    ),
)

BOTH_BRANCHES = Mistake(
    "both_branches",
    "np.where computes both branches before it chooses.",
    "So the dangerous power is taken for every s, also where it is thrown away. Make the argument of exp "
    "harmless first: what is −|s|?",
    OVERFLOW.more,
)

FAR_OUT_WRONG = Mistake(
    "far_out_wrong",
    "Far out your sigmoid is not right.",
    "At s = −1000 asked is 0, at s = 1000 asked is 1, as near as a number can come. What do you get there?",
    OVERFLOW.more,
)

OVERFLOW_TO_NAN = Mistake(
    "overflow_to_nan",
    "Far out your sigmoid is not a number.",
    "eˢ is infinite from s = 710 on, and infinity divided by infinity is nan. Write the power with the other "
    "sign in the exponent, or take it of −|s| only.",
    OVERFLOW.more,
)
