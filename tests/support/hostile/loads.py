"""Work that would grow faster than its input, or fill the memory, beside right answers."""

from __future__ import annotations

import json

from submissions import answered, cell, code, markdown, place

from hostile.making import NAME, Attack

LOADS: list[Attack] = []


def load(change):
    """Decorator: `change(notebook)` puts a load into a notebook whose answers are right."""
    return load_of(NAME, "E4.3")(change)


def load_of(name, *costs):
    """Decorator: the same for any notebook, with the checks that the load may cost."""

    def decorate(change):
        def make(bait):
            notebook = answered(name)
            change(notebook)
            return json.dumps(notebook)

        LOADS.append(Attack(change.__name__.replace("_", " "), "load", make, name, frozenset(costs)))
        return change

    return decorate


def in_place_of(notebook, name, body):
    """An answer that is a load itself; only its own checks may suffer."""
    cell(notebook, name)["source"] = f"import numpy as np\ndef {name}(*args, **more):\n    {body}\n"


@load
def blank_lines_in_an_answer(notebook):
    cell(notebook, "sgd_step")["source"] += "\n" * 60_000


@load
def names_in_an_answer(notebook):
    cell(notebook, "sgd_step")["source"] += "\n# " + "a " * 20_000 + "\n" + "x = 1\n" * 5_000


@load
def sixty_million_small_integers(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros(60_000_000, dtype=np.int8)")


@load
def as_many_as_cross(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros((4_000_000, 1), dtype=np.int8)")


@load
def pairs_of_large_arrays(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros(2_000_000, np.int8), np.zeros(2_000_000, bool)")


@load
def many_texts(notebook):
    in_place_of(notebook, "neuron_backward", "return ['x'] * 80_000")


@load
def many_texts_and_a_long_one(notebook):
    in_place_of(notebook, "neuron_backward", "return ['x'] * 80_000 + ['y' * 1_000_000]")


@load
def many_numbers(notebook):
    in_place_of(notebook, "neuron_backward", "return [[0.5] * 400] * 400")


@load
def formulas_without_an_end(notebook):
    notebook["cells"] += [markdown(f"{i} " + "\\begin{a}" * 11_000) for i in range(100)]


@load
def spaces(notebook):
    notebook["cells"] += [markdown("a" + " " * 90_000 + f"b{i}") for i in range(20)]


@load
def zeros_in_code(notebook):
    notebook["cells"] += [code(f"{i}\n'''" + "0." * 45_000 + "'''") for i in range(3)]


@load
def large_pictures(notebook):
    text = """from IPython.display import Image, display
    import zlib, os
    for _ in range(2): display(Image(data=b'\\x89PNG\\r\\n\\x1a\\n' + os.urandom(2_000_000), format='png'))"""
    notebook["cells"] += [code(f"{text}  # {i}".replace("\n    ", "\n")) for i in range(60)]


@load
def much_printed_in_each_cell(notebook):
    notebook["cells"] += [code(f"print('x' * 10**7) # {i}") for i in range(100)]


@load
def halves_of_characters(notebook):
    notebook["cells"].append(code("print('\\ud800', chr(0xd800))\nraise ValueError(chr(0xd800))"))
    notebook["cells"].append(markdown("\ud800 \udfff"))
    in_place_of(notebook, "neuron_backward", "return chr(0xd800)")


@load
def errors_that_cannot_be_printed(notebook):
    in_place_of(
        notebook,
        "neuron_backward",
        "raise type('E' + chr(0xd800), (Exception,), {})(chr(0xdfff) + '\\x1b[2J')",
    )


@load
def one_buffer_named_a_thousand_times(notebook):
    body = """
    import json, os, struct
    array = {"a": ["|i1", [4_000_000], 0]}
    tree = json.dumps({"id": 0, "reply": {"d": [["value", [array] * 1000], ["error", None]]}})
    for number in range(200):
        body = tree.replace('"id": 0', f'"id": {number}').encode()
        os.write(3, struct.pack("<IIQ", len(body), 1, 4_000_000) + body)
        os.write(3, bytes(4_000_000))"""
    in_place_of(notebook, "neuron_backward", body)


@load
def errors_by_the_thousand(notebook):
    text = "from IPython.core.interactiveshell import InteractiveShell\nfor _ in range(200): get_ipython()._showtraceback("
    notebook["cells"] += [code(f"{text}ValueError, 'x' * 900, ['y' * 900] * 200) # {i}") for i in range(150)]


@load
def cells_that_stop_again_and_again(notebook):
    notebook["cells"] += [code(f"# {i}\n" + "open('x')\n" * 30) for i in range(60)]


@load
def text_that_is_no_python(notebook):
    for text in ("\n" * 90_000 + "(", "def \n" * 20_000 + "(", "x = 1\n" * 15_000 + "(", "1+" * 45_000):
        notebook["cells"].append(code(text))
    cell(notebook, "given-setup")["source"] = "y = 1\n" * 16_000


@load
def six_tenths_of_a_second_a_call(notebook):
    in_place_of(notebook, "neuron_backward", "import time; time.sleep(0.6); return args[0], args[1]")


@load
def hangs_in_c_in_every_call(notebook):
    in_place_of(notebook, "neuron_backward", "return sum(range(10**12))")


@load
def a_cell_that_takes_its_worker_with_it(notebook):
    notebook["cells"].insert(place(notebook, "sgd_step"), code("import os\nos._exit(0)"))


@load
def accents_by_the_thousand(notebook):
    """Python puts them in order, in quadratic time, whenever it reads a name or composes one."""
    name = "a" + "\u0301\u0327" * 48_000
    cell(notebook, "sgd_step")["source"] += f"\n{name} = 1\n"
    notebook["cells"] += [code(f"{name}{i} = {i}") for i in range(10)]
    picture = {f"{name}{i}.png": {"image/png": "iVBORw0KGgo="} for i in range(10)}
    notebook["cells"].append(markdown(f"![x](attachment:{name}1.png)", attachments=picture))


@load
def more_code_than_anybody_writes(notebook):
    notebook["cells"][:0] = [code(f"# {i}\n" + "# and so on\n" * 8_000) for i in range(200)]


# a number that comes as millions: whatever looks for what was done to it has to ask for its size first

MANY = "np.ones(4_000_000, dtype=np.int8)"


@load_of(NAME, "E4.4")
def a_step_of_millions(notebook):
    in_place_of(notebook, "sgd_step", f"return {MANY}")


@load_of(NAME, "E4.2", "E4.3")
def a_forward_pass_whose_sum_is_millions(notebook):
    in_place_of(notebook, "neuron_forward", f"return {MANY}, 0.5, 0.25")


@load_of("00_start_here", "E0.1")
def a_sum_of_millions(notebook):
    in_place_of(notebook, "weighted_sum", f"return {MANY}")


@load_of("00_start_here", "E0.2")
def shapes_of_arrays(notebook):
    cell(notebook, "shapes")["source"] += f"\nimport numpy as np\nshapes['H1'] = ({MANY}, (1, 2))\n"


@load_of("03_gradient_check", "E3.2")
def calls_back_with_large_arrays(notebook):
    in_place_of(notebook, "numerical_gradient", "return [args[0](np.zeros(400_000)) for _ in range(10_000)]")


@load_of("03_gradient_check", "E3.1")
def calls_back_with_every_kind_of_number(notebook):
    body = """
    for kind in ("i1", "f4", "f8", "c16", "b1"):
        for _ in range(40):
            try: args[0](np.ones(4_000_000 // np.dtype(kind).itemsize, kind))
            except Exception: pass
    return 0.5"""
    in_place_of(notebook, "derivative", body)
