// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/selection.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::channel {

namespace {

bool has_action(const PMode& pmode, std::string_view action) {
    return std::ranges::find(pmode.actions, action) != pmode.actions.end();
}

/// One way a message may go: the first, or the reply of a two-way exchange.
struct Leg {
    const PModeParty& from;
    const PModeParty& to;
};

std::vector<Leg> legs(const PMode& pmode) {
    std::vector<Leg> list{{pmode.sender(), pmode.receiver()}};
    if (pmode.mep == Mep::two_way) list.push_back({pmode.receiver(), pmode.sender()});
    return list;
}

/// Whether a message could be meant by both. A network may know a party by another id than the directory's, so only
/// ids that are both said can tell them apart.
bool may_be_same(const PModeParty& a, const PModeParty& b) {
    return a.authority == b.authority && a.role == b.role && (!a.id || !b.id || a.id == b.id);
}

bool overlap(const PMode& a, const PMode& b) {
    if (a.profile != b.profile || a.service != b.service || a.agreement != b.agreement) return false;
    if (std::ranges::none_of(a.actions, [&](const std::string& action) { return has_action(b, action); })) return false;
    for (const Leg& one : legs(a)) {
        for (const Leg& other : legs(b)) {
            if (may_be_same(one.from, other.from) && may_be_same(one.to, other.to)) return true;
        }
    }
    return false;
}

bool is_party(const Party& found, const PModeParty& expected, const DirectoryAnswers& directory) {
    if (found.role != expected.role) return false;
    const auto id = expected.id ? expected.id : directory.party(expected.authority);
    return id && *id == found.id;
}

bool both_serve(const PMode& pmode, const DirectoryAnswers& directory) {
    return directory.serves(pmode.initiator.authority, pmode.profile) &&
           directory.serves(pmode.responder.authority, pmode.profile);
}

bool fits(const PMode& pmode, const UserMessage& message, std::string_view own, const DirectoryAnswers& directory) {
    if (pmode.service != message.service || !has_action(pmode, message.action) ||
        pmode.agreement != message.agreement) {
        return false;
    }
    return std::ranges::any_of(legs(pmode), [&](const Leg& leg) {
        return leg.to.authority == own && is_party(message.from, leg.from, directory) &&
               is_party(message.to, leg.to, directory);
    });
}

bool is_media(std::string_view range, std::string_view type) {
    if (range == "*/*") return true;
    const auto same = [](std::string_view a, std::string_view b) {
        return std::ranges::equal(a, b, [](char x, char y) {
            const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
            return low(x) == low(y);
        });
    };
    if (!range.ends_with("/*")) return same(range, type);
    const auto start = range.substr(0, range.size() - 1);
    return type.size() > start.size() && same(start, type.substr(0, start.size()));
}

bool meets(const PayloadRule& rule, const PartDescription& part) {
    const auto name = std::string_view(part.content_id).substr(0, part.content_id.find('@'));
    return (rule.name.empty() || rule.name == name) &&
           std::ranges::any_of(rule.mime, [&](const std::string& range) { return is_media(range, part.mime_type); });
}

}  // namespace

Result<PModes> PModes::of(std::vector<PMode> list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (list[i].id == list[j].id) {
                return fail(ErrorKind::conflict, fmt::format("two P-Modes have the id '{}'", list[i].id), {},
                            "give each an id of its own");
            }
            if (overlap(list[i], list[j])) {
                return fail(
                    ErrorKind::conflict,
                    fmt::format("no message could tell the P-Modes '{}' and '{}' apart", list[j].id, list[i].id), {},
                    "let parties, roles, service, actions, agreement or profile differ");
            }
        }
    }
    return PModes(std::move(list));
}

const PMode* PModes::find(std::string_view id) const {
    const auto found = std::ranges::find(list_, id, &PMode::id);
    return found == list_.end() ? nullptr : &*found;
}

EbmsResult<const PMode*> PModes::for_received(const UserMessage& message, std::string_view own,
                                              std::optional<SignatureAlgorithm> signature,
                                              const DirectoryAnswers& directory) const {
    std::vector<const PMode*> candidates;
    for (const PMode& pmode : list_) {
        if (fits(pmode, message, own, directory)) candidates.push_back(&pmode);
    }
    if (candidates.size() > 1) {
        std::erase_if(candidates,
                      [&](const PMode* each) { return each->sign != signature || !both_serve(*each, directory); });
    }
    if (candidates.size() == 1) return candidates.front();
    return refuse(EbmsCode::processing_mode_mismatch,
                  fmt::format("{} P-Modes fit the message", candidates.empty() ? "no" : "several"));
}

