// SPDX-License-Identifier: EUPL-1.2
// docs/formats/meetings.md is printed from the tables of commands and events, so that it never lies.
#include "register/body/body.h"
#include "register/meeting/meeting.h"
#include "register/printed_kind.h"

namespace comity::registry {
namespace {

constexpr std::string_view opening = R"(# Bodies and meetings: commands and events

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_MEETINGS=1 build/dev/bin/register_test --gtest_filter='MeetingPage*'` prints it anew.

A body (kind `body`) is an international organ or working group in which the authority takes part, with who speaks there for us and
since when; it is `active` until it is `ended`. A meeting (kind `meeting`) has other sides, days, an agenda, delegations, minutes and
decisions. Both are folds of the events of their streams, decided and recorded as [agreements](agreements.md) are. A meeting is

| stage | on a day |
|---|---|
| `planned` | until its last day, or while nobody recorded that it was held |
| `held` | from its last day, once that is recorded |
| `minuted` | from the day on which its minutes were adopted |
| `cancelled` | from the day on which it was cancelled |

A decision that names who is to do what by which day is a task: `by` us, with an account as `owner`, or `by` them, a promise. What became of it
is computed:

| status | on a day |
|---|---|
| `noted` | nothing is to be done |
| `done`, `dropped` | recorded as of that day or before |
| `late` | its last day is past |
| `open` | otherwise |

Who answers for the meeting changes it; whoever owns a task says themselves that it is done. Adopting minutes binds, so it takes a second
person (act `bind`), but not where it happened before the day of entry in the register. Of each language one version is adopted. A
decision may be tied to a case: only who may see the case sees the tie, in lists, in the meeting and in its story.

## Downsides

- The words of a decision are known to everybody who reads the register, also where the case it is tied to is not: they name no person.
- Minutes are plain text; photographs and papers are named by reference or digest.
- A task is due on a day, not at an hour, and has no reminder of its own: it stands in the list of tasks and in the next brief.

)";

TEST(MeetingPage, IsWhatTheTablesSay) {
    command::expect_page(
        "docs/formats/meetings.md",
        std::string(opening) + printed_kind<Body>("## Bodies") + "\n" + printed_kind<Meeting>("## Meetings"),
        "COMITY_PRINT_MEETINGS");
}

}  // namespace
}  // namespace comity::registry
