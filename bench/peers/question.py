# SPDX-License-Identifier: EUPL-1.2
"""A question as Comity reads it (JSON), told to the peers in the words of bench/peers/rules.lp."""

import datetime
import itertools

# Of a record the rules ask one thing only, so the peers are given it as a word (see Told.record).
LISTS_OF_RECORDS = {"person.nationalities", "person.residences", "assurances", "offence.third_state_judgments"}
PENALTIES = {"offence.max_penalty_requesting", "offence.max_penalty_requested", "judgment.sentence"}
# Written without quotes in rules.lp.
WORDS_OF_THE_RULES = {"yes", "no", "requesting", "requested"}
DAY_ZERO = datetime.date(1970, 1, 1).toordinal()

# What Comity recognises in the words of a declaration, and the code the peers are given for it.
DECLARATIONS = [
    ("coe-024", "1", "may refuse where the person could face an extraordinary court", "1:extraordinary-court"),
    ("coe-024", "1", "may refuse on humanitarian grounds", "1:humanitarian"),
    ("coe-024", "1", "no extradition for life sentences", "1:life-sentence"),
    ("coe-024", "1", "refuses to enforce a judgment rendered in absentia", "1:in-absentia"),
    ("coe-024", "2", "requires a maximum of at least two years", "2:two-years"),
    ("coe-024", "2", "only for offences punishable by more than one year", "2:over-one-year"),
    ("coe-024", "2", "no minimum", "2:no-minimum"),
    ("coe-024", "2", "excludes fiscal offences", "2:exclusion-list"),
    ("coe-024", "2.3", "a list of offences", "2.3"),
    ("coe-024", "3.3", "keeps the refusal open for attacks on a head of State", "3.3"),
    ("coe-024", "6", "nationals are refused", "6:refuses-nationals"),
    ("coe-024", "6", "nationals include residents", "6:residents"),
    ("coe-024", "7", "own-territory offences refused", "7:refuses-own-territory"),
    ("coe-024", "9", "may refuse because of a final decision given in the third State", "9:third-state-decision"),
    ("coe-024", "12", "the Prosecutor General is competent", "12:prosecutor-general"),
    ("coe-024", "16.2", "asks for a short statement of the facts", "16:short-facts"),
    ("coe-024", "21", "transit on every condition for extradition", "21:conditions"),
    ("coe-024", "21", "refuses transit of its nationals", "21:refuses-transit-of-nationals"),
    ("coe-024", "23", "translation into German, French or Italian", "23"),
    ("coe-024", "23", "an English translation", "23:english"),
    ("coe-024", "23", "a French translation", "23:french"),
    ("coe-024", "23", "a translation into an official language of the Council of Europe", "23:council-language"),
    ("coe-098", "9.2.a", "does not accept chapter I", "I"),
    ("coe-098", "9.2.b", "does not accept chapter II", "II"),
    ("coe-098", "9.2.c", "does not accept chapter III", "III"),
    ("coe-098", "9.2.d", "does not accept chapter IV", "IV"),
    ("coe-098", "9.2.e", "does not accept chapter V", "V"),
    ("coe-086", "6.1", "does not accept chapter II", "II"),
    ("coe-209", "4.5", "consent may be withdrawn", "4.5"),
    ("coe-209", "5", "on consent alone", "5:on-consent"),
    ("coe-209", "5.b", "waived where the person expressly gives it up", "5:on-waiver"),
    ("coe-212", "5", "grants transit on the conditions of extradition", "5:conditions"),
    ("coe-212", "5", "refuses it for nationals", "5:refuses-transit-of-nationals"),
    ("coe-212", "6.3", "originals required", "6.3:originals"),
    ("coe-212", "10.3", "(a) where it has jurisdiction", "10.3:own-jurisdiction"),
    ("coe-212", "10.3", "(b) where its law prohibits it", "10.3:own-law-prohibits"),
    ("coe-212", "14.3", "restricts freedom while consent is asked for", "14.3"),
]
CODES = {(instrument, article, effect): code for instrument, article, effect, code in DECLARATIONS}
# A declaration with a code of its own counts also where the rules ask for any declaration under that article.
AT_LARGE = {"23:english": "23", "23:french": "23", "23:council-language": "23"}


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal() - DAY_ZERO


def is_day(value) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"


def penalty(value) -> tuple[int, int]:
    """Rank (fine 0, imprisonment 1, life 3) and months."""
    if isinstance(value, dict):
        return {"fine": (0, 0), "life": (3, 0)}[value["kind"]]
    number, unit = int(value[1:-1]), value[-1]
    return 1, number * (12 if unit == "Y" else 1)


