"""A site is put in its folder whole, or the folder stays as it was."""

from __future__ import annotations

import pytest
from submissions import COURSE

from autograder.site import book


@pytest.fixture
def built(tmp_path, monkeypatch):
    """faults -> what stands in a folder with a site of before, after a build in which Sphinx found these."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in (book.MARK, "before.html"):
        (folder / name).touch()

    def _built(faults: list[str]) -> set[str]:
        def sphinx(source, static, out, *_):
            out.mkdir()
            (out / "now.html").touch()
            return faults

        monkeypatch.setattr(book.sphinx_run, "write_static", lambda static: None)
        monkeypatch.setattr(book.sphinx_run, "run", sphinx)
        monkeypatch.setattr(book.Book, "_write", lambda *_: None)
        monkeypatch.setattr(book.inspection, "faults", lambda *_: [])
        assert book.Book(COURSE, folder).build(lambda out: out / "course.zip", lambda: None) == faults
        assert [path.name for path in tmp_path.iterdir()] == ["site"], "nothing is left beside it"
        return {path.name for path in folder.iterdir()}

    return _built


def test_a_new_site_takes_the_place_of_the_one_before_whole(built):
    assert built([]) == {book.MARK, ".nojekyll", "now.html"}


def test_a_site_with_a_fault_leaves_the_one_before(built):
    assert built(["index.md: WARNING: dead"]) == {book.MARK, "before.html"}
