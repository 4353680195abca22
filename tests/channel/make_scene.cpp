// SPDX-License-Identifier: EUPL-1.2
// Makes two authorities of an invented federation with keys, certificates, directory, P-Modes and configuration, in
// force from now on:
//
//     comity_channel_scene FOLDER PROFILE XA_PORT XA_NODE_PORT XA_INTERFACE_PORT XB_PORT XB_NODE_PORT XB_INTERFACE_PORT
//                          [split|tls]
//
// They talk plain HTTP, or with `tls` as in operation: TLS with certificates on both sides that the directory lists.
// FOLDER/xa and FOLDER/xb are then folders of comity-access-point; FOLDER/xa/node.secret is the secret of its node.
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "channel/directory/document.h"
#include "channel/directory/publication.h"
#include "channel/ebms/names.h"
#include "channel/pmode/pmode_reader.h"
#include "crypto/certificate_issue.h"
#include "crypto/random.h"

namespace {

using namespace comity;
using channel::CertificateUse;
using channel::Profile;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
}

Instant from_now(std::chrono::hours by) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return must(
        Instant::at(std::chrono::duration_cast<std::chrono::milliseconds>((now + by).time_since_epoch()).count()));
}

void write(const std::filesystem::path& file, std::string_view text, bool secret = false) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    if (secret) ::chmod(file.c_str(), S_IRUSR | S_IWUSR);
}

struct Issuer {
    crypto::MadePrivateKey key;
    crypto::Certificate certificate;
};

Issuer make_issuer(crypto::KeyKind kind, const std::string& name) {
    auto key = must(crypto::make_private_key(kind));
    crypto::CertificateOrder order{.subject = {{{"CN", name}}},
                                   .public_key = key.key->public_key(),
                                   .not_before = from_now(std::chrono::hours(-24)),
                                   .not_after = from_now(std::chrono::hours(24 * 300)),
                                   .usage = {.certificate_signing = true},
                                   .is_authority = true,
                                   .hosts = {}};
    auto certificate = must(crypto::issue_certificate(order, nullptr, *key.key, crypto::system_random()));
    return {std::move(key), std::move(certificate)};
}

channel::ListedCertificate issue(const std::filesystem::path& folder, const std::string& name, const Issuer& issuer,
                                 crypto::KeyKind kind, CertificateUse use, Profile profile) {
    const auto key = must(crypto::make_private_key(kind));
    const bool signs = use == CertificateUse::sign;
    const bool rsa = kind == crypto::KeyKind::rsa;
    crypto::CertificateOrder order{.subject = {{{"CN", name}}},
                                   .public_key = key.key->public_key(),
                                   .not_before = from_now(std::chrono::hours(-24)),
                                   .not_after = from_now(std::chrono::hours(24 * 200)),
                                   .usage = {.digital_signature = signs,
                                             .content_commitment = signs,
                                             .key_encipherment = !signs && rsa,
                                             .key_agreement = !signs && !rsa},
                                   .is_authority = false,
                                   .hosts = {}};
    const auto certificate =
        must(crypto::issue_certificate(order, &issuer.certificate, *issuer.key.key, crypto::system_random()));
    write(folder / (name + ".crt.pem"), certificate.pem());
    write(folder / (name + ".key.pem"), as_text(key.pem.octets()), true);
    return channel::listed_certificate(use, profile, certificate.der(), certificate.not_before(),
                                       certificate.not_after());
}

