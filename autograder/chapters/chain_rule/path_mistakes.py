"""Known mistakes of notebook 01 with paths: listing them (E1.3) and summing what they carry (E1.4)."""

from __future__ import annotations

from itertools import accumulate
from math import prod
from operator import mul

from autograder.engine.mistake import Mistake

PATHS_MORE = (
    "Section 1.6: a path is a list of nodes that begins with a, ends with b, and goes along an "
    "arrow at every step. From each node, try every arrow that leaves it.",
    "A smaller one: arrows p→q, q→r and p→r. From p to r there are two paths, [p, q, r] and [p, r]; from q "
    "to p there is none; from r to r there is one, [r].",
)

PATHS = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "first_path_only",
            "Only one path came back.",
            "Where several paths lead from a to b, your list holds one of them. Does a `return` stand inside "
            "a loop that has more arrows to try, or is a node closed to all other ways once one has seen it?",
        ),
        Mistake(
            "shortest_path_only",
            "Only the shortest path came back.",
            "A longer way is a path too; it carries its part of the push. Do you stop at the first arrival, "
            "or refuse to enter a node that a shorter way has seen?",
        ),
        Mistake(
            "levels_only",
            "The longer paths are missing.",
            "All paths of the shortest length are there, none of the longer ones. What does your search do "
            "after its first arrival at b?",
        ),
        Mistake(
            "each_node_once",
            "A node can be used by one path only.",
            "Once a path went through a node, your search does not enter it again. But two paths may share a "
            "node. What is the list of seen nodes for, in a graph without circles?",
        ),
        Mistake(
            "one_list_shared",
            "All your paths are one and the same list.",
            "The number of paths is right, but what you kept is always the same list object, and it changed "
            "afterwards. Keep a copy at the moment of arrival.",
        ),
        Mistake(
            "ends_alone",
            "Each of your paths holds {what} alone.",
            "The number of paths is right. The other nodes are missing: at every step back, the node you "
            "stand on has to be put in front of the path that came from the next one.",
        ),
        Mistake(
            "paths_look_the_same",
            "Your paths all hold the same names.",
            "The number of paths is right, but from {a} to {b} you gave each of them as {path}. Which nodes "
            "does each path meet on its way?",
        ),
        Mistake(
            "path_grows_on",
            "A path still holds nodes of the one before.",
            "Your path grows with every node you try and is never made shorter when you turn back. Each "
            "arrow needs a path of its own.",
        ),
        Mistake(
            "dead_ends_counted",
            "Some of your paths do not end at b.",
            "A way that ends elsewhere is a dead end and not a path to b. When is a path finished?",
        ),
        Mistake(
            "paths_turned_round",
            "Your paths run from b to a.",
            "The right nodes, in the opposite order. A path begins with a, the box, and ends with b.",
        ),
        Mistake(
            "end_left_out",
            "The last node is missing.",
            "Your paths stop one step before b. b itself belongs to the path.",
        ),
        Mistake(
            "start_left_out",
            "The first node is missing.",
            "Your paths begin one step after a. a itself belongs to the path.",
        ),
        Mistake(
            "edges_for_nodes",
            "Your paths are lists of edges.",
            "Asked is the list of the nodes that a path meets, a first and b last.",
        ),
        Mistake(
            "walked_the_wrong_way",
            "No path was found where there is one.",
            "An edge (u, v) is an arrow from u to v: it leaves the first name of the pair. Which of the two "
            "do you compare with the node you stand on?",
        ),
        Mistake(
            "paths_repeated",
            "A path comes twice.",
            "All paths are there, and at least one of them more than once. It would be added twice later on.",
        ),
        Mistake(
            "path_with_a_jump",
            "One of your paths makes a step where there is no edge.",
            "The step {step} is not in `edges`. Every two neighbours on a path must be the key of an edge.",
        ),
        Mistake(
            "never_finished",
            "No path is ever finished.",
            "Your list is always empty, also for a == b, where one path is asked: the one that makes no "
            "step. When has a path arrived, and what comes back then?",
        ),
        Mistake(
            "one_length_only",
            "Only paths of {steps} are found.",
            "A path may be shorter or longer: it ends where b is reached, after any number of steps. How "
            "many loops stand inside one another in your lines, or how deep does the search go?",
        ),
        Mistake(
            "short_paths_only",
            "Paths of more than {steps} are missing.",
            "The shorter ones are all there. A path ends where b is reached, after any number of steps: what "
            "stops your search before?",
        ),
        Mistake(
            "list_of_paths_in_a_path",
            "A whole list of paths was put into one path.",
            "You returned {what} The call for the next node gives a list of paths, lists in a list. Loop "
            "over it: for each path in it, one new path with this node in front.",
        ),
        Mistake(
            "ends_elsewhere",
            "Your list holds ways that do not end at b.",
            "One of them is {path}, and b was {b}. When is a way finished, and when is it a path to b?",
        ),
        Mistake(
            "beginnings_missing",
            "Your paths lack their beginnings.",
            "As many came back as there are paths. From {a} to {b} one of yours is {path}: it begins on the "
            "way. At every step back, the node you stand on has to be put in front of each path that came "
            "from the next one.",
        ),
        Mistake(
            "begins_elsewhere",
            "Your list holds ways that do not begin at a.",
            "One of them is {path}, and a was {a}. Which node has to stand in front, and on which line is it "
            "put there?",
        ),
        Mistake(
            "paths_missing",
            "Some paths are missing.",
            "On a graph with {wanted} paths from {a} to {b} your list holds {found}. Draw it, and follow "
            "each arrow that leaves each node.",
        ),
        Mistake(
            "zero_edges_closed",
            "An edge with the derivative 0 is treated as if it were not there.",
            "A path over such an edge is still a path; it carries 0. `if edges[u, v]` is False for 0. Ask "
            "whether the key is there.",
        ),
        Mistake(
            "empty_path_forgotten",
            "From a node to itself there is one path.",
            "For a == b asked is [[a]]: the path that makes no step. Your list is another one.",
        ),
        Mistake(
            "dead_end_breaks",
            "A dead end stops your function.",
            "{place} Python said: {message}. No arrow leaves that node, and your line asks for what is not "
            "there. `dict.get` takes a second argument for that.",
        ),
        Mistake(
            "unknown_name_breaks",
            "A name that is not in the graph stops your function.",
            "{place} Python said: {message}. Without a path the answer is {nothing}, also if the name is "
            "unknown. `dict.get` takes a second argument for a key that is not there.",
        ),
        Mistake(
            "no_path_breaks",
            "Where there is no path, your function stops.",
            "{place} Python said: {message}. Without a path the answer is {nothing}; some nodes have no "
            "arrow that leaves them.",
        ),
        Mistake(
            "no_path_is_none",
            "Where there is no path, your function returns None.",
            "It should return {nothing}. Which line does Python reach at the end, if no path was found?",
        ),
        Mistake(
            "no_path_is_an_empty_path",
            "Where there is no path, your list is not empty.",
            "[[]] is a list with one path in it, an empty one. Asked is the list without a path.",
        ),
        Mistake(
            "no_path_wrong",
            "Where there is no path, the answer is {nothing}.",
            "Your function gives something else there. Try it with an unknown name, and from an input to the "
            "output.",
        ),
        Mistake(
            "not_a_list_of_lists",
            "The result is not a list of paths.",
            "Asked is a list; each item of it is a list of names. You returned {what}",
        ),
    )
}


