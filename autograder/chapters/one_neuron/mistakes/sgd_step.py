"""E4.4: other steps than the one asked."""

from __future__ import annotations

import numpy as np

from autograder.engine.mistake import Mistake

STEP_FORM = (
    "Section 4.4 writes w ← w − η · ∂L/∂w, once for each array of the list.",
    "Another weight stands at 0.8 with gradient 0.6 and η = 0.5. It moves by 0.5 · 0.6 = 0.3, down to "
    "0.8 − 0.3 = 0.5.",
)

SGD_STEP = (
    Mistake(
        "uphill",
        "You went uphill.",
        "The gradient points to where the loss grows. Which way do you want to go?",
        STEP_FORM,
        lambda params, grads, eta: [p + eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "missing_eta",
        "The step size is not used.",
        "Change eta: your result does not move.",
        STEP_FORM,
        lambda params, grads, eta: [p - g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "step_alone",
        "Only the steps came back.",
        "You returned how far to move, −η · gradient. Add that to where the weights stand.",
        STEP_FORM,
        lambda params, grads, eta: [-eta * g for g in grads],
    ),
    Mistake(
        "step_alone_uphill",
        "Only the steps came back.",
        "You returned η · gradient. The weights themselves are asked, after they have moved.",
        STEP_FORM,
        lambda params, grads, eta: [eta * g for g in grads],
    ),
    Mistake(
        "nothing_moved",
        "Nothing has moved.",
        "You returned the weights as they came. A new array is made by w − η · gradient; is it put into "
        "the list?",
        STEP_FORM,
        lambda params, grads, eta: list(params),
    ),
    Mistake(
        "only_first_moved",
        "Only the first array has moved.",
        "Every array of the list has a gradient of its own. Does your loop run to the end?",
        STEP_FORM,
        lambda params, grads, eta: [params[0] - eta * grads[0], *params[1:]],
    ),
    Mistake(
        "shrunk",
        "The weights are multiplied, not moved.",
        "w · (1 − η · gradient) is not w − η · gradient. Where do the brackets close?",
        STEP_FORM,
        lambda params, grads, eta: [p * (1 - eta * g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "divided_by_eta",
        "The step size divides.",
        "A smaller eta should give a smaller step.",
        STEP_FORM,
        lambda params, grads, eta: [p - g / eta for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "direction_only",
        "The step has always the same length.",
        "You used the gradient's direction and threw its length away. A steep place deserves a longer step.",
        STEP_FORM,
        lambda params, grads, eta: [
            p - eta * g / np.sqrt(np.sum(np.square(g))) for p, g in zip(params, grads, strict=True)
        ],
    ),
    Mistake(
        "sign_of_gradient",
        "The step has always the same length.",
        "Only the sign of the gradient is in your step. A steep place deserves a longer one.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.sign(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_added",
        "The step size is added, not multiplied.",
        "You have w − (η + gradient). A step is η times the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [p - (eta + g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_alone",
        "The step is η itself.",
        "The gradients do not appear: change them, and your result does not move. How far to go is η times "
        "the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta for p in params],
    ),
    Mistake(
        "all_multiplied",
        "Weights, η and gradient are all multiplied.",
        "A step is taken off the weights: one minus is missing.",
        STEP_FORM,
        lambda params, grads, eta: [p * eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "gradients_returned",
        "The gradients came back.",
        "They say which way to go. The weights themselves are asked, after they have moved.",
        STEP_FORM,
        lambda params, grads, eta: list(grads),
    ),
    Mistake(
        "eta_root",
        "The root of η is in the step.",
        "A step is η times the gradient, with η as it is given.",
        STEP_FORM,
        lambda params, grads, eta: [p - np.sqrt(eta) * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "mean_of_all",
        "Every weight is moved by one mean of all gradients.",
        "Each weight has a gradient of its own. Where do you average?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.mean([np.mean(g) for g in grads]) for p in params],
    ),
    Mistake(
        "brackets",
        "The brackets close in another place.",
        "You have (w − gradient) · η: the old weights are shrunk as well. What does η multiply?",
        STEP_FORM,
        lambda params, grads, eta: [(p - g) * eta for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "weights_scaled",
        "η multiplies the weights, not the gradient.",
        "You have η · w − gradient. How far to go is η times the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [eta * p - g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "weights_for_gradient",
        "The step is made of the weights themselves.",
        "You take η · w off w. The gradients do not appear: change them, and your result does not move.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * p for p in params],
    ),
    Mistake(
        "gradient_less_weights",
        "The two are exchanged.",
        "You have gradient − η · w. Which of the two is to be moved, and which says where to?",
        STEP_FORM,
        lambda params, grads, eta: [g - eta * p for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "mean_gradient",
        "Every array is moved by its mean gradient.",
        "Each weight has a gradient of its own. Where do you average?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.mean(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "summed_gradient",
        "Every array is moved by the sum of its gradient.",
        "Each weight has a gradient of its own. Where do you add them up?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.sum(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_squared",
        "The step size is in it twice.",
        "Your step is η · η times the gradient. Where is η put in a second time?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "two_steps",
        "Each array is moved two times.",
        "You went 2 · η · gradient. How often is the step taken off?",
        STEP_FORM,
        lambda params, grads, eta: [p - 2 * eta * g for p, g in zip(params, grads, strict=True)],
    ),
)

WRITES_INTO_LIST = Mistake(
    "writes_into_list",
    "Your new arrays are put into the list of the caller.",
    "The arrays are new, the list is not: params[i] = … changes the list that was given. Make a list of your "
    "own and return that.",
    STEP_FORM,
)

SOME_LEFT = Mistake(
    "some_left",
    "Not every array has moved.",
    "{which} as it came; the others are where they should be. Does your loop reach every array of the list?",
    STEP_FORM,
)

SOME_OTHERWISE = Mistake(
    "some_otherwise",
    "Not every array is moved in the same way.",
    "{which} {what}; the others are right. Each array gets the same step, with its own gradient.",
    STEP_FORM,
)

ETA_OF_ONES_OWN = Mistake(
    "eta_of_ones_own",
    "The step size is always {eta}, whatever η is given.",
    "Change eta: your result does not move. Is η given another value, or written as a number?",
    STEP_FORM,
)

DECAY = Mistake(
    "decay",
    "A part of the weights themselves is taken off besides, as in weight decay.",
    "The step of this course is η times the gradient, and nothing else.",
    STEP_FORM,
)

OTHER_ETAS = Mistake(
    "other_etas",
    "Each array gets a step size of its own.",
    "The later arrays go {factors} times as far as η · gradient. Every array takes the same step, η times "
    "its own gradient.",
    STEP_FORM,
)

OTHER_GRADIENT = Mistake(
    "other_gradient",
    "The gradient is not used as it came.",
    "Your step fits a gradient that {how}. The step is η times the gradient as it was given.",
    STEP_FORM,
)

OTHER_STEP = Mistake(
    "other_step",
    "The step has another length.",
    "Every array went {times} times as far as η · gradient. Where does this factor come from?",
    STEP_FORM,
)
