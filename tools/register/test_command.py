# SPDX-License-Identifier: EUPL-1.2
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from register import bilateral, declarations, instruments, national, parties, states
from register.command import REPOSITORY, main, run
from register.tables import Fault, read_table

STATES = ["code", "alpha3", "name_en", "name_fr", "name_ru", *states.ORGANISATIONS, "note", "source"]
HEADERS = {
    "states.csv": STATES, "state-law.csv": national.LAW_SOURCE, "authorities.csv": national.AUTHORITY_SOURCE,
    "treaties/bilateral/instruments.csv": bilateral.SOURCE_COLUMNS,
    **{f"treaties/{name}/{table}.csv": columns for name in ("coe", "un", "cis", "regional")
       for table, columns in (("instruments", instruments.SOURCE_COLUMNS), ("participation", parties.SOURCE_COLUMNS),
                              ("declarations", declarations.SOURCE_COLUMNS))},
}
SUPPLEMENT = {
    "memberships.csv": "state,organisation,since,until,source,verified\nXA,coe,,2022-03-15,memory,no\n",
    "instruments.csv": ",".join(instruments.SOURCE_COLUMNS) + "\n",
    "parties.csv": "instrument,state,signed,deposited,act,from,to,source,as_of,verified,note\n",
    "declarations.csv": "instrument,state,article,kind,from,to,effect,value,source,verified,note\n",
    "articles.csv": "instrument,state,kind,given,article,reason\n",
    "bilateral.csv": ",".join(bilateral.SOURCE_COLUMNS) + "\n",
}
NO = ",no" * len(states.ORGANISATIONS)


class Import(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        self.source, self.law, self.supplement = root / "in", root / "law", root / "supplement"
        self.supplement.mkdir()
        for name, text in SUPPLEMENT.items():
            (self.supplement / name).write_text(text, encoding="utf-8")
        self.lines = {name: [] for name in HEADERS}
        self.lines["states.csv"] = [f"XA,XAA,A,A,A{NO},,test", f"XB,XBB,B,B,B{NO},,test"]
        self.lines["treaties/coe/instruments.csv"] = [
            "coe-024,Extradition,ETS 24,Paris,1957-12-13,1960-04-18,,extradition,en|fr,SG,test"]
        self.lines["treaties/coe/participation.csv"] = [
            "coe-024,XA,,1999-12-10,ratification,2000-03-09,,,table,2023-06-28",
            "coe-024,XB,,1969-05-21,ratification,1969-08-19,,,table,2023-06-28"]
        self.lines["treaties/coe/declarations.csv"] = ["coe-024,XA,6(1)(a),reservation,1999-12-10,,Refuses.,list"]

    def learn(self, day, write=True):
        for name, columns in HEADERS.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([",".join(columns), *self.lines[name]]) + "\n", encoding="utf-8")
        return run(self.source, self.law, self.supplement, day, write)

    def parties(self):
        return [(row["state"], row["from"], row["recorded"], row["withdrawn"])
                for row in read_table(self.law / "coe/coe-024/parties.csv", parties.COLUMNS)]

    def bytes(self):
        return {path: path.read_bytes() for path in self.law.rglob("*.csv")}

    def test_the_tables_of_the_law_library(self):
        self.learn("2026-11-21")
        self.assertEqual(self.parties(), [("XA", "2000-03-09", "2026-11-21", ""), ("XB", "1969-08-19", "2026-11-21", "")])
        row, = read_table(self.law / "coe/coe-024/declarations.csv", declarations.COLUMNS)
        self.assertEqual((row["article"], row["from"]), ("6.1.a", "1999-12-10"))
        self.assertEqual(read_table(self.law / "states.csv", states.COLUMNS)[0]["coe_until"], "2022-03-15")

    def test_twice_the_same_data_is_the_same_bytes(self):
        self.learn("2026-11-21")
        before = self.bytes()
        self.assertEqual(self.learn("2027-01-01").changed, 0)
        self.assertEqual(self.bytes(), before)

    def test_a_changed_row_keeps_its_past(self):
        self.learn("2026-11-21")
        self.lines["treaties/coe/participation.csv"][1] = \
            "coe-024,XB,,1969-05-21,ratification,1969-08-20,,,table,2023-06-28"
        self.assertEqual(self.learn("2027-01-01").changed, 1)
        self.assertEqual(self.parties()[1:], [("XB", "1969-08-19", "2026-11-21", "2027-01-01"),
                                              ("XB", "1969-08-20", "2027-01-01", "")])

    def test_a_table_that_vanishes_is_withdrawn_not_deleted(self):
        self.learn("2026-11-21")
        self.lines["treaties/coe/participation.csv"] = []
        self.learn("2027-01-01")
        self.assertEqual({withdrawn for *_, withdrawn in self.parties()}, {"2027-01-01"})

    def test_a_check_writes_nothing(self):
        self.assertGreater(self.learn("2026-11-21", write=False).changed, 0)
        self.assertFalse(self.law.exists())

    def test_a_fault_leaves_the_library_as_it_was(self):
        self.learn("2026-11-21")
        before = self.bytes()
        self.lines["treaties/coe/participation.csv"].append("coe-024,XZ,,,ratification,,,,table,")
        with self.assertRaises(Fault) as caught:
            self.learn("2027-01-01")
        self.assertIn("participation.csv:4: State 'XZ' is not in states.csv", str(caught.exception))
        self.assertEqual(self.bytes(), before)

    def test_an_unknown_instrument_is_an_error(self):
        self.lines["treaties/coe/participation.csv"].append("coe-999,XA,,,ratification,,,,table,")
        with self.assertRaises(Fault) as caught:
            self.learn("2027-01-01")
        self.assertIn("instrument 'coe-999'", str(caught.exception))

    def test_a_contradiction_is_reported_and_kept(self):
        self.lines["treaties/coe/participation.csv"][1] = \
            "coe-024,XB,,1976-10-02,ratification,1977-01-01,,,table,2023-06-28"
        text = self.learn("2026-11-21").text()
        self.assertIn("treaties/coe/participation.csv:3: coe-024 XB", text)
        self.assertEqual(self.parties()[1][1], "1977-01-01")

    def test_a_rule_of_the_treaty_becomes_a_note_on_the_instrument(self):
        self.lines["treaties/coe/declarations.csv"].append("coe-024,*,28 of the Convention,rule,,,Supersedes.,text")
        self.learn("2026-11-21")
        row, = read_table(self.law / "coe/instruments.csv", instruments.COLUMNS)
        self.assertEqual(row["note"], "article 28 of the Convention: Supersedes.")


