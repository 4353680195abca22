# SPDX-License-Identifier: EUPL-1.2
import unittest

from register.articles import article_list, dotted, require_dotted
from register.tables import Fault


class Articles(unittest.TestCase):
    def test_brackets_become_dots(self):
        for text, expected in (("9(2)(a)", "9.2.a"), ("6(1)(b)", "6.1.b"), ("24", "24"), ("3(1)(a)(ii)", "3.1.a.ii"),
                               ("XI", "XI"), ("App.II", "App.II"), ("1(B)", "1.B")):
            self.assertEqual(dotted(text, "p"), expected)

    def test_lists_and_ranges(self):
        self.assertEqual(article_list("33(2);17;18", "p"), ["33.2", "17", "18"])
        self.assertEqual(article_list("7(10)-(12)", "p"), ["7.10", "7.11", "7.12"])
        self.assertEqual(article_list("-", "p"), [])
        self.assertEqual(article_list("", "p"), [])

    def test_what_is_not_an_article_is_an_error(self):
        for text in ("5 of the Convention", "art. 5", "9(2", "7(3)-(2)", "4;4", "9.2.a"):
            with self.assertRaises(Fault, msg=text):
                article_list(text, "p:1")

    def test_dotted_form_is_required_of_the_supplement(self):
        self.assertEqual(require_dotted("App.II", "p"), "App.II")
        self.assertEqual(require_dotted("5.1.a", "p"), "5.1.a")
        for text in ("5(1)", "5.1.", "", "a"):
            with self.assertRaises(Fault, msg=text):
                require_dotted(text, "p:1")


if __name__ == "__main__":
    unittest.main()
