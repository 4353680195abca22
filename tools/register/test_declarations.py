# SPDX-License-Identifier: EUPL-1.2
import unittest

from register import declarations, suspensions
from register.tables import Fault, Row


def source(**values):
    empty = dict.fromkeys(declarations.SOURCE_COLUMNS, "")
    return Row({**empty, "instrument": "coe-030", "state": "XA", "kind": "reservation", "source": "list", **values},
               "d.csv:2")


def rows(collection="coe", refinements=None, deposited=None, **values):
    return declarations.declaration_rows(source(**values), collection, refinements or {}, deposited or {})


class Declarations(unittest.TestCase):
    def test_a_plain_row(self):
        row, = rows(article="6(1)(b)", made_on="1993-06-15", effect="Treats persons granted asylum as nationals.")
        self.assertEqual((row["article"], row["from"], row["to"], row["value"]), ("6.1.b", "1993-06-15", "", ""))

    def test_the_day_of_withdrawal_is_the_first_day_without(self):
        row, = rows(article="2(1)", made_on="1997-09-10", withdrawn_on="2006-10-06", effect="Two years.")
        self.assertEqual(row["to"], "2006-10-05")

    def test_a_lead_time_gives_a_number(self):
        row, = rows(article="7(3)", effect="A summons must arrive at least 50 days before the date of appearance.")
        self.assertEqual(row["value"], "50")

    def test_a_list_becomes_rows_that_know_each_other(self):
        found = rows(article="33(2);17;18", effect="Does not accept Arts. 17 and 18.")
        self.assertEqual([row["article"] for row in found], ["33.2", "17", "18"])
        self.assertTrue(all(row["note"] == "one statement on 33.2, 17, 18" for row in found))

    def test_a_list_that_nobody_sorted_stays_one_row(self):
        row, = rows(article="23;24", effect="Limits the article(s) named; not classified further here.")
        self.assertEqual(row["article"], "23,24")

    def test_a_refinement_replaces_the_article(self):
        found = rows(article="5(1)", refinements={("coe-030", "XA", "reservation", "5(1)"): ["5.1.a", "5.1.c"]},
                     effect="Letters a and c.")
        self.assertEqual([row["article"] for row in found], ["5.1.a", "5.1.c"])
        self.assertIn("given under 5(1)", found[0]["note"])

    def test_the_united_nations_practice_dates_a_statement_by_the_instrument(self):
        values = {"article": "16(5)", "effect": "Takes the Convention as the legal basis."}
        deposited = {("coe-030", "XA"): "2004-05-06"}
        self.assertEqual(rows("un", deposited=deposited, **values)[0]["from"], "2004-05-06")
        self.assertIn("depositary's practice", rows("un", deposited=deposited, **values)[0]["note"])
        self.assertEqual(rows("coe", deposited=deposited, **values)[0]["from"], "")
        self.assertEqual(rows("un", deposited=deposited, **{**values, "kind": "withdrawal"})[0]["from"], "")

    def test_memory_in_the_effect_is_unverified(self):
        self.assertEqual(rows(effect="Takes it as the basis. (memory; unverified)")[0]["verified"], "no")

    def test_an_unknown_kind_is_an_error(self):
        with self.assertRaises(Fault):
            rows(kind="promise", effect="x")


class Chapters(unittest.TestCase):
    def chapters(self, instrument, article, effect):
        return [(row["article"], row["effect"]) for row in rows(instrument=instrument, article=article, effect=effect)]

    def test_each_refused_chapter_has_its_letter(self):
        self.assertEqual(self.chapters("coe-098", "9", "Does not accept Chapters I and V."),
                         [("9.2.a", "Does not accept chapter I."), ("9.2.e", "Does not accept chapter V.")])

    def test_a_limited_chapter_is_not_a_refused_one(self):
        self.assertEqual(
            self.chapters("coe-098", "9(2)", "Does not accept Chapter I and accepts Chapter II only for tax offences."),
            [("9.2.a", "Does not accept chapter I."), ("9.2.b", "Accepts chapter II only for tax offences.")])

    def test_a_remark_in_brackets_stays(self):
        self.assertEqual(self.chapters("coe-098", "9(2)", "Does not accept Chapter II (fiscal offences)."),
                         [("9.2.b", "Does not accept chapter II (fiscal offences).")])

    def test_the_first_protocol_has_one_paragraph_for_both(self):
        self.assertEqual(self.chapters("coe-086", "6(1)", "Does not accept Chapter I."),
                         [("6.1", "Does not accept chapter I.")])

    def test_an_effect_that_only_mentions_a_chapter_is_left_alone(self):
        effect = "Under Chapter II also extradites for acts that only breach export rules."
        self.assertEqual(self.chapters("coe-098", "9", effect), [("9", effect)])


class Suspensions(unittest.TestCase):
    states = [{"code": "BY", "name_en": "Belarus"}, {"code": "RU", "name_en": "Russian Federation"}]

    def row(self, effect):
        return source(kind="suspension", made_on="2022-12-23", withdrawn_on="2023-12-29", effect=effect)

    def test_one_row_for_each_state_named(self):
        found = suspensions.suspension_rows(self.row("Suspended towards Russia and Belarus pending withdrawal"),
                                            self.states)
        self.assertEqual([(row["toward"], row["from"], row["to"]) for row in found],
                         [("RU", "2022-12-23", "2023-12-28"), ("BY", "2022-12-23", "2023-12-28")])

    def test_a_name_that_fits_no_state_is_an_error(self):
        with self.assertRaises(Fault):
            suspensions.suspension_rows(self.row("Suspended towards Ruritania"), self.states)

    def test_an_effect_without_states_is_an_error(self):
        with self.assertRaises(Fault):
            suspensions.suspension_rows(self.row("Suspended"), self.states)


if __name__ == "__main__":
    unittest.main()