class Told:
    """The facts of one question: general, by offence, and what binds the two States."""

    def __init__(self, question: dict):
        request = question["facts"]["request"]
        self.states = {request["requesting_state"]: "requesting", request["requested_state"]: "requested"}
        self.parties = {name: [day(states[state]) for state in self.states] for name, states in question["status"].items()}
        self.declared = {
            (self.states[one["state"]], one["instrument"], CODES[one["instrument"], one["article"], one["effect"]])
            for one in question["declarations"]
        }
        self.declared |= {(who, name, AT_LARGE[code]) for who, name, code in self.declared if code in AT_LARGE}
        self.general: dict[str, object] = {}
        self.by_offence: dict[str, dict[str, object]] = {}
        for group, members in question["facts"].items():
            if group == "offences":
                for offence in members:
                    self.by_offence[offence["id"]] = self.named("offence", offence)
            elif isinstance(members, dict):
                self.general |= self.named(group, members)
            else:
                self.general[group] = self.value(group, members)
        self.as_of = day(question["as_of"])
        self.request_day = self.general.get("request.date_received", self.as_of)

    def named(self, group: str, members: dict) -> dict[str, object]:
        names = {name: f"{group}.{name}" for name in members if name not in ("id", "requesting_state", "requested_state")}
        return {full: self.value(full, members[name]) for name, full in names.items()}

    def value(self, name: str, value):
        if name in LISTS_OF_RECORDS:
            return [word for word in (self.record(name, record) for record in value) if word]
        if name in PENALTIES:
            return penalty(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return [self.states.get(item, item) for item in value]
        return day(value) if is_day(value) else value

    def record(self, name: str, record: dict) -> str | None:
        if name.startswith("person."):
            return self.states.get(record["state"], record["state"])
        if name == "assurances":
            return record["subject"] if record["given"] and record["sufficient"] else None
        # Of the States that judge, XC is bound by the Convention and XD is not.
        party = {"XC": "party", "XD": "other"}[record["state"]]
        return "-".join([party, record["outcome"]] + ([record["sanction"]] if "sanction" in record else []))


def to_prolog(told: Told) -> str:
    def term(value) -> str:
        if isinstance(value, tuple):
            return f"penalty({value[0]},{value[1]})"
        if isinstance(value, list):
            return "[" + ",".join(term(item) for item in value) + "]"
        return str(value) if isinstance(value, int) else f"'{value}'"

    lines = [f"offence('{name}')." for name in told.by_offence]
    lines += [f"day(as_of,{told.as_of}).", f"day(request,{told.request_day})."]
    lines += [f"party('{name}',{days[0]},{days[1]})." for name, days in told.parties.items()]
    lines += [f"declared({who},'{instrument}','{code}')." for who, instrument, code in sorted(told.declared)]
    lines += [f"gv('{name}',{term(value)})." for name, value in told.general.items()]
    for offence, facts in told.by_offence.items():
        lines += [f"ov('{name}','{offence}',{term(value)})." for name, value in facts.items()]
    return "\n".join(lines) + "\n"


def to_clingo(told: Told) -> str:
    def term(value) -> str:
        if isinstance(value, tuple):
            return f"penalty({value[0]},{value[1]})"
        return str(value) if isinstance(value, int) or value in WORDS_OF_THE_RULES else f'"{value}"'

    def fact(name: str, offence: str, value) -> list[str]:
        if isinstance(value, list):
            return [f'listed("{name}",{offence}).'] + [f'item("{name}",{offence},{term(item)}).' for item in value]
        return [f'v("{name}",{offence},{term(value)}).']

    names = [f'"{name}"' for name in told.by_offence]
    lines = [f"offence({name})." for name in names]
    lines += [f"first({names[0]}).", f"last({names[-1]})."]
    lines += [f"next({one},{other})." for one, other in itertools.pairwise(names)]
    lines += [f"day(as_of,{told.as_of}).", f"day(request,{told.request_day})."]
    lines += [f'party("{name}",{days[0]},{days[1]}).' for name, days in told.parties.items()]
    lines += [f'declared({who},"{instrument}","{code}").' for who, instrument, code in sorted(told.declared)]
    for name, value in told.general.items():
        lines += fact(name, "none", value)
    for offence, facts in told.by_offence.items():
        for name, value in facts.items():
            lines += fact(name, f'"{offence}"', value)
    return "\n".join(lines) + "\n"
