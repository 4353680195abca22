// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "channel/compression/gzip_reader.h"
#include "channel/compression/stored_split.h"
#include "channel/message/attachment_digest.h"
#include "channel/message/part_digests.h"
#include "channel/message/refusal.h"
#include "channel/message/spool.h"
#include "channel/mime/multipart_reader.h"
#include "channel/security/content_key.h"
#include "crypto/gcm_stream.h"
#include "crypto/sha256.h"

namespace comity::channel {

/// What the authenticated header says of a part.
struct ExpectedPart {
    std::string content_id;
    /// Type before encryption (EncryptedData/@MimeType); nothing where the part travels in the clear.
    std::optional<std::string> encrypted_type;
    crypto::Sha256 signed_digest{};
    bool compressed = false;
    /// Compressed, and of a type that its sender is thought to have wrapped only: its content is then sorted out as it
    /// arrives, and most often is the document.
    bool wrapped = false;
};

/// A part that passed: the document in memory where it is short (brief_file.h), else in a file of the quarantine.
struct TakenPart {
    std::unique_ptr<SpoolFile> file;
    crypto::Sha256 sha256{};  ///< of the document
};

/// Steps 12 and 13: parts are decrypted into a quarantine, where nobody reads them before tag and digest are good, and
/// inflated in a second pass. Files are gone with this object unless they were taken. After a refusal only destruction
/// makes sense.
class PartIntake {
   public:
    /// `content_key` where parts are encrypted; `max_part` is the P-Mode's limit of a part as it was signed.
    PartIntake(std::vector<ExpectedPart> parts, std::optional<ContentKey> content_key, Spool& quarantine,
               std::uint64_t max_part);

    Accepted<void> begin(const PartHead& head);
    Accepted<void> write(Octets content);
    Accepted<void> end();

    /// After the last part. Errors: EBMS:0007 where one is missing.
    Accepted<void> finish() const;
    /// The documents in the order in which the parts were expected. To be called once, after `finish`.
    Accepted<std::vector<TakenPart>> inflate(const InflateLimits& limits);

   private:
    struct Arrived {
        std::unique_ptr<SpoolFile> file;  ///< of what was signed, or of its content alone
        crypto::Sha256 sha256{};          ///< of the file, unless it is packed
        /// Of a wrapped part what is not content, in its order; and the content's CRC-32.
        std::unique_ptr<SpoolFile> frame;
        std::uint32_t checksum = 0;
    };

    Accepted<void> open_files(const ExpectedPart& part);
    Accepted<void> check_digest(const ExpectedPart& part);
    Result<void> keep(Octets plain);
    Result<void> kept(Result<void> outcome);
    Result<std::unique_ptr<SpoolFile>> create(std::size_t& brief_left);
    Accepted<TakenPart> inflate(Arrived packed, const InflateLimits& limits);

    std::vector<ExpectedPart> expected_;
    std::optional<ContentKey> key_;
    Spool& quarantine_;
    std::uint64_t max_part_;
    std::vector<Arrived> arrived_;     ///< as expected_
    std::size_t brief_packed_ = 16;    ///< packed parts that may still lie in memory
    std::size_t brief_documents_ = 4;  ///< documents that may

    // Of the part that is being read.
    std::size_t current_ = 0;
    DigestedForm form_ = DigestedForm::octets;
    std::optional<crypto::GcmDecryptor> decryptor_;
    std::uint64_t octets_ = 0;  ///< as they were signed
    DigestedPart digested_;
    std::optional<PartDigests> digests_;
    std::optional<StoredSplit> split_;  ///< of a wrapped part
    std::optional<Refusal> refused_;    ///< why octets were not kept
};

}  // namespace comity::channel
