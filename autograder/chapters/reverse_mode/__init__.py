"""Chapter 02: the order of the way back, reverse mode, its price."""

from autograder.chapters.chain_rule import graphs
from autograder.chapters.reverse_mode.exercises import EXERCISES
from autograder.chapters.reverse_mode.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("02", "reverse_mode", exercises=EXERCISES, quiz=QUIZ, depends_on=(graphs,))
