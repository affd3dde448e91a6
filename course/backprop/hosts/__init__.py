"""hosts: put a figure and its question, or a quiz, into a notebook."""