# ---- path_sum ----------------------------------------------------------------------------


def _steps(edges):
    found = {}
    for u, v in edges:
        found.setdefault(u, []).append(v)
        found.setdefault(v, [])
    return found


def _paths(edges, a, b):
    steps = _steps(edges)

    def walk(node):
        return [[node]] if node == b else [[node, *rest] for v in steps.get(node, []) for rest in walk(v)]

    return walk(a) if b in steps or a == b else []


def _along(edges, path):
    return [edges[pair] for pair in zip(path, path[1:], strict=False)]


def _products(edges, a, b):
    return [prod(_along(edges, path)) for path in _paths(edges, a, b)]


def _unfinished(edges, a, b):
    """Added inside the loop over the edges: each path brings its first factor, the first two, and so on."""
    return float(sum(part for p in _paths(edges, a, b) for part in accumulate(_along(edges, p), mul)))


def _running(edges, a, b):
    total, product = 0.0, 1.0
    for path in _paths(edges, a, b):
        product *= prod(_along(edges, path))
        total += product
    return total


def _overwriting(edges, a, b):
    if a == b:
        return 1.0
    total = 0.0
    for (u, v), slope in edges.items():
        if u == a:
            total = slope * _overwriting(edges, v, b)
    return total


def _first_edge(edges, a, b):
    if a == b:
        return 1.0
    return next((slope * _first_edge(edges, v, b) for (u, v), slope in edges.items() if u == a), 0.0)


