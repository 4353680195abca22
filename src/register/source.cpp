// SPDX-License-Identifier: EUPL-1.2
#include "register/source.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::registry {

Source read_source(command::Fields& read) {
    return {read.text_or("source"), read.text_or("document")};
}

Result<std::vector<Party>> read_parties(const format::Value& arguments, StateCode own) {
    command::Fields read(arguments);
    std::vector<Party> parties;
    for (const format::Value* item : read.objects("parties")) {
        command::Fields of(*item);
        const Party party{of.state("state"), of.text_or("authority")};
        TRY_VOID(of.finish());
        for (const format::Member& member : *item->as_object())
            if (member.key != "state" && member.key != "authority")
                return fail(ErrorKind::invalid, fmt::format("'{}' is not known of a party", member.key), {},
                            "a party has 'state' and 'authority'");
        if (party.state == own)
            return fail(ErrorKind::invalid, "a party is of our own State", {},
                        "name the other side; we take part anyway");
        if (std::ranges::find(parties, party) != parties.end())
            return fail(ErrorKind::invalid, fmt::format("{} {} is named twice", party.state.text(), party.authority));
        parties.push_back(party);
    }
    TRY_VOID(read.finish());
    if (parties.empty()) return fail(ErrorKind::invalid, "'parties' is empty", {}, "with whom?");
    return parties;
}

Result<void> check_not_emptied(const format::Value& arguments, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        const format::Value* value = arguments.find(key);
        if (value && value->as_string() && value->as_string()->empty())
            return fail(ErrorKind::invalid, fmt::format("'{}' is empty", key), {},
                        "leave it out, and it stays as it is");
    }
    return {};
}

format::Value shown(const std::vector<Party>& parties) {
    format::Value list = format::Value::list();
    for (const Party& party : parties)
        list.append(format::Value::object({{"state", party.state.text()}, {"authority", party.authority}}));
    return list;
}

bool has_party(const std::vector<Party>& parties, StateCode state) {
    return std::ranges::find(parties, state, &Party::state) != parties.end();
}

std::vector<StateCode> states_of(const std::vector<Party>& parties) {
    std::vector<StateCode> states;
    for (const Party& party : parties) states.push_back(party.state);
    std::ranges::sort(states);
    const auto twice = std::ranges::unique(states);
    states.erase(twice.begin(), twice.end());
    return states;
}

Result<void> check_named_once(std::vector<std::string> words) {
    std::ranges::sort(words);
    const auto twice = std::ranges::adjacent_find(words);
    if (twice == words.end()) return {};
    return fail(ErrorKind::invalid, fmt::format("{} is named twice", *twice));
}

Result<void> check_states_about(const format::Value& arguments) {
    command::Fields read(arguments);
    std::vector<std::string> states = read.texts("states");
    TRY_VOID(read.finish());
    for (const std::string& state : states)
        if (!StateCode::parse(state))
            return fail(ErrorKind::invalid, fmt::format("'{}' is no State", state), {},
                        "two letters (ISO 3166-1): KZ, TR");
    return check_named_once(std::move(states));
}

Result<void> check_can_be_printed(std::string_view text) {
    const auto found = std::ranges::find_if(text, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return (octet < 0x20 && c != '\t' && c != '\n' && c != '\r') || octet == 0x7f;
    });
    if (found == text.end()) return {};
    return fail(ErrorKind::invalid,
                fmt::format("there is a control character (U+{:04X}) after {} octets",
                            static_cast<unsigned char>(*found), found - text.begin()),
                {}, "paste it as plain text, without form feeds and the like");
}

Result<void> check_language(std::string_view language) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (language.size() == 2 && std::ranges::all_of(language, lower)) return {};
    return fail(ErrorKind::invalid, fmt::format("'{}' is no language", language), {},
                "two letters (ISO 639-1): en, fr, ru");
}

Result<void> check_length(std::string_view given) {
    if (given.size() <= longest_text) return {};
    return fail(ErrorKind::limit, fmt::format("the text has {} octets", given.size()), {},
                fmt::format("at most {}; keep the annexes as papers of their own", longest_text));
}

format::Value with_source(format::Value value, const Source& source, const Mark& mark) {
    value.set("source", source.words).set("document", source.document).set("recorded", command::value_of(mark));
    return value;
}

Result<void> check_days(CivilDate first, CivilDate last) {
    if (first <= last) return {};
    return fail(ErrorKind::invalid, fmt::format("{} is behind {}", to_string(first), to_string(last)), {},
                "'from' is the first day, 'to' the last");
}

Result<void> check_happened(CivilDate on, CivilDate today) {
    if (on <= today) return {};
    return fail(ErrorKind::invalid, fmt::format("{} has not come yet", to_string(on)), {},
                "record what happened on or after the day it happens");
}

}  // namespace comity::registry
