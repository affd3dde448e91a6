"""drawing: takes numbers, returns a picture; knows nothing of controls."""
