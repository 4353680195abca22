# SPDX-License-Identifier: EUPL-1.2
import tempfile
import unittest
from pathlib import Path

from register.history import merge
from register.tables import Fault, Row, table_text, write_text

COLUMNS = ["state", "from", "recorded", "withdrawn"]


def row(state, start):
    return Row({"state": state, "from": start}, "source:1")


class History(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "t.csv"

    def learn(self, day, *rows):
        merged = merge(self.path, COLUMNS, rows, day, ["state", "from"])
        write_text(self.path, table_text(COLUMNS, merged))
        return [tuple(each[name] for name in COLUMNS) for each in merged]

    def test_new_rows_carry_the_day_they_were_learnt(self):
        self.assertEqual(self.learn("2026-01-01", row("CH", "1967-03-20"), row("AT", "1969-08-19")),
                         [("AT", "1969-08-19", "2026-01-01", ""), ("CH", "1967-03-20", "2026-01-01", "")])

    def test_the_same_data_later_changes_nothing(self):
        first = self.learn("2026-01-01", row("CH", "1967-03-20"))
        self.assertEqual(self.learn("2026-05-01", row("CH", "1967-03-20")), first)

    def test_a_changed_row_is_withdrawn_and_recorded_anew(self):
        self.learn("2026-01-01", row("BG", "1994-09-14"))
        self.assertEqual(self.learn("2026-02-01", row("BG", "1994-09-15")),
                         [("BG", "1994-09-14", "2026-01-01", "2026-02-01"), ("BG", "1994-09-15", "2026-02-01", "")])

    def test_a_row_that_vanishes_is_withdrawn_once(self):
        self.learn("2026-01-01", row("BG", "1994-09-14"), row("CH", "1967-03-20"))
        second = self.learn("2026-02-01", row("CH", "1967-03-20"))
        self.assertEqual(second[0], ("BG", "1994-09-14", "2026-01-01", "2026-02-01"))
        self.assertEqual(self.learn("2026-03-01", row("CH", "1967-03-20")), second)

    def test_a_row_that_comes_back_gets_a_second_life(self):
        self.learn("2026-01-01", row("CH", "1967-03-20"))
        self.learn("2026-02-01")
        self.assertEqual(self.learn("2026-03-01", row("CH", "1967-03-20")),
                         [("CH", "1967-03-20", "2026-01-01", "2026-02-01"), ("CH", "1967-03-20", "2026-03-01", "")])

    def test_what_was_wrong_for_less_than_a_day_was_never_known(self):
        self.learn("2026-01-01", row("CH", "1967-03-21"))
        self.assertEqual(self.learn("2026-01-01", row("CH", "1967-03-20")),
                         [("CH", "1967-03-20", "2026-01-01", "")])

    def test_a_withdrawal_is_undone_on_the_same_day(self):
        first = self.learn("2026-01-01", row("CH", "1967-03-20"))
        self.learn("2026-02-01")
        self.assertEqual(self.learn("2026-02-01", row("CH", "1967-03-20")), first)

    def test_the_register_only_grows_forward(self):
        self.learn("2026-02-01", row("CH", "1967-03-20"))
        with self.assertRaises(Fault) as caught:
            self.learn("2026-01-31", row("CH", "1967-03-20"))
        self.assertIn("only grows forward", str(caught.exception))

    def test_the_same_row_twice_is_an_error(self):
        with self.assertRaises(Fault) as caught:
            self.learn("2026-02-01", row("CH", "1967-03-20"), row("CH", "1967-03-20"))
        self.assertIn("stands twice", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
