"""engine: judges any answer and says what it found. Knows no exercise, no notebook, no process."""
