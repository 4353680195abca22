// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/opening.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "channel/delivery/references.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/timestamp.h"
#include "channel/message/anchor_block.h"
#include "channel/message/packed_document.h"
#include "channel/security/policy.h"
#include "channel/security/signature_check.h"
#include "format/xml.h"

namespace comity::channel {

namespace {

int status_of(SoapFault fault) {
    return fault == SoapFault::must_understand ? 500 : 400;
}

tl::unexpected<Refusal> refuse(const EnvelopeFault& fault) {
    if (const auto* error = std::get_if<EbmsError>(&fault)) return refuse(Step::structure, *error);
    const auto& soap = std::get<SoapRefusal>(fault);
    auto refused = refuse_status(Step::structure, status_of(soap.fault), soap.detail);
    refused.value().fault = soap.fault;
    return refused;
}

/// Passes the error of a step up.
template <class T>
Accepted<T> at(Step step, EbmsResult<T> result) {
    if (!result) return refuse(step, result.error());
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    } else {
        return {};
    }
}

/// What steps 4 to 11 share.
class Opening {
   public:
    Opening(const Reception& reception, const Envelope& envelope, UserMessage header, std::string anchor)
        : reception_(reception), envelope_(envelope), header_(std::move(header)), anchor_(std::move(anchor)) {}

    Accepted<Opened> run(std::string envelope_text);
    std::string pmode() const { return pmode_ ? pmode_->id : std::string(); }

   private:
    Accepted<void> check_time(std::chrono::milliseconds max_age, std::chrono::milliseconds future) const;
    Accepted<void> choose_pmode();
    Accepted<void> check_security();
    Accepted<void> check_signer();
    Accepted<std::optional<std::string>> ask_seen();
    OpenedMessage opened(std::string envelope_text);

    Accepted<void> describe_parts();

    const Reception& reception_;
    const Envelope& envelope_;
    UserMessage header_;
    std::string anchor_;
    std::optional<MessageFragment> fragment_;
    const PMode* pmode_ = nullptr;
    std::vector<PartDescription> parts_;
    std::optional<SecurityHeader> security_;
    PolicyOutcome policy_;
    TrustedSigner signer_;
    std::optional<crypto::Certificate> certificate_;
    crypto::Sha256 references_{};
};

Accepted<void> Opening::check_time(std::chrono::milliseconds max_age, std::chrono::milliseconds future) const {
    return at(Step::header, check_timestamp(header_.info.timestamp, reception_.now, max_age, future));
}

Accepted<void> Opening::choose_pmode() {
    TRY(pmode,
        at(Step::pmode, reception_.pmodes.for_received(
                            header_, reception_.own, signature_method_of(*envelope_.security), reception_.directory)));
    pmode_ = pmode;
    return at(Step::pmode, check_properties(*pmode_, header_));
}

// Step 6. The part of a fragment is named by the fragment's own header (ebMS 3.0 part 2 section 4.4).
Accepted<void> Opening::describe_parts() {
    TRY(parts, at(Step::part_info, read_parts(header_, pmode_->payload.compress)));
    parts_ = std::move(parts);
    if (!envelope_.fragment) return {};
    TRY(fragment, at(Step::part_info, read_fragment(*envelope_.fragment)));
    const auto id = content_id_of(fragment.href);
    if (!parts_.empty() || !id) {
        return refuse(Step::part_info, EbmsCode::bad_fragment_structure,
                      "a fragment has one part, which its href names");
    }
    PartDescription range;
    range.content_id = *id;
    range.mime_type = "application/octet-stream";
    parts_.push_back(std::move(range));
    fragment_ = std::move(fragment);
    return {};
}

Accepted<void> Opening::check_security() {
    if (envelope_.anchor && !pmode_->anchor) {
        return refuse(Step::policy, EbmsCode::policy_noncompliance, "a LogAnchor where the P-Mode has none");
    }
    // Taken for a message of its own, a fragment would be filed as a document.
    if (envelope_.fragment && !(reception_.takes_fragments && pmode_->split)) {
        return refuse(Step::policy, EbmsCode::policy_noncompliance, "a MessageFragment where the P-Mode has none");
    }
    if (!envelope_.anchor && pmode_->anchor) {
        return refuse(Step::policy, EbmsCode::invalid_header, "no LogAnchor where the P-Mode has one");
    }
    std::vector<AnnouncedPart> announced;
    for (const PartDescription& part : parts_) {
        announced.push_back({part.content_id, part.compressed ? "application/gzip" : part.mime_type});
    }
    TRY(security, at(Step::policy, read_security(*envelope_.security)));
    security_ = std::move(security);
    TRY(policy, at(Step::policy, check_policy(*security_, {pmode_->sign, pmode_->encrypt}, envelope_, announced)));
    policy_ = std::move(policy);
    return {};
}

// Steps 8 and 9. Several certificates may go by one name; only those that may speak for the party are tried.
Accepted<void> Opening::check_signer() {
    const SignatureTimes times{header_.info.timestamp, reception_.now};
    const auto listed = reception_.trust.signing_certificates(header_.from.id, pmode_->profile, times);
    TRY(named, at(Step::signer, named_signers(*security_, listed)));
    const auto* token = std::get_if<CertificateToken>(&security_->signature.signer);
    std::vector<crypto::Certificate> trusted;
    std::vector<TrustedSigner> signers;  // as `trusted`
    std::optional<Error> reason;
    for (const crypto::Certificate& candidate : named) {
        auto judged = reception_.trust.judge(header_.from.id, pmode_->profile, candidate,
                                             token ? token->path : std::vector<crypto::Certificate>(), times);
        if (judged) {
            signers.push_back(*std::move(judged));
            trusted.push_back(candidate);
        } else {
            reason = std::move(judged).error();
        }
    }
    if (trusted.empty()) {
        const bool later = reason && reason->kind == ErrorKind::unavailable;
        return refuse(Step::signer, later ? EbmsCode::delivery_failure : EbmsCode::failed_authentication,
                      reason ? to_string(*reason) : "no certificate of the directory is named");
    }
    TRY(certificate, at(Step::signature, check_signature(*security_, envelope_, policy_.places, trusted)));
    signer_ = std::move(signers[static_cast<std::size_t>(std::ranges::find(trusted, certificate) - trusted.begin())]);
    certificate_ = std::move(certificate);
    return {};
}

// The receipt that was sent before, where there is one.
Accepted<std::optional<std::string>> Opening::ask_seen() {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Reference& reference : security_->signature.references)
        pairs.emplace_back(reference.uri, reference.digest);
    references_ = references_digest(std::move(pairs));
    auto seen = reception_.seen(signer_.authority, header_.info.message_id, references_);
    if (!seen) return refuse(Step::duplicate, EbmsCode::delivery_failure, to_string(seen.error()));
    switch (seen->seen) {
        case Seen::never:
            return std::nullopt;
        case Seen::receipted:
            return std::move(seen->receipt);
        case Seen::other_content:
            return refuse(Step::duplicate, EbmsCode::other, "the MessageId is known with other content");
        case Seen::in_progress:
            break;
    }
    return refuse_status(Step::duplicate, 503, "a copy of the message is still being received");
}

