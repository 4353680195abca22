// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>

#include "access/four_eyes.h"
#include "access/permission.h"
#include "access/role.h"
#include "access/table_rows.h"
#include "base/nearest.h"

namespace comity::access {
namespace {

constexpr std::array<std::string_view, role_count> role_words = {
    "officer",   "head-of-unit", "deputy",        "executing-officer", "translator",
    "registrar", "auditor",      "administrator", "public-editor",
};
constexpr std::array<std::string_view, relation_count> relation_words = {
    "owner", "substitute", "team", "unit-head", "granted", "break-glass", "proposer", "keeper", "none", "keeping-head",
};
constexpr std::array<std::string_view, resource_count> resource_words = {
    "case", "subject",       "fact",        "document",       "clock",          "promise", "measure",       "task",
    "note", "event-history", "audit-trail", "account",        "role",           "grant",   "configuration", "law",
    "log",  "export",        "statistics",  "register-pages", "register-entry", "paper",
};
constexpr std::array<std::string_view, verb_count> verb_words = {
    "list",   "read",  "create", "change", "propose", "approve",    "send",
    "assign", "grant", "export", "erase",  "verify",  "administer",
};
constexpr std::array<std::string_view, act_count> act_words = {
    "send",    "decide",       "surrender", "release", "silence-clock", "seal",
    "publish", "change-trust", "erase",     "bind",    "restrict",
};

template <class Enum, std::size_t count>
Result<Enum> parse(std::string_view word, const std::array<std::string_view, count>& words, std::string_view what) {
    for (std::size_t i = 0; i < count; ++i) {
        if (words[i] == word) return static_cast<Enum>(i);
    }
    const std::string near = nearest(word, words);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no {}", word, what), {},
                near.empty() ? fmt::format("one of {}", fmt::join(words, ", ")) : fmt::format("is '{}' meant?", near));
}

}  // namespace

std::string_view name(Role role) {
    return role_words.at(static_cast<std::size_t>(role));
}
std::string_view name(Relation relation) {
    return relation_words.at(static_cast<std::size_t>(relation));
}
std::string_view name(Resource resource) {
    return resource_words.at(static_cast<std::size_t>(resource));
}
std::string_view name(Verb verb) {
    return verb_words.at(static_cast<std::size_t>(verb));
}
std::string_view name(Act act) {
    return act_words.at(static_cast<std::size_t>(act));
}

Result<Role> parse_role(std::string_view word) {
    return parse<Role>(word, role_words, "role");
}
Result<Relation> parse_relation(std::string_view word) {
    return parse<Relation>(word, relation_words, "relation to a case");
}
Result<Resource> parse_resource(std::string_view word) {
    return parse<Resource>(word, resource_words, "resource");
}
Result<Verb> parse_verb(std::string_view word) {
    return parse<Verb>(word, verb_words, "verb");
}
Result<Act> parse_act(std::string_view word) {
    return parse<Act>(word, act_words, "act");
}

std::string to_string(Roles roles) {
    return set_words(roles);
}

}  // namespace comity::access