/// One key and certificate for both ends of TLS, signed by itself: the directory's word is what counts.
std::vector<channel::ListedCertificate> issue_tls(const std::filesystem::path& folder) {
    const auto key = must(crypto::make_private_key(crypto::KeyKind::p256));
    const crypto::CertificateOrder order{.subject = {{{"CN", "Invented gateway"}}},
                                         .public_key = key.key->public_key(),
                                         .not_before = from_now(std::chrono::hours(-24)),
                                         .not_after = from_now(std::chrono::hours(24 * 200)),
                                         .usage = {.digital_signature = true},
                                         .is_authority = false,
                                         .hosts = {"127.0.0.1"}};
    const auto certificate = must(crypto::issue_certificate(order, nullptr, *key.key, crypto::system_random()));
    write(folder / "tls.crt.pem", certificate.pem());
    write(folder / "tls.key.pem", as_text(key.pem.octets()), true);
    std::vector<channel::ListedCertificate> listed;
    for (const auto use : {CertificateUse::tls_server, CertificateUse::tls_client})
        listed.push_back(channel::listed_certificate(use, std::nullopt, certificate.der(), certificate.not_before(),
                                                     certificate.not_after()));
    return listed;
}

channel::ListedAuthority make_authority(const std::filesystem::path& folder, const std::string& who, const Issuer& rsa,
                                        const Issuer& ed25519, const std::string& url) {
    channel::ListedAuthority authority;
    authority.id = who + "-moj";
    authority.state = *StateCode::parse(who == "xa" ? "XA" : "XB");
    authority.names = {{"en", "Invented authority " + who}};
    authority.competences = {"mutual-assistance"};
    authority.languages = {"en"};
    authority.party = {std::string(channel::unregistered_party), authority.id};
    authority.endpoints = {{url, {Profile::as4_1_15, Profile::as4_2_0}, "", {}, {}}};
    authority.certificates = {
        issue(folder, "sign-115", rsa, crypto::KeyKind::rsa, CertificateUse::sign, Profile::as4_1_15),
        issue(folder, "decrypt-115", rsa, crypto::KeyKind::rsa, CertificateUse::encrypt, Profile::as4_1_15),
        issue(folder, "sign-20", ed25519, crypto::KeyKind::ed25519, CertificateUse::sign, Profile::as4_2_0),
        issue(folder, "decrypt-20", ed25519, crypto::KeyKind::x25519, CertificateUse::encrypt, Profile::as4_2_0)};
    return authority;
}

channel::PMode make_pmode(Profile profile, const std::string& from, const std::string& to, const std::string& address) {
    const bool newer = profile == Profile::as4_2_0;
    channel::PMode pmode;
    pmode.id = from + "-" + to;
    pmode.profile = profile;
    pmode.agreement = channel::Agreement{"urn:x-comity:agreement:default", ""};
    pmode.initiator = {from + "-moj", std::nullopt, std::string(channel::initiator_role)};
    pmode.responder = {to + "-moj", std::nullopt, std::string(channel::responder_role)};
    pmode.address = address;
    pmode.service = {"coop-1", "urn:x-comity:services"};
    pmode.actions = {"SubmitRequest"};
    pmode.properties = {{"originalSender", "", true}, {"finalRecipient", "", true}, {"trackingIdentifier", "", true}};
    pmode.sign = newer ? channel::SignatureAlgorithm::eddsa_ed25519 : channel::SignatureAlgorithm::rsa_sha256;
    pmode.token = newer ? channel::SigningToken::x509_pki_path_v1 : channel::SigningToken::x509v3;
    pmode.encrypt = newer ? channel::KeyTransport::x25519_hkdf : channel::KeyTransport::rsa_oaep_sha256;
    pmode.retry.assign(2000, std::chrono::milliseconds(200));
    pmode.max_age = std::chrono::days(30);
    pmode.future = std::chrono::minutes(5);
    pmode.pull_receipt_timeout = std::chrono::minutes(5);
    pmode.max_parallel = 64;
    return pmode;
}