OpenedMessage Opening::opened(std::string envelope_text) {
    OpenedMessage result;
    result.pmode = pmode_;
    for (const SignedPart& part : policy_.parts) {
        const auto described = std::ranges::find(parts_, part.content_id, &PartDescription::content_id);
        result.expected.push_back({.content_id = part.content_id,
                                   .encrypted_type = part.encrypted ? std::optional(part.mime_type) : std::nullopt,
                                   .signed_digest = part.digest,
                                   .compressed = described->compressed,
                                   .wrapped = described->compressed && is_compressed_already(described->mime_type)});
    }
    IncomingMessage& message = result.message;
    message.ping = is_ping(header_);
    message.header = std::move(header_);
    message.envelope = std::move(envelope_text);
    message.pmode = pmode_->id;
    message.signer = signer_.authority;
    message.flags = signer_.flags;
    message.fragment = std::move(fragment_);
    message.certificate = certificate_->der();
    message.references = security_->signature.references;
    message.references_digest = references_;
    result.descriptions = std::move(parts_);
    return result;
}

Accepted<Opened> Opening::run(std::string envelope_text) {
    // Step 4: no P-Mode is known yet, so the widest window of all counts first.
    std::chrono::milliseconds max_age{};
    std::chrono::milliseconds future{};
    for (const PMode& pmode : reception_.pmodes.all()) {
        max_age = std::max(max_age, pmode.max_age);
        future = std::max(future, pmode.future);
    }
    TRY_VOID(check_time(max_age, future));
    TRY_VOID(choose_pmode());
    TRY_VOID(check_time(pmode_->max_age, pmode_->future));
    TRY_VOID(describe_parts());
    TRY_VOID(check_security());
    TRY_VOID(check_signer());
    TRY(receipt, ask_seen());
    if (receipt) {
        return RepeatedMessage{signer_.authority, std::move(header_.info.message_id), *std::move(receipt),
                               fragment_ ? fragment_->group_id : std::string()};
    }
    std::optional<ContentKey> key;
    if (security_->key) {
        TRY(unwrapped, at(Step::content_key, unwrap_content_key(*security_->key, reception_.keys)));
        key = std::move(unwrapped);
    }
    OpenedMessage message = opened(std::move(envelope_text));
    message.message.anchor = std::move(anchor_);
    message.content_key = std::move(key);
    return message;
}

}  // namespace

Accepted<Opened> open_envelope(std::string envelope, const Reception& reception) {
    const auto document = format::read_xml(envelope, format::message_xml_limits, "envelope");
    if (!document) return refuse_status(Step::package, 400, to_string(document.error()));
    const auto read = read_envelope(*document);
    if (!read) return refuse(read.error());
    std::string anchor;
    if (read->anchor) {
        TRY(text, at(Step::structure, anchor_text(*read->anchor)));
        anchor = std::move(text);
    }
    TRY(messaging, at(Step::header, read_messaging(read->messaging)));
    if (auto* signal = std::get_if<SignalMessage>(&messaging)) {
        return IncomingSignal{std::move(*signal), std::move(envelope)};
    }
    UserMessage header = std::get<UserMessage>(std::move(messaging));
    const std::string message_id = header.info.message_id;
    Opening opening(reception, *read, std::move(header), std::move(anchor));
    auto opened = opening.run(std::move(envelope));
    if (!opened) {
        opened.error().message_id = message_id;
        opened.error().pmode = opening.pmode();
    }
    return opened;
}

}  // namespace comity::channel
