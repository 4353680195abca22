// SPDX-License-Identifier: EUPL-1.2
#include "node/register/case_links.h"

#include <fmt/format.h>

namespace comity::node {

namespace {

constexpr std::string_view member = "case";

}  // namespace

Result<void> name_case(store::Connection& rows, const Asker& asker, format::Value& arguments) {
    const format::Value* given = arguments.find(member);
    const std::string* named = given ? given->as_string() : nullptr;
    if (!named) return {};
    TRY(behind_number, case_of_number(rows, asker.authority, *named));
    const std::string id = behind_number.empty() ? *named : behind_number;
    TRY(found, find_case(rows, asker, id));
    if (!found) return fail(ErrorKind::not_found, fmt::format("there is no case '{}'", *named), {}, "check its number");
    arguments.set(member, id);
    return {};
}

Result<void> veil_cases(store::Connection& rows, const Asker& asker, std::vector<record::ReadEvent>& story) {
    for (record::ReadEvent& told : story) {
        const format::Value* tied = told.payload.find(member);
        const std::string* id = tied ? tied->as_string() : nullptr;
        if (!id) continue;
        TRY(found, find_case(rows, asker, *id));
        if (!found) told.payload.set(member, format::Value());
    }
    return {};
}

}  // namespace comity::node