def _once(edges, a, b):
    steps, seen = _steps(edges), set()

    def go(node):
        if node == b:
            return 1.0
        if node in seen:
            return 0.0
        seen.add(node)
        return sum(edges[node, v] * go(v) for v in steps.get(node, []))

    return float(go(a))


def _dead_ends(edges, a, b):
    steps = _steps(edges)

    def go(node):
        if node == b or not steps.get(node):
            return 1.0
        return sum(edges[node, v] * go(v) for v in steps[node])

    return go(a)


def _added_on_the_way(base):
    """Along every branch the derivative is added to what comes from below."""

    def go(edges, a, b):
        if a == b:
            return base
        return sum((slope + go(edges, v, b) for (u, v), slope in edges.items() if u == a), 0.0)

    return go


def _sum_of(part):
    return lambda edges, a, b: float(sum(prod(part(_along(edges, path))) for path in _paths(edges, a, b)))


def _one_of(choose):
    def wrong(edges, a, b):
        found = _products(edges, a, b)
        return choose(found) if found else 0.0

    return wrong


def _at_each_fork(choose):
    def go(edges, a, b):
        if a == b:
            return 1.0
        return choose([slope * go(edges, v, b) for (u, v), slope in edges.items() if u == a] or [0.0])

    return go


def _handed_down(edges, a, b, total=0.0):
    if a == b:
        return 1.0
    for (u, v), slope in edges.items():
        if u == a:
            total += slope * _handed_down(edges, v, b, total)
    return total


def _direct_edge_first(edges, a, b):
    if a == b:
        return 1.0
    if (a, b) in edges:
        return edges[a, b]
    return float(sum(slope * _direct_edge_first(edges, v, b) for (u, v), slope in edges.items() if u == a))


def _sums_at_each_node(edges, a, b):
    if a == b:
        return 1.0
    ways = [(slope, _sums_at_each_node(edges, v, b)) for (u, v), slope in edges.items() if u == a]
    return float(sum(slope for slope, _ in ways) * sum(below for _, below in ways))


def _places_changed(edges, a, b):
    if a == b:
        return 1.0
    return float(prod(slope + _places_changed(edges, v, b) for (u, v), slope in edges.items() if u == a))


def _shortest(edges, a, b):
    found = _paths(edges, a, b)
    return prod(_along(edges, min(found, key=len))) if found else 0.0


SUM_MORE = (
    "Section 1.6: along a path multiply, between paths add, and take every path once. Figure "
    "1.2 shows the product of each lit path.",
    "A smaller one, with other numbers: p→q carries 2, q→r carries 5, p→r carries −3. The path over q "
    "carries 2·5 = 10, the direct one −3, together 7.",
)

