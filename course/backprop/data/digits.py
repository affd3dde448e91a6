"""The 8×8 handwritten digits; where they come from and their licence: LICENSE.md beside this file."""

from pathlib import Path

import numpy as np


def load_digits():
    """1 797 images of handwritten digits.

    Returns images (1797, 64) uint8, each pixel 0 (paper) … 16 (ink), rows of the 8×8 picture one
    after the other; labels (1797,) uint8, 0 … 9. New arrays at each call.
    """
    with np.load(Path(__file__).with_name("digits.npz")) as file:
        return file["images"], file["labels"]
