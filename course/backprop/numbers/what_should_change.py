"""From the loss back to the picture: ∂L/∂X of a digit, and walks along it (fig 7.2).

This is the arrow W1ᵀ that the lecture draws and never uses. The net is 64-32-32-10; x is one prepared
image, (64,); `wanted` is the digit that the net should say.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from backprop.data import digits_split, load_digits, one_hot, split_rows
from backprop.numbers.training import init_weights, messages, run_forward, train

SIZES, ETA, BATCH, EPOCHS = (64, 32, 32, 10), 0.2, 16, 60
DATA_SEED = 0


class Preparation(NamedTuple):
    """How a raw image (64,) with pixels 0 … 16 becomes an input: (image/16 − mean) / spread."""

    mean: np.ndarray
    spread: float

    def prepared(self, image):
        return (image / 16 - self.mean) / self.spread


class ImageSeen(NamedTuple):
    """The net's view of one image on a walk."""

    image: np.ndarray  # (64,) pixels 0 … 16
    O1: np.ndarray  # (32,)
    O2: np.ndarray  # (32,)
    yhat: np.ndarray  # (10,)
    gradient: np.ndarray  # (64,) ∂L/∂x towards the wanted digit
    changed: tuple  # pixels set so far, in order

    @property
    def says(self):
        return int(self.yhat.argmax())


@cache
def test_images(seed=DATA_SEED):
    """(images (500, 64) raw, labels (500,), Preparation) of the test part of `digits_split(seed)`."""
    images, labels = load_digits()
    rows, test = split_rows(len(images), 1297, np.random.default_rng(seed))
    scaled = images / 16
    mean = scaled[rows].mean(axis=0)
    return (
        images[test].astype(float),
        labels[test].astype(int),
        Preparation(mean, (scaled[rows] - mean).std()),
    )


def train_digits(X, Y, seed):
    """The recipe of section 7: 60 epochs, η = 0.2, batch 16, gain 1."""
    rng = np.random.default_rng(seed)
    steps = EPOCHS * -(-len(X) // BATCH)
    return train(X, Y, init_weights(SIZES, 1.0, rng), ETA, BATCH, steps, rng)


@cache
def our_net():
    """A net of our own, trained once in each session."""
    data = digits_split(DATA_SEED)
    return tuple(train_digits(data.X, data.Y, seed=0))


def look(Ws, image, wanted, preparation, changed=()):
    """Forward and all the way back to the picture."""
    x = preparation.prepared(image)[None]
    grads, ds, (_, Os, Yhat) = messages(x, one_hot(np.array([wanted]), 10), Ws)
    return ImageSeen(image, Os[0][0], Os[1][0], Yhat[0], (ds[0] @ Ws[0].T)[0], changed)


def walk(Ws, image, wanted, preparation, pixels=20):
    """One pixel a step, the gradient worked out anew each time: a list of pixels + 1 `ImageSeen`s.

    Each step takes the pixel, of those not yet changed, in which going all the way against the gradient
    (to paper or to ink) promises most, |∂L/∂x| times the way, and sets it there.
    """
    step = look(Ws, image, wanted, preparation)
    steps = [step]
    for _ in range(pixels):
        goal = np.where(step.gradient < 0, 16.0, 0.0)
        promise = abs(step.gradient) * abs(goal - step.image)
        promise[list(step.changed)] = -1
        i = int(promise.argmax())
        image = step.image.copy()
        image[i] = goal[i]
        step = look(Ws, image, wanted, preparation, (*step.changed, i))
        steps.append(step)
    return steps


def pixels_to_turn(steps, wanted):
    """How many pixels had to change until the net says `wanted`; None if it never does."""
    return next((k for k, step in enumerate(steps) if step.says == wanted), None)


def straight_line_turns(Ws, image, wanted, preparation, most=40.0, points=400):
    """True if the net says `wanted` anywhere on the straight line against the first gradient.

    The line ends where the change is `most` times the unit step (in pixels of 0 … 16); pixels are kept
    within 0 and 16.
    """
    gradient = look(Ws, image, wanted, preparation).gradient
    way = -gradient / np.linalg.norm(gradient)
    for size in np.linspace(0, most, points):
        moved = np.clip(image + size * way, 0, 16)
        if run_forward(preparation.prepared(moved)[None], Ws)[2].argmax() == wanted:
            return True
    return False
