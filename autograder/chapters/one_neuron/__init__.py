"""Chapter 04: its forward pass, its backward pass, one step."""

from autograder.chapters import reference
from autograder.chapters.one_neuron.exercises import EXERCISES
from autograder.chapters.one_neuron.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("04", "one_neuron", exercises=EXERCISES, quiz=QUIZ, depends_on=(reference,))
