// SPDX-License-Identifier: EUPL-1.2
// docs/formats/programmes.md is printed from the tables of commands and events, so that it never lies.
#include "register/printed_kind.h"
#include "register/programme/programme.h"

namespace comity::registry {
namespace {

constexpr std::string_view opening = R"(# Programmes of cooperation: commands and events

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_PROGRAMMES=1 build/dev/bin/register_test --gtest_filter='ProgrammePage*'` prints it anew.

A programme with other authorities is the fold of the events of its stream (kind `programme`), decided and recorded as
[agreements](agreements.md) are. It has parties, a period and items; what became of an item is computed from what happened:

| status | on a day |
|---|---|
| `done` | it was held by then, late or not |
| `cancelled` | it was cancelled by then |
| `late` | its last day is past |
| `running` | its first day has come |
| `planned` | otherwise |

A programme is an `idea` until it is signed, `agreed` before its period, `running` in it and `ended` behind it. Three months before its end,
where nothing comes behind it, it asks to be renewed (`renew`), with what remains; what the cases of its period suggest stands beside.
Signature and an early end bind, so they take a second person (act `bind`), but not what was before the day of entry in the register.

## Downsides

- An item is held once: a series is several items.
- The report is plain text in English, French or Russian; names, subjects and places are given as they were entered.
- The programme itself is named by its reference; a text of it is kept as an agreement's is, where it is entered as one.

)";

TEST(ProgrammePage, IsWhatTheTablesSay) {
    command::expect_page("docs/formats/programmes.md",
                         std::string(opening) + printed_kind<Programme>("## Commands and events"),
                         "COMITY_PRINT_PROGRAMMES");
}

}  // namespace
}  // namespace comity::registry
