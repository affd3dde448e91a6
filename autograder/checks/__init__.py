"""checks: judges answers; knows nothing of nbgrader or processes."""
