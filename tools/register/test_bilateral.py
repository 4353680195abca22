# SPDX-License-Identifier: EUPL-1.2
import unittest

from register import bilateral, national
from register.tables import Fault, Row


def imported(**values):
    empty = dict.fromkeys(bilateral.SOURCE_COLUMNS, "")
    return bilateral.bilateral_row(Row({**empty, "id": "xa-xb-extradition-1900", "kind": "extradition",
                                        "source": "gazette", **values}, "b.csv:2"))


class Bilateral(unittest.TestCase):
    def test_a_treaty_ends_the_day_before_it_no_longer_binds(self):
        self.assertEqual(imported(ended_on="1991-05-14")["to"], "1991-05-13")

    def test_a_programme_ends_with_its_last_day(self):
        self.assertEqual(imported(kind="programme", ended_on="2023-12-31")["to"], "2023-12-31")

    def test_kinds_have_one_spelling(self):
        self.assertEqual(imported(kind="mutual-assistance")["kind"], "mla")
        with self.assertRaises(Fault):
            imported(kind="friendship")

    def test_a_treaty_seen_in_force_began_before(self):
        note = "in force in 2015 according to source; signed 1996-10-31 from memory, unverified"
        row = imported(as_of="2015-03-01", note=note)
        self.assertEqual((row["from"], row["verified"]), ("..2015-03-01", "no"))

    def test_an_approval_law_is_no_entry_into_force(self):
        row = imported(signed_on="1988-10-06", as_of="2026-06-23", note="entry into force not stated in source")
        self.assertEqual(row["from"], "")

    def test_an_amending_protocol_stands_on_the_treaty_it_amends(self):
        treaty = imported(id="us-nl-extradition-1980", party_a="US", party_b="NL", signed_on="1980-06-24")
        later = imported(id="us-nl-extradition-2004", party_a="US", party_b="NL", signed_on="2004-09-29",
                         note="instrument under the EU-US Extradition Agreement of 25 June 2003")
        lonely = imported(id="us-mt-extradition-2006", party_a="US", party_b="MT", signed_on="2006-05-18",
                          note="instrument under the EU-US Extradition Agreement of 25 June 2003")
        bilateral.mark_supplements([later, lonely, treaty])
        self.assertEqual((later["supplements"], lonely["supplements"]), ("us-nl-extradition-1980", ""))

    def test_a_supplement_to_a_convention_stands_on_the_convention(self):
        row = imported(note="supplements the CoE convention")
        bilateral.mark_supplements([row])
        self.assertEqual(row["supplements"], "coe-024")


class National(unittest.TestCase):
    def test_the_day_a_rule_began_is_not_known(self):
        row = national.law_row(Row({"state": "XA", "topic": "nationality", "rule": "barred", "provision": "",
                                    "summary": "No bar (unverified)", "source": "memory", "as_of": "2004"}, "l:2"))
        self.assertEqual((row["from"], row["as_of"], row["verified"]), ("", "2004", "no"))

    def test_an_instrument_gets_the_name_of_the_law_library(self):
        row = national.authority_row(Row({"instrument": "untoc-2000", "source": "declaration"}, "a:2"))
        self.assertEqual(row["instrument"], "un-untoc")


if __name__ == "__main__":
    unittest.main()
