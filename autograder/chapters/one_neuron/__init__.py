"""Chapter 04: its forward pass, its backward pass, one step."""

from autograder.chapters import other_slopes, other_starts, reference
from autograder.chapters.one_neuron.exercises import EXERCISES
from autograder.chapters.one_neuron.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter(
    "04", "one_neuron", exercises=EXERCISES, quiz=QUIZ, depends_on=(other_slopes, other_starts, reference)
)
