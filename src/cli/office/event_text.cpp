// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/event_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cases/fold.h"
#include "format/canonical_json.h"

namespace comity::cli {

namespace {

using format::Value;

std::string at(const Value& payload, std::string_view key) {
    const Value* value = payload.find(key);
    return value == nullptr || value->is_null() ? std::string() : plain(*value);
}

/// The texts that are there, with a comma between.
std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string with(std::string_view before, const std::string& text) {
    return text.empty() ? text : std::string(before) + text;
}

std::string bracketed(const std::string& text) {
    return text.empty() ? text : " (" + text + ")";
}

std::string fact(const Value& p) {
    return at(p, "fact") + bracketed(joined({at(p, "subject"), at(p, "measure"), at(p, "offence")}));
}

std::string due(const Value& p) {
    const std::string day = at(p, "due");
    if (day.empty()) return "no day";
    const std::string careful = at(p, "conservative");
    return "due " + day + (careful.empty() || careful == day ? "" : ", carefully " + careful);
}

/// What was found of it is counted: `comity case paper --findings` names it.
std::string paper_text(const Value& p) {
    const Value* findings = p.find("findings");
    const std::size_t count = findings && findings->as_list() ? findings->as_list()->size() : 0;
    return joined({at(p, "paper"), at(p, "template"), at(p, "title"),
                   count == 0 ? "nothing stands in its way" : fmt::format("{} findings", count)});
}

/// What was found is counted, malware aside: the sheet of the case names it.
std::string inspection_text(const Value& p) {
    const Value* findings = p.find("findings");
    const std::size_t count = findings && findings->as_list() ? findings->as_list()->size() : 0;
    const Value* scan = p.find("scan");
    return joined({at(p, "document"), "version " + at(p, "version"), at(p, "type"),
                   count == 0 ? "nothing found" : fmt::format("{} findings", count),
                   scan ? "malware scan " + at(*scan, "result") + with(": ", at(*scan, "found")) : std::string()});
}

using Text = std::string (*)(const Value&);

const std::map<std::string_view, Text>& texts() {
    static const std::map<std::string_view, Text> all{
        {"case-opened",
         [](const Value& p) { return joined({at(p, "number"), at(p, "title"), with("for ", at(p, "owner"))}); }},
        {"fact-recorded", [](const Value& p) { return fact(p) + " = " + at(p, "value"); }},
        {"fact-unknown", [](const Value& p) { return fact(p) + with(": ", at(p, "reason")); }},
        {"clock-started",
         [](const Value& p) {
             return at(p, "label") + ", " + due(p) + bracketed(joined({at(p, "rule"), at(p, "clock")}));
         }},
        {"clock-changed",
         [](const Value& p) { return at(p, "clock") + ", now " + due(p) + bracketed(at(p, "reason")); }},
        {"clock-ended", [](const Value& p) { return at(p, "clock") + bracketed(at(p, "reason")); }},
        {"alarm-raised", [](const Value& p) { return joined({at(p, "clock"), at(p, "level")}); }},
        {"subject-added", [](const Value& p) { return joined({at(p, "subject"), at(p, "names"), at(p, "role")}); }},
        {"custody-began",
         [](const Value& p) {
             return joined({at(p, "subject"), at(p, "basis"), with("since ", at(p, "since")), at(p, "place")});
         }},
        {"custody-ended",
         [](const Value& p) { return joined({at(p, "subject"), at(p, "how"), with("at ", at(p, "at"))}); }},
        {"step-taken",
         [](const Value& p) {
             return joined({at(p, "step"), at(p, "subject"), with("on ", at(p, "on")), at(p, "says")}) +
                    with("; the case is at ", at(p, "stage"));
         }},
        {"paper-drafted", paper_text},
        {"paper-edited", paper_text},
        {"paper-renewed", paper_text},
        {"task-added",
         [](const Value& p) {
             return joined({at(p, "task"), at(p, "says"), with("for ", at(p, "owner")), with("by ", at(p, "due"))});
         }},
        {"document-inspected", inspection_text},
        {"recognition-asked",
         [](const Value& p) { return joined({at(p, "document"), "version " + at(p, "version"), at(p, "languages")}); }},
        {"text-recognised",
         [](const Value& p) {
             return joined({at(p, "document"), "version " + at(p, "version"), at(p, "result"),
                            with("pages read: ", at(p, "pages")), with("by ", at(p, "by"))});
         }},
        {"infected-document-taken",
         [](const Value& p) { return joined({at(p, "document"), "version " + at(p, "version"), at(p, "reason")}); }},
        {"proposed",
         [](const Value& p) {
             return joined({at(p, "proposal"), at(p, "act"), at(p, "command")}) + with(": ", at(p, "reason"));
         }},
        {"determined",
         [](const Value& p) {
             return at(p, "outcome") + with(": ", at(p, "grounds")) +
                    bracketed(joined({at(p, "subject"), at(p, "measure")}));
         }},
    };
    return all;
}

/// Every member that is plain, by its name.
std::string members(const Value& payload) {
    std::string text;
    if (const auto* object = payload.as_object())
        for (const format::Member& member : *object)
            if (member.value.as_object() == nullptr && !plain(member.value).empty())
                text += (text.empty() ? "" : ", ") + member.key + " " + plain(member.value);
    return text;
}

}  // namespace

std::string who_of(const record::Event& event) {
    return event.on_behalf_of.empty() ? event.actor : fmt::format("{} for {}", event.actor, event.on_behalf_of);
}

std::string plain(const Value& value) {
    if (const std::string* text = value.as_string()) return *text;
    if (const auto* list = value.as_list()) {
        std::string text;
        for (const Value& item : *list) text += (text.empty() ? "" : ", ") + plain(item);
        return text;
    }
    if (const auto truth = value.as_boolean()) return *truth ? "yes" : "no";
    if (value.is_null()) return {};
    return format::canonical_json(value).value_or("?");
}

std::string event_text(std::string_view type, const Value& payload) {
    const auto types = cases::event_types();
    const auto known = std::ranges::find(types, type, &cases::EventType::type);
    const std::string says(known == types.end() ? type : known->says);
    const auto special = texts().find(type == "custody-changed" ? "custody-began" : type);
    return says + with(": ", special == texts().end() ? members(payload) : special->second(payload));
}

}  // namespace comity::cli
