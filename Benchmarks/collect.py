"""Joins lists of results: collect.py OUT IN…"""

import json
import sys

results = [entry for path in sys.argv[2:] for entry in json.load(open(path, encoding="utf-8"))]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(results, file, ensure_ascii=False, indent=2, sort_keys=True)
