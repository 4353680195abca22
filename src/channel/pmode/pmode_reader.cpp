// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/pmode_reader.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "channel/ebms/header_reader.h"
#include "channel/ebms/schema.h"
#include "channel/json/members.h"
#include "channel/pmode/duration.h"
#include "channel/pmode/names.h"

namespace comity::channel {

using format::Tree;
using std::chrono::milliseconds;

namespace {

constexpr std::string_view default_agreement = "urn:x-comity:agreement:default";

Result<bool> boolean_of(const Tree& tree) {
    if (tree.is(Tree::Kind::scalar) && !tree.quoted && (tree.text == "true" || tree.text == "false")) {
        return tree.text == "true";
    }
    return wrong_at(tree, "true or false should stand here", "write it without quotation marks");
}

Result<bool> boolean(Members& members, std::string_view key, bool otherwise) {
    const Tree* found = members.optional(key);
    return found == nullptr ? Result<bool>(otherwise) : boolean_of(*found);
}

/// A text that may be left out.
Result<std::string> text(Members& members, std::string_view key, std::string_view otherwise) {
    const Tree* found = members.optional(key);
    return found == nullptr ? Result<std::string>(std::string(otherwise)) : text_of(*found, max_header_value);
}

template <class Number>
Result<Number> number(Members& members, std::string_view key, Number otherwise, std::int64_t min, std::int64_t max) {
    const Tree* found = members.optional(key);
    if (found == nullptr) return otherwise;
    TRY(value, number_of(*found));
    if (value < min || value > max) {
        return wrong_at(*found, fmt::format("{} is {}", key, value), fmt::format("it may be {} to {}", min, max));
    }
    return static_cast<Number>(value);
}

Result<milliseconds> duration(Members& members, std::string_view key, milliseconds otherwise) {
    const Tree* found = members.optional(key);
    if (found == nullptr) return otherwise;
    TRY(written, text_of(*found));
    const auto read = read_duration(written);
    if (!read || read->count() == 0) {
        return wrong_at(*found, fmt::format("'{}' is no length of time", written.substr(0, 40)),
                        "write a whole number with ms, s, m, h or d, as 30m");
    }
    return *read;
}

template <class Choice>
Result<Choice> choice(Members& members, std::string_view key, Choice otherwise) {
    const Tree* found = members.optional(key);
    if (found == nullptr) return otherwise;
    TRY(name, text_of(*found));
    if (const auto value = choice_of<Choice>(name)) return *value;
    return wrong_at(*found, fmt::format("{} is '{}'", key, name.substr(0, 40)),
                    fmt::format("it may be {}", names_of<Choice>()));
}

/// An object that may be left out: then all its members are. The key is a literal, as it stands in messages later.
Result<Members> object(Members& members, const char* key) {
    static const Tree empty{.kind = Tree::Kind::map, .text = {}, .items = {}, .keys = {}, .place = {}};
    const Tree* found = members.optional(key);
    return Members::of(found == nullptr ? empty : *found, key);
}

std::string role_uri(std::string_view role) {
    if (role == "initiator") return std::string(initiator_role);
    if (role == "responder") return std::string(responder_role);
    return std::string(role);
}

Result<PModeParty> read_party(const Tree& tree, std::string_view what, std::string_view role) {
    TRY(members, Members::of(tree, what));
    PModeParty party;
    TRY(authority, members.text("authority"));
    party.authority = std::move(authority);
    TRY(written, text(members, "role", role));
    party.role = role_uri(written);
    const Tree* type = members.optional("type");
    if (const Tree* id = members.optional("id")) {
        TRY(value, text_of(*id, max_header_value));
        if (!is_party_id(value)) return wrong_at(*id, "a party's id is not printable ASCII", "write it in ASCII");
        party.id = PartyId{std::move(value), ""};
        if (type != nullptr) {
            TRY(type_text, text_of(*type, max_header_value));
            party.id->type = std::move(type_text);
        }
    } else if (type != nullptr) {
        return wrong_at(*type, "a type without an id", "add the id, or leave both to the directory");
    }
    TRY_VOID(members.nothing_else());
    return party;
}

Result<std::optional<Agreement>> read_agreement(const Tree* tree) {
    if (tree == nullptr) return Agreement{std::string(default_agreement), ""};
    TRY(members, Members::of(*tree, "an agreement"));
    TRY(value_tree, members.required("value"));
    // Empty: the element must be absent.
    const bool absent = value_tree->is(Tree::Kind::scalar) && value_tree->quoted && value_tree->text.empty();
    TRY(value, absent ? Result<std::string>("") : text_of(*value_tree, max_header_value));
    TRY(type, text(members, "type", ""));
    TRY_VOID(members.nothing_else());
    if (!absent) return Agreement{std::move(value), std::move(type)};
    if (!type.empty()) return wrong_at(*tree, "a type of no agreement", "leave the type out");
    return std::nullopt;
}

Result<void> read_service(Members& members, PMode& pmode) {
    TRY(tree, members.required("service"));
    TRY(service, Members::of(*tree, "a service"));
    TRY(value, service.text("value"));
    TRY(type, text(service, "type", ""));
    TRY_VOID(service.nothing_else());
    pmode.service = {std::move(value), std::move(type)};
    TRY(actions_tree, members.required("actions"));
    TRY(actions, list_of<std::string>(*actions_tree, max_actions,
                                      [](const Tree& each) { return text_of(each, max_header_value); }));
    const std::set<std::string> different(actions.begin(), actions.end());
    if (actions.empty() || different.size() != actions.size()) {
        return wrong_at(*actions_tree, "actions are missing or stand twice", "name each action of the service once");
    }
    pmode.actions = std::move(actions);
    return {};
}

Result<ExpectedProperty> read_property(const Tree& tree) {
    TRY(members, Members::of(tree, "a property"));
    ExpectedProperty property;
    TRY(name, members.text("name"));
    property.name = std::move(name);
    TRY(type, text(members, "type", ""));
    property.type = std::move(type);
    TRY(required, boolean(members, "required", true));
    property.required = required;
    TRY_VOID(members.nothing_else());
    return property;
}

Result<void> read_properties(const Tree* tree, PMode& pmode) {
    if (tree == nullptr) {
        pmode.properties = {{"originalSender", "", true},
                            {"finalRecipient", "", true},
                            {"trackingIdentifier", "", pmode.evidence != EvidenceForm::none}};
        return {};
    }
    TRY(list, list_of<ExpectedProperty>(*tree, max_message_properties, read_property));
    std::set<std::string> names;
    for (const ExpectedProperty& property : list) {
        if (!names.insert(property.name).second) {
            return wrong_at(*tree, fmt::format("property '{}' stands twice", property.name), "name it once");
        }
    }
    const auto required = [&](std::string_view name) {
        return std::ranges::any_of(list, [&](const auto& each) { return each.name == name && each.required; });
    };
    if (pmode.evidence != EvidenceForm::none && !required("trackingIdentifier")) {
        return wrong_at(*tree, "evidences without the property trackingIdentifier",
                        "add it as required, or set evidence to none");
    }
    pmode.properties = std::move(list);
    return {};
}

bool is_media_range(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == text.npos || slash == 0 || slash + 1 == text.size() || text.find('/', slash + 1) != text.npos) {
        return false;
    }
    const bool any_type = text.substr(0, slash) == "*", any_subtype = text.substr(slash + 1) == "*";
    return (!any_type || any_subtype) &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != ';'; });
}

