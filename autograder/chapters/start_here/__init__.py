"""Chapter 00: what a neuron adds up, and the shapes of a network."""

from autograder.chapters.start_here.exercises import EXERCISES
from autograder.chapters.start_here.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("00", "start_here", exercises=EXERCISES, quiz=QUIZ)
