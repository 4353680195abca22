// SPDX-License-Identifier: EUPL-1.2
// docs/formats/library.md is printed from the tables of commands and events, so that it never lies.
#include "register/library/publication.h"
#include "register/printed_kind.h"

namespace comity::registry {
namespace {

constexpr std::string_view library_opening = R"(# The library: commands, events and search

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_LIBRARY=1 build/dev/bin/register_test --gtest_filter='LibraryPage*'` prints it anew.

A publication (kind `publication`) is a methodological paper, a model form, a court decision, a treaty commentary or a country note. It is
the fold of the events of its stream, decided and recorded as [agreements](agreements.md) are. It has editions; an edition has texts, by
language and page; what is in force is given to authorities, each of which acknowledges it. An edition is

| status | on a day |
|---|---|
| `prepared` | until somebody who did not prepare it reviewed it; other words are reviewed again |
| `reviewed` | until it is put in force |
| `adopted` | put in force, before its first day |
| `in-force` | from its first day |
| `superseded` | from the first day of an edition that was put in force for a later one |
| `expired` | behind its last day |
| `withdrawn` | from the day on which it was withdrawn; no edition before it comes back |

and the publication `in-preparation`, `in-force` or `out-of-force`. Putting in force binds, so it takes a second person (act `bind`), as does
correcting since or until when an edition holds; what was in force before the day of entry in the register is recorded by one, with its source.

Two axes of time: `?on=` asks which edition held on a day, `?known=` what the library knew at a moment.

## Pages

`text` has the pages of one language, parted by form feeds (U+000C), as `pdftotext` writes them. A text has at most 512 KiB, 1,000 pages, 64 KiB on
each; a longer work comes in several texts, each with its `first_page`. Of each language the pages follow each other without gap.

## Who reads it

Everybody who reads the register, unless it was restricted: then the accounts named, owner and substitute alone. To others it does not exist:
it is not shown, listed, found or counted, at whatever moment one asks, and no rank of a page they find tells of it. Whoever approves what is proposed
about it is one of its readers.

## The law under it

`rests_on` names provisions as `comity law show` does: one (`coe-024:6.1.a`), an article with all within it (`coe-024:6`), an instrument. How each reads is
kept in the event that names it: title, words, mark, days, rules, what it replaces and what other provisions do to it, in English. Parties and
declarations are no part of it. What the law library has not is refused.

After a change of the law library, and on each new day, the node compares. Where a provision reads otherwise, or is gone, it records `law-moved`: the page says
so with the words before and now, and the owner has a task (`GET /register/tasks`, word `publication`) for 30 days. Within it an edition is withdrawn, or
`confirm-law` says that somebody looked and it is still right; what was shown then is from then on how the law read. The task goes once it is confirmed,
once every edition was withdrawn or followed by another, and where the law reads again as it did. Of what was entered before this was kept the
first comparison notes how the law reads (`law-read`).

## Search

`GET /library/pages?text=…` finds the pages that have all words typed, in whatever form, and answers each with publication, edition, language and number of
the page, and a snippet whose parts say what was `found`. English, French and Russian words are cut to their stems (Snowball), Russian ones until nothing
more goes; accents, French elisions and ё do not count. Words of other languages are looked for as they stand. A word is looked for in every language, and in the
letters of the other script by the table of BGN/PCGN 1947: `Ivanov` finds `Иванов`.

Rank is BM25 (k1 = 1.2, b = 0.75, 300 words as the usual page): the sum over words of how rare a word is among the pages one may read, times what
it weighs on the page. It is computed by the node from whole numbers, so SQLite and PostgreSQL give the same pages in the same order.

| table | one row per | |
|---|---|---|
| `library_text` | text that stands | its language, pages, edition and the days on which that holds |
| `library_page` | page | its words |
| `library_word` | key of a text | `3:110 4:47`: its pages and what the key weighs on each, in hundredths |

A row follows from the events, and goes with its text.

## Downsides

- A stem is a rule, not a dictionary: Russian *граждан* and *гражданина* stay apart, words of other roots may fall together.
- All words must stand on one page; there are no phrases, no words left out, no misspellings.
- A word on every page of a library of many one-page texts is slow to look for: a row is read per text that has it.
- The words of a page lie in the events and in the database in clear; the paper itself is named by reference or digest.

)";

TEST(LibraryPage, IsWhatTheTablesSay) {
    command::expect_page("docs/formats/library.md",
                         std::string(library_opening) + printed_kind<Publication>("## Commands and events"),
                         "COMITY_PRINT_LIBRARY");
}

}  // namespace
}  // namespace comity::registry