Result<const PMode*> PModes::for_sending(std::string_view own, std::string_view recipient, std::string_view service,
                                         std::string_view action, bool reply, const DirectoryAnswers& directory) const {
    std::vector<const PMode*> candidates;
    bool listed = true;
    for (const PMode& pmode : list_) {
        const auto all = legs(pmode);
        if (reply && all.size() < 2) continue;
        const Leg& leg = reply ? all[1] : all[0];
        if (leg.from.authority != own || leg.to.authority != recipient || !has_action(pmode, action)) continue;
        if (!service.empty() && pmode.service.value != service) continue;
        if (!both_serve(pmode, directory)) {
            listed = false;
            continue;
        }
        candidates.push_back(&pmode);
    }
    // The choice comes from signed data only: nobody on the way can make a sender step down to 1.15.
    if (std::ranges::any_of(candidates, [](const PMode* each) { return each->profile == Profile::as4_2_0; })) {
        std::erase_if(candidates, [](const PMode* each) { return each->profile != Profile::as4_2_0; });
    }
    if (candidates.size() == 1) return candidates.front();
    const std::string what = fmt::format("for {}{} to {}", reply ? "the reply " : "", action, recipient);
    if (candidates.empty()) {
        return fail(ErrorKind::not_found, fmt::format("no P-Mode {}", what), {},
                    listed ? "agree on one with the recipient"
                           : "the directory does not list both sides with the profile of the P-Modes there are");
    }
    return fail(ErrorKind::conflict, fmt::format("{} P-Modes {}", candidates.size(), what), {}, "name the service");
}

std::vector<const PMode*> PModes::for_pull(std::string_view own, std::string_view puller, std::string_view mpc) const {
    std::vector<const PMode*> found;
    for (const PMode& pmode : list_) {
        if (pmode.binding == Binding::pull && pmode.mpc == mpc && pmode.sender().authority == own &&
            pmode.receiver().authority == puller) {
            found.push_back(&pmode);
        }
    }
    return found;
}

EbmsResult<void> check_properties(const PMode& pmode, const UserMessage& message) {
    for (const ExpectedProperty& expected : pmode.properties) {
        const MessageProperty* found = message.property(expected.name);
        if (found == nullptr || found->value.empty()) {
            if (!expected.required) continue;
            return refuse(EbmsCode::processing_mode_mismatch, fmt::format("the property {} is missing", expected.name));
        }
        if (!expected.type.empty() && found->type != expected.type) {
            return refuse(EbmsCode::processing_mode_mismatch,
                          fmt::format("the property {} is of another type", expected.name));
        }
    }
    return {};
}

EbmsResult<void> check_payload_profile(const PMode& pmode, std::span<const PartDescription> parts) {
    const auto wrong = [](std::string detail) { return refuse(EbmsCode::value_inconsistent, std::move(detail)); };
    if (parts.size() > pmode.payload.max_parts) {
        return wrong(fmt::format("{} parts, over the {} of the P-Mode", parts.size(), pmode.payload.max_parts));
    }
    const auto& rules = pmode.payload.profile;
    if (rules.empty()) return {};
    // reachable[i]: the rules so far can be met by the first i parts.
    std::vector<bool> reachable(parts.size() + 1, false);
    reachable[0] = true;
    for (const PayloadRule& rule : rules) {
        std::vector<bool> next(parts.size() + 1, false);
        for (std::size_t from = 0; from <= parts.size(); ++from) {
            if (!reachable[from]) continue;
            for (std::size_t taken = 0; taken <= rule.max && from + taken <= parts.size(); ++taken) {
                if (taken > 0 && !meets(rule, parts[from + taken - 1])) break;
                if (taken >= rule.min) next[from + taken] = true;
            }
        }
        reachable = std::move(next);
    }
    if (reachable.back()) return {};
    return wrong("the parts are not those of the payload profile");
}

bool is_ping(const UserMessage& message) {
    return message.service.value == test_service && message.action == test_action;
}

}  // namespace comity::channel
