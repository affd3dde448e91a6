"""Known mistakes of notebook 07: the first weights (E7.1), an epoch (E7.2), training (E7.3, E7.4)."""

from __future__ import annotations

from autograder.chapters.training.mistakes.init_weights import START, START_MORE
from autograder.chapters.training.mistakes.sgd_epoch import EPOCH, EPOCH_MORE
from autograder.chapters.training.mistakes.trained import DIGITS_MORE, TRAINED, TRAINED_MORE

__all__ = ["DIGITS_MORE", "EPOCH", "EPOCH_MORE", "START", "START_MORE", "TRAINED", "TRAINED_MORE"]
