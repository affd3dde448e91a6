"""Chapter 06: the whole network, forward and backward."""

from autograder.chapters import other_products, other_slopes, other_starts, reference
from autograder.chapters.three_layer_net.exercises import EXERCISES
from autograder.chapters.three_layer_net.questions import QUIZ
from autograder.engine.chapter import Chapter

CHAPTER = Chapter(
    "06",
    "three_layer_net",
    exercises=EXERCISES,
    quiz=QUIZ,
    depends_on=(other_products, other_slopes, other_starts, reference),
)
