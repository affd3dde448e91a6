"""inside: the files that the sandbox mounts. They import numpy, IPython and each other, nothing of ours."""
