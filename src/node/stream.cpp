// SPDX-License-Identifier: EUPL-1.2
#include "node/stream.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/events/record_tables.h"

namespace comity::node {

using format::Value;

Result<std::vector<record::ReadEvent>> read_story(store::Connection& rows, Authority& authority,
                                                  const record::StreamId& stream) {
    store::RecordTables kept(rows, authority.id);
    record::Stores stores = kept.stores();
    return record::read_stream(authority.id, stream, stores.events, stores.keys, *authority.data_keys);
}

std::string told_since(const std::vector<record::ReadEvent>& story, std::uint64_t version, std::string_view what) {
    std::vector<std::string> changes;
    for (const auto& [event, payload] : story) {
        if (event.stream_sequence <= version) continue;
        changes.push_back(fmt::format("{} by {}", event.type, event.actor));
    }
    if (changes.empty()) return fmt::format("{} never had that version; look at it and give the command again", what);
    constexpr std::size_t enough = 8;
    const std::size_t more = changes.size() > enough ? changes.size() - enough : 0;
    changes.resize(changes.size() - more);
    return fmt::format("since then: {}{}; look at {} and give the command again", fmt::join(changes, ", "),
                       more ? fmt::format(" and {} more", more) : "", what);
}

Result<std::string> answer_to_command(std::string_view word, std::string_view id, std::string_view number,
                                      std::uint64_t version, const std::vector<command::NewEvent>& events) {
    Value told = Value::list();
    Value waits_for;
    for (const command::NewEvent& event : events) {
        told.append(Value::object({{"type", event.type}, {"payload", event.payload}}));
        if (event.type == "proposed" || event.type == "approval-given") waits_for = *event.payload.find("proposal");
    }
    return format::canonical_json(Value::object({{word, id},
                                                 {"number", number},
                                                 {"version", version},
                                                 {"events", std::move(told)},
                                                 {"waits_for", std::move(waits_for)}}));
}

}  // namespace comity::node