std::string configuration(const std::string& who, const char* const* ports, const std::string& root, bool tls) {
    constexpr std::string_view pair = "certificate = \"tls.crt.pem\"\nkey = \"tls.key.pem\"\n";
    std::string text = fmt::format(R"(authority = "{0}-moj"
host = "gw.{0}.example"
tests = true
clock_required = false

[listen]
address = "127.0.0.1"
port = {1}
client_certificate = {5}
{6}
[client]
{6}
[node]
url = "http://127.0.0.1:{2}"
secret = "file:node.secret"
port = {3}

[directory]
federation = "invented"
roots = ["{4}"]
threshold = 1
json = "../directory.json"
note = "../directory.note"
anchors = "../anchors.pem"

[limits]
reserve = 0
requests_per_second = 100000
workers = 40
senders = 40
)",
                                   who, ports[0], ports[1], ports[2], root, tls, tls ? pair : std::string_view());
    for (const char* profile : {"1.15", "2.0"}) {
        for (const char* use : {"sign", "decrypt"})
            text += fmt::format(R"(
[[key]]
use = "{0}"
profile = "{1}"
certificate = "{0}-{2}.crt.pem"
key = "file:{0}-{2}.key.pem"
)",
                                use, profile, std::string(profile) == "2.0" ? "20" : "115");
    }
    return text;
}

void make(const std::filesystem::path& folder, Profile profile, const char* const* ports, bool split, bool tls) {
    const auto rsa = make_issuer(crypto::KeyKind::rsa, "Invented authority RSA");
    const auto ed25519 = make_issuer(crypto::KeyKind::ed25519, "Invented authority Ed25519");
    write(folder / "anchors.pem", rsa.certificate.pem() + ed25519.certificate.pem());
    std::array<unsigned char, crypto::ed25519_seed_octets> seed{};
    crypto::system_random()(seed);
    const auto root = must(record::Signer::from("roots.example/1", record::KeyType::ed25519, crypto::Ed25519Key(seed)));
    const auto url = [&](int index) {
        return fmt::format("{}://127.0.0.1:{}/msh", tls ? "https" : "http", ports[index]);
    };
    channel::DirectoryDocument document;
    document.federation = "invented";
    document.sequence = 1;
    document.valid_from = from_now(std::chrono::hours(-24));
    document.valid_until = from_now(std::chrono::hours(24 * 100));
    document.authorities = {make_authority(folder / "xa", "xa", rsa, ed25519, "https://gw.xa.example/as4"),
                            make_authority(folder / "xb", "xb", rsa, ed25519, "https://gw.xb.example/as4")};
    if (tls) {
        for (const int side : {0, 1}) {
            auto& authority = document.authorities[static_cast<std::size_t>(side)];
            authority.endpoints.front().url = url(3 * side);
            for (auto& listed : issue_tls(folder / (side == 0 ? "xa" : "xb")))
                authority.certificates.push_back(std::move(listed));
        }
    }
    const std::vector<const record::Signer*> roots{&root};
    const auto files = must(channel::make_directory(document, roots));
    write(folder / "directory.json", files.json);
    write(folder / "directory.note", files.note);
    auto there = make_pmode(profile, "xa", "xb", url(3));
    auto back = make_pmode(profile, "xb", "xa", url(0));
    if (split)
        there.split = back.split = channel::Splitting{
            .fragment = std::uint64_t{1} << 20, .compress = false, .join_interval = std::chrono::hours(24)};
    const std::string pmodes = "[" + channel::pmode_json(there) + "," + channel::pmode_json(back) + "]";
    for (const std::string who : {"xa", "xb"}) {
        write(folder / who / "node.secret", "secret of the node of " + who + "\n", true);
        write(folder / who / "pmodes.json", pmodes);
        write(folder / who / "access-point.toml",
              configuration(who, ports + (who == "xa" ? 0 : 3), record::vkey(root.verifier()), tls));
    }
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string_view more = argc == 10 ? argv[9] : "";
    if (argc != 9 && more != "split" && more != "tls")
        throw std::runtime_error("usage: comity_channel_scene FOLDER 1.15|2.0 and six ports [split|tls]");
    const auto profile = channel::read_listed_profile(argv[2]);
    if (!profile) throw std::runtime_error("the profile is 1.15 or 2.0");
    make(argv[1], *profile, argv + 3, more == "split", more == "tls");
    return 0;
} catch (const std::exception& fault) {
    fmt::print(stderr, "{}\n", fault.what());
    return 1;
}
