// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/envelope/transmittal.h"
#include "channel/evidence/seal.h"
#include "channel/evidence/seal_form.h"
#include "seal/xades/make_signature.h"

namespace comity::channel {

Result<std::string> sealed_evidence(const Evidence& evidence, const EvidenceSealer& sealer, Instant now) {
    TRY_VOID(check_evidence(evidence));
    if (!is_uuid(evidence.id)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no UUID", evidence.id.substr(0, 80)), {},
                    "an evidence is named by one");
    }
    if (!seal::can_seal(sealer)) {
        return fail(ErrorKind::invalid, "the key and certificate cannot seal evidences", {},
                    "configure an RSA key of 3072 bits or more, or one on P-256, with its certificate");
    }
    const SealIds ids = seal_ids_of(evidence.id);
    format::XmlWriter alone(evidence_prefixes);
    write_evidence(alone, evidence, [] {});
    TRY(plain, std::move(alone).finish());
    const std::array<seal::ObjectToSign, 1> object{{{ids.reference,
                                                     "#" + ids.evidence,
                                                     {seal::enveloped_uri, seal::exclusive_uri},
                                                     crypto::sha256(plain),
                                                     "application/xml"}}};
    TRY(signature, seal::make_signature({ids.signature, ids.properties}, object, sealer, now));

    format::XmlWriter xml(evidence_prefixes);
    write_evidence(xml, evidence, [&] { xml.raw(signature); });
    TRY(document, std::move(xml).finish());
    // What would not open is not issued: a text that is read otherwise than it is written, for one.
    TRY(opened, open_evidence(document));
    if (opened.evidence != evidence) {
        return fail(ErrorKind::invalid, "the evidence has a text that is read otherwise than it is written", {},
                    "leave white space at the ends of texts out");
    }
    return document;
}

}  // namespace comity::channel
