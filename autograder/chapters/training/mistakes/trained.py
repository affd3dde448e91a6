"""E7.3, E7.4: what keeps a net from being trained."""

from __future__ import annotations

from autograder.engine.mistake import Mistake, by_id

TRAINED_MORE = (
    "First overfit ten points: their loss should fall far below the price of guessing. If it does not, check "
    "the gradient first, and the settings then.",
    "Then the recipe of section 7.3: gain {gain}, η = 0.2, batches of {batch}, {epochs} epochs. Print the "
    "loss after each tenth of them; it should still fall when you stop too early.",
)

DIGITS_MORE = (
    TRAINED_MORE[0],
    "Then one setting at a time, on rows held back from training. Does the loss jump about, or stand at the "
    "price of guessing? Does it still fall when you stop? Are the first sums H far out before any step? Each "
    "of the three settings answers one of these.",
)

TRAINED = by_id(
    Mistake(
        "diverged",
        "The weights grew beyond all bounds.",
        "Numbers like nan, or weights of a million, come from steps that are too long or go uphill. Print "
        "the loss after each epoch: where does it turn?",
    ),
    Mistake(
        "untrained",
        "To say the mean always would be better.",
        "The net is right on {accuracy} of the points it has not seen; its loss on the training rows is "
        "{loss}, and saying the mean always gives {mean}. See first whether the new weights replace the old "
        "ones in your loop. If they do, the gain, η and the number of epochs are left to move.",
    ),
    Mistake(
        "learnt_and_far_off",
        "The net has learnt something, and its outputs are still far off.",
        "It is right on {accuracy} of the points it has not seen, and guessing on {chance}; {floor} is "
        "asked. Yet its loss on the training rows is {loss}, and saying the mean always gives {mean}. If "
        "each epoch goes on with the weights of the last, gain, η and the number of epochs are left to move.",
    ),
    Mistake(
        "learnt_nothing",
        "The net has learnt nothing yet.",
        "It is right on {accuracy} of the points it has not seen, which is no more than guessing, and its "
        "loss on the training rows is {loss}; saying the mean always gives {mean}. Does it start from "
        "weights that are far too small, or take steps that are?",
    ),
    Mistake(
        "thrown_flat",
        "The hidden units have been thrown where the sigmoid is flat.",
        "In one layer {flat} of H are beyond 5 in size, so nearly the same number comes out whatever comes "
        "in. Steps that are too long do that, and inputs of the wrong size. Try an η ten times smaller.",
    ),
    Mistake(
        "twins_for_ever",
        "All hidden units of a layer are twins.",
        "The columns of a matrix are equal, so the whole layer is one unit. They began equal and got equal "
        "gradients. With what do the weights begin?",
    ),
    Mistake(
        "classes_exchanged",
        "The net has learnt the opposite.",
        "It is right on {accuracy} only, so it knows the answer and says the other. Which class is 1?",
    ),
    Mistake(
        "not_there_yet",
        "The net learns, and not enough yet.",
        "It is right on {accuracy} of {points} points it has not seen; {floor} is asked. Its loss on the "
        "training rows is {loss}. Does each epoch go on with the weights of the last one? If so: more "
        "epochs, or another gain, or another η?",
    ),
    Mistake(
        "other_net",
        "The net has another shape.",
        "Asked are three matrices of the shapes {shapes}; yours are {found}.",
    ),
    Mistake(
        "training_too_slow",
        "Training was stopped after {seconds} s.",
        "With whole batches as arrays it takes about a second. A loop over single rows inside a batch is "
        "slow; so are many more epochs than needed.",
    ),
)