Result<PayloadRule> read_rule(const Tree& tree) {
    TRY(members, Members::of(tree, "a rule of the payload profile"));
    PayloadRule rule;
    TRY(role, members.text("role"));
    rule.role = std::move(role);
    TRY(name, text(members, "name", ""));
    rule.name = std::move(name);
    TRY(mime_tree, members.required("mime"));
    TRY(mime, list_of<std::string>(*mime_tree, max_payload_rules, [](const Tree& each) -> Result<std::string> {
            TRY(range, text_of(each));
            if (!is_media_range(range)) {
                return wrong_at(each, fmt::format("'{}' is no media type", range.substr(0, 40)),
                                "write it as text/plain, text/* or */*");
            }
            return range;
        }));
    if (mime.empty()) return wrong_at(*mime_tree, "no media type", "write */* for any");
    rule.mime = std::move(mime);
    TRY(min, number<std::uint32_t>(members, "min", 0, 0, max_pmode_parts));
    TRY(max, number<std::uint32_t>(members, "max", std::max(min, 1u), 0, max_pmode_parts));
    if (min > max) return wrong_at(tree, "min is over max", "turn them round");
    rule.min = min;
    rule.max = max;
    TRY_VOID(members.nothing_else());
    return rule;
}

Result<void> read_payload(Members& pmode_members, PMode& pmode) {
    TRY(members, object(pmode_members, "payload"));
    PayloadTerms& payload = pmode.payload;
    const Tree* profile = members.optional("profile");
    if (profile != nullptr) {
        TRY(rules, list_of<PayloadRule>(*profile, max_payload_rules, read_rule));
        payload.profile = std::move(rules);
    }
    TRY(compress, boolean(members, "compress", payload.compress));
    payload.compress = compress;
    constexpr auto most = static_cast<std::int64_t>(max_part_octets);
    TRY(max, number<std::uint64_t>(members, "max", payload.max, 1, most));
    payload.max = max;
    TRY(inflated, number<std::uint64_t>(members, "max_inflated", payload.max_inflated, 1, std::int64_t{1} << 36));
    payload.max_inflated = inflated;
    TRY(parts, number<std::uint32_t>(members, "max_parts", payload.max_parts, 1, max_pmode_parts));
    payload.max_parts = parts;
    TRY_VOID(members.nothing_else());
    const auto needed = std::accumulate(payload.profile.begin(), payload.profile.end(), std::uint32_t{0},
                                        [](std::uint32_t sum, const PayloadRule& rule) { return sum + rule.min; });
    if (needed > parts) {
        return wrong_at(*profile, fmt::format("the profile needs {} parts, over max_parts", needed), "raise max_parts");
    }
    return {};
}

