// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/case_contents.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "base/octets.h"
#include "crypto/hex.h"
#include "format/canonical_json.h"
#include "node/docket/rows.h"
#include "store/events/record_tables.h"

namespace comity::node {

namespace {

constexpr std::uint64_t piece_read = 1024 * 1024;

/// What the sealed form is bound to: it opens in this case only.
std::string associated_with(const std::string& authority, const std::string& case_id) {
    return fmt::format("comity content {}/{}", authority, case_id);
}

Result<crypto::Sha256> digest_of(std::string_view hex) {
    TRY(octets, crypto::from_hex(hex));
    crypto::Sha256 digest{};
    if (octets.size() != digest.size()) return fail(ErrorKind::invalid, "a SHA-256 has 64 hexadecimal digits");
    std::copy(octets.begin(), octets.end(), digest.begin());
    return digest;
}

tl::unexpected<Error> no_such_upload() {
    return fail(ErrorKind::not_found, "there is no such upload, or it is over", {}, "begin another");
}

}  // namespace

/// One upload; the mutex keeps its pieces in order.
struct CaseContents::Sending {
    Sending(std::string of_case, std::string of_account, std::uint64_t octets, std::string expected,
            std::unique_ptr<store::Upload> to)
        : case_id(std::move(of_case)),
          account(std::move(of_account)),
          total(octets),
          digest(std::move(expected)),
          upload(std::move(to)),
          id(upload->id()) {}

    std::mutex mutex;
    const std::string case_id, account;
    const std::uint64_t total;
    const std::string digest;
    std::unique_ptr<store::Upload> upload;
    const std::string id;
    std::optional<crypto::ContentSealer> sealer;
    std::uint64_t offset = 0;
    std::int64_t used = 0;
};

CaseContents::CaseContents(Authority& authority, Writer& writer, store::Database& database,
                           std::unique_ptr<store::ContentStore> contents)
    : authority_(authority), writer_(writer), database_(database), contents_(std::move(contents)) {}

Result<crypto::AeadKey> CaseContents::key_of(const std::string& case_id) {
    TRY(lease, database_.reader());
    store::DataKeyTable keys(*lease, authority_.id);
    return authority_.data_keys->find({"case", case_id}, keys);
}

/// Abandoned in the store too; what it cannot remove now its own cleaning does later.
void CaseContents::forget_idle(std::int64_t now) {
    std::erase_if(sending_, [&](const auto& entry) {
        const bool idle = now - entry.second->used > upload_patience_milliseconds;
        if (idle) (void)entry.second->upload->abandon();
        return idle;
    });
}

Result<CaseContents::Progress> CaseContents::begin(const std::string& case_id, const std::string& account,
                                                   std::uint64_t total, std::string digest) {
    if (total > crypto::max_content)
        return fail(ErrorKind::limit, fmt::format("a document has at most {} octets", crypto::max_content));
    if (!digest.empty()) TRY_VOID(digest_of(digest));
    TRY(key, key_of(case_id));
    const std::int64_t now = writer_.now().utc_milliseconds();
    const std::lock_guard lock(mutex_);
    forget_idle(now);
    const auto own = std::ranges::count_if(sending_, [&](const auto& each) { return each.second->account == account; });
    if (sending_.size() >= most_uploads || static_cast<std::size_t>(own) >= most_uploads_of_account)
        return fail(ErrorKind::limit, "too many uploads are under way", {}, "finish or abandon one first");
    TRY(upload, contents_->begin(authority_.id));
    auto sending = std::make_shared<Sending>(case_id, account, total, std::move(digest), std::move(upload));
    sending->used = now;
    const std::string associated = associated_with(authority_.id, case_id);
    sending->sealer.emplace(key, octets(associated), authority_.random,
                            [to = sending->upload.get()](Octets sealed) { return to->append(sealed); });
    Progress progress{.upload = sending->id, .offset = 0, .total = total, .kept = std::nullopt};
    sending_.emplace(sending->id, std::move(sending));
    return progress;
}

Result<std::shared_ptr<CaseContents::Sending>> CaseContents::sending(const std::string& case_id,
                                                                     const std::string& account,
                                                                     const std::string& upload) {
    const std::lock_guard lock(mutex_);
    const auto found = sending_.find(upload);
    if (found == sending_.end() || found->second->case_id != case_id || found->second->account != account)
        return no_such_upload();
    return found->second;
}

Result<CaseContents::Progress> CaseContents::progress(const std::string& case_id, const std::string& account,
                                                      const std::string& upload) {
    TRY(sending, this->sending(case_id, account, upload));
    const std::lock_guard lock(sending->mutex);
    return Progress{.upload = upload, .offset = sending->offset, .total = sending->total, .kept = std::nullopt};
}

Result<void> CaseContents::abandon(const std::string& case_id, const std::string& account, const std::string& upload) {
    TRY(sending, this->sending(case_id, account, upload));
    {
        const std::lock_guard lock(mutex_);
        sending_.erase(upload);
    }
    const std::lock_guard lock(sending->mutex);
    return sending->upload->abandon();
}

Result<CaseContents::Progress> CaseContents::append(const std::string& case_id, const std::string& account,
                                                    const std::string& upload, std::uint64_t offset, Octets piece) {
    TRY(sending, this->sending(case_id, account, upload));
    const std::lock_guard lock(sending->mutex);
    if (offset != sending->offset)
        return fail(ErrorKind::conflict, fmt::format("the upload goes on at octet {}", sending->offset), {},
                    "send from there");
    if (piece.size() > largest_piece || piece.size() > sending->total - sending->offset)
        return fail(ErrorKind::invalid, "the piece is longer than what is missing, or than a piece may be");
    const auto taken = sending->sealer->write(piece);
    if (!taken) {
        // What was sealed of the piece cannot be taken back: the upload is over.
        const std::lock_guard all(mutex_);
        sending_.erase(upload);
        return tl::unexpected(taken.error());
    }
    sending->offset += piece.size();
    sending->used = writer_.now().utc_milliseconds();
    Progress progress{.upload = upload, .offset = sending->offset, .total = sending->total, .kept = std::nullopt};
    if (sending->offset < sending->total) return progress;
    {
        const std::lock_guard all(mutex_);
        sending_.erase(upload);
    }
    TRY(kept, keep(*sending));
    progress.kept = std::move(kept);
    return progress;
}

Result<KeptContent> CaseContents::keep(Sending& sending) {
    TRY(summary, sending.sealer->finish());
    KeptContent kept{.digest = crypto::hex(summary.digest), .octets = summary.octets, .stored = {}};
    if (!sending.digest.empty() && sending.digest != kept.digest) {
        TRY_VOID(sending.upload->abandon());
        return fail(ErrorKind::invalid, "the document that arrived is not the one announced: its digest is another", {},
                    "send it again");
    }
    TRY(address, sending.upload->finish());
    kept.stored = address;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(payload, format::canonical_json(format::Value::object({{"digest", kept.digest},
                                                                   {"octets", kept.octets},
                                                                   {"stored_digest", crypto::hex(kept.stored.digest)},
                                                                   {"stored_octets", kept.stored.octets}})));
        const std::array drafts{record::Draft{.type = "content-kept", .payload = std::move(payload)}};
        TRY_VOID(unit.recorder.append({"content", sending.case_id}, drafts, {sending.account, "", unit.now}));
        // The same document again is sealed anew; the newer form counts.
        TRY_VOID(write_document(unit.rows, authority_.id, sending.case_id,
                                {kept.digest, static_cast<std::int64_t>(kept.octets), crypto::hex(kept.stored.digest),
                                 static_cast<std::int64_t>(kept.stored.octets)}));
        return std::string();
    }));
    return kept;
}

