// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/octets.h"
#include "base/result.h"
#include "channel/message/spool.h"
#include "crypto/sha256.h"

namespace comity::channel {

// The Attachment-Content-Signature-Transform of the SwA profile 1.1.1 section 5.3.2: what is digested of a part depends
// on its type before encryption. The commonest fault between products.

enum class DigestedForm {
    octets,  ///< as they are: everything compressed, and all other types
    text,    ///< every line end as CRLF: text/* that is not XML
    xml,     ///< exclusive C14N without comments: text/xml, application/xml, application/*+xml, image/*+xml
};

/// Of a media type with or without parameters; one that cannot be read is digested as octets.
DigestedForm digested_form(std::string_view media_type);

/// Of octets that arrive in pieces; not for XML, which can be canonicalised only as a whole.
class RunningAttachmentDigest {
   public:
    explicit RunningAttachmentDigest(DigestedForm form) : form_(form) {}

    void update(Octets piece);
    /// To be called once, after the last piece.
    crypto::Sha256 finish();

   private:
    DigestedForm form_;
    crypto::RunningSha256 running_;
    bool after_cr_ = false;
};

/// Whether an XML part of so many octets may be sent uncompressed. Errors: limit.
Result<void> check_xml_size(std::uint64_t octets);
/// Of such a part. Errors: invalid or limit where it cannot be read.
Result<crypto::Sha256> xml_digest(std::string_view text);

/// Of a whole file in any form. An XML part is read into memory: format::part_xml_limits says how large it may be.
/// Errors: invalid or limit where XML cannot be read; those of the file.
Result<crypto::Sha256> attachment_digest(DigestedForm form, const SpoolFile& file);

}  // namespace comity::channel
