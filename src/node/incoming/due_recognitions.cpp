// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/due_recognitions.h"

#include <fmt/format.h>

#include "cases/found_text.h"
#include "documents/recognition/languages.h"
#include "format/canonical_json.h"
#include "node/incoming/incoming_files.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::chrono::minutes pause_after_unread{5};

}  // namespace

Result<std::size_t> DueRecognitions::run(const std::stop_token& stop) {
    TRY(asked, run_standing("asked", stop));
    if (!means_.unasked) return asked;
    TRY(others, run_standing("unasked", stop));
    return asked + others;
}

Result<std::size_t> DueRecognitions::run_standing(std::string_view standing, const std::stop_token& stop) {
    std::size_t read = 0;
    std::optional<Error> fault;
    DueFile behind;
    while (!stop.stop_requested()) {
        TRY(some, due_files(database_, "docket_recognition", office_.authority->id, standing, behind));
        if (some.empty()) break;
        for (const DueFile& one : some) {
            if (stop.stop_requested()) break;
            const auto waits = later_.find(one.key());
            if (waits != later_.end() && Clock::now() < waits->second) continue;
            if (waits != later_.end()) later_.erase(waits);
            const auto done = recognise(one, standing == "asked", stop);
            if (!done) {
                later_[one.key()] = Clock::now() + pause_after_unread;
                if (!fault) fault = done.error();
            } else if (*done) {
                ++read;
            }
        }
        behind = some.back();
    }
    if (fault) return tl::unexpected(*fault);
    return read;
}

Result<bool> DueRecognitions::recognise(const DueFile& due, bool asked, const std::stop_token& stop) {
    std::vector<std::string> languages;
    {
        TRY(lease, database_.reader());
        TRY(opened, office_.cases->load(*lease, due.case_id));
        const cases::Document* document = opened.state.document(due.document);
        if (!document || due.version > static_cast<std::int64_t>(document->versions.size())) return false;
        const cases::Document::Version& version = document->versions[static_cast<std::size_t>(due.version - 1)];
        // What came in is first looked into, and read by nothing else before.
        if (!version.inspection && document->seal != "sealed") return false;
        if (version.found_text) languages = version.found_text->languages;
        if (languages.empty()) languages = documents::usual_languages(document->language);
        if (!cases::can_be_read(version)) {
            TRY_VOID(record(due, languages, {"unreadable", {}}));
            return true;
        }
    }
    TRY(content, contents_.find(due.case_id, due.digest));
    if (content.octets > max_incoming_octets) {
        TRY_VOID(record(due, languages, {"too-heavy", {}}));
        return true;
    }
    TRY(file, in_memory(contents_, due.case_id, content));
    TRY(told, recognise_file(means_.program, file, languages, stop));
    if (!told) return false;
    // Nobody asked, so nobody is told; it is read once it can be.
    if (!asked && told->result == "not-installed")
        return fail(ErrorKind::unavailable, "text cannot be recognised: tesseract is not installed", {},
                    "install tesseract-ocr (Debian), or take recognise_text out of comity.toml");
    TRY_VOID(record(due, languages, *told));
    return true;
}

Result<void> DueRecognitions::record(const DueFile& due, const std::vector<std::string>& languages,
                                     const Recognition& recognition) {
    Value arguments = Value::object({{"document", due.document},
                                     {"version", due.version},
                                     {"digest", due.digest},
                                     {"result", recognition.result},
                                     {"languages", Value::list_of(languages)}});
    if (recognition.found) {
        TRY(json, format::canonical_json(documents::to_value(*recognition.found)));
        TRY(kept, contents_.put(due.case_id, json));
        arguments.set("text", kept.digest)
            .set("bytes", kept.octets)
            .set("pages", recognition.found->pages.size())
            .set("more", recognition.found->more)
            .set("by", recognition.found->by);
    }
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(office_.cases->give_as_node(unit, due.case_id, {.name = "record-found-text", .arguments = arguments}));
        return std::string();
    }));
    return {};
}

}  // namespace comity::node
