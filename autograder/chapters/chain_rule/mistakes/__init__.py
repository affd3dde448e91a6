"""Known mistakes of notebook 01: one road (E1.1), edges (E1.2), paths (E1.3) and their sum (E1.4)."""

from __future__ import annotations

from autograder.chapters.chain_rule.mistakes.edges import EDGES, EDGES_MORE
from autograder.chapters.chain_rule.mistakes.one_road import ONE_ROAD, ONE_ROAD_MORE, SLOPE_OF_THE_SLOPE
from autograder.chapters.chain_rule.mistakes.path_sum import (
    ALWAYS_ZERO,
    EMPTY_PATH_IS_ZERO,
    SUM_MORE,
    SUMS,
    WRONG_ON,
    ZERO_EDGES_WRONG,
)
from autograder.chapters.chain_rule.mistakes.paths import PATHS, PATHS_MORE

__all__ = [
    "ALWAYS_ZERO",
    "EDGES",
    "EDGES_MORE",
    "EMPTY_PATH_IS_ZERO",
    "ONE_ROAD",
    "ONE_ROAD_MORE",
    "PATHS",
    "PATHS_MORE",
    "SLOPE_OF_THE_SLOPE",
    "SUMS",
    "SUM_MORE",
    "WRONG_ON",
    "ZERO_EDGES_WRONG",
]
