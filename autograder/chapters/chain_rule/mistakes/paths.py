"""E1.3: known mistakes of listing paths."""

from __future__ import annotations

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
