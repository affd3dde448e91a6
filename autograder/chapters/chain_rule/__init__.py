"""Chapter 01: local derivatives, all paths, the path sum."""

from autograder.chapters.chain_rule.exercises import EXERCISES
from autograder.chapters.chain_rule.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter("01", "chain_rule", exercises=EXERCISES, quiz=QUIZ)
