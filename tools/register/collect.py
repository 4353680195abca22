# SPDX-License-Identifier: EUPL-1.2
"""From the collected data and the supplement to the register: {path under law/: (columns, key, rows)}."""
from . import bilateral, checks, days, declarations, instruments, national, parties, states, suspensions
from .articles import require_dotted
from .tables import Fault, read_table

COLLECTIONS = ("coe", "un", "cis", "regional")
SUPPLEMENT_PARTIES = ["instrument", "state", "signed", "deposited", "act", "from", "to", "source", "as_of", "verified",
                      "note"]
SUPPLEMENT_DECLARATIONS = ["instrument", "state", "article", "kind", "from", "to", "effect", "value", "source",
                           "verified", "note"]
SUPPLEMENT_ARTICLES = ["instrument", "state", "kind", "given", "article", "reason"]


class Register:
    """The register as it should stand after the import."""

    def __init__(self, source, supplement, report):
        self._source, self._supplement, self._report = source, supplement, report
        self.states = states.state_rows(read_table(source / "states.csv", states.SOURCE_COLUMNS, states.RENAME),
                                        read_table(supplement / "memberships.csv", states.MEMBERSHIP_COLUMNS))
        self._codes = {row["code"] for row in self.states}
        self._instruments, self._parties, self._declarations, self._suspensions = {}, {}, {}, []
        for collection in COLLECTIONS:
            self._read_collection(source / "treaties" / collection, collection)
        self._read_supplement()
        self._bilateral = [bilateral.bilateral_row(row) for path in (source / "treaties/bilateral/instruments.csv",
                                                                     supplement / "bilateral.csv")
                           for row in read_table(path, bilateral.SOURCE_COLUMNS)]
        self._law = [national.law_row(row) for row in read_table(source / "state-law.csv", national.LAW_SOURCE)]
        self._authorities = [national.authority_row(row)
                             for row in read_table(source / "authorities.csv", national.AUTHORITY_SOURCE)]
        self._check()

    def _read_collection(self, folder, collection):
        for row in read_table(folder / "instruments.csv", instruments.SOURCE_COLUMNS, instruments.RENAME):
            self._add_instrument(row)
        for row in read_table(folder / "participation.csv", parties.SOURCE_COLUMNS):
            target = self._instrument(row)
            self._parties.setdefault(target["id"], []).append(parties.party_row(row, target, collection))
        deposited = {(name, row["state"]): row["deposited"] for name, rows in self._parties.items() for row in rows}
        refinements = self._refinements()
        for row in read_table(folder / "declarations.csv", declarations.SOURCE_COLUMNS):
            self._instrument(row)
            if row["state"] == "*":
                instruments.add_rule(self._instruments, row)
            elif row["kind"] == "suspension":
                self._suspensions += suspensions.suspension_rows(row, self.states)
            else:
                self._declarations.setdefault(row["instrument"], []).extend(
                    declarations.declaration_rows(row, collection, refinements, deposited))

    def _refinements(self):
        found = {}
        for row in read_table(self._supplement / "articles.csv", SUPPLEMENT_ARTICLES):
            found[(row["instrument"], row["state"], row["kind"], row["given"])] = [
                require_dotted(part, row.place) for part in row["article"].split(",")]
        return found

    def _read_supplement(self):
        for row in read_table(self._supplement / "instruments.csv", instruments.SOURCE_COLUMNS):
            self._add_instrument(row)
        for row in read_table(self._supplement / "parties.csv", SUPPLEMENT_PARTIES):
            target = self._instrument(row)
            for name in ("signed", "deposited", "to", "as_of"):
                days.day(row[name], row.place)
            days.start_day(row["from"], row.place)
            if row["act"] and row["act"] not in parties.ACTS:
                raise Fault(f"{row.place}: act '{row['act']}' is not known; use one of {', '.join(sorted(parties.ACTS))}")
            parties.add_supplement(self._parties.setdefault(target["id"], []), row, self._report)
        for row in read_table(self._supplement / "declarations.csv", SUPPLEMENT_DECLARATIONS):
            self._instrument(row)
            if row["kind"] not in declarations.KINDS:
                raise Fault(f"{row.place}: kind '{row['kind']}' is not known")
            for name in ("from", "to"):
                days.day(row[name], row.place)
            if row["article"]:
                require_dotted(row["article"], row.place)
            self._declarations.setdefault(row["instrument"], []).append(row)

    def _add_instrument(self, row):
        if row["id"] in self._instruments:
            raise Fault(f"{row.place}: instrument {row['id']} stands twice")
        self._instruments[row["id"]] = instruments.instrument_row(row)

    def _instrument(self, row):
        found = self._instruments.get(row["instrument"])
        if found is None:
            raise Fault(f"{row.place}: instrument '{row['instrument']}' is not in instruments.csv")
        return found

    def _check(self):
        for name, rows in sorted(self._parties.items()):
            for row in rows:
                self._check_state(row, row["state"])
                checks.check_party(self._instruments[name], row, self._report)
            if len({row["state"] for row in rows}) != len(rows):
                self._report.warn(name, "a State has several rows; periods that follow each other are meant")
        for name, rows in sorted(self._declarations.items()):
            for row in rows:
                self._check_state(row, row["state"])
                checks.check_declaration(name, row, self._report)
        identifiers = set()
        bilateral.mark_supplements(self._bilateral)
        for row in self._bilateral:
            if row["id"] in identifiers:
                raise Fault(f"{row.place}: bilateral treaty {row['id']} stands twice")
            identifiers.add(row["id"])
            for side in ("a", "b"):
                self._check_state(row, row[side])
            checks.check_bilateral(row, self._report)
        for row in self._law + self._authorities:
            self._check_state(row, row["state"])
        for row in self._authorities:
            if row["instrument"] and row["instrument"] not in identifiers | set(self._instruments):
                self._report.warn(row.place, f"instrument '{row['instrument']}' is in no table")

    def _check_state(self, row, code):
        if code not in self._codes:
            raise Fault(f"{row.place}: State '{code}' is not in states.csv")

    def tables(self):
        found = {}
        for folder in instruments.FAMILIES:
            rows = [row for name, row in self._instruments.items() if instruments.family(name) == folder]
            found[f"{folder}/instruments.csv"] = (instruments.COLUMNS, instruments.KEY, rows)
        for name in self._instruments:
            folder = f"{instruments.family(name)}/{name}"
            if self._parties.get(name):
                found[f"{folder}/parties.csv"] = (parties.COLUMNS, parties.KEY, self._parties[name])
            if self._declarations.get(name):
                found[f"{folder}/declarations.csv"] = (declarations.COLUMNS, declarations.KEY, self._declarations[name])
        found["suspensions.csv"] = (suspensions.COLUMNS, suspensions.KEY, self._suspensions)
        found["bilateral/instruments.csv"] = (bilateral.COLUMNS, bilateral.KEY, self._bilateral)
        found["national/state-law.csv"] = (national.LAW_COLUMNS, national.LAW_KEY, self._law)
        found["national/authorities.csv"] = (national.AUTHORITY_COLUMNS, national.AUTHORITY_KEY, self._authorities)
        return found