Result<void> read_security(Members& members, PMode& pmode, PModeUse use) {
    const bool first = pmode.profile == Profile::as4_1_15;
    TRY(sign, object(members, "sign"));
    TRY(algorithm, choice(sign, "alg", first ? SignatureAlgorithm::rsa_sha256 : SignatureAlgorithm::eddsa_ed25519));
    if (!allows(pmode.profile, algorithm)) {
        return wrong_at(*sign.optional("alg"),
                        fmt::format("{} does not sign with {}", name_of(pmode.profile), name_of(algorithm)),
                        "leave sign.alg out");
    }
    pmode.sign = algorithm;
    TRY(token, choice(sign, "token", first ? SigningToken::x509v3 : SigningToken::x509_pki_path_v1));
    pmode.token = token;
    TRY_VOID(sign.nothing_else());

    TRY(encrypt, object(members, "encrypt"));
    TRY(on, boolean(encrypt, "on", true));
    const auto usual = first                                           ? KeyTransport::rsa_oaep_sha256
                       : algorithm == SignatureAlgorithm::ecdsa_sha256 ? KeyTransport::ecdh_hkdf
                                                                       : KeyTransport::x25519_hkdf;
    TRY(transport, choice(encrypt, "key_transport", usual));
    if (!allows(pmode.profile, transport)) {
        return wrong_at(*encrypt.optional("key_transport"),
                        fmt::format("{} does not move keys by {}", name_of(pmode.profile), name_of(transport)),
                        "leave encrypt.key_transport out");
    }
    TRY(reference, choice(encrypt, "key_ref", KeyReference::ski));
    TRY_VOID(encrypt.nothing_else());
    if (!on && use == PModeUse::operation) {
        return wrong_at(*encrypt.optional("on"), "a P-Mode without encryption", "only tests may leave it off");
    }
    if (on) pmode.encrypt = transport;
    pmode.key_reference = reference;
    return {};
}