SUMS = (
    Mistake(
        "numbers_of_one_point",
        "Your function knows two numbers by heart.",
        "It gives the numbers of the example whatever graph it gets. They should come out of `edges`.",
        wrong=lambda edges, a, b: {"x1": 9.0, "x2": -7.0}.get(b, 0.0),
    ),
    Mistake(
        "walked_the_wrong_way",
        "Your sum is always 0.",
        "No path was found where there is one. An edge (u, v) is an arrow from u to v: it leaves the first "
        "name of the pair. Which of the two do you compare with the node you stand on?",
        wrong=lambda edges, a, b: 1.0 if a == b else 0.0,
    ),
    Mistake(
        "added_along_the_path",
        "You add along a path.",
        "Along a path we multiply; between paths we add. If one box doubles a push and the next triples it, "
        "how large is it after both?",
        wrong=lambda edges, a, b: float(sum(sum(_along(edges, path)) for path in _paths(edges, a, b))),
    ),
    Mistake(
        "added_then_multiplied",
        "Adding and multiplying have changed places.",
        "You add along each path and multiply the paths. Which of the two belongs to one path, and which to "
        "several?",
        wrong=lambda edges, a, b: float(prod(sum(_along(edges, path)) for path in _paths(edges, a, b))),
    ),
    Mistake(
        "multiplied_across_paths",
        "You multiply the paths with each other.",
        "Along a path we multiply; between paths we add. Two roads bring two pushes to the same place: what "
        "do they do there?",
        wrong=lambda edges, a, b: float(prod(_products(edges, a, b))),
    ),
    Mistake(
        "product_kept_running",
        "The product is not started anew for each path.",
        "Your second path goes on multiplying where the first one stopped. With what should a path begin?",
        wrong=_running,
    ),
    Mistake(
        "last_edge_alone",
        "Of every path only the last edge counts.",
        "What the edges before it carried is lost. Where does your product begin: once for each path, or "
        "again at each edge?",
        wrong=_sum_of(lambda factors: factors[-1:]),
    ),
    Mistake(
        "added_before_the_end",
        "Half-finished products are added.",
        "Your sum grows at each edge. A path brings one number, its whole product: when is that finished, "
        "and is the line that adds it indented to match?",
        wrong=_unfinished,
    ),
    Mistake(
        "first_path_only",
        "Only the first path counts.",
        "What you return is carried by one single path. Does a `return` stand inside a loop that has more "
        "paths to try?",
        wrong=_one_of(lambda found: found[0]),
    ),
    Mistake(
        "added_on_the_way",
        "Along a path the derivatives are added.",
        "At each node your lines add the derivative of the edge to what comes from below. Along a path we "
        "multiply; only between paths we add.",
        wrong=_added_on_the_way(0.0),
    ),
    Mistake(
        "added_on_the_way_from_one",
        "Along a path the derivatives are added, from 1 on.",
        "At each node your lines add the derivative of the edge to what comes from below. Along a path we "
        "multiply; only between paths we add.",
        wrong=_added_on_the_way(1.0),
    ),
    Mistake(
        "last_path_only",
        "Only the last path counts.",
        "What you return is carried by one single path, the last one tried. Each path is written over the "
        "one before. What does the chain rule do with several paths?",
        wrong=_one_of(lambda found: found[-1]),
    ),
    Mistake(
        "overwrites_at_fan_out",
        "At a fork, only the last arrow counts.",
        "Where several arrows leave a node, the result of each is written over the one before: `=` where "
        "something else is needed. What does the chain rule do with several paths?",
        wrong=_overwriting,
    ),
    Mistake(
        "first_edge_only",
        "At a fork, only the first arrow is tried.",
        "Where several arrows leave a node, your function returns after the first, even if it leads nowhere. "
        "Does a `return` stand inside the loop over the edges?",
        wrong=_first_edge,
    ),
    Mistake(
        "mean_of_paths",
        "You take the mean of the paths.",
        "Two roads that both carry a push bring more than one road does. A mean would stay the same.",
        wrong=_one_of(lambda found: sum(found) / len(found)),
    ),
    Mistake(
        "each_node_once",
        "A node can be used by one path only.",
        "Once a path went through a node, your search does not enter it again. But two paths may share a "
        "node, and each carries its part.",
        wrong=_once,
    ),
    Mistake(
        "paths_counted",
        "You count the paths.",
        "Your number is how many paths there are. Each counts with what it carries: the product of the "
        "derivatives on its edges.",
        wrong=lambda edges, a, b: float(len(_paths(edges, a, b))),
    ),
    Mistake(
        "signs_dropped",
        "The signs are lost.",
        "Every path counts with its size, none against the others. A negative derivative turns a push round; "
        "that is how two roads can cancel.",
        wrong=_sum_of(lambda factors: [abs(f) for f in factors]),
    ),
    Mistake(
        "shortest_path_only",
        "Only the shortest path counts.",
        "A longer way carries its part too. Do you stop at the first arrival?",
        wrong=_shortest,
    ),
    Mistake(
        "loudest_path_only",
        "Only the path that carries most counts.",
        "The others are smaller, and still part of the sum.",
        wrong=_one_of(lambda found: max(found, key=abs)),
    ),
    Mistake(
        "largest_path_only",
        "Only the largest path counts.",
        "The others are smaller, or negative, and still part of the sum.",
        wrong=_one_of(max),
    ),
    Mistake(
        "largest_at_each_fork",
        "At a fork, only the largest counts.",
        "Where several arrows leave a node, what the others bring is thrown away. What does the chain rule "
        "do with several paths?",
        wrong=_at_each_fork(max),
    ),
    Mistake(
        "negative_edges_closed",
        "Edges with a negative derivative are not walked.",
        "A negative derivative turns a push round, and is part of the sum like any other.",
        wrong=_sum_of(lambda factors: [f if f > 0 else 0.0 for f in factors]),
    ),
    Mistake(
        "total_handed_down",
        "The sum so far is handed down, and counted again.",
        "Each call of your function begins with the total of the call before it, and then adds it once more. "
        "With what should the sum of one node begin?",
        wrong=_handed_down,
    ),
    Mistake(
        "added_then_multiplied_on_the_way",
        "Adding and multiplying have changed places.",
        "At each node your lines add along an edge and multiply over the edges. Which of the two belongs to "
        "one path, and which to several?",
        wrong=_places_changed,
    ),
    Mistake(
        "all_edges_multiplied",
        "All edges of the graph are multiplied.",
        "Only those along one path belong together. Between paths we add.",
        wrong=lambda edges, a, b: float(prod(edges.values())),
    ),
    Mistake(
        "all_edges_added",
        "All edges of the graph are added up.",
        "Along a path we multiply; between paths we add.",
        wrong=lambda edges, a, b: float(sum(edges.values())),
    ),
    Mistake(
        "stops_at_a_direct_edge",
        "Where an edge leads straight to b, the other ways are not looked at.",
        "A short way does not close the long ones: each carries its part.",
        wrong=_direct_edge_first,
    ),
    Mistake(
        "sums_multiplied_at_each_node",
        "Two sums are multiplied at each node.",
        "Each edge belongs to what lies below it: multiply one by one, then add. A product of sums is not a "
        "sum of products.",
        wrong=_sums_at_each_node,
    ),
    Mistake(
        "minus_at_each_node",
        "At each node the paths are taken off, not added.",
        "A path of two edges has turned its sign twice, one of three edges three times. Between paths we "
        "add.",
        wrong=lambda edges, a, b: float(
            sum((-1) ** (len(path) - 1) * prod(_along(edges, path)) for path in _paths(edges, a, b))
        ),
    ),
    Mistake(
        "squares_added",
        "Every path counts with its square.",
        "Each path, or each edge on it, is multiplied by itself. Squares lose the signs, and a negative "
        "derivative turns a push round.",
        wrong=lambda edges, a, b: float(sum(p * p for p in _products(edges, a, b))),
    ),
    Mistake(
        "last_edge_left_out",
        "The last edge of every path is left out.",
        "A path of n nodes has n − 1 edges. How many factors does your product have?",
        wrong=_sum_of(lambda factors: factors[:-1]),
    ),
    Mistake(
        "first_edge_left_out",
        "The first edge of every path is left out.",
        "A path of n nodes has n − 1 edges. How many factors does your product have?",
        wrong=_sum_of(lambda factors: factors[1:]),
    ),
    Mistake(
        "every_second_edge",
        "Every second edge of a path is left out.",
        "A path of n nodes has n − 1 edges, one between each node and the next. Which pairs does your line "
        "take?",
        wrong=_sum_of(lambda factors: factors[::2]),
    ),
    Mistake(
        "dead_ends_counted",
        "Ways that do not reach b are counted.",
        "A way that ends elsewhere carries nothing to b. What does your function return at a node that no "
        "arrow leaves?",
        wrong=_dead_ends,
    ),
)

EMPTY_PATH_IS_ZERO = Mistake(
    "empty_path_is_zero",
    "From a node to itself something goes missing.",
    "For a == b there is one path, the one without a step. What is a product without factors, and what is "
    "∂a/∂a?",
)
ALWAYS_ZERO = Mistake(
    "always_zero",
    "All your sums are 0.",
    "From a node to itself too, where ∂a/∂a is asked. Does a path's product begin with 0, or is nothing ever "
    "added? What is a product without factors?",
)
ZERO_EDGES_WRONG = Mistake(
    "zero_edges_wrong",
    "An edge with the derivative 0 gives a wrong sum.",
    "A path over such an edge carries 0, and the others stay as they are.",
)

WRONG_ON = Mistake(
    "wrong_on_some_graphs",
    "The numbers are not the right ones yet.",
    "{right} on {wrong}. {shown}",
)
