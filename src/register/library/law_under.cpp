// SPDX-License-Identifier: EUPL-1.2
// The law under a publication: how the provisions it rests on read when somebody looked, and what is done where they
// read otherwise.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "law/show/provision_text.h"
#include "register/decide.h"
#include "register/library/commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

/// Practice: within it the owner looks whether a publication is still right.
constexpr std::int32_t days_to_look = 30;

Value provisions_value(const std::vector<ProvisionRead>& provisions) {
    return list_of(provisions, [](const ProvisionRead& read) {
        return Value::object({{"provision", read.provision}, {"words", read.words}});
    });
}

Events confirm_law(const Publication& publication, const Command& command, const Environment& environment) {
    if (!publication.law_moved)
        return fail(ErrorKind::conflict,
                    fmt::format("the law that {} rests on reads as when somebody looked last", publication.number));
    const CivilDate on = Fields(command.arguments).day("on");
    TRY_VOID(check_days(publication.law_moved->on, on));
    TRY_VOID(check_happened(on, environment.today));
    // What was shown is what was looked at: had the law moved once more, it would be found again.
    std::vector<ProvisionRead> read = publication.law_read;
    for (const ProvisionRead& now : publication.law_moved->now) {
        const auto known = std::ranges::find(read, now.provision, &ProvisionRead::provision);
        if (known != read.end()) *known = now;
    }
    Value payload = command.arguments;
    payload.set("law", provisions_value(read));
    return std::vector{NewEvent{"law-confirmed", std::move(payload)}};
}

constexpr std::array confirm_parameters{Parameter{"on", ParameterType::date, true, "the day somebody looked at it"},
                                        Parameter{"says", ParameterType::text, false, "what was found"}};

/// What one publication rests on, and all words of it: they are read within the writer's transaction.
constexpr std::size_t most_provisions = 64;
constexpr std::size_t most_provision_octets = 256 * 1024;

constexpr std::array law_table{
    CommandKind<Publication>{"confirm-law", "law/confirmation", "change",
                             "Say that it is still right, though the law moved under it", confirm_parameters,
                             confirm_law},
};

}  // namespace

Result<void> note_law(const Publication& publication, const Environment& environment, Value& payload) {
    Fields read(payload);
    if (!read.has("rests_on") || !environment.law) return {};
    const std::vector<std::string> provisions = read.texts("rests_on");
    if (provisions.size() > most_provisions)
        return fail(ErrorKind::limit, fmt::format("{} provisions", provisions.size()), {},
                    fmt::format("a publication rests on {} at most; name an instrument instead of its articles",
                                most_provisions));
    std::vector<ProvisionRead> law;
    std::size_t octets = 0;
    for (const std::string& provision : provisions) {
        if (std::ranges::find(law, provision, &ProvisionRead::provision) != law.end())
            return fail(ErrorKind::invalid, fmt::format("'{}' is named twice", provision), {}, "name it once");
        if (const ProvisionRead* known = publication.law_as_read(provision)) {
            law.push_back(*known);
            continue;
        }
        ProvisionRead now{provision, law::provision_text(*environment.law, provision)};
        if (now.words.empty())
            return fail(ErrorKind::invalid, fmt::format("the law library has no provision '{}'", provision), {},
                        "name it as 'comity law show' does: coe-024:9");
        octets += now.words.size();
        if (octets > most_provision_octets)
            return fail(ErrorKind::limit, "these provisions have too many words", {},
                        fmt::format("{} KiB together at most: name articles instead of whole instruments",
                                    most_provision_octets / 1024));
        law.push_back(std::move(now));
    }
    TRY_VOID(read.finish());
    payload.set("law", provisions_value(law));
    return {};
}

std::vector<NewEvent> compared_with_law(const Publication& publication, const law::Library& law, CivilDate today) {
    std::vector<NewEvent> events;
    std::vector<ProvisionRead> read, moved;
    bool noted_all = true;
    for (const std::string& provision : publication.rests_on) {
        const ProvisionRead* before = publication.law_as_read(provision);
        ProvisionRead now{provision, law::provision_text(law, provision)};
        noted_all = noted_all && before;
        read.push_back(before ? *before : now);
        if (before && *before != now) moved.push_back(std::move(now));
    }
    if (!noted_all) events.push_back({"law-read", Value::object({{"law", provisions_value(read)}})});
    if (moved.empty()) {
        if (publication.law_moved) events.push_back({"law-moved-back", Value::object()});
        return events;
    }
    if (publication.law_moved && publication.law_moved->now == moved) return events;
    events.push_back({"law-moved", Value::object({{"on", to_string(today)},
                                                  {"due", to_string(add_days(today, days_to_look))},
                                                  {"provisions", provisions_value(moved)}})});
    return events;
}

std::span<const CommandKind<Publication>> law_commands() {
    return law_table;
}

}  // namespace comity::registry
