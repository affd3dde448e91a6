"""Known mistakes of notebook 02: the order of going back (E2.1), the tape (E2.2), and its cost (E2.3)."""

from __future__ import annotations

from autograder.chapters.reverse_mode.mistakes.backward_order import ORDER, ORDER_MORE, SLOW_ORDER
from autograder.chapters.reverse_mode.mistakes.cost import COST, COST_MORE
from autograder.chapters.reverse_mode.mistakes.tape import TAPE, TAPE_MORE

__all__ = ["COST", "COST_MORE", "ORDER", "ORDER_MORE", "SLOW_ORDER", "TAPE", "TAPE_MORE"]
