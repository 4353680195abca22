// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/federation.h"

#include <array>
#include <fstream>

#include <fmt/format.h>

#include "channel/directory/publication.h"
#include "crypto/hex.h"
#include "demonstration/certificate_office.h"
#include "node/key_files.h"

namespace comity::demonstration {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view federation_name = "demonstration";
channel::ListedKey listed(const record::VerifierKey& key) {
    return {record::vkey(key), key};
}

/// Keys of a member in its folders, and its entry in the directory.
Result<channel::ListedAuthority> settle(const Member& member, CertificateOffice& office, Instant from, Instant until) {
    TRY(sign, office.issue(member.of.id + " sign", crypto::KeyKind::ed25519));
    TRY(encrypt, office.issue(member.of.id + " encrypt", crypto::KeyKind::x25519));
    TRY(seal, office.issue(member.of.id + " seal", crypto::KeyKind::p256));
    const fs::path point = member.node / "access-point";
    TRY_VOID(keep_issued(sign, point / "sign.key", point / "sign.pem"));
    TRY_VOID(keep_issued(encrypt, point / "decrypt.key", point / "decrypt.pem"));
    TRY_VOID(keep_issued(seal, member.node / "channel/seal.key", member.node / "channel/seal.pem"));
    for (const fs::path& anchors : {point / "anchors.pem", member.node / "channel/anchors.pem"})
        TRY_VOID(write_file(anchors, office.certificate().pem()));
    TRY(authority, node::open_authority(member.of, member.node));
    channel::ListedAuthority entry;
    entry.id = member.of.id;
    entry.state = member.of.state;
    entry.names = {{"en", member.of.name}};
    entry.competences = {"extradition", "assistance"};
    entry.languages = {"en"};
    entry.party = {"urn:oasis:names:tc:ebcore:partyid-type:unregistered", member.of.id};
    entry.endpoints = {{.url = fmt::format("http://127.0.0.1:{}/msh", member.peers),
                        .profiles = {channel::Profile::as4_2_0},
                        .mpc = "",
                        .tls_pins = {},
                        .addresses = {}}};
    const auto list = [&](channel::CertificateUse use, const Issued& of, bool profiled) {
        entry.certificates.push_back(
            channel::listed_certificate(use, profiled ? std::optional(channel::Profile::as4_2_0) : std::nullopt,
                                        of.certificate.der(), from, until));
    };
    list(channel::CertificateUse::sign, sign, true);
    list(channel::CertificateUse::encrypt, encrypt, true);
    list(channel::CertificateUse::evidence, seal, false);
    entry.log = {listed(authority->log_key->verifier())};
    entry.witness = {listed(authority->witness_key->verifier())};
    return entry;
}

std::string pmode_of(const Member& from, const Member& to) {
    return fmt::format(
        R"({{"id":"{0}-{1}","profile":"as4-2.0","initiator":{{"authority":"{0}"}},"responder":{{"authority":"{1}"}},)"
        R"("service":{{"value":"coop-1","type":"urn:x-comity:services"}},"actions":["SubmitRequest","Supplement","Reply",)"
        R"("PartialExecution","FinalExecution","Refuse","Postpone","WithdrawRequest","Surrender","Acknowledge",)"
        R"("RequestInformation","ProvideInformation","RequestMissing","Evidence","Anchor","Directory"],)"
        R"("payload":{{"max_parts":256}},"anchor":true,"evidence":"erds-v1",)"
        R"("retry":{{"schedule":["1s","1s","2s","2s","5s*720"]}},"tls":{{"client_auth":"none"}}}})",
        from.of.id, to.of.id);
}

std::string access_point_of(const Member& member, const std::string& root) {
    return fmt::format(
        R"(# The access point of a demonstration; `comity-access-point --explain` says what each key means.
authority = "{0}"
host = "{0}.demonstration.invalid"
exchange = "../channel/exchange"
clock_required = false
tests = true            # HTTP without TLS, on loopback

[listen]
address = "127.0.0.1"
port = {1}
client_certificate = false

[node]
url = "http://127.0.0.1:{2}"
secret = "file:../channel/secret"
port = {3}

[directory]
federation = "{4}"
roots = ["{5}"]
threshold = 1
json = "directory.json"
note = "directory.note"
anchors = "anchors.pem"

[limits]
reserve = 1048576

[[key]]
use = "sign"
profile = "2.0"
certificate = "sign.pem"
key = "file:sign.key"

[[key]]
use = "decrypt"
profile = "2.0"
certificate = "decrypt.pem"
key = "file:decrypt.key"
)",
        member.of.id, member.peers, member.deliveries, member.interface_port, federation_name, root);
}

/// The lines behind the node's only authority.
std::string channel_of(const Member& member, const std::string& root) {
    return fmt::format(R"(
[authority.channel]
access_point = "http://127.0.0.1:{}"
listen = "127.0.0.1:{}"
federation = "{}"
roots = ["{}"]
registry = "rita"
registry_substitute = "anna"
registry_unit = "extradition"
)",
                       member.interface_port, member.deliveries, federation_name, root);
}

Result<void> configure(const Member& member, const std::vector<Member>& members, const std::string& root,
                       const channel::DirectoryFiles& directory) {
    const fs::path point = member.node / "access-point";
    TRY_VOID(write_file(point / "access-point.toml", access_point_of(member, root)));
    TRY_VOID(write_file(point / "directory.json", directory.json));
    TRY_VOID(write_file(point / "directory.note", directory.note));
    std::string pmodes;
    for (const Member& other : members) {
        if (other.of.id == member.of.id) continue;
        pmodes +=
            fmt::format("{}{},\n{}", pmodes.empty() ? "" : ",\n", pmode_of(member, other), pmode_of(other, member));
    }
    TRY_VOID(write_file(point / "pmodes.json", fmt::format("[{}]\n", pmodes)));
    std::array<unsigned char, 32> secret{};
    crypto::system_random()(secret);
    TRY_VOID(write_file(member.node / "channel/secret", crypto::hex(secret) + "\n", true));
    std::ofstream out(member.node / "comity.toml", std::ios::app);
    out << channel_of(member, root);
    out.close();
    if (!out) return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", member.node.string()));
    return {};
}

}  // namespace

Result<void> make_federation(const fs::path& folder, const std::vector<Member>& members, Instant now) {
    TRY(office, CertificateOffice::open(now));
    const Instant from = office.from();
    const Instant until = office.until();
    std::array<unsigned char, crypto::ed25519_seed_octets> seed{};
    crypto::system_random()(seed);
    TRY(root, record::Signer::from("demonstration.invalid/root/1", record::KeyType::ed25519, crypto::Ed25519Key(seed)));
    const std::string vkey = record::vkey(root.verifier());
    channel::DirectoryDocument document;
    document.federation = federation_name;
    document.sequence = 1;
    document.valid_from = from;
    document.valid_until = until;
    for (const Member& member : members) {
        TRY(entry, settle(member, office, from, until));
        document.authorities.push_back(std::move(entry));
    }
    const std::array<const record::Signer*, 1> roots{&root};
    TRY(directory, channel::make_directory(document, roots));
    TRY_VOID(write_file(folder / "federation/directory.json", directory.json));
    TRY_VOID(write_file(folder / "federation/directory.note", directory.note));
    TRY_VOID(write_file(folder / "federation/anchors.pem", office.certificate().pem()));
    for (const Member& member : members) TRY_VOID(configure(member, members, vkey, directory));
    return {};
}

}  // namespace comity::demonstration
