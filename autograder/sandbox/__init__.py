"""sandbox: runs student code; knows nothing of exercises."""
