// SPDX-License-Identifier: EUPL-1.2
#include "cli/channel/message_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/octets.h"
#include "channel/anchor/log_anchor.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/part.h"
#include "channel/security/policy.h"
#include "channel/security/signature_check.h"
#include "cli/channel/document_text.h"
#include "crypto/hex.h"
#include "format/xml.h"
#include "record/checkpoint.h"
#include "record/witness.h"

namespace comity::cli {

namespace {

class Inspecting {
   public:
    Inspecting(const TakenMessage& taken, const Known& known) : taken_(taken), known_(known) {}

    Result<Inspection> envelope(const format::XmlDocument& document);

   private:
    void tell(std::string label, std::string text) { made_.told.emplace_back(std::move(label), std::move(text)); }
    void wrong(std::string label, std::string text) {
        made_.sound = false;
        tell(std::move(label), std::move(text));
    }

    void user_message(const channel::UserMessage& message);
    void parts(const channel::UserMessage& message);
    void signal(const channel::SignalMessage& signal);
    void security(const channel::Envelope& envelope, std::vector<channel::AnnouncedPart> announced);
    void signature(const channel::SecurityHeader& header, const channel::Envelope& envelope,
                   const channel::SignedPlaces& places);
    void certificate(const crypto::Certificate& of);
    void encryption(const channel::SecurityHeader& header);
    void anchor(const format::XmlElement& block);

