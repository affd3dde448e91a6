"""handback: the gradebook becomes feedback, report and marks."""
