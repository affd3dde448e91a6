"""Where a page of feedback goes: under the name that the LMS gave the submission."""

import zipfile

import pytest
from submissions import linked_checkout

from autograder.__main__ import main
from autograder.authoring.course import Course
from autograder.handback.feedback import pages, place_of
from autograder.intake.record import Record, Row
from autograder.marking.gradebook import open_gradebook

NB = "04_one_neuron"
PAGE = f"{NB}.html"


def row(path: str) -> Row:
    return Row("", "parcel.zip", path, "ada", NB)


@pytest.mark.parametrize(
    "path, system, place",
    [
        ("Ada Lovelace_1203311_assignsubmission_file/x.ipynb", "Moodle", "Ada Lovelace_1203311_assignsubmission_file"),
        ("Ada Lovelace_1203311_assignsubmission_file_/a/x.ipynb", "Moodle", "Ada Lovelace_1203311_assignsubmission_file"),
        ("Ada Lovelace_1203311_assignsubmission_file_x.ipynb", "Moodle", "Ada Lovelace_1203311_assignsubmission_file"),
        ("Participant_77_assignsubmission_file/x.ipynb", "Moodle", "Participant_77_assignsubmission_file"),
        ("45012-203310 - Jane Smith - Nov 20, 2026 1159 PM/x.ipynb", "Brightspace", "45012-203310 - Jane Smith - Nov 20, 2026 1159 PM"),
        ("HW 4/O'Brien, Pat(pobrien)/Submission attachment(s)/x.ipynb", "Sakai", "HW 4/O'Brien, Pat(pobrien)/Feedback Attachment(s)"),
        ("dl/ML26/Ada_11_assignsubmission_file/Bob_12_assignsubmission_file/x.ipynb", "Moodle", "Ada_11_assignsubmission_file"),
        ("Ada_11_assignsubmission_file/hw.zip!Bob_12_assignsubmission_file/x.ipynb", "Moodle", "Ada_11_assignsubmission_file"),
        ("dl/45012-203310 - Jane - Nov 20, 2026 1159 PM/work/x.ipynb", "Brightspace", "45012-203310 - Jane - Nov 20, 2026 1159 PM"),
        ("dl/Smith, Jane - 0042017/x.ipynb", "Brightspace", "Smith, Jane - 0042017"),
        ("Doe_Jane_jdoe_4711/x.ipynb", "ILIAS", "Doe_Jane_jdoe_4711"),
        ("Blatt 4/Abgaben/31/Doe_Jane_jdoe_4711/work/x.ipynb", "ILIAS", "Blatt 4/Abgaben/31/Doe_Jane_jdoe_4711"),
        ("ada/x.ipynb", "", "ada"),
        ("Homework 4_ada_attempt_2026-11-20-21-10-05_04_one_neuron.ipynb", "", "ada"),
    ],
)  # fmt: skip
def test_a_folder_of_its_own(path, system, place):
    assert place_of(row(path), "ada", NB, system) == (system, f"{place}/{PAGE}")


@pytest.mark.parametrize(
    "path, who",
    [
        ("lovelaceada_40391_8812301_04_one_neuron.ipynb", "lovelaceada_40391_8812301"),
        ("lovelaceada_LATE_40391_8812301_04_one_neuron-1.ipynb", "lovelaceada_LATE_40391_8812301"),
        ("de_la_cruz_40391_8812301_my_1_2_3.ipynb", "de_la_cruz_40391_8812301"),
        ("anon_Xy12Z_8812301_04_one_neuron.ipynb", "anon_Xy12Z_8812301"),
        ("dl/lovelaceada_40391_8812301_hw.zip!w/04_one_neuron.ipynb", "lovelaceada_40391_8812301"),
    ],
)
def test_canvas_is_flat_and_goes_by_its_two_numbers(path, who):
    assert place_of(row(path), "ada", NB, "Canvas") == ("Canvas", f"{who}_{PAGE}")


def test_a_groups_number_is_not_taken_for_canvass_own():
    one = Row("", "p.zip", "dl/group_7_40391_8812301_1_2_x.ipynb", "ada", NB, order="8812301")
    assert place_of(one, "ada", NB, "Canvas") == ("Canvas", f"group_7_40391_8812301_{PAGE}")


