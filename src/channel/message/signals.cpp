// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/signals.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "channel/anchor/log_anchor.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/header_writer.h"
#include "channel/ebms/names.h"
#include "channel/message/anchor_block.h"
#include "channel/mime/multipart_reader.h"
#include "channel/mime/multipart_writer.h"
#include "channel/security/policy.h"
#include "channel/security/signature_check.h"
#include "format/xml.h"

namespace comity::channel {

namespace {

// The envelope of an answer: peers send it bare, some as multipart with one part.
EbmsResult<std::string> root_of(std::string_view content_type, std::string_view body) {
    auto reader = MultipartReader::open(content_type);
    if (!reader) return refuse(EbmsCode::mime_inconsistency, reader.error().detail);
    reader->append(octets(body));
    std::string root;
    while (true) {
        const auto event = reader->advance();
        if (!event) return refuse(EbmsCode::mime_inconsistency, event.error().detail);
        switch (*event) {
            case MultipartReader::Event::need_more:
                reader->finish();
                break;
            case MultipartReader::Event::content:
                if (reader->head().root) root += as_text(reader->content());
                break;
            case MultipartReader::Event::end:
                return root;
            case MultipartReader::Event::part:
            case MultipartReader::Event::part_end:
                break;
        }
    }
}

EbmsError error_of(const EnvelopeFault& fault) {
    if (const auto* error = std::get_if<EbmsError>(&fault)) return *error;
    return {EbmsCode::invalid_header, std::get<SoapRefusal>(fault).detail};
}

/// Steps 7 to 9 for a signal.
EbmsResult<void> check_signed(const Envelope& envelope, const SignalExpectation& expected, const Trust& trust,
                              Instant now, SignalRead& signal) {
    if (!envelope.security) return refuse(EbmsCode::policy_noncompliance, "the signal is not signed");
    if (envelope.fragment) return refuse(EbmsCode::policy_noncompliance, "a MessageFragment in a signal");
    TRY(security, read_security(*envelope.security));
    TRY(policy, check_policy(security, {expected.algorithm, std::nullopt}, envelope, {}));
    const SignatureTimes times{signal.header.info.timestamp, now};
    TRY(named, named_signers(security, trust.signing_certificates(expected.signer, expected.profile, times)));
    const auto* token = std::get_if<CertificateToken>(&security.signature.signer);
    std::vector<crypto::Certificate> trusted;
    std::vector<TrustedSigner> signers;  // as `trusted`
    std::string reason = "no certificate of the directory is named";
    for (const crypto::Certificate& candidate : named) {
        auto judged = trust.judge(expected.signer, expected.profile, candidate,
                                  token ? token->path : std::vector<crypto::Certificate>(), times);
        if (judged) {
            signers.push_back(*std::move(judged));
            trusted.push_back(candidate);
        } else {
            reason = to_string(judged.error());
        }
    }
    if (trusted.empty()) return refuse(EbmsCode::failed_authentication, reason);
    TRY(certificate, check_signature(security, envelope, policy.places, trusted));
    signal.signer =
        std::move(signers[static_cast<std::size_t>(std::ranges::find(trusted, certificate) - trusted.begin())]);
    signal.certificate = certificate.der();
    return {};
}

std::vector<Reference> sorted(std::span<const Reference> references) {
    std::vector<Reference> result(references.begin(), references.end());
    std::ranges::stable_sort(result, {}, &Reference::uri);
    return result;
}

}  // namespace

Result<std::string> make_signal(const SignalMessage& signal, const std::optional<HandedAnchor>& anchor,
                                const Signer& signer, const crypto::RandomBytes& random, SignalBody content) {
    const std::string ids = random_uuid(random);
    std::vector<SignedBlock> blocks{{"_msg-" + ids, {}}, {"_body-" + ids, {}}};
    TRY(messaging, messaging_block(signal, blocks[0].id));
    blocks[0].text = std::move(messaging);
    TRY(body,
        body_block(blocks[1].id, content == SignalBody::soap_fault ? std::optional(SoapFault::sender) : std::nullopt));
    blocks[1].text = std::move(body);
    if (anchor) {
        format::XmlWriter xml(channel_prefixes);
        write_log_anchor(xml, "_anchor-" + ids, *anchor, AnchorPlace::receipt);
        TRY(text, std::move(xml).finish());
        blocks.push_back({"_anchor-" + ids, std::move(text)});
    }
    TRY(security, make_security(signer, std::nullopt, blocks, {}, ids, random));
    return envelope_text({.security = security.block,
                          .messaging = blocks[0].text,
                          .anchor = anchor ? blocks[2].text : std::string(),
                          .fragment = {},
                          .body = blocks[1].text});
}

SignalMessage receipt_for(const IncomingMessage& message, std::string message_id, Instant timestamp) {
    SignalMessage signal;
    signal.info = {timestamp, std::move(message_id), message.header.info.message_id};
    signal.receipt = Receipt{message.references, std::nullopt};
    return signal;
}

SignalMessage error_for(const Refusal& refusal, std::string message_id, Instant timestamp) {
    SignalMessage signal;
    signal.info = {timestamp, std::move(message_id), refusal.message_id};
    signal.errors.push_back(signal_error(refusal.code, refusal.message_id));
    return signal;
}

EbmsResult<SignalRead> read_signal(std::string_view content_type, std::string_view body,
                                   const SignalExpectation& expected, const Trust& trust, Instant now) {
    TRY(root, root_of(content_type, body));
    const auto document = format::read_xml(root, format::message_xml_limits, "answer");
    if (!document) return refuse(EbmsCode::invalid_header, to_string(document.error()));
    const auto envelope = read_envelope(*document, EnvelopeUse::answer);
    if (!envelope) return tl::unexpected(error_of(envelope.error()));
    TRY(messaging, read_messaging(envelope->messaging));
    auto* header = std::get_if<SignalMessage>(&messaging);
    if (header == nullptr) return refuse(EbmsCode::invalid_header, "the answer holds no signal");
    SignalRead signal;
    signal.header = std::move(*header);
    if (auto good = check_signed(*envelope, expected, trust, now, signal); !good) {
        signal.fault = std::move(good).error();
        return signal;
    }
    // An anchor never decides about its message: a receipt stays one where its anchor cannot be read.
    if (envelope->anchor) signal.anchor = anchor_text(*envelope->anchor).value_or("");
    return signal;
}

EbmsResult<void> check_receipt(const SignalRead& signal, const SentMessage& sent) {
    if (!signal.signer) {
        return refuse(EbmsCode::failed_authentication,
                      signal.fault ? signal.fault->detail : std::string("the receipt is not signed"));
    }
    if (!signal.header.receipt) return refuse(EbmsCode::invalid_receipt, "the signal holds no receipt");
    if (signal.header.info.ref_to_message_id != sent.message_id) {
        return refuse(EbmsCode::invalid_receipt,
                      fmt::format("the receipt is for '{}'", signal.header.info.ref_to_message_id));
    }
    if (!same_references(signal.header.receipt->references, sent.references)) {
        return refuse(EbmsCode::invalid_receipt, "the receipt repeats other references than were signed");
    }
    return {};
}

bool same_references(std::span<const Reference> a, std::span<const Reference> b) {
    return sorted(a) == sorted(b);
}

}  // namespace comity::channel
