"""What Sphinx leaves out of its pages is put in."""

from autograder.site.sphinx_run import reachable


def test_wide_code_and_tables_can_be_scrolled_by_keyboard_and_captions_have_a_level():
    given = '<p class="caption" role="heading">x</p><pre>y</pre><div class="table-wrapper docutils">z</div>'
    made = reachable(given)
    assert made.count('tabindex="0"') == 2 and 'role="heading" aria-level="2"' in made
