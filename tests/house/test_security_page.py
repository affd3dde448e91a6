"""SECURITY.md says what is tried: each number is the code's, and each sentence that promises names its test."""

from __future__ import annotations

import re

import pytest
from submissions import ROOT

from autograder.engine import accents, diagnose, registry
from autograder.intake import parts
from autograder.marking import execute, rebuild
from autograder.sandbox import allowance, launch
from autograder.sandbox.inside import wire

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISED = PAGE.partition("## What is promised")[2].partition("## What is not promised")[0]
NUMBERS = {  # as the page writes it -> what it has to be
    "each check still\nto come ten seconds are kept": (10, allowance.SECONDS_OF_A_CHECK),
    "arrays of more than 4 MB do not cross": (4 << 20, wire.MAX_BYTES),
    "more than 100,000 numbers nobody looks": (100_000, diagnose.MOST_NUMBERS),
    "compares five seconds after": (5, execute.SECONDS_TO_JUDGE),
    "1,000,000\ncharacters are kept": (1_000_000, rebuild.MOST_ADDED),
    "more than 2,000,000 lists": (2_000_000, parts.MOST_PARTS),
    "keeps 30 accents": (30, accents.MOST_ACCENTS),
}
SAYS = {  # the beginning of a sentence that promises -> the test that fails where it is not so
    "Student cells run in a worker that nothing is believed of": "marking/test_hostile.py test_attack_earns_and_touches_nothing",
    "points and locked cells come from the release": "marking/test_rebuild.py test_own_cells_stay_in_their_place_without_metadata_and_tags",
    "decoded with limits of size, depth, count and time": "sandbox/test_wire_frames.py test_the_limits_of_a_frame",
    "callbacks that live for one call": "sandbox/test_session.py test_callbacks_run_here_and_only_during_the_call",
    "There is\nno pickle": "sandbox/test_wire_of_anything.py test_any_tree_is_a_value_or_refused",
    "No reference answer, check or solution is in the worker's memory or within its sight": "sandbox/test_session.py test_no_answer_is_within_reach",
    "The next\nstudent's worker stands ready beside it, in a jail of its own, out of its reach": "sandbox/test_ready_worker.py test_the_worker_beside_is_out_of_reach",
    "The text is kept below the cell,\nas text": "marking/test_kept_text.py test_the_text_stands_below_the_locked_cell_and_is_not_run",
    "stops its statement, not the student": "sandbox/test_cells_that_stop.py test_what_is_below_runs_where_this_place_stopped_the_cell",
    "That inputs stay unchanged is seen in the arguments": "sandbox/test_session_values.py test_whether_an_argument_changed_is_seen_in_what_comes_back",
    "hand back copies that it kept": "marking/test_hostile.py test_what_a_worker_says_of_itself_earns_nothing",
    "Outputs are rebuilt as text, PNG and JPEG": "sandbox/test_outputs.py test_only_the_harmless_part_of_an_output_stays",
    "links in a student's markdown do not survive": "handback/test_safe_pages.py test_a_link_of_a_students_is_text_in_every_page",
    "those pages follow no link out of a notebook": "screen/test_hostile_pages.py test_the_formgrader_does_nothing",
    "Escapes of terminals, control characters and\nhalves of characters are cleaned out": "sandbox/test_plain_text.py test_text_keeps_its_meaning_and_loses_what_acts",
    "once more out of all that\nour commands write": "commands/test_terminal.py test_whatever_a_command_writes_is_plain",
    "No cell of a table of ours begins like a formula": "handback/test_report.py test_no_cell_of_the_csv_is_a_formula",
    "never\nwhat a student packed inside": "intake/test_attacks.py test_a_folder_or_zip_inside_ones_parcel_never_becomes_anothers",
    "Dates that a student can set decide nothing": "intake/test_attacks.py test_dates_in_a_students_zip_do_not_make_a_download_later",
    "Zips are opened at their sender's own cost": "intake/test_attacks.py test_a_zip_bomb_costs_its_sender_and_names_him",
    "has one limit for all its cells": "sandbox/test_outputs.py test_the_cells_of_a_notebook_share_its_room",
    "all that a call sends back\nwhile it runs has one limit": "sandbox/test_session_calls_back.py test_what_it_calls_back_with_has_one_limit_for_the_whole_question",
    "costs its own points and no others": "marking/test_stopped_cells.py test_a_check_that_compares_for_ever_costs_its_own_points_and_says_so",
    "is refused by\nname before it is parsed": "intake/test_parts.py test_dicts_by_the_million_are_refused_by_whoever_reads_them",
    "each beside right answers,\nwhich keep their marks": "marking/test_hostile.py test_a_load_leaves_the_right_answers_their_marks",
    "Landlock before its third version cannot refuse": "sandbox/test_levels.py test_no_call_empties_a_file_that_may_be_read",
    "refuses threads as well": "sandbox/test_levels.py test_a_worker_has_no_capability_and_makes_no_thread",
    "as if the kernel had the\nfirst, second, third and fifth version": "sandbox/test_levels.py test_every_probe_is_blocked_where_landlock_is_older",
    'every result, and the CSV, is stamped\n"unsandboxed"': "handback/test_export.py test_the_sandbox_is_named",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NUMBERS)
def test_a_number_is_the_codes(sentence):
    said, meant = NUMBERS[sentence]
    assert sentence in PAGE and said == meant


def test_the_limit_of_memory_is_the_one_that_is_measured():
    text = (ROOT / "tests/marking/test_hostile.py").read_text(encoding="utf-8")
    assert "MOST_MEMORY = 500 << 20" in text and "stays under 500 MB more" in PAGE
    assert launch.MEMORY == 2 << 30


def test_the_point_for_no_warning_is_one():
    assert "(E4.1 quiet, one point)" in PAGE and registry.exercises()["E4.1"].parts["quiet"] == 1


@pytest.mark.parametrize("sentence", SAYS)
def test_what_is_promised_names_a_test_that_is_there(sentence):
    file, _, name = SAYS[sentence].partition(" ")
    assert sentence in PAGE, "the page says it otherwise now: is its test still about it?"
    assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_each_paragraph_of_what_is_promised_names_a_test():
    paragraphs = [one for one in PROMISED.split("\n\n") if one.startswith("**")]
    assert [one[:40] for one in paragraphs if not any(sentence in one for sentence in SAYS)] == []


def test_no_number_of_what_is_promised_is_left_out():
    known = " ".join([*NUMBERS, "stays under 500 MB more", "(E4.1 quiet, one point)", "Linux ≥ 5.13"])
    left = re.sub(r"\bE\d\.\d|\blevel \d|Level \d", "", PROMISED)
    assert [n for n in re.findall(r"\d[\d.,]*\d|\d", left) if n not in known] == []
