// SPDX-License-Identifier: EUPL-1.2
// docs/formats/agreements.md is printed from the tables of commands, steps and events, so that it never lies.
#include <string>

#include <fmt/format.h>

#include "command/printed_page.h"
#include "register/agreement/agreement.h"
#include "register/decide.h"

namespace comity::registry {
namespace {

constexpr std::string_view opening = R"(# Agreements: commands, steps and events

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_AGREEMENTS=1 build/dev/bin/register_test --gtest_filter='AgreementPage*'` prints it anew.

An agreement with other authorities is the fold of the events of its stream (kind `agreement`), decided and recorded as
[cases](casework.md) are: the same rules hold for arguments, versions, repeated commands and second persons. The treaties that
bind States stand in the law library; here stands what the authority itself proposes, negotiates, signs and keeps.

## Two axes of time

*When it was so*: every step has `on`, the day it was done, and `effect`, the day from which it counts; the stage on a day is that of
the last step that counts from then or before. Entry into force, suspension, resumption and end may count from a day to come.

*Since when the register knew it*: what was known at an earlier moment is the fold of the events recorded until then. `?known=` shows
an agreement, lists and counts all of them, as they were known at that moment: a correction changes what is known, never what was.

## What binds takes two

An offer of ours, our yes or counter-offer to one of theirs, initialling, signature, suspension and resumption by us, and denunciation
become a proposal that a head of unit or deputy approves (act `bind`). What happened before the day the agreement was entered in the
register is history: it is recorded by one person, with its source. A correction that makes of history what binds us takes two as well.

## Agreements among others

What other States negotiate or sign among themselves is entered with `observed`: all sides are named, two States at least, ours is none of them. It has its steps (`propose` too, as there are
no offers), drafts and texts, each with its source, and both axes of time. Nothing in it binds us, so one person records it; `by` is never `us`; nothing is offered by us or to us,
nothing reminds of it, and it is in no number, statistic or balance. Lists, pages and the brief say that we are no side of it. Whether an agreement is among others is said when it is
entered and never changed: what we join is entered as an agreement of ours.

## Downsides

- Texts and drafts lie in the events, up to 512 KiB each; a scan of the signed original is named by its digest only.
- Lists read rows; an agreement, lists of an earlier moment, numbers, offers and the balance are folded from the events each time: exact for any day and any moment,
  and made for some thousands of agreements.
- Whoever works at the authority in one of the roles that list the register sees all of it; readings of it are not recorded.

## Steps

| step | from | to | |
|---|---|---|---|
)";

std::string page() {
    std::string text(opening);
    for (const StepKind& kind : step_kinds()) {
        std::string from;
        for (int at = static_cast<int>(kind.first); at <= static_cast<int>(kind.last); ++at)
            from += (from.empty() ? "" : ", ") + std::string(word(static_cast<Stage>(at)));
        text += fmt::format("| `{}` | {} | {} | {} |\n", kind.word, from, word(kind.to), kind.says);
    }
    text +=
        "\n## Commands\n\n| command | what it does | address below the agreement | verb | |\n|---|---|---|---|---|\n";
    for (const CommandKind<Agreement>& kind : commands<Agreement>())
        text += fmt::format("| [`{0}`](#{0}) | {1} | {2} | {3} | {4} |\n", kind.name, kind.says,
                            kind.resource.empty() ? "" : fmt::format("`{}`", kind.resource), kind.verb,
                            kind.binds ? "two persons where it binds us" : "");
    for (const CommandKind<Agreement>& kind : commands<Agreement>()) text += command::section_of(kind.entry());
    text += "\n## Events\n\n| event | what it says of its actor |\n|---|---|\n";
    for (const EventType<Agreement>& type : KindOf<Agreement>::events())
        text += fmt::format("| `{}` | {} |\n", type.type, type.says);
    for (const std::string_view type :
         {"assigned", "proposed", "approval-given", "approved", "returned", "proposal-withdrawn"})
        text += fmt::format("| `{}` | {} |\n", type, says_of<Agreement>(type));
    return text;
}

TEST(AgreementPage, IsWhatTheTablesSay) {
    command::expect_page("docs/formats/agreements.md", page(), "COMITY_PRINT_AGREEMENTS");
}

}  // namespace
}  // namespace comity::registry
