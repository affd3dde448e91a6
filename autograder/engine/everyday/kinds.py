"""Everyday errors with kinds: a list, a text, a function or None where a number or an array is needed."""

from __future__ import annotations

from autograder.engine.everyday.says import says
from autograder.engine.everyday.when_kinds import (
    VIEWS,
    between,
    given_refuses,
    mask_of_a_number,
    names_into_a_list,
    not_callable,
    not_called,
    text_among,
    two_for_one,
    whole_number,
)
from autograder.engine.reading import Everyday

GIVEN = (
    Everyday(
        "given_function_refuses",
        ("TypeError", "ValueError", "IndexError", "AttributeError", "RuntimeError"),
        given_refuses,
        "`{name}` was handed something it cannot take.",
        "In the brackets of `{name}`: {what}.",
    ),
)

KINDS = (
    Everyday(
        "not_called",
        ("TypeError", "AttributeError"),
        not_called,
        "`{part}` is a function, not a number.",
        "Its value comes only when it is called: round brackets behind the name, with what it is asked for "
        "in them.",
    ),
    Everyday(
        "inner_call_without_self",
        ("TypeError",),
        says(r"(?P<name>\w+)\.(?P<method>\w+)\(\) takes (\d) positional arguments? but (?!\3)\d w"),
        "`self` is missing in the head of `{method}`.",
        "Python hands the object itself to every method as its first argument. It said: {message}.",
    ),
    Everyday(
        "inner_call_other_arguments",
        ("TypeError",),
        says(r"(?P<name>[\w.<>]+)\(\) (missing \d|takes |got an unexpected|got multiple)"),
        "`{name}` is called with other arguments than it takes.",
        "Python said: {message}. Compare the brackets here with the ones in its definition.",
    ),
    Everyday(
        "hat_for_power",
        ("TypeError",),
        lambda stop: {} if stop.finds(r"for \^=?:|bitwise_xor") else None,
        "`^` is not a power in Python.",
        "A power is written with two stars: `x**2`.",
    ),
    Everyday(
        "none_in_a_sum",
        ("TypeError",),
        between("NoneType"),
        "`{part}` is None.",
        "Nothing can be calculated with None. It comes from a function that ends without meeting a "
        "`return`, or from a method such as `append` or `sort`, which changes its list and gives back "
        "nothing.",
    ),
    Everyday(
        "list_arithmetic",
        ("TypeError",),
        between("list"),
        "`{part}` is a list, and lists do not calculate.",
        "`{sign}` with numbers works on arrays: make one by `np.array(…)`, or go through the list entry by "
        "entry.",
    ),
    Everyday(
        "tuple_for_array",
        ("TypeError",),
        between("tuple"),
        "`{part}` is a tuple of several things.",
        "One number or array is needed here. A function that returns two things gives a tuple: take it "
        "apart, `out, cache = …`.",
    ),
    Everyday(
        "dict_for_number",
        ("TypeError",),
        between("dict"),
        "`{part}` is a whole dict.",
        "One of its values is needed here: `{part}[key]`.",
    ),
    Everyday(
        "view_for_list",
        ("TypeError",),
        between(*VIEWS),
        "`{part}` is not a list of numbers yet.",
        "Python's `{kind}` only hands things out one after the other. `list(…)` makes a list of it.",
    ),
    Everyday(
        "generator_for_number",
        ("TypeError",),
        between("generator"),
        "`{part}` is a generator.",
        "It has not made its values yet: round brackets around a `for`, or a `yield`, only promise them. "
        "`sum(…)` or `list(…)` fetches them.",
    ),
    Everyday(
        "text_for_number",
        ("TypeError",),
        text_among,
        "A text stands where a number is needed.",
        "A name in quotes is a text, also if it looks like a number. Python said: {message}.",
    ),
    Everyday(
        "list_times_number",
        ("TypeError",),
        says(r"can't multiply sequence by non-int"),
        "A list or tuple cannot be multiplied.",
        "Lists and tuples do not calculate, arrays do. A list of numbers becomes one by `np.array(…)`; a "
        "list of arrays is gone through, one after another.",
    ),
    Everyday(
        "joined_to_list",
        ("TypeError",),
        says(r"can only concatenate (?P<kind>list|tuple) \(not \"(?P<other>[\w.]+)\"\)"),
        "`+` joins a {kind} only to another {kind}.",
        "The other side is of the kind {other}. One more item in a list is written `[item]`.",
    ),
    Everyday(
        "square_brackets_for_call",
        ("TypeError",),
        says(r"'(function|builtin_function_or_method|method|ufunc|type)' object is not subscriptable"),
        "A function is called with round brackets.",
        "Square brackets ask a list, a dict or an array for one of its entries.",
    ),
    Everyday(
        "none_taken_apart",
        ("TypeError",),
        says(r"'NoneType' object (is not (subscriptable|iterable)|has no len)|non-iterable NoneType"),
        "What is taken apart here is None.",
        "It comes from a function that ends without meeting a `return`, or from a method such as "
        "`append`, which gives back nothing.",
    ),
    Everyday(
        "view_indexed",
        ("TypeError",),
        says(
            r"'(?P<kind>dict_keys|dict_values|dict_items|generator|zip|map|set)' object is not subscriptable"
        ),
        "A `{kind}` has no first or second entry.",
        "It only hands things out one after the other. `list(…)` around it makes a list, and a list has "
        "entries.",
    ),
    Everyday(
        "number_gone_through",
        ("TypeError",),
        says(
            r"'(numpy\.)?(int|float)\d*' object is not iterable|iteration over a 0-d array",
            line=r"\bfor\b",
        ),
        "A single number cannot be gone through.",
        "A loop over places is written `for i in range(n)`.",
    ),
    Everyday(
        "number_by_mask",
        ("TypeError", "IndexError"),
        mask_of_a_number,
        "A single number has no entries to pick.",
        "`{part}` is one number here, and `{mask}` one True or False. `np.where(…, …, …)` takes a number "
        "as well as an array.",
    ),
    Everyday(
        "number_taken_apart",
        ("TypeError", "IndexError"),
        says(
            r"'(numpy\.)?(int|float)\d*' object (is not (subscriptable|iterable)|has no len|does not "
            r"support item)"
            r"|non-iterable (numpy\.)?(int|float)|object of type '(numpy\.)?(int|float)\d*' has no len"
            r"|invalid index to scalar|iteration over a 0-d array|len\(\) of unsized"
        ),
        "A single number has no entries.",
        "It can neither be indexed nor gone through, and has no length. What in this line is one number "
        "where several were meant?",
    ),
    Everyday(
        "not_callable",
        ("TypeError",),
        not_callable,
        "`{part}` is called, but it is no function.",
        "It is of the kind {kind}. Is a `*` missing before a bracket, or were round brackets meant to be "
        "square ones, or was a function's name given to something else?",
    ),
    Everyday(
        "list_index_is_text",
        ("TypeError",),
        says(r"(?P<kind>list|tuple|string) indices must be integers or slices, not str"),
        "A {kind} is asked for a place, not for a name.",
        "Names in square brackets belong to a dict. What is this thing, and how do you get from it to the "
        "one you mean?",
    ),
    Everyday(
        "list_for_dict",
        ("TypeError",),
        names_into_a_list,
        "`{part}` is a list, and you ask it for names.",
        "A list has places, 0, 1, 2 and so on. What is asked for by names, or by pairs of names, is a dict: "
        "an empty one is written `{{}}`.",
    ),
    Everyday(
        "list_index_is_pair",
        ("TypeError",),
        says(r"(?P<kind>list|tuple) indices must be integers or slices, not tuple"),
        "A {kind} takes one index, not two.",
        "Row and column in one bracket, `[i, j]`, is for arrays: `np.array(…)` makes one, or write `[i][j]`.",
    ),
    Everyday(
        "list_index_is_list",
        ("TypeError",),
        says(r"(?P<kind>list|tuple) indices must be integers or slices, not (list|ndarray|numpy\.ndarray)"),
        "A {kind} takes one place at a time.",
        "Several places at once is for arrays: `np.array(…)` makes one.",
    ),
    Everyday(
        "axis_for_second_array",
        ("TypeError", "IndexError"),
        two_for_one,
        "`{name}` takes one array.",
        "Its second argument is an axis. The larger of two things is `max(a, b)` for numbers and "
        "`np.maximum(a, b)` for arrays; a sum of two is written `+`.",
    ),
    Everyday(
        "place_is_no_whole_number",
        ("TypeError", "IndexError"),
        whole_number,
        "A place or a count has to be a whole number.",
        "`{part}` is not one. A loop `for i in x` hands out what stands in x; `for i in range(len(x))` "
        "counts its places. And `/` always gives a number with a point, also for 6/2; "
        "`//` gives a whole one.",
    ),
    Everyday(
        "key_that_changes",
        ("TypeError",),
        says(r"unhashable type: '(?P<kind>[\w.]+)'"),
        "A {kind} cannot be a key.",
        "Keys of a dict and members of a set must not change: a text, a number, or a tuple, `tuple(…)`. "
        "`{{…}}` without colons makes a set.",
    ),
    Everyday(
        "tuple_cannot_change",
        ("TypeError",),
        says(r"'(?P<kind>tuple|str)' object does not support item assignment"),
        "A {kind} cannot be changed.",
        "Make a new one, or a list: `list(…)`.",
    ),
    Everyday(
        "compared_kinds",
        ("TypeError",),
        says(
            r"'(?P<sign>[<>=!]+)' not supported between instances of '(?P<left>[\w.]+)' and "
            r"'(?P<right>[\w.]+)'"
        ),
        "`{sign}` compares a {left} with a {right}.",
        "Two numbers can be compared. Which of the two sides is not the number that you mean?",
    ),
    Everyday(
        "math_on_arrays",
        ("TypeError",),
        says(
            r"(0-dimensional|length-1|size-1) arrays|must be real number, not",
            line=r"\bmath\.|(?<![.\w])(exp|sqrt|log|pow)\(",
        ),
        "`math` knows single numbers only.",
        "Your function was given an array. numpy has functions of the same names that take every entry by "
        "itself.",
    ),
    Everyday(
        "array_for_number",
        ("TypeError",),
        says(r"only (0-dimensional|length-1|size-1|integer scalar) arrays"),
        "A whole array stands where one number is needed.",
        "`float(…)`, `int(…)`, `range(…)` and a single entry take one number. Which one did you mean, or "
        "what has to be summed first?",
    ),
    Everyday(
        "objects_in_numpy",
        ("TypeError",),
        says(
            r"ufunc '?(?P<what>\w+)'? ?(not supported|did not contain|object)|loop of ufunc does not support"
        ),
        "numpy was given something that is not numbers.",
        "Inside that array or list are objects: lists of different lengths, None, a dict, a text. Print it "
        "before this line.",
    ),
)
