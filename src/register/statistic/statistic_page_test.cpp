// SPDX-License-Identifier: EUPL-1.2
// docs/formats/statistics.md is printed from the tables of commands and events, so that it never lies.
#include "register/printed_kind.h"
#include "register/statistic/statistic.h"

namespace comity::registry {
namespace {

constexpr std::string_view statistics_opening = R"(# Statistics: commands and events

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_STATISTICS=1 build/dev/bin/register_test --gtest_filter='StatisticPage*'` prints it anew.

A statistic (kind `statistic`) is a definition: what is counted, by what, from which day on. A table of it is counted by the node
when somebody proposes to publish it, and becomes public when a second person approves it (act `publish`). A table once published
does not change; it may be withdrawn, with a reason that stands in the record and, in all languages of the public pages, a note to readers; the newest that still stands is shown again. A statistic is `draft`, `published` while a table
of it stands, `withdrawn` otherwise.

| about | rows and columns | a table counts |
|---|---|---|
| `cases` | `kind`, `direction`, `state`, `region`, `year` (of opening), `status` (`open`, `closed`) | cases opened from `from` until `until`, as they are on the day it is proposed |
| `agreements` | `kind`, `year`, `region`, `state`, `stage`, `coverage`; no columns | agreements in force on the day `until` and the States whose authorities are partners; by `stage` all agreements |

Closed cases that are restricted are counted as any other: a count says nothing of them that it does not say of the rest.

A cell with row and column `""` is of all. An agreement of several groups counts in each, the whole counts it once.

## Small counts

A count of cases from 1 to 4 is not told (`count` is null), and neither is any other from which it could be worked out. Counts of none are told.

1. *Primary suppression*: cells that count from 1 to 4 cases are withheld.
2. *Complementary suppression*: further cells are withheld, within the table before totals and near the group at stake first, until
   every small group is protected; those of them that turn out not to be needed are told after all.
3. A *small group* is any set of 1 to 4 cases that is a cell of any table ever published, this one included, or what two such cells
   have in common, or what one has beyond the other: what subtracting one table from another would tell, whether they differ by their
   breakdown, by their days or by both. Withdrawn tables count as known.
4. It is *protected* if, by all numbers published so far and those of the new table together, and as what is withheld is no nought, it could have values that are at least 5
   apart (sliding protection). That is shown by two solutions in whole numbers that fit all published numbers; they are looked for by
   linear programming over the groups of cases that no cell tells apart, so that every sum and difference of any number of cells is
   tried, not pairs alone. Where none are found, more is withheld.

When a table is approved it is tried again against what was published since it was proposed. The method is that of L. Willenborg,
T. de Waal, *Elements of Statistical Disclosure Control* (Springer, 2001), chapters 4 and 6, and M. Fischetti, J. J. Salazar, "Solving the
cell suppression problem on tabular data with linear constraints", *Management Science* 47 (2001); which further cells are withheld is
chosen greedily, so there may be ways to withhold fewer. Sets of queries over time are judged after F. Y. Chin, G. Özsoyoğlu, "Auditing and
inference control in statistical databases", *IEEE Transactions on Software Engineering* 8 (1982).

## From a number to its cases

The event `table-published` keeps which cases every cell counted. Over HTTP (`/statistics/{statistic}/editions/{edition}/counted`) and on
the command line (`comity statistic counted`) a number opens to them as far as the reader may see each case; nobody learns from it how
many they may not see. Whoever defines and publishes statistics sees no case by it.

## Downsides

- That a count is withheld says that it, or one near it, is small. Numbers of cases told elsewhere than in these tables, in news or in
  a speech, are not known to the rule.
- Who proposes a table sees its numbers, protected, before a second person does; proposals that are never approved count for nothing
  later. Each is an event of the record.
- A case erased by the retention rules is not counted by later tables; earlier ones keep its bare identifier.
- Counts of agreements are not protected: that an agreement exists is public, and so is a number of them that two persons publish.

)";

TEST(StatisticPage, IsWhatTheTablesSay) {
    command::expect_page("docs/formats/statistics.md",
                         std::string(statistics_opening) + printed_kind<Statistic>("## Commands"),
                         "COMITY_PRINT_STATISTICS");
}

}  // namespace
}  // namespace comity::registry
