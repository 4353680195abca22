# SPDX-License-Identifier: EUPL-1.2
import unittest

from register import days
from register.tables import Fault


class Days(unittest.TestCase):
    def test_blank_is_unknown(self):
        self.assertEqual(days.day("", "p"), "")
        self.assertEqual(days.start_day("", "p"), "")

    def test_a_day_outside_the_calendar_is_an_error(self):
        for text in ("2023-02-29", "2023-13-01", "2023-1-1", "01.02.2023", "2023"):
            with self.assertRaises(Fault, msg=text):
                days.day(text, "p:1")

    def test_intervals(self):
        self.assertEqual(days.start_day("2001-01-09..2001-01-10", "p"), "2001-01-09..2001-01-10")
        self.assertEqual(days.start_day("..1971-05-12", "p"), "..1971-05-12")
        for text in ("2001-01-10..2001-01-09", "2001-01-10..", "..", "2001-01..2001-02"):
            with self.assertRaises(Fault, msg=text):
                days.start_day(text, "p:1")

    def test_between_gives_a_day_where_both_ends_are_the_same(self):
        self.assertEqual(days.between("2001-01-09", "2001-01-09"), "2001-01-09")
        self.assertEqual(days.between("", "2001-01-09"), "..2001-01-09")
        with self.assertRaises(ValueError):
            days.between("2001-01-10", "2001-01-09")

    def test_day_before_crosses_months_and_leap_days(self):
        self.assertEqual(days.day_before("2024-03-01"), "2024-02-29")
        self.assertEqual(days.day_before("2023-01-01"), "2022-12-31")

    def test_months_keep_the_day_clamped_to_the_months_end(self):
        self.assertEqual(days.plus_months("2001-01-31", 3), "2001-04-30")
        self.assertEqual(days.plus_months("2006-12-13", 3), "2007-03-13")

    def test_first_of_the_month_after_three_months(self):
        # Pairs of depositary tables.
        for deposited, expected in (("2001-04-03", "2001-08-01"), ("2001-06-01", "2001-10-01"),
                                    ("2001-01-31", "2001-05-01"), ("2006-12-13", "2007-04-01")):
            self.assertEqual(days.first_of_next_month(days.plus_months(deposited, 3)), expected)

    def test_what_day_a_source_reflects(self):
        self.assertEqual(days.reflected_day("2023-06-28"), ("2023-06-28", ""))
        self.assertEqual(days.reflected_day("2020-02"), ("2020-02-29", "2020-02"))
        self.assertEqual(days.reflected_day("2012"), ("2012-12-31", "2012"))
        self.assertEqual(days.reflected_day("2026-02 or later"), ("2026-02-01", "2026-02 or later"))
        self.assertEqual(days.reflected_day("undated copy"), ("", "undated copy"))
        self.assertEqual(days.reflected_day("1996-1997 or 2014"), ("", "1996-1997 or 2014"))


if __name__ == "__main__":
    unittest.main()
