"""E8.3: what does not cure."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

CURES_MORE = (
    "First the diagnosis, then one change that fits it. `patient` holds all settings: what in them is "
    "unusual for a net like the healthy one of section 8.1?",
    "A smaller one: a patient with η = 0.0001 and nothing else unusual is cured by {'eta': 0.1}, and by "
    "nothing more.",
)

CURES = by_id(
    Mistake(
        "whole_patient",
        "You returned the whole patient.",
        "Asked are only the settings to change, at most two of them.",
    ),
    Mistake(
        "too_many_changes",
        "There are {count} changes; at most two are asked.",
        "Who changes everything does not know what it was. Which one or two are the cause?",
    ),
    Mistake(
        "nothing_changed",
        "Nothing is changed.",
        "For {name} your dict holds no new value. Without a change it stays as it is, right on {accuracy}.",
    ),
    Mistake(
        "not_a_setting",
        "{key} is not a setting that may be changed.",
        "To be chosen from: gain, eta, scaling, act, init, seed, sign.",
    ),
    Mistake(
        "value_unknown",
        "{value} is not a value for {key}.",
        "{allowed}",
    ),
    Mistake(
        "same_for_all",
        "All patients get the same cure.",
        "It helps some, not {name}, which stays at {accuracy}. What do the settings in `patient` say about "
        "each?",
    ),
    Mistake(
        "not_cured_deep8",
        "deep8 is not cured.",
        "With your change the median of five runs is right on {accuracy}; 95 % is asked. Eight sigmoid "
        "layers: look at the sizes of the gradients from the last layer to the first. What shrinks them at "
        "every layer?",
    ),
    Mistake(
        "not_cured_x1000",
        "x1000 is not cured.",
        "With your change the median of five runs is right on {accuracy}; 95 % is asked. Look at input_rms, "
        "and at the first layer: what reaches its sigmoids?",
    ),
    Mistake(
        "not_cured_exploding",
        "exploding is not cured.",
        "With your change the median of five runs is right on {accuracy}; 95 % is asked. Look at the "
        "gradients at step 0, and at the first steps: with what do the weights begin, and how far do they "
        "then jump?",
    ),
)
