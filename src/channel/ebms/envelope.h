// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "channel/ebms/errors.h"
#include "format/xml.h"

namespace comity::channel {

/// The blocks of a SOAP message at the places where they must stand. Signature and contents are checked on these very
/// nodes; they live as long as the document.
struct Envelope {
    format::XmlElement messaging;
    format::XmlElement body;
    std::optional<format::XmlElement> security;
    std::optional<format::XmlElement> anchor;    ///< la:LogAnchor
    std::optional<format::XmlElement> fragment;  ///< mf:MessageFragment
    bool has_fault = false;                      ///< a S12:Fault in the body of an answer
};

enum class EnvelopeUse {
    request,  ///< what comes to us: with Security and an empty Body
    answer,   ///< what a peer answers: may be without Security, and a S12:Fault may stand in the Body
};

/// What is answered without any signal.
enum class SoapFault {
    sender,            ///< HTTP 400
    version_mismatch,  ///< HTTP 400
    must_understand,   ///< HTTP 500
};

/// The detail is for the log.
struct SoapRefusal {
    SoapFault fault;
    std::string detail;
};

using EnvelopeFault = std::variant<SoapRefusal, EbmsError>;

/// Step 3 of receiving: SOAP 1.2; one Security, one Messaging, one Body, at most one LogAnchor and one MessageFragment,
/// each at its place; nothing of eb, wsse, ds, xenc or S12 within other header blocks; all ids unique; Body empty.
/// Other header blocks are ignored unless they must be understood.
tl::expected<Envelope, EnvelopeFault> read_envelope(const format::XmlDocument& document,
                                                    EnvelopeUse use = EnvelopeUse::request);

/// Blocks to write, each in its exclusive canonical form, so that the digest of its octets is that of its reference.
struct EnvelopeBlocks {
    std::string security;  ///< or empty, as the others but the last
    std::string messaging;
    std::string anchor;
    std::string fragment;
    std::string body;
};

/// An empty S12:Body with that wsu:Id, or one with a fault.
Result<std::string> body_block(std::string_view id, std::optional<SoapFault> fault = std::nullopt);

/// The whole document, in the order Security, Messaging, MessageFragment, LogAnchor.
std::string envelope_text(const EnvelopeBlocks& blocks);

/// The answer to a message that is no ebMS message at all. Says nothing of what was found.
std::string fault_text(SoapFault fault);

}  // namespace comity::channel
