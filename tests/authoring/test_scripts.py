"""The text for the browser is what its modules give, and `build --check` says where it is not."""

import shutil

import pytest
from submissions import ROOT

from autograder import Complaint
from autograder.authoring.scripts import SCRIPTS, join_all, joined, stale

HOSTS = ROOT / "course" / "backprop" / "hosts"


@pytest.fixture
def hosts(tmp_path):
    return shutil.copytree(HOSTS, tmp_path / "hosts")


def write(folder, **modules):
    folder.mkdir(exist_ok=True)
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_what_is_committed_is_what_the_modules_give():
    assert stale(HOSTS) == []


def test_a_change_of_a_module_is_seen_until_it_is_built(hosts):
    module = hosts / "js" / "make.js"
    module.write_text(module.read_text(encoding="utf-8") + "// changed\n", encoding="utf-8")
    assert [line.split(":")[0] for line in stale(hosts)] == [
        f"course/backprop/hosts/{name}" for name in SCRIPTS
    ]
    assert join_all(hosts) == [(name, True) for name in SCRIPTS]
    assert stale(hosts) == [] and join_all(hosts) == [(name, False) for name in SCRIPTS]


def test_a_change_of_the_built_text_is_seen(hosts):
    (hosts / "quiz.js").write_text("export default {};\n", encoding="utf-8")
    assert stale(hosts) == ["course/backprop/hosts/quiz.js: not what hosts/js gives; run autograder build"]


def test_what_is_imported_comes_first_and_once(tmp_path):
    folder = write(
        tmp_path / "js",
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\n\nexport default () => b + c;\n',
        b='import { c } from "./c.js";\n\nexport const b = c;\n',
        c="export function c() {}\n",
    )
    text = joined(folder, "a.js")
    assert [line for line in text.splitlines() if line and not line.startswith("//")] == [
        "function c() {}", "const b = c;", "export default () => b + c;",
    ]  # fmt: skip


def test_two_things_of_one_name_cannot_be_joined(tmp_path):
    folder = write(
        tmp_path / "js",
        a='import { c } from "./b.js";\nconst same = 1;\n',
        b="const same = 2;\nexport const c = 1;\n",
    )
    with pytest.raises(Complaint, match="b.js and a.js both hold same"):
        joined(folder, "a.js")


def test_what_it_cannot_join_it_says(tmp_path):
    folder = write(tmp_path / "js", a='import b from "./b.js";\n')
    with pytest.raises(Complaint, match="cannot join 'import b from"):
        joined(folder, "a.js")
