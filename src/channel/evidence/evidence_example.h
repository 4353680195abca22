// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An evidence and a seal, for tests only.

#include <memory>
#include <string>
#include <vector>

#include "channel/directory/directory_vectors.h"
#include "channel/envelope/transmittal_example.h"
#include "channel/evidence/seal.h"
#include "crypto/certificate_issue.h"

namespace comity::channel {

/// What xb-moj says when it took a message of xa-moj over.
inline Evidence relay_evidence() {
    Evidence evidence;
    evidence.id = uuid_of(700);
    evidence.event = EvidenceEvent::relay_acceptance;
    evidence.time = at("2026-03-04T10:11:13.001Z");
    evidence.policy = "urn:x-comity:policy:test";
    evidence.issuer = {"xb-moj", std::nullopt};
    evidence.sender = {"xa-moj", "unit3"};
    evidence.recipients = {{"xb-moj", std::nullopt}};
    evidence.submitted = at("2026-03-04T10:11:12.000Z");
    evidence.message = uuid_of(3);
    evidence.contents = {{"container-1", "application/vnd.etsi.asic-e+zip", crypto::sha256(std::string_view("c"))},
                         {"annex-1", "application/pdf", crypto::sha256(std::string_view("a"))}};
    evidence.log = {{"m1@gw.xa.example", "m2@gw.xa.example"},
                    crypto::sha256(std::string_view("receipt")),
                    "c2sp.org/tlog-proof@v1\nindex 7\n"};
    return evidence;
}

inline Evidence evidence_of(EvidenceEvent event) {
    Evidence evidence = relay_evidence();
    evidence.event = event;
    evidence.id = uuid_of(800 + static_cast<int>(event));
    const EvidenceKind& kind = kind_of(event);
    if (kind.issuer == EvidenceIssuer::sender) evidence.issuer = evidence.sender;
    if (!kind.positive) evidence.reasons = {{"urn:x-comity:reason:test", "in words"}};
    return evidence;
}

/// A sealing key of xb-moj with its certificate, its anchor, and a directory that lists it.
struct SealingOffice {
    explicit SealingOffice(crypto::KeyKind kind, int rsa_bits = crypto::default_rsa_bits)
        : ca_key(crypto::make_private_key(crypto::KeyKind::p256).value().key),
          key(crypto::make_private_key(kind, rsa_bits).value().key),
          anchor(issue("CN=CA", *ca_key, nullptr)),
          certificate(issue("CN=seal", *key, &anchor)),
          directory(listing()) {}

    crypto::Certificate issue(const char* name, const crypto::PrivateKey& subject, const crypto::Certificate* issuer) {
        return crypto::issue_certificate({.subject = crypto::parse_distinguished_name(name).value(),
                                          .public_key = subject.public_key(),
                                          .not_before = at("2026-01-01T00:00:00Z"),
                                          .not_after = at("2027-01-01T00:00:00Z"),
                                          .usage = {.digital_signature = issuer != nullptr,
                                                    .content_commitment = issuer != nullptr,
                                                    .certificate_signing = issuer == nullptr},
                                          .is_authority = issuer == nullptr,
                                          .hosts = {}},
                                         issuer, *ca_key, crypto::system_random())
            .value();
    }

    Directory listing() {
        DirectoryDocument document = vector_document();
        document.authorities[1].certificates.push_back(listed_certificate(CertificateUse::evidence, std::nullopt,
                                                                          certificate.der(), at("2026-02-01T00:00:00Z"),
                                                                          at("2026-12-01T00:00:00Z")));
        return Directory::of(document, {}, {}).value();
    }

    EvidenceSealer sealer() const { return {*key, {certificate}}; }

    std::unique_ptr<crypto::PrivateKey> ca_key;
    std::unique_ptr<crypto::PrivateKey> key;
    crypto::Certificate anchor;
    crypto::Certificate certificate;
    Directory directory;
};

}  // namespace comity::channel
