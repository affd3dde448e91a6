"""Chapter 08: vital signs, a diagnosis, a cure."""

from backprop.numbers import patients, training

from autograder.chapters.debugging_clinic.exercises import EXERCISES
from autograder.chapters.debugging_clinic.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("08", "debugging_clinic", exercises=EXERCISES, quiz=QUIZ, depends_on=(patients, training))
