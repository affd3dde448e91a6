"""figures: numbers and drawings become figures with controls."""
