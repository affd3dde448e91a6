"""The data of chapters 07 and 08: what ships, what the generators draw, how it is prepared."""

import hashlib
import subprocess
import sys
from pathlib import Path

import backprop.data as data
import numpy as np
import pytest

FOLDER = Path(data.__file__).parent


def test_digits_are_those_of_scikit_learn():
    images, labels = data.load_digits()
    assert images.shape == (1797, 64) and images.dtype == np.uint8 and images.max() == 16
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    digest = hashlib.sha256(images.tobytes() + labels.tobytes()).hexdigest()
    assert digest == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
    assert (FOLDER / "digits.npz").stat().st_size < 50_000


def test_licence_and_origin_lie_beside_the_digits():
    words = (FOLDER / "LICENSE.md").read_text(encoding="utf-8")
    for needed in (
        "Alpaydin",
        "Kaynak",
        "10.24432/C50P49",
        "CC BY 4.0",
        "BSD 3-Clause",
        "scikit-learn developers",
    ):
        assert needed in words


def test_the_package_imports_numpy_and_nothing_above_itself():
    code = (
        "import sys, numpy; before = set(sys.modules); import backprop.data; "
        "print(*sorted({m.split('.')[0] for m in set(sys.modules) - before} - set(sys.stdlib_module_names)), "
        "*[m for m in sys.modules if m.startswith('backprop.') and m.split('.')[1] not in ('data', 'contents')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(out.split()) <= {"backprop", "numpy"}


def test_the_package_holds_no_answer():
    """The sandbox mounts it, so nothing in it may go forward or backward through a net."""
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    for word in ("gradient", "backward", "sigmoid", "tanh", "mse", "epoch"):
        assert word not in source


GENERATORS = {
    "moons": lambda n, rng: data.moons(n, 0.15, rng),
    "circles": lambda n, rng: data.circles(n, 0.1, rng),
    "xor": lambda n, rng: data.xor(n, 0.05, rng),
    "spirals": lambda n, rng: data.spirals(n, 1.5, 0.02, rng),
}


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generator_is_deterministic_balanced_and_of_the_right_shape(name):
    X, Y = GENERATORS[name](41, np.random.default_rng(3))
    again, _ = GENERATORS[name](41, np.random.default_rng(3))
    other, _ = GENERATORS[name](41, np.random.default_rng(4))
    assert X.shape == (41, 2) and Y.shape == (41, 1)
    assert np.array_equal(X, again) and not np.array_equal(X, other)
    assert Y.ravel().tolist() == [i % 2 for i in range(41)]


def test_without_noise_the_points_lie_on_their_curves():
    rng = np.random.default_rng(0)
    X, Y = data.moons(200, 0.0, rng)
    upper = np.hypot(*X[Y[:, 0] == 0].T)
    lower = np.hypot(*(X[Y[:, 0] == 1] - [1, 0.5]).T)
    np.testing.assert_allclose(np.r_[upper, lower], 1)
    X, Y = data.circles(200, 0.0, rng)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(Y[:, 0] == 0, 1, 0.5))
    X, Y = data.xor(200, 0.0, rng)
    assert np.array_equal(X.prod(axis=1) < 0, Y[:, 0] == 1) and abs(X).min() >= 0.1
    X, Y = data.spirals(200, 1.5, 0.0, rng)
    r = np.hypot(*X.T)
    angle = 2 * np.pi * 1.5 * r + np.pi * Y[:, 0]
    np.testing.assert_allclose(X, r[:, None] * np.c_[np.cos(angle), np.sin(angle)])
    assert r.min() >= 0.1 and r.max() <= 1


def test_prepared_sets_take_means_and_spreads_from_the_training_part():
    s = data.plane_split("moons", 0)
    np.testing.assert_allclose(s.X.mean(axis=0), [0, 0, 1], atol=1e-12)
    np.testing.assert_allclose(s.X[:, :2].std(axis=0), 1)
    assert s.X_test.shape == (1000, 3) and abs(s.X_test[:, :2].mean()) > 1e-4
    d = data.digits_split(0)
    np.testing.assert_allclose(d.X.mean(axis=0), 0, atol=1e-12)
    assert abs(d.X.std() - 1) < 1e-12 and np.isfinite(d.X_test).all()
    assert [a.shape for a in d] == [(1297, 64), (1297, 10), (500, 64), (500, 10)]
    assert (d.Y.sum(axis=1) == 1).all()


def test_training_and_test_digits_do_not_overlap():
    train, test = data.split_rows(1797, 1297, np.random.default_rng(5))
    assert sorted([*train, *test]) == list(range(1797))
