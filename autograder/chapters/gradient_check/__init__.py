"""Chapter 03: the instrument that checks any gradient."""

from autograder.chapters.gradient_check.exercises import EXERCISES
from autograder.chapters.gradient_check.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("03", "gradient_check", exercises=EXERCISES, quiz=QUIZ)
