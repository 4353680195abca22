// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/sealed_stream.h"
#include "node/authority.h"
#include "node/writer.h"
#include "store/contents/contents.h"
#include "store/sql/database.h"

namespace comity::node {

/// A document of a case, as the content store has it.
struct KeptContent {
    std::string digest;        ///< SHA-256 of the document, hexadecimal
    std::uint64_t octets = 0;  ///< of the document
    store::ContentAddress stored;
};

/// A SHA-256 from its 64 hexadecimal digits. Errors: `invalid`.
Result<crypto::Sha256> content_digest(std::string_view hex);

/// Uploads under way at once: of an authority, and of one account in it.
inline constexpr std::size_t most_uploads = 64;
inline constexpr std::size_t most_uploads_of_account = 8;
inline constexpr std::size_t largest_piece = 8 * 1024 * 1024;
/// An upload to which nothing was added for so long is over.
inline constexpr std::int64_t upload_patience_milliseconds = 60 * 60 * 1000;

/// Documents of cases, sealed under the key of their case, so that erasing that key erases them. Whether somebody may
/// is asked before. Safe to use from several threads.
class CaseContents {
   public:
    CaseContents(Authority& authority, Writer& writer, store::Database& database,
                 std::unique_ptr<store::ContentStore> contents);

    /// Lets uploads under way be gone on with later.
    ~CaseContents();

    /// A document on its way in. After a restart it goes on where the last chunk but one that was stored ended, so
    /// `offset` may be less than it was.
    struct Progress {
        std::string upload;
        std::uint64_t offset = 0;  ///< octets taken
        std::uint64_t total = 0;
        std::optional<KeptContent> kept;  ///< when it is whole
    };
    /// `digest`: what the document must have, hexadecimal, or empty. Errors: `limit` over crypto::max_content or where
    /// too many are under way.
    Result<Progress> begin(const std::string& case_id, const std::string& account, std::uint64_t total,
                           std::string digest, std::string on_behalf_of = {});
    /// Octets behind those taken; the last make it whole, visible and durable. Errors: `not_found` for no upload of
    /// this account and case; `conflict` where `offset` is not where it goes on, and, of this and the next two, where
    /// another process that runs takes the upload; `invalid` where they are too many, the
    /// digest is another, or others were sent there before a restart: then it is over.
    Result<Progress> append(const std::string& case_id, const std::string& account, const std::string& upload,
                            std::uint64_t offset, Octets piece);
    Result<Progress> progress(const std::string& case_id, const std::string& account, const std::string& upload);
    Result<void> abandon(const std::string& case_id, const std::string& account, const std::string& upload);

    /// Removes what is left of uploads nobody goes on with.
    Result<void> forget_old();

    /// Something small at once, of the node itself; what the case has already is not sealed again. Errors: as begin().
    Result<KeptContent> put(const std::string& case_id, std::string_view content);

    /// Errors: `not_found` where the case has no such document.
    Result<KeptContent> find(const std::string& case_id, std::string_view digest);

    /// The whole of a document of at most so many octets. Errors: not_found; limit; those of reading.
    Result<std::string> whole(const std::string& case_id, std::string_view digest, std::uint64_t most);

    /// All that the case has: its documents, and what the channel filed for it. By their digests.
    Result<std::vector<KeptContent>> list(const std::string& case_id);

    /// Reads a document in pieces, from `first` on and `count` octets at most.
    class Reading {
       public:
        /// The next octets; empty at the end. Errors: what is stored is not what was stored.
        Result<std::string> next();

       private:
        friend class CaseContents;
        Reading(store::ContentStore& contents, std::string authority, KeptContent content, const crypto::AeadKey& key,
                std::string associated, std::uint64_t first, std::uint64_t count);

        store::ContentStore& contents_;
        std::string authority_;
        KeptContent content_;
        std::uint64_t skip_;
        std::uint64_t left_;
        std::uint64_t at_ = 0;
        bool finished_ = false;
        std::string ready_;
        crypto::ContentOpener opener_;
    };
    Result<std::unique_ptr<Reading>> read(const std::string& case_id, const KeptContent& content, std::uint64_t first,
                                          std::uint64_t count);

   private:
    struct Sending;
    /// Its mutex is to be held before anything is done with it.
    Result<std::shared_ptr<Sending>> sending(const std::string& case_id, const std::string& account,
                                             const std::string& upload);
    Result<void> take_up(Sending& sending);
    /// The name under which this process takes uploads, held for as long as it runs.
    Result<std::string> holder();
    /// Makes the upload this process's, unless that which has it runs still.
    Result<void> claim(Sending& sending, const std::string& as);
    Result<void> start_sealing(Sending& sending, const crypto::AeadKey& key, std::unique_ptr<store::Upload> upload);
    Result<crypto::AeadKey> key_of(const std::string& case_id);
    Result<KeptContent> keep(Sending& sending);
    /// In the transaction that takes the place, so that no two take the last one.
    Result<void> check_room(store::Connection& rows, const std::string& account, std::int64_t now);
    Result<void> note_use(Sending& sending);
    void end(Sending& sending);

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    std::unique_ptr<store::ContentStore> contents_;
    std::mutex hold_mutex_;
    std::unique_ptr<store::Hold> hold_;
    std::string holder_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Sending>> sending_;
};

}  // namespace comity::node
