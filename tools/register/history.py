# SPDX-License-Identifier: EUPL-1.2
"""What was known when: rows are never changed, they are withdrawn and recorded anew.

A row was known on day d when recorded <= d and (withdrawn is blank or d < withdrawn).
"""
from .tables import Fault, read_table


def merge(path, columns, rows, recorded, key):
    """The table at `path` after learning on day `recorded` that exactly `rows` are right.

    `columns` end with `withdrawn` and hold `recorded`. A row that is already there keeps its day; one that is
    gone or changed gets `withdrawn`; a new one gets `recorded`. A row that was recorded and withdrawn on one day
    was never known at the end of a day and is dropped.
    """
    content = [name for name in columns if name not in ("recorded", "withdrawn")]
    wanted = {}
    for row in rows:
        identity = tuple(row[name] for name in content)
        if identity in wanted:
            raise Fault(f"{getattr(row, 'place', path)}: the same row stands twice; delete one")
        wanted[identity] = row
    result = []
    for old in read_table(path, columns) if path.exists() else []:
        newest = max(old["recorded"], old["withdrawn"])
        if newest > recorded:
            raise Fault(f"{old.place}: holds the day {newest}, later than --recorded {recorded};"
                        " the register only grows forward, give that day or a later one")
        if old["withdrawn"] in ("", recorded):
            identity = tuple(old[name] for name in content)
            if identity in wanted:
                old["withdrawn"] = ""
                del wanted[identity]
            elif old["recorded"] == recorded:
                continue
            else:
                old["withdrawn"] = recorded
        result.append(old)
    for row in wanted.values():
        result.append({**{name: row[name] for name in content}, "recorded": recorded, "withdrawn": ""})
    order = list(key) + [name for name in columns if name not in key]
    return sorted(result, key=lambda row: [row[name] for name in order])
