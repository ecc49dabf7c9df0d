"""Reads {"schemas": {name: schema}, "documents": [{"name", "schema", "value"}]} and prints, as a JSON list of
"document: path: message", everything in which a document departs from its schema (2020-12)."""
import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

request = json.load(sys.stdin)
validators = {}
for name, schema in request["schemas"].items():
    Draft202012Validator.check_schema(schema)
    validators[name] = Draft202012Validator(schema, format_checker=FormatChecker())
found = []
for document in request["documents"]:
    for error in validators[document["schema"]].iter_errors(document["value"]):
        path = "/".join(str(part) for part in error.absolute_path)
        found.append(f"{document['name']}: {path}: {error.message}")
json.dump(found, sys.stdout)
