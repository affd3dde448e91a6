"""Chapter 05: a sigmoid and a dense layer, as functions and classes."""

from autograder.chapters import other_products, other_slopes, reference
from autograder.chapters.layers.exercises import EXERCISES
from autograder.chapters.layers.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter(
    "05", "layers", exercises=EXERCISES, quiz=QUIZ, depends_on=(other_products, other_slopes, reference)
)