    const TakenMessage& taken_;
    const Known& known_;
    Inspection made_;
    std::vector<channel::AnnouncedPart> announced_;
};

std::string party_words(const channel::Party& party) {
    const auto role = party.role.substr(party.role.rfind('/') + 1);
    return fmt::format("{} as {}", party.id.value, role.empty() ? party.role : role);
}

void Inspecting::user_message(const channel::UserMessage& message) {
    made_.what = fmt::format("a message, {}", message.action);
    tell("message", message.info.message_id);
    tell("stated time", to_string(message.info.timestamp));
    if (!message.info.ref_to_message_id.empty()) tell("answers", message.info.ref_to_message_id);
    tell("from", party_words(message.from));
    tell("to", party_words(message.to));
    tell("service", message.service.type.empty()
                        ? message.service.value
                        : fmt::format("{} of {}", message.service.value, message.service.type));
    tell("action", message.action);
    tell("agreement", message.agreement ? message.agreement->value : "none");
    tell("conversation", message.conversation_id);
    for (const channel::MessageProperty& property : message.properties)
        tell("property", fmt::format("{} = {}", property.name, property.value));
    parts(message);
}

void Inspecting::parts(const channel::UserMessage& message) {
    const auto described = channel::read_parts(message);
    if (!described)
        return wrong("parts", fmt::format("{}: {}", to_string(described.error().code), described.error().detail));
    for (const channel::PartDescription& part : *described) {
        announced_.push_back({part.content_id, part.compressed ? "application/gzip" : part.mime_type});
        const auto lying = taken_.parts.find(part.content_id);
        const std::string type = fmt::format("{}{}", part.mime_type.empty() ? "of no stated type" : part.mime_type,
                                             part.compressed ? ", compressed" : "");
        if (lying == taken_.parts.end())
            wrong("part", fmt::format("{}: {}; it is not in the body", part.content_id, type));
        else
            tell("part", fmt::format("{}: {}; {} octets as {}", part.content_id, type, lying->second.octets,
                                     lying->second.type));
    }
    for (const auto& [id, lying] : taken_.parts)
        if (std::ranges::find(announced_, id, &channel::AnnouncedPart::content_id) == announced_.end())
            wrong("part", fmt::format("{}: in the body, and the header does not name it", id));
}

void Inspecting::signal(const channel::SignalMessage& signal) {
    made_.what = signal.pull ? "a pull request" : signal.receipt ? "a receipt" : "an error signal";
    tell("signal", signal.info.message_id);
    tell("stated time", to_string(signal.info.timestamp));
    if (!signal.info.ref_to_message_id.empty()) tell("about message", signal.info.ref_to_message_id);
    if (signal.pull) tell("channel", signal.pull->mpc);
    if (signal.receipt) {
        tell("proves", signal.receipt->references.empty()
                           ? "nothing: it repeats no digest, only the header"
                           : fmt::format("that these {} digests arrived", signal.receipt->references.size()));
        for (const channel::Reference& reference : signal.receipt->references)
            tell("", fmt::format("{} {}", crypto::hex(octets(reference.digest)), reference.uri));
    }
    for (const channel::SignalError& error : signal.errors)
        tell(std::string(to_string(error.severity)), fmt::format("{} {}{}{}", error.code, error.short_description,
                                                                 error.detail.empty() ? "" : ": ", error.detail));
}

void Inspecting::certificate(const crypto::Certificate& of) {
    tell("", fmt::format("{}, SHA-256 {}", crypto::to_string(of.subject()), crypto::hex(of.digest())));
    if (!known_.directory) return;
    for (const channel::ListedAuthority& authority : known_.directory->authorities)
        for (const channel::ListedCertificate& listed : authority.certificates)
            if (listed.sha256 == of.digest())
                return tell("", fmt::format("the directory lists it for {}, to {}", authority.id,
                                            channel::to_string(listed.use)));
    wrong("", "the directory does not list this certificate");
}

void Inspecting::signature(const channel::SecurityHeader& header, const channel::Envelope& envelope,
                           const channel::SignedPlaces& places) {
    std::vector<crypto::Certificate> candidates = known_.certificates;
    if (const auto* token = std::get_if<channel::CertificateToken>(&header.signature.signer))
        if (auto came = crypto::Certificate::from_der(octets(token->certificate)))
            candidates.push_back(*std::move(came));
    if (known_.directory)
        for (const channel::ListedAuthority& authority : known_.directory->authorities)
            for (const channel::ListedCertificate& listed : authority.certificates)
                if (auto read = crypto::Certificate::from_der(octets(listed.der)))
                    candidates.push_back(*std::move(read));
    const auto named = channel::named_signers(header, candidates);
    if (!named)
        return tell("signature",
                    "not checked: it only names its certificate; give it with --certificate or --directory");
    const auto signer = channel::check_signature(header, envelope, places, *named);
    if (!signer) return wrong("signature", fmt::format("is not good: {}", signer.error().detail));
    tell("signature", fmt::format("is good, {} by", channel::name_of(header.signature.algorithm)));
    certificate(*signer);
}

void Inspecting::encryption(const channel::SecurityHeader& header) {
    if (!header.key) return tell("encryption", "none: the parts are readable");
    std::string whom = "whoever has the key of a certificate named by its number";
    if (const auto* ski = std::get_if<channel::SubjectKeyName>(&header.key->recipient))
        whom = fmt::format("the key {}", crypto::hex(octets(ski->identifier)));
    tell("encryption", fmt::format("{} parts with AES-128-GCM, the key by {} for {}", header.parts.size(),
                                   channel::name_of(header.key->transport), whom));
}

void Inspecting::security(const channel::Envelope& envelope, std::vector<channel::AnnouncedPart> announced) {
    if (!envelope.security) return wrong("signature", "there is none: anybody could have made this");
    const auto header = channel::read_security(*envelope.security);
    if (!header) return wrong("signature", fmt::format("is in no form of AS4: {}", header.error().detail));
    std::optional<channel::KeyTransport> transport;
    if (header->key) transport = header->key->transport;
    const auto covered = channel::check_policy(*header, {header->signature.algorithm, transport}, envelope, announced);
    if (!covered) {
        wrong("signature", fmt::format("does not cover what it must: {}", covered.error().detail));
    } else {
        signature(*header, envelope, covered->places);
        tell("", fmt::format("it covers the header, the empty body{} and {} parts",
                             envelope.anchor ? ", the log anchor" : "", covered->parts.size()));
    }
    if (!announced.empty()) encryption(*header);
}

void Inspecting::anchor(const format::XmlElement& block) {
    const auto read = channel::read_log_anchor(block);
    if (!read) return wrong("log anchor", to_string(read.error()));
    if (read->add_checkpoint) {
        const auto request = record::read_add_checkpoint(*read->add_checkpoint);
        const auto note = request ? record::read_note(request->note) : tl::unexpected(request.error());
        const auto checkpoint = note ? record::read_checkpoint(note->text) : tl::unexpected(note.error());
        tell("log anchor", checkpoint ? fmt::format("{} has {} entries; it asks to witness that it grew from {}",
                                                    checkpoint->origin, checkpoint->size, request->old_size)
                                      : "a checkpoint that cannot be read: " + to_string(checkpoint.error()));
    }
    if (read->cosignatures)
        tell("log anchor",
             fmt::format("answers about the other side's log with status {}", read->cosignatures->status));
}

Result<Inspection> Inspecting::envelope(const format::XmlDocument& document) {
    // What may stand in an answer may be inspected.
    const auto envelope = channel::read_envelope(document, channel::EnvelopeUse::answer);
    if (!envelope) {
        const auto* soap = std::get_if<channel::SoapRefusal>(&envelope.error());
        return fail(ErrorKind::invalid, soap ? soap->detail : std::get<channel::EbmsError>(envelope.error()).detail, {},
                    "an access point answers this with an error, too; `comity channel replay` says with which");
    }
    const auto messaging = channel::read_messaging(envelope->messaging);
    if (!messaging) return fail(ErrorKind::invalid, messaging.error().detail, {}, to_string(messaging.error().code));
    if (const auto* message = std::get_if<channel::UserMessage>(&*messaging))
        user_message(*message);
    else
        signal(std::get<channel::SignalMessage>(*messaging));
    security(*envelope, announced_);
    if (envelope->anchor) anchor(*envelope->anchor);
    if (!taken_.fault.empty()) wrong("body", taken_.fault);
    return std::move(made_);
}

}  // namespace

Result<Inspection> inspect_message(const MessageFile& file, const Known& known) {
    const TakenMessage taken = take_apart(file);
    if (taken.envelope.empty())
        return fail(ErrorKind::invalid,
                    fmt::format("no SOAP envelope was found{}{}", taken.fault.empty() ? "" : ": ", taken.fault), {},
                    "the first part of a message is its envelope");
    TRY(document, format::read_xml(taken.envelope, format::message_xml_limits, "envelope"));
    if (auto other = inspect_document(taken.envelope, document.root(), known)) return *std::move(other);
    return Inspecting(taken, known).envelope(document);
}

}  // namespace comity::cli
