# SPDX-License-Identifier: EUPL-1.2
import unittest

from register import checks, parties
from register.report import Report
from register.tables import Row

INSTRUMENT = {"id": "coe-024", "in_force": "1960-04-18"}


def source(**values):
    empty = dict.fromkeys(parties.SOURCE_COLUMNS, "")
    return Row({**empty, "instrument": "coe-024", "state": "XA", "source": "table", **values}, "p.csv:2")


def imported(collection="coe", instrument=INSTRUMENT, **values):
    return parties.party_row(source(**values), instrument, collection)


class Acts(unittest.TestCase):
    def test_a_plain_row(self):
        row = imported(signed_on="1957-12-13", bound_on="1969-05-21", act="ratification",
                       entered_into_force_on="1969-08-19", as_of="2023-06-28")
        self.assertEqual((row["act"], row["from"], row["to"], row["verified"], row["as_of"]),
                         ("ratification", "1969-08-19", "", "yes", "2023-06-28"))

    def test_a_signature_never_binds(self):
        row = imported(signed_on="1957-12-13", act="signature-only")
        self.assertEqual((row["act"], row["from"]), ("signature-only", ""))

    def test_a_first_day_without_an_act_is_a_party(self):
        self.assertEqual(imported(entered_into_force_on="1969-08-19")["act"], "party")

    def test_a_party_without_dates_began_before_it_was_seen(self):
        row = imported(note="party per source; dates not stored", signed_on="1993-01-22", as_of="2023-12-29")
        self.assertEqual((row["act"], row["from"]), ("party", "1993-01-22..2023-12-29"))

    def test_an_undated_source_leaves_the_first_day_unknown(self):
        row = imported(note="party; dates not found", as_of="undated copy")
        self.assertEqual((row["act"], row["from"], row["as_of"]), ("party", "", ""))
        self.assertIn("state of the source: undated copy", row["note"])

    def test_an_accession_seen_in_a_list(self):
        row = imported(act="accession", note="named among the remaining parties in the notice", as_of="2023-12-29")
        self.assertEqual((row["act"], row["from"]), ("accession", "1960-04-18..2023-12-29"))

    def test_a_signatory_whose_later_status_is_open_is_unknown(self):
        self.assertEqual(imported(note="signed by 2008-01-01; later status not found")["act"], "unknown")

    def test_silence_of_a_status_table_is_an_unverified_signature(self):
        row = imported(signed_on="2002-10-07", note="signatory; no ratification found")
        self.assertEqual((row["act"], row["verified"]), ("signature-only", "no"))

    def test_provisional_application_has_a_first_day(self):
        row = imported(bound_on="2019-11-21", act="ratification",
                       note="protocol not in force; applied provisionally (Art. 5) since 2020-01-01")
        self.assertEqual((row["act"], row["from"]), ("provisional", "2020-01-01"))

    def test_consent_to_a_protocol_that_is_not_in_force_awaits(self):
        row = imported(bound_on="2023-08-10", act="ratification", note="protocol not in force")
        self.assertEqual((row["act"], row["from"]), ("awaiting", ""))

    def test_a_notice_of_unfinished_procedures_is_not_consent(self):
        row = imported(act="notification", bound_on="2005-03-02",
                       note="notification says domestic procedures were still under way")
        self.assertEqual(row["act"], "unknown")

    def test_a_succession_binds_at_the_latest_from_its_notification(self):
        self.assertEqual(imported(act="succession", bound_on="1961-10-23")["from"], "1960-04-18..1961-10-23")

    def test_commonwealth_schemes_bind_nobody(self):
        row = parties.party_row(source(instrument="cw-london-scheme", note="not a treaty"),
                                {"id": "cw-london-scheme", "in_force": ""}, "regional")
        self.assertEqual(row["act"], "scheme")

    def test_an_act_of_the_union_transposed_by_a_day(self):
        row = parties.party_row(source(instrument="eu-eio", note="EU act; transposed by 2018-09-15; date not known"),
                                {"id": "eu-eio", "in_force": "2014-05-21"}, "regional")
        self.assertEqual((row["act"], row["from"]), ("membership", "2014-05-21..2018-09-15"))


