import numpy as np


def local_derivatives(x1, x2):
    x1, x2 = np.float64(x1), np.float64(x2)
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    keys = [("z2", "x2"), ("z2", "x1"), ("z1", "x2"), ("z1", "x1"),
            ("h2", "z2"), ("h2", "z1"), ("h1", "z2"), ("h1", "z1"), ("y", "h2"), ("y", "h1")]
    return dict(zip(keys, [np.array(1.0), 1, x1, x2, -1, 1, z1, z2, h1, np.array([h2])], strict=True))
