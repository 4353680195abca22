// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/docket/rows.h"
#include "node/docket/tables.h"
#include "node/maintenance.h"
#include "node/marks.h"
#include "node/register/register_desk.h"
#include "node/register/rows.h"
#include "store/events/event_table.h"

namespace comity::node {

namespace {

constexpr std::size_t streams_at_once = 500;

std::vector<DocketTable> all_tables() {
    std::vector<DocketTable> tables(docket_tables.begin(), docket_tables.end());
    tables.insert(tables.end(), register_tables.begin(), register_tables.end());
    tables.insert(tables.end(), library_tables.begin(), library_tables.end());
    return tables;
}

/// Walks all streams of a kind.
template <class Visit>
Result<std::size_t> each_stream(Unit& unit, const std::string& authority, std::string_view kind, Visit visit) {
    std::size_t count = 0;
    std::string after;
    while (true) {
        TRY(streams, store::streams_of_kind(unit.rows, authority, kind, after, streams_at_once));
        for (const record::StreamId& stream : streams) TRY_VOID(visit(stream));
        count += streams.size();
        if (streams.size() < streams_at_once) return count;
        after = streams.back().id;
    }
}

class Rebuilding {
   public:
    Rebuilding(Unit& unit, Office& office) : unit_(unit), office_(office), authority_(office.authority->id) {}

    Result<std::size_t> run() {
        for (const DocketTable& table : all_tables())
            TRY_VOID(unit_.rows.run(fmt::format("DELETE FROM {} WHERE authority = $1", table.name), {authority_}));
        TRY(cases, each_stream(unit_, authority_, "case", [&](const auto& stream) { return write_case(stream); }));
        TRY_VOID(each_stream(unit_, authority_, "erasure", [&](const auto& stream) { return note_erased(stream); }));
        TRY_VOID(write_holdings(office_.registry->agreements));
        TRY_VOID(write_holdings(office_.registry->programmes));
        TRY_VOID(write_holdings(office_.registry->bodies));
        TRY_VOID(write_holdings(office_.registry->meetings));
        TRY_VOID(write_holdings(office_.registry->publications));
        TRY_VOID(write_holdings(office_.registry->statistics));
        TRY_VOID(write_holdings(office_.registry->news));
        TRY_VOID(write_numbers());
        TRY_VOID(each_stream(unit_, authority_, "content", [&](const auto& stream) { return write_contents(stream); }));
        TRY_VOID(each_stream(unit_, authority_, "reading", [&](const auto& stream) { return write_readings(stream); }));
        return cases;
    }

   private:
    Result<void> write_case(const record::StreamId& stream) {
        auto opened = office_.cases->load(unit_.rows, stream.id);
        if (!opened && opened.error().kind == ErrorKind::not_found) return {};  // its content was erased
        if (!opened) return tl::unexpected(opened.error());
        note_number(opened->state.number);
        TRY(marks, office_.cases->marks(unit_, opened->state));
        return replace_rows(unit_.rows, authority_, stream.id, {}, rows_of(opened->state, marks));
    }

    template <class State>
    Result<void> write_holdings(RegisterDesk<State>& desk) {
        TRY_VOID(each_stream(unit_, authority_, registry::KindOf<State>::word,
                             [&](const record::StreamId& stream) -> Result<void> {
                                 TRY(state, desk.load(unit_.rows, stream.id));
                                 note_number(state.number);
                                 TRY_VOID(replace_rows(unit_.rows, authority_, stream.id, {}, rows_of(state)));
                                 return replace_pages(unit_.rows, authority_, {}, state);
                             }));
        return {};
    }

    void note_number(const std::string& number) {
        const auto at = number.rfind('-');
        if (at == std::string::npos) return;
        std::int64_t& last = numbers_[number.substr(0, at)];
        last = std::max<std::int64_t>(last, std::stoll(number.substr(at + 1)));
    }

    /// The number of an erased case is not given again.
    Result<void> note_erased(const record::StreamId& stream) {
        TRY(events, unit_.recorder.read(stream));
        for (const auto& [event, payload] : events) {
            TRY(number, payload.string_at("number"));
            note_number(number);
        }
        return {};
    }

    Result<void> write_numbers() {
        for (const auto& [series, last] : numbers_)
            TRY_VOID(unit_.rows.run("INSERT INTO docket_number (authority, series, last) VALUES ($1, $2, $3)",
                                    {authority_, series, last}));
        return {};
    }

    /// Of the same document kept twice the newer form counts. None of a case whose content was erased.
    Result<void> write_contents(const record::StreamId& stream) {
        TRY(there, unit_.rows.one("SELECT version FROM docket_case WHERE authority = $1 AND id = $2",
                                  {authority_, stream.id}, [](const store::Row& row) { return row.number(0); }));
        if (!there) return {};
        TRY(events, unit_.recorder.read(stream));
        for (const auto& [event, payload] : events) {
            TRY(digest, payload.string_at("digest"));
            TRY(count, payload.integer_at("octets"));
            TRY(stored_digest, payload.string_at("stored_digest"));
            TRY(stored_octets, payload.integer_at("stored_octets"));
            TRY_VOID(write_document(unit_.rows, authority_, stream.id, {digest, count, stored_digest, stored_octets}));
        }
        return {};
    }

    Result<void> write_readings(const record::StreamId& stream) {
        auto events = unit_.recorder.read(stream);
        if (!events && events.error().kind == ErrorKind::not_found) return {};
        if (!events) return tl::unexpected(events.error());
        const std::string case_id = stream.id.starts_with("list:") ? "" : stream.id;
        for (const auto& [event, payload] : *events) {
            TRY(what, payload.string_at("what"));
            TRY_VOID(unit_.rows.run(
                "INSERT INTO docket_reading (authority, case_id, sequence, account, on_behalf_of, what, at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {authority_, case_id, event.sequence, event.actor, event.on_behalf_of, what,
                 event.instant.utc_milliseconds()}));
        }
        return {};
    }

    Unit& unit_;
    Office& office_;
    const std::string& authority_;
    std::map<std::string, std::int64_t> numbers_;
};

}  // namespace

Result<std::size_t> rebuild_within(Unit& unit, Office& office) {
    return Rebuilding(unit, office).run();
}

Result<std::size_t> rebuild(Office& office) {
    std::size_t cases = 0;
    TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(rebuilt, rebuild_within(unit, office));
        cases = rebuilt;
        return std::string{};
    }));
    return cases;
}

Result<std::vector<std::string>> docket_lines(store::Connection& rows, std::string_view authority) {
    std::vector<std::string> lines;
    for (const DocketTable& table : all_tables()) {
        const auto count = [](std::string_view columns) {
            return columns.empty() ? 0 : 1 + std::count(columns.begin(), columns.end(), ',');
        };
        const auto texts = count(table.texts);
        const auto numbers = count(table.numbers);
        TRY_VOID(rows.each(fmt::format("SELECT {}{}{} FROM {} WHERE authority = $1 ORDER BY {}", table.texts,
                                       numbers ? ", " : "", table.numbers, table.name, table.key),
                           {authority}, [&](const store::Row& row) {
                               std::string line(table.name);
                               for (int i = 0; i < texts; ++i) line += "|" + row.string(i);
                               for (int i = 0; i < numbers; ++i)
                                   line += "|" + std::to_string(row.number(static_cast<int>(texts) + i));
                               lines.push_back(std::move(line));
                           }));
    }
    return lines;
}

}  // namespace comity::node
