// SPDX-License-Identifier: EUPL-1.2
#include "membership.h"

#include <fmt/format.h>

#include "channel/directory/document.h"
#include "channel/directory/publication.h"
#include "channel/ebms/names.h"
#include "crypto/certificate_issue.h"

namespace comity::simulation {

using channel::CertificateUse;
using channel::Profile;

namespace {

struct Term {
    Instant from;
    Instant until;
};

crypto::CertificateOrder order_for(const std::string& name, const crypto::PublicKey& key, const Term& term,
                                   crypto::KeyUsage usage) {
    return {.subject = {{{"CN", name}}},
            .public_key = key,
            .not_before = term.from,
            .not_after = term.until,
            .usage = usage,
            .is_authority = usage.certificate_signing,
            .hosts = {}};
}

}  // namespace

channel::PartyId party_of(const std::string& authority) {
    return {authority, std::string(channel::unregistered_party)};
}

Membership make_membership(std::size_t count, Instant begin, const crypto::RandomBytes& random) {
    const Term term{must(Instant::at(begin.utc_milliseconds() - day)),
                    must(Instant::at(begin.utc_milliseconds() + 500 * day))};
    const auto ca_key = must(crypto::make_private_key(crypto::KeyKind::ed25519));
    const auto ca = must(crypto::issue_certificate(
        order_for("Invented authority", ca_key.key->public_key(), term, {.certificate_signing = true}), nullptr,
        *ca_key.key, random));
    Membership made;
    channel::DirectoryDocument document;
    document.federation = "invented";
    document.sequence = 1;
    document.valid_from = term.from;
    document.valid_until = term.until;
    for (std::size_t number = 0; number < count; ++number) {
        const std::string id = fmt::format("s{:03}-moj", number);
        auto signing = must(crypto::make_private_key(crypto::KeyKind::ed25519)).key;
        auto decrypting = must(crypto::make_private_key(crypto::KeyKind::x25519)).key;
        auto signs = must(crypto::issue_certificate(
            order_for(id, signing->public_key(), term, {.digital_signature = true}), &ca, *ca_key.key, random));
        auto encrypts = must(crypto::issue_certificate(
            order_for(id, decrypting->public_key(), term, {.key_agreement = true}), &ca, *ca_key.key, random));
        channel::ListedAuthority& listed = document.authorities.emplace_back();
        listed.id = id;
        listed.state = *StateCode::parse("XA");
        listed.names = {{"en", "Invented authority " + id}};
        listed.party = {std::string(channel::unregistered_party), id};
        listed.endpoints = {{fmt::format("https://gw.{}.example/as4", id), {Profile::as4_2_0}, "", {}, {}}};
        listed.certificates = {
            channel::listed_certificate(CertificateUse::sign, Profile::as4_2_0, signs.der(), term.from, term.until),
            channel::listed_certificate(CertificateUse::encrypt, Profile::as4_2_0, encrypts.der(), term.from,
                                        term.until)};
        made.members.push_back(
            {id, std::move(signing), std::move(decrypting), {std::move(signs)}, std::move(encrypts)});
    }
    made.directory = std::make_shared<channel::Directory>(must(channel::Directory::of(std::move(document), {}, {})));
    made.trust = std::make_shared<channel::DirectoryTrust>(
        made.directory, begin, std::make_shared<channel::ReadCertificates>(std::vector{ca}),
        [term](const crypto::Certificate&) {
            return crypto::RevocationAnswer{crypto::RevocationAnswer::Status::good, term.from, term.until};
        });
    return made;
}

channel::PMode pmode_of(const std::string& from, const std::string& to) {
    channel::PMode pmode;
    pmode.id = from + ">" + to;
    pmode.profile = Profile::as4_2_0;
    pmode.agreement = channel::Agreement{"urn:x-comity:agreement:default", ""};
    pmode.initiator = {from, std::nullopt, std::string(channel::initiator_role)};
    pmode.responder = {to, std::nullopt, std::string(channel::responder_role)};
    pmode.service = {"coop-1", "urn:x-comity:services"};
    pmode.actions = {"SubmitRequest"};
    pmode.properties = {{"trackingIdentifier", "", true}};
    pmode.sign = channel::SignatureAlgorithm::eddsa_ed25519;
    pmode.encrypt = channel::KeyTransport::x25519_hkdf;
    pmode.max_age = std::chrono::days(30);
    pmode.future = std::chrono::minutes(5);
    pmode.payload.max_inflated = 16 << 20;
    return pmode;
}

channel::DirectoryAnswers answers_of(const std::shared_ptr<const channel::Directory>& directory) {
    return {[directory](std::string_view id) -> std::optional<channel::PartyId> {
                const auto* listed = directory->authority(id);
                if (!listed) return std::nullopt;
                return channel::PartyId{listed->party.value, listed->party.type};
            },
            [](std::string_view, Profile profile) { return profile == Profile::as4_2_0; }};
}

}  // namespace comity::simulation
