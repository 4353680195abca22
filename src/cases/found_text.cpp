// SPDX-License-Identifier: EUPL-1.2
// What a machine read on the pages of a file: asked for by a person, told by the node, never the document itself.
#include "cases/found_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/decide_parts.h"
#include "cases/fold_parts.h"
#include "cases/inspections.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

constexpr std::size_t most_languages = 5;
constexpr std::string_view results = "found nothing not-installed no-language unreadable too-heavy";

/// Which ones can be read hangs on what is installed; here they only have to be codes.
bool is_language(std::string_view word) {
    return word.size() == 2 && std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

Events ask_recognition(const CaseState& state, const Command& command, const Environment&) {
    TRY(named, version_named(state, command));
    const std::vector<std::string> languages = Fields(command.arguments).texts("languages");
    if (languages.size() > most_languages || !std::ranges::all_of(languages, is_language))
        return fail(ErrorKind::invalid, fmt::format("languages are at most {} codes of two letters", most_languages),
                    {}, "en, fr, ru, as the language of the document says it");
    if (named.version->infected())
        return fail(ErrorKind::conflict, fmt::format("malware was found in document {}", named.document->id), {},
                    "ask its sender for a clean one");
    if (!can_be_read(*named.version))
        return fail(ErrorKind::conflict,
                    fmt::format("document {} is {}, which has no pages to read", named.document->id,
                                named.version->inspection->type),
                    {}, "text is recognised on PDF, PNG and JPEG");
    if (named.version->found_text && named.version->found_text->result == "asked") return std::vector<NewEvent>{};
    return std::vector{NewEvent{"recognition-asked", command.arguments}};
}

Events record_found_text(const CaseState& state, const Command& command, const Environment&) {
    TRY(named, version_named(state, command));
    if (named.version->digest != Fields(command.arguments).text("digest"))
        return fail(ErrorKind::conflict,
                    fmt::format("version {} of document {} is another file", named.number, named.document->id));
    return std::vector{NewEvent{"text-recognised", command.arguments}};
}

Result<void> recognition_asked(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(version, version_told(state, read));
    version->found_text =
        Document::FoundText{.languages = read.texts("languages"), .result = "asked", .mark = mark_of(event)};
    return read.finish();
}

Result<void> text_recognised(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(version, version_told(state, read));
    read.text("digest");
    version->found_text = Document::FoundText{.languages = read.texts("languages"),
                                              .result = read.text("result"),
                                              .text = read.text_or("text"),
                                              .bytes = static_cast<std::uint64_t>(read.integer_or("bytes", 0)),
                                              .pages = read.integer_or("pages", 0),
                                              .more = read.flag("more"),
                                              .by = read.text_or("by"),
                                              .mark = mark_of(event)};
    return read.finish();
}

constexpr auto text = ParameterType::text;
constexpr Parameter document{"document", text, true, "which document: d1"};
constexpr Parameter version{"version", ParameterType::integer, true, "which version of it: 1"};
constexpr std::array asking_parameters{
    document, version,
    Parameter{"languages", ParameterType::words, false,
              "in which it is written: en; without: its own, or English, French and Russian"}};
constexpr std::array found_parameters{
    document,
    version,
    Parameter{"digest", text, true, "SHA-256 of what was read"},
    Parameter{"result", text, true, "what came of it", results},
    Parameter{"languages", ParameterType::words, false, "it was read in these"},
    Parameter{"text", text, false, "SHA-256 of what was found"},
    Parameter{"bytes", ParameterType::integer, false, "its length"},
    Parameter{"pages", ParameterType::integer, false, "how many were read"},
    Parameter{"more", ParameterType::boolean, false, "it has further pages"},
    Parameter{"by", text, false, "which program read it: tesseract 5.3.0"},
};

constexpr std::array command_table{
    CommandKind{"ask-recognition", "documents/{document}/recognition", "change", "document",
                "Have the text on the pages of a document recognised by a machine", asking_parameters, ask_recognition,
                Act::none, true},
    CommandKind{"record-found-text", "", "system", "document", "Record what a machine read on the pages of a file",
                found_parameters, record_found_text, Act::none, true},
};

constexpr std::array event_table{
    EventType{"recognition-asked", "asked for the text on a document", recognition_asked},
    EventType{"text-recognised", "read the text on a document", text_recognised, true},
};

}  // namespace

std::span<const CommandKind> found_text_commands() {
    return command_table;
}

std::span<const EventType> found_text_events() {
    return event_table;
}

bool can_be_read(const Document::Version& version) {
    if (!version.inspection) return true;  // whoever reads it will see
    const std::string& type = version.inspection->type;
    return !version.infected() && (type == "pdf" || type == "png" || type == "jpeg");
}

}  // namespace comity::cases
