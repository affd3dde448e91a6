"""Chapter 07: mini-batch SGD on moons, spirals and digits."""

from backprop import data
from backprop.numbers import network, neuron, training

from autograder.chapters.training.exercises import EXERCISES
from autograder.chapters.training.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter(
    "07", "training", exercises=EXERCISES, quiz=QUIZ, depends_on=(data, network, neuron, training)
)
