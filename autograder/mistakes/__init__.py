"""mistakes: the bank of known wrong answers and the hint for each."""
