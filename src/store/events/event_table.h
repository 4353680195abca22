// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "record/store.h"
#include "store/sql/connection.h"

namespace comity::store {

class EventTable final : public record::EventStore {
   public:
    EventTable(Connection& connection, std::string_view authority) : connection_(connection), authority_(authority) {}

    Result<void> append(std::span<const record::KeptEvent> events) override;
    Result<std::uint64_t> last_sequence() override;
    Result<std::uint64_t> stream_length(const record::StreamId& stream) override;
    Result<std::vector<record::KeptEvent>> read_stream(const record::StreamId& stream, std::uint64_t first,
                                                       std::size_t limit) override;
    Result<std::vector<record::KeptEvent>> read_range(std::uint64_t first, std::size_t limit) override;

   private:
    Result<void> check_places(std::span<const record::KeptEvent> events);

    Connection& connection_;
    std::string authority_;
};

/// Every event of the authority with sequences from `first` on, in order, in the memory of one: for rebuilding and
/// checking. `visit` may not use the connection; its error ends the walk.
Result<void> each_event(Connection& connection, std::string_view authority, std::uint64_t first,
                        const std::function<Result<void>(const record::KeptEvent&)>& visit);

/// At most `limit` streams of a kind, in the order of their ids, behind `after` ("" for the first).
Result<std::vector<record::StreamId>> streams_of_kind(Connection& connection, std::string_view authority,
                                                      std::string_view kind, std::string_view after, std::size_t limit);

/// The authorities that have events, in order.
Result<std::vector<std::string>> recorded_authorities(Connection& connection);

}  // namespace comity::store