class Ends(unittest.TestCase):
    def test_the_end_is_the_day_before_the_first_free_day(self):
        self.assertEqual(imported("cis", act="ratification", ended_on="2023-12-29")["to"], "2023-12-28")

    def test_regional_rows_give_the_last_day(self):
        self.assertEqual(imported("regional", act="ratification", ended_on="2020-12-31")["to"], "2020-12-31")


class Verification(unittest.TestCase):
    def test_memory_and_unverified_are_marked(self):
        self.assertEqual(parties.verified("memory", ""), "no")
        self.assertEqual(parties.verified("table", "in force 1995-04-14 from memory, unverified"), "no")
        self.assertEqual(parties.verified("table", "present status not verified"), "no")
        self.assertEqual(parties.verified("table", "source marks objections"), "yes")


class Supplement(unittest.TestCase):
    def extra(self, **values):
        empty = dict.fromkeys(["instrument", "signed", "deposited", "act", "from", "to", "as_of", "note"], "")
        return Row({**empty, "instrument": "coe-024", "state": "XA", "source": "book", "verified": "yes", **values},
                   "s.csv:2")

    def test_a_blank_is_filled_and_said_so(self):
        rows, report = [imported(act="ratification")], Report("")
        parties.add_supplement(rows, self.extra(**{"from": "2023-06-28", "verified": "no", "note": "seen"}), report)
        self.assertEqual((rows[0]["from"], rows[0]["verified"], rows[0]["source"], rows[0]["note"]),
                         ("2023-06-28", "no", "table; from: book", "seen"))

    def test_a_known_value_is_kept_with_a_warning(self):
        rows, report = [imported(act="ratification", entered_into_force_on="1969-08-19")], Report("")
        parties.add_supplement(rows, self.extra(**{"from": "1969-08-20"}), report)
        self.assertEqual(rows[0]["from"], "1969-08-19")
        self.assertIn("the import is kept", report.text())

    def test_an_interval_is_narrowed(self):
        rows = [imported(note="party per source", as_of="2023-12-29")]
        parties.add_supplement(rows, self.extra(**{"from": "1994-11-10..2022-12-23"}), Report(""))
        self.assertEqual(rows[0]["from"], "1994-11-10..2022-12-23")

    def test_a_state_that_is_missing_is_added(self):
        rows = []
        parties.add_supplement(rows, self.extra(act="party"), Report(""))
        self.assertEqual((rows[0]["state"], rows[0]["act"]), ("XA", "party"))


class EntryIntoForce(unittest.TestCase):
    def warnings(self, instrument, deposited, start, in_force="1950-01-01", act="ratification"):
        report = Report("")
        checks.check_party({"id": instrument, "in_force": in_force},
                           Row({"state": "XA", "signed": "", "deposited": deposited, "act": act, "from": start,
                                "to": ""}, "p.csv:2"), report)
        return report.text().count("p.csv:2")

    def test_the_treatys_own_rule(self):
        for instrument, deposited, start in (
                ("coe-024", "1999-12-10", "2000-03-09"), ("coe-212", "2016-07-15", "2016-11-01"),
                ("coe-090", "1983-05-19", "1983-08-20"), ("un-drugs-1988", "2005-09-14", "2005-12-13"),
                ("un-refugees-1951", "1955-01-21", "1955-04-21"), ("cis-sentenced-1998", "2000-03-20", "2000-03-20")):
            self.assertEqual(self.warnings(instrument, deposited, start), 0, instrument)

    def test_a_contradiction_is_a_warning(self):
        self.assertEqual(self.warnings("coe-024", "1976-10-02", "1977-01-01"), 1)

    def test_nobody_is_bound_before_the_treaty_is_in_force(self):
        self.assertEqual(self.warnings("un-untoc", "2002-07-24", "2003-09-29", in_force="2003-09-29"), 0)
        self.assertEqual(self.warnings("un-untoc", "2002-07-24", "2002-08-23", in_force="2003-09-29"), 2)

    def test_successions_and_intervals_are_not_computed(self):
        self.assertEqual(self.warnings("coe-024", "1992-04-15", "1993-01-01", act="succession"), 0)
        self.assertEqual(self.warnings("coe-024", "1992-04-15", "1993-01-01..1994-01-01"), 0)


if __name__ == "__main__":
    unittest.main()
