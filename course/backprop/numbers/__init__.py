"""numbers: pure numpy, knows nothing of drawing."""