Result<KeptContent> CaseContents::find(const std::string& case_id, std::string_view digest) {
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT octets, stored_digest, stored_octets FROM docket_document WHERE authority = $1 AND "
                          "case_id = $2 AND digest = $3",
                          {authority_.id, case_id, digest}, [&](const store::Row& row) -> Result<KeptContent> {
                              TRY(stored, digest_of(row.text(1)));
                              return KeptContent{std::string(digest),
                                                 static_cast<std::uint64_t>(row.number(0)),
                                                 {stored, static_cast<std::uint64_t>(row.number(2))}};
                          }));
    if (found) return *std::move(found);
    return fail(ErrorKind::not_found, "the case has no content with this digest", {}, "upload it first");
}

CaseContents::Reading::Reading(store::ContentStore& contents, std::string authority, KeptContent content,
                               const crypto::AeadKey& key, std::string associated, std::uint64_t first,
                               std::uint64_t count)
    : contents_(contents),
      authority_(std::move(authority)),
      content_(std::move(content)),
      skip_(first),
      left_(count),
      opener_(key, octets(associated), [this](Octets plain) -> Result<void> {
          const std::uint64_t passed = std::min<std::uint64_t>(skip_, plain.size());
          skip_ -= passed;
          plain = plain.subspan(passed);
          const std::uint64_t taken = std::min<std::uint64_t>(left_, plain.size());
          left_ -= taken;
          ready_ += as_text(plain.first(taken));
          return {};
      }) {}

Result<std::string> CaseContents::Reading::next() {
    ready_.clear();
    while (ready_.empty() && !finished_ && left_ > 0) {
        const std::uint64_t count = std::min(piece_read, content_.stored.octets - at_);
        if (count > 0) {
            TRY_VOID(contents_.read(authority_, content_.stored.digest, at_, count,
                                    [this](Octets sealed) { return opener_.write(sealed); }));
            at_ += count;
        }
        if (at_ < content_.stored.octets) continue;
        TRY_VOID(opener_.finish());
        finished_ = true;
    }
    return std::move(ready_);
}

Result<std::unique_ptr<CaseContents::Reading>> CaseContents::read(const std::string& case_id,
                                                                  const KeptContent& content, std::uint64_t first,
                                                                  std::uint64_t count) {
    TRY(key, key_of(case_id));
    return std::unique_ptr<Reading>(
        new Reading(*contents_, authority_.id, content, key, associated_with(authority_.id, case_id), first, count));
}

}  // namespace comity::node
