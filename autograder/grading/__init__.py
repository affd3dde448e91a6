"""grading: joins checks and sandbox, plugs into nbgrader."""