Result<std::vector<milliseconds>> read_waits(const Tree& tree) {
    std::vector<milliseconds> waits;
    TRY(list, list_of<std::string>(tree, max_waits, [](const Tree& each) { return text_of(each); }));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto wait = read_repeated_duration(list[i]);
        if (!wait || wait->first.count() == 0) {
            return wrong_at(tree.items[i], fmt::format("'{}' is no wait", list[i].substr(0, 40)),
                            "write a length of time and how often, as 30m or 30m*46");
        }
        if (waits.size() + wait->second > max_waits) {
            return fail(ErrorKind::limit, fmt::format("over {} tries", max_waits), tree.items[i].place,
                        "try less often");
        }
        waits.insert(waits.end(), wait->second, wait->first);
    }
    if (waits.empty()) return wrong_at(tree, "a schedule without waits", "leave it out for the default");
    return waits;
}

Result<void> read_times(Members& members, PMode& pmode) {
    using std::chrono::hours;
    using std::chrono::minutes;
    TRY(retry, object(members, "retry"));
    const Tree* schedule = retry.optional("schedule");
    if (schedule != nullptr) {
        TRY(waits, read_waits(*schedule));
        pmode.retry = std::move(waits);
    }
    TRY_VOID(retry.nothing_else());
    TRY(time, object(members, "time"));
    TRY(max_age, duration(time, "max_age", hours(24 * 30)));
    TRY(future, duration(time, "future", minutes(5)));
    TRY_VOID(time.nothing_else());
    const auto whole = std::accumulate(pmode.retry.begin(), pmode.retry.end(), milliseconds(0));
    if (whole > max_age) {
        return wrong_at(*schedule, "the tries go on for longer than a message may be old",
                        "shorten retry.schedule or raise time.max_age");
    }
    pmode.max_age = max_age;
    pmode.future = future;
    TRY(duplicates, object(members, "dup"));
    TRY(years, number(duplicates, "keep_years", pmode.keep_duplicates_years, 10, 100));
    pmode.keep_duplicates_years = years;
    TRY_VOID(duplicates.nothing_else());
    TRY(pull, object(members, "pull"));
    TRY(timeout, duration(pull, "receipt_timeout", minutes(5)));
    pmode.pull_receipt_timeout = timeout;
    return pull.nothing_else();
}

Result<void> read_peer(Members& members, PMode& pmode) {
    TRY(errors, object(members, "errors"));
    TRY(soap_fault, boolean(errors, "soap_fault", false));
    pmode.soap_fault = soap_fault;
    TRY(status, number(errors, "http_status", 200, 200, 500));
    if (status != 200 && status != 400 && status != 500) {
        return wrong_at(*errors.optional("http_status"), fmt::format("errors.http_status is {}", status),
                        "it may be 200, 400 or 500");
    }
    pmode.error_status = status;
    TRY_VOID(errors.nothing_else());
    TRY(tls, object(members, "tls"));
    TRY(min, choice(tls, "min", pmode.profile == Profile::as4_1_15 ? TlsVersion::tls_1_2 : TlsVersion::tls_1_3));
    pmode.tls_min = min;
    TRY(client, choice(tls, "client_auth", ClientAuthentication::pinned));
    pmode.client_authentication = client;
    TRY_VOID(tls.nothing_else());
    TRY(priority, choice(members, "priority", Urgency::normal));
    pmode.urgent = priority == Urgency::urgent;
    TRY(peer, object(members, "peer"));
    TRY(parallel, number(peer, "max_parallel", pmode.max_parallel, 1, 256));
    pmode.max_parallel = parallel;
    return peer.nothing_else();
}

