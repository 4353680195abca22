// SPDX-License-Identifier: EUPL-1.2
// For tests: all that the later steps take from an envelope, to compare.
#pragma once

#include <string>
#include <vector>

#include "channel/security/stored_message.h"

namespace comity::channel {

struct EnvelopeMeaning {
    Messaging messaging;
    std::vector<Reference> references;
    std::vector<std::string> parts;
    std::string signer;
    std::string key;
    std::string anchor;

    friend bool operator==(const EnvelopeMeaning&, const EnvelopeMeaning&) = default;
};

inline EnvelopeMeaning meaning_of(const CheckedMessage& message) {
    EnvelopeMeaning made{message.messaging, message.security.signature.references, {}, message.signer.der(), {}, {}};
    for (const SignedPart& part : message.policy.parts)
        made.parts.push_back(part.content_id + "|" + std::string(as_text(part.digest)) + "|" + part.mime_type +
                             (part.encrypted ? "|encrypted" : "|clear"));
    if (message.key) made.key = as_text(message.key->octets());
    if (message.envelope.anchor) made.anchor = canonical(*message.envelope.anchor).value();
    return made;
}

}  // namespace comity::channel
