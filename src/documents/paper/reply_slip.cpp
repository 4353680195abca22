// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper/reply_slip.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "format/value.h"

namespace comity::documents {

namespace {

using format::Value;

constexpr std::string_view form = "comity-reply-1";
constexpr std::array<std::string_view, 6> words{"acknowledged",    "question",  "granted",
                                                "granted-in-part", "postponed", "refused"};

tl::unexpected<Error> no_slip(std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("this is no reply slip: {}", why), {},
                "docs/formats/reply-slip.md has the form");
}

/// The texts of a slip with their limits, for both directions.
struct Field {
    std::string_view name;
    std::string ReplySlip::* member;
    std::size_t most;
    bool required;
};
constexpr std::array<Field, 6> fields{{{"request", &ReplySlip::request, max_reply_field, true},
                                       {"reference", &ReplySlip::reference, max_reply_field, true},
                                       {"registration", &ReplySlip::registration, max_reply_field, false},
                                       {"office", &ReplySlip::office, max_reply_field, true},
                                       {"contact", &ReplySlip::contact, max_reply_field, false},
                                       {"text", &ReplySlip::text, max_reply_text, false}}};

Result<void> check(const ReplySlip& slip) {
    for (const Field& field : fields) {
        const std::string& text = slip.*field.member;
        if (text.empty() && field.required) return no_slip(fmt::format("'{}' is empty", field.name));
        if (text.size() > field.most) return no_slip(fmt::format("'{}' is over {} octets", field.name, field.most));
    }
    return {};
}

}  // namespace

std::string_view word_of(ReplyAnswer answer) {
    return words[static_cast<std::size_t>(answer)];
}

Result<ReplyAnswer> reply_answer_named(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return no_slip(fmt::format("'{}' is no answer", word.substr(0, 80)));
    return static_cast<ReplyAnswer>(found - words.begin());
}

Result<std::string> to_json(const ReplySlip& slip) {
    TRY_VOID(check(slip));
    Value value = Value::object({{"form", form}, {"answer", word_of(slip.answer)}, {"date", to_string(slip.date)}});
    for (const Field& field : fields)
        if (!(slip.*field.member).empty()) value.set(field.name, slip.*field.member);
    return format::canonical_json(value);
}

Result<ReplySlip> read_reply_slip(std::string_view json) {
    if (json.size() > max_reply_octets) {
        return fail(ErrorKind::limit, fmt::format("a reply slip of {} octets", json.size()), {},
                    fmt::format("at most {} are read", max_reply_octets));
    }
    TRY(value, format::read_value(json, "reply slip"));
    if (value.as_object() == nullptr) return no_slip("it is no object");
    TRY(said, value.string_at("form"));
    if (said != form) return no_slip(fmt::format("its form is '{}'", said.substr(0, 80)));
    ReplySlip slip;
    TRY(word, value.string_at("answer"));
    TRY(answer, reply_answer_named(word));
    slip.answer = answer;
    TRY(date_text, value.string_at("date"));
    TRY(date, parse_date(date_text));
    if (!date.exact()) return no_slip("its date is no day");
    slip.date = date.first;
    for (const Field& field : fields) {
        if (!field.required && value.find(field.name) == nullptr) continue;
        TRY(text, value.string_at(field.name));
        slip.*field.member = std::move(text);
    }
    // Whatever else stands in it would get lost: what it says must be what is written of it.
    TRY(written, to_json(slip));
    TRY(canonical, format::canonical_json(value));
    if (written != canonical) return no_slip("it has members that are not known, or empty ones");
    return slip;
}

}  // namespace comity::documents
