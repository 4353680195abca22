// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/due_inspections.h"

#include <fmt/format.h>

#include "node/incoming/incoming_files.h"
#include "node/incoming/inspect_file.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::chrono::minutes pause_after_fault{5};
constexpr int pauses_of_unscanned = 5;  ///< so many pauses of the scanner a file waits on which it did not answer

/// The name a person sees is what they go by; the media type said last is of the last version.
CalledFile called(const cases::Document& document, std::int64_t version) {
    const bool last = static_cast<std::size_t>(version) == document.versions.size();
    return {document.title, last ? document.media_type : std::string()};
}

}  // namespace

Result<std::size_t> DueInspections::run(const std::stop_token& stop) {
    TRY(fresh, run_standing("new", stop));
    if (means_.scanner.empty() || Clock::now() < scanner_again_) return fresh;
    TRY(again, run_standing("unscanned", stop));
    return fresh + again;
}

Result<std::size_t> DueInspections::run_standing(std::string_view standing, const std::stop_token& stop) {
    std::size_t looked = 0;
    std::optional<Error> fault;
    DueFile behind;
    while (!stop.stop_requested()) {
        TRY(some, due_files(database_, "docket_inspection", office_.authority->id, standing, behind));
        if (some.empty()) break;
        for (const DueFile& one : some) {
            if (stop.stop_requested()) break;
            // What was just seen to be away is not asked for each file.
            if (standing == "unscanned" && Clock::now() < scanner_again_) return looked;
            const auto waits = later_.find(one.key());
            if (waits != later_.end()) {
                if (Clock::now() < waits->second) continue;
                later_.erase(waits);
            }
            const auto done = inspect(one);
            if (!done) {
                later_[one.key()] = Clock::now() + pause_after_fault;
                if (!fault) fault = done.error();
                continue;
            }
            ++looked;
        }
        behind = some.back();
    }
    if (fault) return tl::unexpected(*fault);
    return looked;
}

Result<Value> DueInspections::look(const DueFile& due, const KeptContent& content, bool away) {
    if (content.octets > max_incoming_octets) {
        if (away) return inspect_large_file("", content.octets, {});
        TRY(reading, contents_.read(due.case_id, content, 0, content.octets));
        return inspect_large_file(means_.scanner, content.octets, [&] { return reading->next(); });
    }
    CalledFile name;
    {
        TRY(lease, database_.reader());
        TRY(opened, office_.cases->load(*lease, due.case_id));
        if (const cases::Document* document = opened.state.document(due.document))
            name = called(*document, due.version);
    }
    TRY(file, in_memory(contents_, due.case_id, content));
    return inspect_file(means_.program, away ? std::string() : means_.scanner, file, name);
}

Result<void> DueInspections::inspect(const DueFile& due) {
    TRY(content, contents_.find(due.case_id, due.digest));
    const bool away = Clock::now() < scanner_again_;
    TRY(told, look(due, content, away));
    Value scan = *told.find("scan");
    if (scan.string_at("result").value_or("") == "unreachable") {
        scanner_again_ = Clock::now() + means_.scanner_pause;
        // It may be the file that the scanner does not survive: others come before it next time.
        later_[due.key()] = Clock::now() + pauses_of_unscanned * means_.scanner_pause;
    }
    if (away && !means_.scanner.empty()) scan.set("result", "unreachable");
    Value arguments = Value::object(
        {{"document", due.document}, {"version", due.version}, {"digest", due.digest}, {"scan", std::move(scan)}});
    for (const std::string_view key : {"type", "media_type", "pages", "findings", "more"})
        if (const Value* member = told.find(key)) arguments.set(std::string(key), *member);
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(office_.cases->give_as_node(unit, due.case_id, {.name = "record-inspection", .arguments = arguments}));
        return std::string();
    }));
    return {};
}

}  // namespace comity::node
