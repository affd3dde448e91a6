"""The errors that everybody meets, and what each means in one plain sentence.

Each is tried in the order below on the line where an answer stopped; the first that fits is told, with the
line and what stood in it. A sentence is said only where `when` has seen all that it claims.
"""

from autograder.engine.everyday.keys import KEYS
from autograder.engine.everyday.kinds import GIVEN, KINDS
from autograder.engine.everyday.names import NAMES
from autograder.engine.everyday.places import PLACES
from autograder.engine.everyday.shapes import SHAPES
from autograder.engine.everyday.values import VALUES
from autograder.engine.reading import Everyday

EVERYDAY: tuple[Everyday, ...] = (*GIVEN, *KEYS, *PLACES, *SHAPES, *KINDS, *VALUES, *NAMES)
