// SPDX-License-Identifier: EUPL-1.2
// docs/formats/casework.md is printed from the tables of commands and events, so that it never lies.
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/command.h"
#include "cases/correspondence/tables.h"
#include "cases/fold.h"
#include "command/printed_page.h"

namespace comity::cases {
namespace {

constexpr std::string_view path = "docs/formats/casework.md";

constexpr std::string_view opening = R"(# Commands and events of a case

Printed from the tables of commands and events in `src/cases/` and compared with them by a test; after a change
`COMITY_PRINT_CASEWORK=1 build/dev/bin/cases_test --gtest_filter='CaseworkPage*'` prints it anew.

A case is the fold of the events of its stream (kind `case`). A **command** is decided by a pure function of the case, the
law library, the day and the authority's practice; it gives events or is refused, with the reason and the way out. What
follows from them is recorded with them: clocks that start, move and end, what the law answers, promises the law makes,
tasks. How cases move is in [lifecycles.md](lifecycles.md).

## Rules that hold for all commands

- The arguments are one JSON object; what the table does not name is refused, and all faults are told at once.
- A command may carry the version it is based on; where the case has moved on it is a conflict. What the node found in files meanwhile is none.
- *Two persons*: the command, or the step it takes, becomes a proposal; another person approves it, or as many as the authority's
  settings ask for, and it is decided anew as the case is then.
- *Closed too*: also in a closed case. Promises are watched there until they end.
- Commands without an address are given by the system alone.

## Promises

A promise binds us (`given`) or the other State. `breached_by` says by which acts: `prosecute` (for another offence),
`re-extradite`, `execute` (a penalty), `use` (for another purpose), `disclose`, `keep` (objects), `release`. An act of ours that
touches a promise given is stopped and names it: a step is refused, `plan-act` records `act-stopped` and tells the watcher. A
promise until a day binds on that day; it ends only with a paper of the dossier.

Once a person, evidence or information is handed over, each limit and duty of the law that `forbids` an act
([law language](../law-language.md), section 4.5) is recorded as a promise with its citation. Such promises follow the law: the
rule is asked with the facts given with the act (`speciality.measure`, `speciality.other_offence_before_surrender`,
`speciality.redescribed_offence_extraditable`, `use.purpose`, `use.consent`, `use.exculpatory`, `use.conditions_kept`), never with those
recorded of an earlier act. Where it lifts the limit, nothing is stopped; where a fact is missing, it is, and the fact is named.

## Refusal because of nationality

Where a refusal rests on a ground that the library lists under the topic *nationality*, a task opens the question of prosecution in
place of surrender: a duty as things stand, a duty once asked for, or neither, with the provisions. `open-prosecution-case` gives
`prosecution-case-wanted` with what `open-case` (`open`) and `add-subject` (`add_subject`) take; whoever decides opens the case with
them, and the link `prosecution-in-place` is recorded here.

## Silence

Clocks of kind `practice` run by the authority's own periods: `practice/acknowledgement` and `practice/answer` from the day a request is
dispatched, anew after each word of the other State and each reminder; `practice/acknowledgement` of a request received until we
acknowledge it. The day after one has run out `propose-reminders` adds a task that names the next rung; nothing is sent by itself.
`record-reminder` is an act of sending. Once the other State is heard of, the ladder begins anew.

## Pre-flight

`run-pre-flight` puts the draft to the law of the requested State and records each gap with its clause: basis, conditions, grounds that
stand, form, papers (the dossier is all there is), contents, channel, language, letters that must go apart. Questions of appreciation that
are open are no gaps. The steps marked *after the pre-flight* need one of the case as it is: facts, persons, measures and documents
recorded later make it stale. Gaps need `override-pre-flight` with a reason.

## Erasure

A closed case whose promises have all ended may be erased. Where the authority's settings name a period of retention for its kind and
direction, it may not before that period is over, counted from the day of the step that closed it; `erasure-ordered` then says `ground`
and `kept_until`. The keys of the case go, and with them what was said in it; its events stay counted in the log.

Until then such a case may be restricted, which takes two persons as well: it stands in no list, search or count and nobody opens it,
those who worked on it included. Whoever must read it breaks the glass: with a reason, for four hours, recorded as any reading is, and told
to its owner and the heads of its unit by a task, as in any closed case; whoever broke it does not end that task.
Heads of the unit, their deputies and registrars of the case find it by its number under `/restrictions`, and show it again or erase it;
heads and deputies of the unit approve, without reading. There stands how many messages came for it and wait to be registered, and whether
somebody broke the glass. What else waited for a second person waits until it is shown; then its duplicates are looked for, too.

## Papers

`draft-paper` assembles a [template](templates.md) with what the case knows (its facts, what the law answers, number and reference, the
person's name in the script of each language, our papers of the dossier) and with what the officer tells it beside that. The text in
all languages ([document](document.md)) goes among the contents of the case; the event has its digest, the template with its digest, the
law's, what the passages took from the case (`slots`), all that it was told, and what was *found*: what is not known or not translated,
what the law wants and is missing, with the clause, where versions differ, where facts say otherwise now. `edit-paper` puts a person's
words in the place of passages (`{custody.arrest_date}` in them stays bound to the fact) or tells it what it lacks; `renew-paper` takes over
what changed facts make of it, and of a person's words only the values. `release-paper` finds anew; where anything is found it needs a
reason, and the second person agrees to both: `paper-findings-overridden` stands before `paper-released`. Any edit after it takes
the release back. `seal-paper` has the node print each version as [PDF/A-3](printed.md) and seal it ([PAdES](signed-pdf.md)) with the key of the
settings; each becomes a document of the dossier with `seal` *sealed*, and is sent as any other. Its pages bear [codes](page-code.md) with a
pseudonym for each version (`pseudonyms`), by which what comes back on paper finds the case. What only the node knows (content, slots,
findings, sealed versions) it gives itself.

`compose-package` makes a [sealed request](package.md) of a sealed paper and documents of the dossier. The node lists every file that goes into the
container with its digest (`parts`) and keeps each among the contents of the case; the second person agrees to that list. `seal-package` then seals just
these octets, with a time stamp where the official channel names an authority for it, and files the container as a document.

## A new law library

`note-impact` is given for every open case: where outcome, grounds or clocks differ from what is recorded, or a draft not yet sent had its
pre-flight under another library, the owner gets one task that says what changes and who is held, and the clocks move with it.

## Correspondence

A *transmittal* is what goes to another authority, or comes from one, by whichever channel. `dispatch` releases it: an act of sending, so
a second person approves; where it is a step of the case, the step is weighed then and taken on the day it left. What proves its way is
filed as evidence, each channel having its own (the tables below): by a person, or on the official channel by the node (`record-evidence`).
A receipt of a machine starts nothing. Evidence that contradicts other is kept beside it (`channel.conflict`) and a person decides.

The moments of the request itself are offered to the law as facts: `transmission.submitted_at`, `taken_over_at`, `delivered_at`,
`opened_at`, `acknowledged_at`. Which of them starts a period is for the instrument's rules.

What comes is entered with `record-arrival`, or delivered by the official channel (`receive-message`); a task asks the registry to register
it. `register-message` proposes the acknowledgement of a request that came by the official channel. Numbers of a thread that never came are
a gap (`channel.gap`) until they come.

)";

std::string correspondence() {
    std::string text =
        "\n## Tables of correspondence\n\n### Channels\n\n| channel | is | evidence filed by |\n|---|---|---|\n";
    for (const Channel& channel : channels())
        text +=
            fmt::format("| `{}` | {} | {} |\n", channel.word, channel.says, channel.machine ? "the node" : "a person");
    text += "\n### Evidence\n\n| channel | evidence | of | proves | is |\n|---|---|---|---|---|\n";
    for (const EvidenceKind& kind : evidence_kinds())
        text += fmt::format("| {} | `{}` | {} | `{}` | {} |\n", kind.channel, kind.word, cases::word(kind.issuer),
                            kind.event, kind.says);
    text += "\n### What is sent\n\n| action | is | step when sent | step when received |\n|---|---|---|---|\n";
    for (const ActionKind& kind : action_kinds())
        text += fmt::format("| `{}` | {} | {} | {} |\n", kind.word, kind.says, fmt::join(kind.as_sent, ", "),
                            fmt::join(kind.as_received, ", "));
    return text;
}

std::string page() {
    std::string text(opening);
    text +=
        "## Commands\n\n| command | what it does | address below the case | permission | |\n|---|---|---|---|---|\n";
    for (const CommandKind& kind : commands()) {
        std::string marks;
        if (kind.act != Act::none) marks = fmt::format("two persons ({})", cases::word(kind.act));
        if (kind.closed_too) marks += marks.empty() ? "closed too" : ", closed too";
        text += fmt::format("| [`{0}`](#{0}) | {1} | {2} | {3} {4} | {5} |\n", kind.name, kind.says,
                            kind.resource.empty() ? "" : fmt::format("`{}`", kind.resource), kind.verb, kind.on, marks);
    }
    for (const CommandKind& kind : commands()) text += command::section_of(kind.entry());
    text += correspondence();
    text +=
        "\n## Events\n\nThe payload is that of the command with the ids the decision gave; a reader that does not know "
        "a type "
        "stops and says so.\n\n| event | what it says of its actor |\n|---|---|\n";
    for (const EventType& type : event_types()) text += fmt::format("| `{}` | {} |\n", type.type, type.says);
    return text;
}

TEST(CaseworkPage, IsWhatTheTablesSay) {
    command::expect_page(path, page(), "COMITY_PRINT_CASEWORK");
}

}  // namespace
}  // namespace comity::cases
