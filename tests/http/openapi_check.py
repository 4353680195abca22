# SPDX-License-Identifier: EUPL-1.2
"""Holds answers of the server to its own description (OpenAPI 3.1)."""

import json
import re

import jsonschema


def _finder(document):
    patterns = []
    for path in document["paths"]:
        pattern = "/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in path.split("/"))
        patterns.append((path.count("{"), re.compile(pattern + "$"), path))
    patterns.sort(key=lambda entry: entry[0])  # a literal segment before a placeholder
    return lambda wanted: next((path for _, pattern, path in patterns if pattern.match(wanted)), None)


def check(document, seen):
    """Every fault as a sentence; `seen` are (method, path, answer)."""
    find = _finder(document)
    faults = []
    checkers = {}
    for method, path, answer in seen:
        known = find(path)
        if known is None:
            if answer.status not in (404,) and path != "/openapi.json":
                faults.append(f"{method} {path}: not described")
            continue
        operation = document["paths"][known].get(method.lower())
        if operation is None:
            if answer.status != 405:
                faults.append(f"{method} {known}: not described")
            continue
        responses = operation["responses"]
        response = responses.get(str(answer.status), responses["default"] if answer.status >= 400 else None)
        if response is None:
            faults.append(f"{method} {known}: answered {answer.status}, which is not described")
            continue
        content = response.get("content")
        if content is None:
            if answer.body:
                faults.append(f"{method} {known}: {answer.status} has a body")
            continue
        kind = answer.headers.get("Content-Type")
        if kind not in content:
            faults.append(f"{method} {known}: {answer.status} is {kind}, described are {list(content)}")
            continue
        schema = content[kind].get("schema")
        if schema is None:
            continue
        key = json.dumps(schema)
        if key not in checkers:
            whole = schema | {"components": document["components"]}
            checkers[key] = jsonschema.Draft202012Validator(whole)
        for fault in checkers[key].iter_errors(answer.json):
            faults.append(f"{method} {known}: {answer.status}: {fault.json_path}: {fault.message[:200]}")
    return sorted(set(faults))
