# SPDX-License-Identifier: EUPL-1.2
"""Comity's answer as the lines the peers print, to compare them word for word."""

from question import day

LAYERS = ("coe-024", "coe-086", "coe-098", "coe-209", "coe-212")


def word(name: str) -> str:
    return name.replace("_", "-")


def results(answer: dict, key: str, section: str) -> set[str]:
    """One line for the status of each result, and one for each fact it waits for."""
    lines = set()
    for result in answer[key]:
        if result["rule"] in LAYERS:
            continue  # not of a provision: c.legal-basis, which the peers say as layers, and grounds an instrument lacks
        name = f"{section} {result['rule']}"
        if key != "formal":
            name += f" {result['offence'] or 'none'}"
        lines.add(f"{name} {result['status']}" + (f" {result['kind']}" if key == "grounds" else ""))
        lines |= {f"needs {name} {fact}" for fact in result["needs"]}
    return lines


def clock(result: dict) -> set[str]:
    name, due = f"clock {result['rule']} {result['id']}", day(result["due"])
    careful = day(result["conservative"]) if result["conservative"] else due
    return {f"{name} {due} {careful} {result['status']}"} | {f"needs {name} {fact}" for fact in result["needs"]}


def of_comity(answer: dict) -> set[str]:
    basis = answer["legal_basis"]
    lines = {f"layer {instrument}" for instrument in basis["governing"] + basis["layers"]}
    for key, section in (("conditions", "condition"), ("grounds", "ground"), ("duties", "duty"), ("formal", "formal"),
                         ("use_limits", "limit")):
        lines |= results(answer, key, section)
    lines |= {f"lacking {result['id']}" for result in answer["grounds"] if result["rule"] in LAYERS}
    lines |= {f"procedure {result['rule']}" for result in answer["procedures"]}
    lines |= {f"cost {result['rule']}" for result in answer["costs"]}
    for certain, key in (("yes", "documents"), ("unknown", "documents_possible")):
        lines |= {f"paper {result['rule']} {word(result['id'])} {result['status']} {certain}" for result in answer[key]}
    for result in answer["deadlines"]:
        lines |= clock(result)
    lines |= {f"outcome {result['offence']} {result['outcome']}" for result in answer["by_offence"]}
    lines.add(f"outcome {answer['outcome']}")
    for question in answer["questions"]:
        lines.add(f"question {question['rank']} {question['fact']}")
        lines |= {f"decides {question['fact']} {result}" for result in question["decides"]}
    return lines
