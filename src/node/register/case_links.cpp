// SPDX-License-Identifier: EUPL-1.2
#include "node/register/case_links.h"

#include <set>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/docket/visible.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::string_view member = "case";

/// Which cases the asker may see, asked for once and only where something is tied to many.
class SeenCases {
   public:
    SeenCases(store::Connection& rows, const Asker& asker) : rows_(rows), asker_(asker) {}

    Result<bool> has(const std::string& id) {
        if (!seen_) {
            seen_.emplace();
            TRY_VOID(rows_.each(
                fmt::format("SELECT seen.case_id FROM {} seen",
                            visible_cases(asker_.person, access::Resource::case_file, access::Verb::list)),
                {asker_.authority, asker_.person.seat(), asker_.person.as_head(), asker_.now.utc_milliseconds()},
                [&](const store::Row& row) { seen_->insert(row.string(0)); }));
        }
        return seen_->contains(id);
    }

   private:
    store::Connection& rows_;
    const Asker& asker_;
    std::optional<std::set<std::string>> seen_;
};

/// Of what a table counts, only the cases that `shows` tells to show; of agreements all or none.
template <class Shows>
Result<void> veil_counted(Value& payload, bool agreements, Shows shows) {
    const Value* counted = payload.find("counted");
    if (!counted || !counted->as_list()) return {};
    Value shown = Value::list();
    for (Value part : *counted->as_list()) {
        if (!agreements && part.find("agreements")) part.set("agreements", Value::list());
        Value ids = Value::list();
        const Value* cases = part.find("cases");
        for (const Value& id : cases && cases->as_list() ? *cases->as_list() : Value::List{}) {
            TRY(visible, shows(*id.as_string()));
            if (visible) ids.append(id);
        }
        if (cases) part.set("cases", std::move(ids));
        shown.append(std::move(part));
    }
    payload.set("counted", std::move(shown));
    return {};
}

/// The same, also of a table that waits for a second person.
template <class Shows>
Result<void> veil_table(Value& payload, bool agreements, Shows shows) {
    TRY_VOID(veil_counted(payload, agreements, shows));
    const Value* text = payload.find("arguments");
    if (!text || !text->as_string() || text->as_string()->find("\"counted\"") == std::string::npos) return {};
    TRY(arguments, format::read_value(*text->as_string(), "arguments"));
    TRY_VOID(veil_counted(arguments, agreements, shows));
    TRY(veiled, format::canonical_json(arguments));
    payload.set("arguments", std::move(veiled));
    return {};
}

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

Result<std::vector<command::NewEvent>> without_counted(std::vector<command::NewEvent> events) {
    for (command::NewEvent& event : events)
        TRY_VOID(veil_table(event.payload, false, [](const std::string&) -> Result<bool> { return false; }));
    return events;
}

Result<void> veil_cases(store::Connection& rows, const Asker& asker, std::vector<record::ReadEvent>& story) {
    SeenCases seen(rows, asker);
    const bool agreements =
        asker.person.may(access::Relation::none, access::Resource::register_entry, access::Verb::read).allowed();
    for (record::ReadEvent& told : story) {
        TRY_VOID(veil_table(told.payload, agreements, [&](const std::string& id) { return seen.has(id); }));
        const format::Value* tied = told.payload.find(member);
        const std::string* id = tied ? tied->as_string() : nullptr;
        if (!id) continue;
        TRY(found, find_case(rows, asker, *id));
        if (!found) told.payload.set(member, format::Value());
    }
    return {};
}

}  // namespace comity::node
