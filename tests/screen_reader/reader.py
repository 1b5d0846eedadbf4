"""Reads the accessibility tree of a running program as a screen reader does: with AT-SPI's library.

Runs in Debian's own Python, which has that library: `/usr/bin/python3 reader.py NAME`, the program's name on
the bus. Each line of standard input is a question as JSON, and one line answers it: `{"do": "look"}` with the
tree, and what was announced since the last answer; `{"do": "press", "role": …, "name": …}` with the same,
after the first action of the first node of that role and name.
"""

from __future__ import annotations

import json
import sys

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402 - the version is asked for first

Node = dict[str, object]
_DEEPEST = 40
_LABELLED_BY = "labelled-by"


def main(program: str) -> None:
    """Answer until standard input ends."""
    announced: list[str] = []
    listener = Atspi.EventListener.new(lambda event: announced.append(str(event.any_data)))
    listener.register("object:announcement")
    loop = GLib.MainLoop()

    def say(done: bool, tree: Node | None) -> None:
        print(json.dumps({"done": done, "tree": tree, "announced": announced}), flush=True)
        announced.clear()

    def answer(_source: int, _condition: GLib.IOCondition) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        question: dict[str, str] = json.loads(line)
        done = False
        try:
            found = application(program)
            done = found is not None
            if found is not None and question["do"] == "press":
                done = press(found, question["role"], question["name"])
            say(done, None if found is None else seen(found, 0))
        except GLib.Error:  # what was being read vanished: the window changes while it is read
            say(done, tree=None)
        except Exception:
            loop.quit()
            raise
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IOCondition.IN | GLib.IOCondition.HUP, answer)
    say(done=True, tree=None)
    loop.run()


def application(program: str) -> Atspi.Accessible | None:
    """Return the program on the bus, None while it is not there."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    return next((child for child in children(desktop) if child.get_name() == program), None)


def children(node: Atspi.Accessible) -> list[Atspi.Accessible]:
    """Return what stands in a node; what vanished meanwhile is left out."""
    found = [node.get_child_at_index(at) for at in range(node.get_child_count())]
    return [child for child in found if child is not None]


def seen(node: Atspi.Accessible, depth: int) -> Node:
    """Return what is told of a node and of all below it."""
    below = [seen(child, depth + 1) for child in children(node)] if depth < _DEEPEST else []
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "label": label_of(node),
        "value": value_of(node),
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "children": below,
    }


def label_of(node: Atspi.Accessible) -> str:
    """Return the name of the label that belongs to a node."""
    for relation in node.get_relation_set():
        if relation.get_relation_type().value_nick == _LABELLED_BY and relation.get_n_targets():
            return relation.get_target(0).get_name() or ""
    return ""


def value_of(node: Atspi.Accessible) -> str:
    """Return the text of a node that has one, or its number."""
    if "Text" in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return str(Atspi.Value.get_current_value(node)) if "Value" in node.get_interfaces() else ""


def press(node: Atspi.Accessible, role: str, name: str) -> bool:
    """Do the first action of the first node with this role and name."""
    if node.get_role_name() == role and node.get_name() == name:
        return "Action" in node.get_interfaces() and Atspi.Action.do_action(node, 0)
    return any(press(child, role, name) for child in children(node))


if __name__ == "__main__":
    main(sys.argv[1])
