// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/gathered.h"

#include <algorithm>

#include "documents/template/binding.h"

namespace comity::node {

namespace {

using cases::CaseState;
using format::Value;

/// In UTF-8 the letters of Russian begin with these octets, those of Arabic with others.
bool has_letters_of(std::string_view text, std::string_view language) {
    const auto begins = [&](unsigned char from, unsigned char to) {
        return std::ranges::any_of(text, [&](char c) {
            const auto octet = static_cast<unsigned char>(c);
            return octet >= from && octet <= to;
        });
    };
    if (language == "ru") return begins(0xd0, 0xd3);
    if (language == "ar") return begins(0xd8, 0xdb);
    return !begins(0xd0, 0xdb);
}

/// In the script of each language where papers have it so, else as it is shown first.
Value name_of(const cases::Subject& subject, const std::vector<std::string>& languages) {
    Value name = Value::object();
    for (const std::string& language : languages) {
        const auto fits = [&](const std::string& each) { return has_letters_of(each, language); };
        const auto found = std::ranges::find_if(subject.names, fits);
        name.set(language, found == subject.names.end() ? subject.names.front() : *found);
    }
    return name;
}

Value case_fields(const documents::TemplateLibrary& templates, const CaseState& state, const cases::About& about,
                  const std::string& authority, const std::vector<std::string>& languages) {
    Value fields = Value::object();
    const auto say = [&](std::string_view field, Value value) {
        if (templates.find_field(field)) fields.set(field, std::move(value));
    };
    say("paper.reference", state.number);
    if (!state.foreign_reference.empty()) say("partner.reference", state.foreign_reference);
    say("sender.authority", authority);
    const cases::Subject* subject = state.subject(about.subject);
    if (!subject) return fields;
    if (!subject->names.empty()) say("person.name", name_of(*subject, languages));
    if (!subject->identifiers.empty()) say("person.identity-document", subject->identifiers.front().value);
    return fields;
}

/// Ours where we ask; what the law library has no word for goes without one.
Value dossier(const documents::TemplateLibrary& templates, const CaseState& state) {
    const documents::Bindings known(templates.library(), templates.fields());
    Value list = Value::list();
    for (const cases::Document& document : state.documents) {
        if (document.withdrawn || document.origin != "own" || document.versions.empty()) continue;
        std::string paper = document.translation_of.empty() ? document.kind : "translation";
        std::ranges::replace(paper, '_', '-');
        if (!known.is_content(paper)) continue;
        list.append(Value::object(
            {{"paper", paper}, {"title", document.title}, {"digest", "sha256:" + document.versions.back().digest}}));
    }
    return list;
}

}  // namespace

Value told_more(Value before, const Value& more) {
    for (const std::string_view part : {"fields", "offences"}) {
        const Value* given = more.find(part);
        if (!given || !given->as_object()) continue;
        Value held = before.find(part) ? *before.find(part) : Value::object();
        for (const format::Member& member : *given->as_object()) {
            const Value* known = held.find(member.key);
            if (part == "offences" && known && known->as_object() && member.value.as_object()) {
                Value offence = *known;
                for (const format::Member& field : *member.value.as_object()) offence.set(field.key, field.value);
                held.set(member.key, std::move(offence));
            } else {
                held.set(member.key, member.value);
            }
        }
        before.set(part, std::move(held));
    }
    if (const Value* given = more.find("attachments"); given && !given->is_null()) before.set("attachments", *given);
    return before;
}

Value gathered(const documents::TemplateLibrary& templates, const CaseState& state, const cases::About& about,
               const std::string& authority, const std::vector<std::string>& languages, const Value& told) {
    const Value known = Value::object({{"languages", Value::list_of(languages)},
                                       {"fields", case_fields(templates, state, about, authority, languages)},
                                       {"attachments", dossier(templates, state)}});
    return told_more(known, told);
}

}  // namespace comity::node