Result<void> read_split(const Tree* tree, PMode& pmode) {
    if (tree == nullptr) return {};
    TRY(members, Members::of(*tree, "split"));
    Splitting split;
    TRY_VOID(members.required("fragment"));
    TRY(fragment, number<std::uint64_t>(members, "fragment", 0, 1024 * 1024, 2'147'483'647));
    split.fragment = fragment;
    TRY(compress, boolean(members, "compress", false));
    split.compress = compress;
    TRY(interval, duration(members, "join_interval", std::chrono::hours(24)));
    split.join_interval = interval;
    TRY_VOID(members.nothing_else());
    // A puller would be given the source, of which each fragment is a message of its own.
    if (pmode.binding == Binding::pull) {
        return wrong_at(*tree, "split with the binding pull", "leave split out, or bind by push");
    }
    pmode.split = split;
    return {};
}

/// https, or plain on loopback for tests.
bool is_address(std::string_view url) {
    constexpr std::string_view plain[] = {"http://127.0.0.1", "http://[::1]", "http://localhost"};
    const auto begins = [&](std::string_view start) {
        const auto rest = url.starts_with(start) ? url.substr(start.size()) : "x";
        return rest.empty() || rest.front() == ':' || rest.front() == '/';
    };
    if (url.starts_with("https://")) return url.size() > 8 && url[8] != '/';
    return std::ranges::any_of(plain, begins);
}

Result<void> read_exchange(const Tree& tree, Members& members, PMode& pmode) {
    TRY(mep, choice(members, "mep", Mep::one_way));
    pmode.mep = mep;
    const Tree* binding_tree = members.optional("binding");
    TRY(binding, choice(members, "binding", mep == Mep::two_way ? Binding::push_and_push : Binding::push));
    if ((mep == Mep::two_way) != (binding == Binding::push_and_push)) {
        return wrong_at(binding_tree ? *binding_tree : tree,
                        fmt::format("{} is not bound by {}", name_of(mep), name_of(binding)),
                        "oneWay goes by push or pull, twoWay by pushAndPush");
    }
    pmode.binding = binding;
    TRY(address, text(members, "address", ""));
    if (!address.empty() && !is_address(address)) {
        return wrong_at(*members.optional("address"), "the address is not https",
                        "leave it to the directory, or write https");
    }
    pmode.address = std::move(address);
    TRY(mpc, text(members, "mpc", default_mpc));
    if (binding == Binding::pull && mpc == default_mpc) {
        return wrong_at(tree, "pulling from the default MPC", "give the receiver an mpc of its own");
    }
    pmode.mpc = std::move(mpc);
    return {};
}

}  // namespace

Result<PMode> read_pmode(const Tree& tree, PModeUse use) {
    TRY(members, Members::of(tree, "a P-Mode"));
    PMode pmode;
    TRY(id, members.text("id"));
    pmode.id = std::move(id);
    TRY_VOID(members.required("profile"));
    TRY(profile, choice(members, "profile", Profile::as4_1_15));
    pmode.profile = profile;
    TRY_VOID(read_exchange(tree, members, pmode));
    TRY(agreement, read_agreement(members.optional("agreement")));
    pmode.agreement = std::move(agreement);
    TRY(initiator_tree, members.required("initiator"));
    TRY(initiator, read_party(*initiator_tree, "an initiator", initiator_role));
    pmode.initiator = std::move(initiator);
    TRY(responder_tree, members.required("responder"));
    TRY(responder, read_party(*responder_tree, "a responder", responder_role));
    pmode.responder = std::move(responder);
    if (pmode.initiator.authority == pmode.responder.authority) {
        return wrong_at(*responder_tree, "initiator and responder are one authority", "name the other one");
    }
    TRY_VOID(read_service(members, pmode));
    TRY(evidence, choice(members, "evidence", EvidenceForm::none));
    pmode.evidence = evidence;
    TRY_VOID(read_properties(members.optional("properties"), pmode));
    TRY_VOID(read_payload(members, pmode));
    TRY_VOID(read_security(members, pmode, use));
    TRY(anchor, boolean(members, "anchor", false));
    pmode.anchor = anchor;
    TRY_VOID(read_times(members, pmode));
    TRY_VOID(read_peer(members, pmode));
    TRY_VOID(read_split(members.optional("split"), pmode));
    TRY_VOID(members.nothing_else());
    return pmode;
}

Result<std::vector<PMode>> read_pmodes(std::string_view json, std::string_view file, PModeUse use) {
    TRY(tree, format::read_json(json, file));
    if (!tree.is(Tree::Kind::list)) {
        TRY(pmode, read_pmode(tree, use));
        return std::vector{std::move(pmode)};
    }
    return list_of<PMode>(tree, max_pmodes, [&](const Tree& each) { return read_pmode(each, use); });
}

}  // namespace comity::channel