def test_a_file_laid_into_a_folder_goes_back_under_the_lmss_name(tmp_path):
    page = tmp_path / "class" / "feedback" / "ada" / NB / PAGE
    page.parent.mkdir(parents=True)
    page.write_text("page")
    refused = Row("", "p.zip", "Ada_11_assignsubmission_file/x.ipynb", "ada", NB, outcome="refused")
    other = Row("", "q.zip", "Ada_12_assignsubmission_file/x.ipynb", "ada", "05_layers", outcome="taken")
    laid = Row("", "right", "ada/x.ipynb", "ada", NB, outcome="taken")
    (found,) = pages(Course(tmp_path), NB, Record([refused, other, laid]))
    assert (found.system, found.name) == ("Moodle", f"Ada_11_assignsubmission_file/{PAGE}")
    (found,) = pages(Course(tmp_path), NB, Record([other, laid]))
    assert (found.system, found.name) == ("", f"ada/{PAGE}")


def test_a_page_of_a_file_that_lay_with_another_chapter_is_no_page_of_that_assignment(tmp_path):
    """Canvas and Moodle look for the numbers of one assignment; those of another are passed over in silence."""
    for student in ("ada", "bob"):
        page = tmp_path / "class" / "feedback" / student / NB / PAGE
        page.parent.mkdir(parents=True)
        page.write_text("page")

    def came(parcel, path, student, notebook, outcome="taken"):
        return Row("", parcel, path, student, notebook, outcome=outcome)

    photo = came("4.zip", "lovelaceada_7_8800_photo.jpg", "ada", NB, "refused")
    with_04 = [came("4.zip", f"x{n}_{n}_{n}_{NB}.ipynb", f"x{n}", NB) for n in range(3)]
    with_06 = [came("6.zip", f"x{n}_{n}_9{n}_06.ipynb", f"x{n}", "06_three_layer_net") for n in range(3)]
    astray = [
        came("6.zip", f"{name}_7_9900_x.ipynb", who, NB)
        for name, who in (("lovelaceada", "ada"), ("raybob", "bob"))
    ]
    ada, bob = pages(Course(tmp_path), NB, Record([photo, *with_04, *with_06, astray[0], astray[1]]))
    assert (ada.name, ada.astray) == (f"lovelaceada_7_9900_{PAGE}", "")
    assert (bob.name, bob.astray) == (f"raybob_7_9900_{PAGE}", "")  # two of three: the parcel is for both
    more = [came("6.zip", f"y{n}_{n}_9{n}_06.ipynb", f"y{n}", "06_three_layer_net") for n in range(3)]
    ada, bob = pages(Course(tmp_path), NB, Record([photo, *with_04, *with_06, *more, *astray]))
    assert (ada.system, ada.name, ada.astray) == ("Canvas", f"lovelaceada_7_8800_{PAGE}", "")
    assert (bob.system, bob.name) == ("", f"bob/{PAGE}")
    assert bob.astray == "handed in with 06_three_layer_net"


def test_who_has_no_record_gets_a_folder_by_id():
    assert place_of(None, "ada", NB, "") == ("", f"ada/{PAGE}")


@pytest.mark.parametrize("form", ["hw_week_4/{}/x.ipynb", "{}/hw_2026_1120_x.ipynb", "{}/my_ml_hw_4/x.ipynb"])
def test_names_that_look_like_an_lmss_lose_nobodys_page(tmp_path, form):
    rows = [Row("", "p.zip", form.format(who), who, NB, outcome="taken") for who in ("ada", "bob")]
    for one in rows:
        page = tmp_path / "class" / "feedback" / one.student / NB / PAGE
        page.parent.mkdir(parents=True)
        page.write_text("page")
    found = list(pages(Course(tmp_path), NB, Record(rows)))
    assert [(one.system, one.name) for one in found] == [("", f"{who}/{PAGE}") for who in ("ada", "bob")]


@pytest.fixture
def graded(tmp_path, monkeypatch):
    """A course with a graded copy of ada's and her page of before, and a gradebook that knows nothing."""
    linked_checkout(tmp_path)
    monkeypatch.chdir(tmp_path)
    for station, file in (("autograded", f"{NB}.ipynb"), ("feedback", PAGE)):
        path = tmp_path / "class" / station / "ada" / NB / file
        path.parent.mkdir(parents=True)
        path.write_text("{}")
    return Course(tmp_path)


def test_a_page_whose_marks_are_gone_is_named_and_not_handed_back(graded, capsys):
    with open_gradebook(f"sqlite:///{graded.class_folder}/gradebook.db") as gradebook:
        gradebook.add_assignment(NB)
        gradebook.add_notebook(NB, NB)
    assert main(["feedback", "04"]) == 1
    said = capsys.readouterr().out
    assert "ada: no page, its marks are not in the gradebook: run autograder grade\n" in said
    assert zipfile.ZipFile(graded.class_folder / f"feedback-{NB}.zip").namelist() == []