class Shipped(unittest.TestCase):
    """The supplement and the tables that stand in the repository."""

    def test_a_missing_folder_is_said_plainly(self):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            self.assertEqual(main(["--from", "/nowhere", "--recorded", "2026-11-21"]), 2)
        self.assertIn("/nowhere/states.csv: the file is missing", errors.getvalue())

    def test_every_party_table_can_be_read_and_names_known_acts(self):
        tables = sorted((REPOSITORY / "law").glob("*/*/parties.csv"))
        self.assertTrue(tables)
        for path in tables:
            for row in read_table(path, parties.COLUMNS):
                self.assertIn(row["act"], parties.ACTS, row.place)
                self.assertIn(row["verified"], ("yes", "no"), row.place)
                self.assertTrue(row["recorded"], row.place)
                if row["act"] in parties.NOT_BINDING:
                    self.assertEqual(row["from"], "", row.place)

    def test_the_ends_that_decide_cases(self):
        def party(instrument, state):
            folder = instruments.family(instrument)
            rows = read_table(REPOSITORY / "law" / folder / instrument / "parties.csv", parties.COLUMNS)
            row, = [row for row in rows if row["state"] == state and not row["withdrawn"]]
            return row["from"], row["to"]
        self.assertEqual(party("coe-024", "RU"), ("2000-03-09", ""))
        self.assertEqual(party("cis-minsk-1993", "UA")[1], "2023-12-28")
        self.assertEqual(party("cis-minsk-1997", "RU")[0], "2001-01-09..2001-01-10")
        self.assertEqual(party("cis-chisinau-2002", "RU")[0], "2023-06-28")
        self.assertEqual(party("eu-eaw", "GB")[1], "2020-12-31")


if __name__ == "__main__":
    unittest.main()
