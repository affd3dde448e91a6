"""data: data sets the course trains on; holds no answers, the grading sandbox mounts it."""
