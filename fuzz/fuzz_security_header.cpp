// SPDX-License-Identifier: EUPL-1.2
// The envelope of a stranger: nothing crashes, and without the key of the one signer that is listed nothing is taken.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/part.h"
#include "channel/security/content_key.h"
#include "channel/security/policy.h"
#include "channel/security/signature_check.h"
#include "crypto/certificate_issue.h"

namespace {

using namespace comity;
using namespace comity::channel;

/// Made anew in every run: no input can be signed by it.
struct Node {
    crypto::MadePrivateKey signing = crypto::make_private_key(crypto::KeyKind::ed25519).value();
    crypto::MadePrivateKey opening = crypto::make_private_key(crypto::KeyKind::x25519).value();
    std::vector<crypto::Certificate> signers = {certificate(*signing.key, {.digital_signature = true})};
    std::vector<DecryptionKey> keys = {{certificate(*opening.key, {.key_agreement = true}), opening.key.get()}};

    crypto::Certificate certificate(const crypto::PrivateKey& key, const crypto::KeyUsage& usage) const {
        const crypto::CertificateOrder authority{.subject = {{{"2.5.4.3", "node"}}},
                                                 .public_key = signing.key->public_key(),
                                                 .not_before = Instant::at(0).value(),
                                                 .not_after = Instant::at(4'000'000'000'000).value(),
                                                 .usage = {},
                                                 .is_authority = true,
                                                 .hosts = {}};
        const auto issuer =
            crypto::issue_certificate(authority, nullptr, *signing.key, crypto::system_random()).value();
        crypto::CertificateOrder order = authority;
        order.public_key = key.public_key();
        order.usage = usage;
        order.is_authority = false;
        return crypto::issue_certificate(order, &issuer, *signing.key, crypto::system_random()).value();
    }
};

/// The parts that the header announces; none where it cannot be read.
std::vector<AnnouncedPart> announced_by(const Envelope& envelope) {
    std::vector<AnnouncedPart> announced;
    const auto messaging = read_messaging(envelope.messaging);
    const auto* message = messaging ? std::get_if<UserMessage>(&*messaging) : nullptr;
    const auto parts = message ? read_parts(*message) : EbmsResult<std::vector<PartDescription>>();
    if (parts)
        for (const PartDescription& part : *parts)
            announced.push_back({part.content_id, part.compressed ? "application/gzip" : part.mime_type});
    return announced;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Node node;
    const auto document = format::read_xml({reinterpret_cast<const char*>(data), size});
    if (!document) return 0;
    const auto envelope = read_envelope(*document);
    if (!envelope || !envelope->security) return 0;
    signature_method_of(*envelope->security);
    const auto header = read_security(*envelope->security);
    if (!header) {
        if (header.error().code != EbmsCode::policy_noncompliance) std::abort();
        return 0;
    }
    if (header->key && unwrap_content_key(*header->key, node.keys)) std::abort();
    const auto announced = announced_by(*envelope);
    for (const auto sign : {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519})
        for (const auto encrypt : {KeyTransport::rsa_oaep_sha256, KeyTransport::x25519_hkdf}) {
            const auto checked = check_policy(*header, {sign, encrypt}, *envelope, announced);
            if (!checked) continue;
            if (checked->parts.size() != announced.size()) std::abort();
            if (check_signature(*header, *envelope, checked->places, node.signers)) std::abort();
        }
    if (named_signers(*header, node.signers)) std::abort();
    return 0;
}
