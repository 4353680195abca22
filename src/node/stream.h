// SPDX-License-Identifier: EUPL-1.2
// A stream of the record as desks work on it, whatever it is of: read, told further, and what a command to it is
// answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/new_event.h"
#include "format/canonical_json.h"
#include "node/authority.h"
#include "node/writer.h"
#include "record/event.h"
#include "store/sql/connection.h"

namespace comity::node {

/// Who tells it.
struct Teller {
    std::string actor;
    std::string on_behalf_of = {};
};

/// The stream as a reader's connection sees it; empty where there is none. Errors: `not_found` where its content was
/// erased; the store's.
Result<std::vector<record::ReadEvent>> read_story(store::Connection& rows, Authority& authority,
                                                  const record::StreamId& stream);

/// What was decided as the record takes it; events of any module: types with payloads that are objects.
template <class NewEvents>
Result<std::vector<record::Draft>> drafts_of(const NewEvents& events) {
    std::vector<record::Draft> drafts;
    for (const auto& event : events) {
        TRY(payload, format::canonical_json(event.payload));
        drafts.push_back({.type = event.type, .payload = std::move(payload)});
    }
    return drafts;
}

/// Records what was decided behind what the stream has, and gives it with its places. Errors: the recorder's.
template <class NewEvents>
Result<std::vector<record::ReadEvent>> tell(Unit& unit, const record::StreamId& stream, const NewEvents& events,
                                            const Teller& teller) {
    TRY(drafts, drafts_of(events));
    return unit.recorder.append(stream, drafts, {teller.actor, teller.on_behalf_of, unit.now});
}

/// What happened behind a version that somebody saw, so that a conflict says what is new. `what`: "the case".
std::string told_since(const std::vector<record::ReadEvent>& story, std::uint64_t version, std::string_view what);

/// What a command is answered: {`word`: id, "number", "version", "events": [{"type", "payload"} …], "waits_for":
/// proposal or null}.
Result<std::string> answer_to_command(std::string_view word, std::string_view id, std::string_view number,
                                      std::uint64_t version, const std::vector<command::NewEvent>& events);

}  // namespace comity::node
