"""Judges a JSON value by the part of JSON Schema (2020-12) that our published schemas are written in."""

from __future__ import annotations

from typing import Any, cast

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = frozenset(
    (
        *("$schema", "$id", "$defs", "$ref", "title", "description"),
        *("type", "enum", "const", "anyOf", "items", "properties", "required", "additionalProperties"),
    )
)


def faults(
    value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$"
) -> list[str]:
    """Return what is wrong with a value, each fault with its place; a keyword we do not know is one too."""
    root = schema if root is None else root
    found = [f"{at}: the keyword {word} is not judged" for word in schema if word not in _KNOWN]
    if "$ref" in schema:
        return found + faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema:
        ways = [faults(value, way, root, at) for way in schema["anyOf"]]
        return found + ([] if any(not way for way in ways) else min(ways, key=len))
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(_is(value, name) for name in names):
        return [*found, f"{at}: {value!r} is no {' or '.join(names)}"]
    if isinstance(value, dict):
        found += _faults_of_object(cast("dict[str, Any]", value), schema, root, at)
    if isinstance(value, list) and "items" in schema:
        for place, each in enumerate(cast("list[Any]", value)):
            found += faults(each, schema["items"], root, f"{at}[{place}]")
    return found


def _faults_of_object(
    value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str
) -> list[str]:
    properties: dict[str, Any] = schema.get("properties", {})
    found = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    if schema.get("additionalProperties") is False:
        found += [f"{at}: {name} is not in the schema" for name in value if name not in properties]
    for name, each in value.items():
        if name in properties:
            found += faults(each, properties[name], root, f"{at}.{name}")
    return found


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
