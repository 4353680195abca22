# SPDX-License-Identifier: EUPL-1.2
import tempfile
import unittest
from pathlib import Path

from register.tables import Fault, read_table, table_text, write_text


class Tables(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "t.csv"

    def read(self, text, columns=("a", "b"), rename=None):
        self.path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return read_table(self.path, list(columns), rename)

    def fault(self, text, words):
        with self.assertRaises(Fault) as caught:
            self.read(text)
        self.assertIn(words, str(caught.exception))
        self.assertIn("t.csv", str(caught.exception))

    def test_a_quoted_value_may_hold_line_breaks_and_commas(self):
        rows = self.read('a,b\n"Treaty, signed\n  at   Berne",2\nx,y\n')
        self.assertEqual(rows[0]["a"], "Treaty, signed at Berne")
        self.assertEqual(rows[1], {"a": "x", "b": "y"})

    def test_the_place_is_the_line_on_which_the_row_ends(self):
        rows = self.read('a,b\n"1\n2",3\n4,5\n')
        self.assertTrue(rows[0].place.endswith("t.csv:3"))
        self.assertTrue(rows[1].place.endswith("t.csv:4"))

    def test_headers_may_have_another_spelling(self):
        self.assertEqual(self.read("kind(s),b\n1,2\n", rename={"kind(s)": "a"})[0]["a"], "1")

    def test_an_unknown_column_is_an_error_and_not_dropped(self):
        self.fault("a,b,c\n1,2,3\n", "not known: c")

    def test_a_missing_column_is_named(self):
        self.fault("a\n1\n", "missing: b")

    def test_a_short_row_is_an_error(self):
        self.fault("a,b\n1\n", ":2: 1 fields")

    def test_an_open_quote_is_an_error(self):
        self.fault('a,b\n"1,2\n', "check the quotes")

    def test_bytes_that_are_not_utf8_are_an_error(self):
        self.fault(b"a,b\n\xff,1\n", "not UTF-8")

    def test_a_missing_file_is_named(self):
        with self.assertRaises(Fault) as caught:
            read_table(self.path, ["a"])
        self.assertIn("missing", str(caught.exception))

    def test_text_has_lf_and_quotes_only_where_needed(self):
        self.assertEqual(table_text(["a", "b"], [{"a": "x y", "b": 'say "no", twice'}]),
                         'a,b\nx y,"say ""no"", twice"\n')

    def test_writing_the_same_text_changes_nothing(self):
        self.assertTrue(write_text(self.path, "a\n"))
        self.assertFalse(write_text(self.path, "a\n"))
        self.assertTrue(write_text(self.path, "b\n"))


if __name__ == "__main__":
    unittest.main()
