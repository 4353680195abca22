// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/case_contents.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

#include <fmt/format.h>

#include "base/octets.h"
#include "crypto/hex.h"
#include "format/canonical_json.h"
#include "node/contents/remove_unneeded.h"
#include "node/docket/rows.h"
#include "store/events/record_tables.h"

namespace comity::node {

namespace {

constexpr std::uint64_t piece_read = 1024 * 1024;

/// What the sealed form is bound to: it opens in this case only.
std::string associated_with(const std::string& authority, const std::string& case_id) {
    return fmt::format("comity content {}/{}", authority, case_id);
}

tl::unexpected<Error> no_such_upload() {
    return fail(ErrorKind::not_found, "there is no such upload, or it is over", {}, "begin another");
}

tl::unexpected<Error> taken_elsewhere() {
    return fail(ErrorKind::conflict, "another process takes this upload", {},
                "send the rest to the server that took the beginning, or begin another upload");
}

std::string held_name(const std::string& holder) {
    return "uploads of " + holder;
}

constexpr std::string_view content_columns =
    "SELECT digest, octets, stored_digest, stored_octets FROM docket_document WHERE authority = $1 AND case_id = $2";

Result<KeptContent> content_of_row(const store::Row& row) {
    TRY(stored, content_digest(row.text(2)));
    return KeptContent{
        row.string(0), static_cast<std::uint64_t>(row.number(1)), {stored, static_cast<std::uint64_t>(row.number(3))}};
}

}  // namespace

Result<crypto::Sha256> content_digest(std::string_view hex) {
    TRY(octets, crypto::from_hex(hex));
    crypto::Sha256 digest{};
    if (octets.size() != digest.size()) return fail(ErrorKind::invalid, "a SHA-256 has 64 hexadecimal digits");
    std::copy(octets.begin(), octets.end(), digest.begin());
    return digest;
}

/// One upload; the mutex keeps its pieces in order.
struct CaseContents::Sending {
    Sending(std::string upload_id, std::string of_case, std::string of_account, std::uint64_t octets,
            std::string announced, std::int64_t used)
        : id(std::move(upload_id)),
          case_id(std::move(of_case)),
          account(std::move(of_account)),
          total(octets),
          digest(std::move(announced)),
          noted(used) {}

    std::mutex mutex;
    const std::string id, case_id, account;
    std::string on_behalf_of;
    const std::uint64_t total;
    const std::string digest;
    std::atomic<std::int64_t> noted;        ///< what its row says of its use
    std::unique_ptr<store::Upload> upload;  ///< nullptr until it is taken up
    std::string holder;                     ///< under which this process took it up
    std::optional<crypto::ContentSealer> sealer;
    std::uint64_t offset = 0;
    bool over = false;

    Progress progress() const { return {.upload = id, .offset = offset, .total = total, .kept = std::nullopt}; }
};

CaseContents::CaseContents(Authority& authority, Writer& writer, store::Database& database,
                           std::unique_ptr<store::ContentStore> contents)
    : authority_(authority), writer_(writer), database_(database), contents_(std::move(contents)) {}

CaseContents::~CaseContents() {
    for (const auto& [id, sending] : sending_)
        if (sending->upload && !sending->over) (void)sending->upload->save();  // else less of it is there later
}

Result<crypto::AeadKey> CaseContents::key_of(const std::string& case_id) {
    TRY(lease, database_.reader());
    store::DataKeyTable keys(*lease, authority_.id);
    return authority_.data_keys->find({"case", case_id}, keys);
}

Result<void> CaseContents::forget_old() {
    const std::int64_t idle = writer_.now().utc_milliseconds() - upload_patience_milliseconds;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.run("DELETE FROM content_upload WHERE authority = $1 AND used < $2", {authority_.id, idle}));
        return std::string();
    }));
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(sending_, [&](const auto& entry) { return entry.second->noted < idle; });
    }
    // Of the file's own time, by which the row may lag: well behind it.
    TRY(long_ago, Instant::at(idle - upload_patience_milliseconds));
    TRY_VOID(contents_->forget_uploads(authority_.id, long_ago));
    TRY_VOID(remove_unneeded(authority_.id, writer_, database_, *contents_));
    return {};
}

Result<void> CaseContents::check_room(store::Connection& rows, const std::string& account, std::int64_t now) {
    TRY(counts, rows.one("SELECT count(*), count(CASE WHEN account = $2 THEN 1 END) FROM content_upload WHERE "
                         "authority = $1 AND used >= $3",
                         {authority_.id, account, now - upload_patience_milliseconds}, [](const store::Row& row) {
                             return std::pair(static_cast<std::size_t>(row.number(0)),
                                              static_cast<std::size_t>(row.number(1)));
                         }));
    if (!counts || (counts->first < most_uploads && counts->second < most_uploads_of_account)) return {};
    return fail(ErrorKind::limit, "too many uploads are under way", {}, "finish or abandon one first");
}

Result<CaseContents::Progress> CaseContents::begin(const std::string& case_id, const std::string& account,
                                                   std::uint64_t total, std::string digest, std::string on_behalf_of) {
    if (total > crypto::max_content)
        return fail(ErrorKind::limit, fmt::format("a document has at most {} octets", crypto::max_content));
    if (!digest.empty()) TRY_VOID(content_digest(digest));
    const std::int64_t now = writer_.now().utc_milliseconds();
    TRY(key, key_of(case_id));
    TRY(as, holder());
    TRY(upload, contents_->begin(authority_.id));
    auto sending = std::make_shared<Sending>(upload->id(), case_id, account, total, std::move(digest), now);
    sending->on_behalf_of = std::move(on_behalf_of);
    sending->holder = std::move(as);
    TRY_VOID(start_sealing(*sending, key, std::move(upload)));
    const auto noted = writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(check_room(unit.rows, account, now));
        TRY_VOID(
            unit.rows.run("INSERT INTO content_upload (authority, id, case_id, account, total, digest, used, "
                          "on_behalf_of, holder) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                          {authority_.id, sending->id, case_id, account, static_cast<std::int64_t>(total),
                           sending->digest, now, sending->on_behalf_of, sending->holder}));
        return std::string();
    });
    if (!noted) {
        (void)sending->upload->abandon();  // else forget_old() takes away what is left
        return tl::unexpected(noted.error());
    }
    const std::lock_guard lock(mutex_);
    sending_.emplace(sending->id, sending);
    return sending->progress();
}

Result<void> CaseContents::start_sealing(Sending& sending, const crypto::AeadKey& key,
                                         std::unique_ptr<store::Upload> upload) {
    sending.upload = std::move(upload);
    const std::string associated = associated_with(authority_.id, sending.case_id);
    sending.sealer.emplace(key, octets(associated), authority_.random,
                           [to = sending.upload.get()](Octets sealed) { return to->append(sealed); });
    crypto::ContentOpener opener(key, octets(associated), [](Octets) { return Result<void>(); });
    TRY_VOID(sending.upload->read_back([&](Octets sealed) { return opener.write(sealed); }));
    sending.offset = opener.opened();
    return sending.sealer->go_on_behind(std::move(opener));
}

/// What another process had taken: what it stored whole need not be sent again.
Result<void> CaseContents::take_up(Sending& sending) {
    if (sending.over) return no_such_upload();
    TRY(as, holder());
    if (sending.upload && sending.holder == as) return {};
    // Where the name was lost another process may have gone on with it.
    sending.sealer.reset();
    sending.upload.reset();
    TRY_VOID(claim(sending, as));
    TRY(key, key_of(sending.case_id));
    auto upload = contents_->resume(authority_.id, sending.id);
    if (!upload && upload.error().kind != ErrorKind::not_found) return tl::unexpected(std::move(upload).error());
    if (upload) {
        const auto started = start_sealing(sending, key, *std::move(upload));
        if (started) return {};
        if (started.error().kind != ErrorKind::invalid) {
            sending.upload.reset();
            return started;
        }
        TRY_VOID(sending.upload->abandon());
    }
    end(sending);
    return no_such_upload();
}

Result<std::string> CaseContents::holder() {
    const std::lock_guard lock(hold_mutex_);
    if (hold_ && hold_->check()) return holder_;
    hold_.reset();
    std::array<unsigned char, 16> id{};
    authority_.random(id);
    holder_ = crypto::hex(id);
    TRY(held, database_.hold(held_name(holder_)));
    if (!held) return fail(ErrorKind::unavailable, "the name of this process is taken", {}, "try again");
    hold_ = std::move(held);
    return holder_;
}

Result<void> CaseContents::claim(Sending& sending, const std::string& as) {
    std::optional<std::string> before;
    {
        TRY(lease, database_.reader());
        TRY(found, lease->one("SELECT holder FROM content_upload WHERE authority = $1 AND id = $2",
                              {authority_.id, sending.id}, [](const store::Row& row) { return row.string(0); }));
        before = std::move(found);
    }
    if (!before) return no_such_upload();
    // Whoever held it is gone when their name is free; it is kept from them until the row has ours.
    std::unique_ptr<store::Hold> theirs;
    if (!before->empty() && *before != as) {
        TRY(freed, database_.hold(held_name(*before)));
        if (!freed) return taken_elsewhere();
        theirs = std::move(freed);
    }
    bool ours = false;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(changed,
            unit.rows.run("UPDATE content_upload SET holder = $3 WHERE authority = $1 AND id = $2 AND holder = $4",
                          {authority_.id, sending.id, as, *before}));
        ours = changed == 1;
        return std::string();
    }));
    if (!ours) return taken_elsewhere();
    sending.holder = as;
    return {};
}

/// To be called last. A row that cannot be taken away now leads nowhere and is forgotten in time.
void CaseContents::end(Sending& sending) {
    sending.over = true;
    (void)writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.run("DELETE FROM content_upload WHERE authority = $1 AND id = $2 AND holder = $3",
                               {authority_.id, sending.id, sending.holder}));
        return std::string();
    });
    const std::lock_guard lock(mutex_);
    sending_.erase(sending.id);
}

Result<std::shared_ptr<CaseContents::Sending>> CaseContents::sending(const std::string& case_id,
                                                                     const std::string& account,
                                                                     const std::string& upload) {
    const std::int64_t idle = writer_.now().utc_milliseconds() - upload_patience_milliseconds;
    const std::lock_guard lock(mutex_);
    auto found = sending_.find(upload);
    // One that this process was refused may have gone on elsewhere: its row is read anew.
    if (found != sending_.end() && found->second->noted < idle) found = (sending_.erase(found), sending_.end());
    if (found == sending_.end()) {
        TRY(lease, database_.reader());
        TRY(kept, lease->one("SELECT case_id, account, total, digest, used, on_behalf_of FROM content_upload WHERE "
                             "authority = $1 AND id = $2",
                             {authority_.id, upload}, [&](const store::Row& row) {
                                 auto resumed = std::make_shared<Sending>(upload, row.string(0), row.string(1),
                                                                          static_cast<std::uint64_t>(row.number(2)),
                                                                          row.string(3), row.number(4));
                                 resumed->on_behalf_of = row.string(5);
                                 return resumed;
                             }));
        if (!kept) return no_such_upload();
        found = sending_.emplace(upload, *std::move(kept)).first;
    }
    const Sending& sending = *found->second;
    if (sending.case_id != case_id || sending.account != account || sending.noted < idle) return no_such_upload();
    return found->second;
}

Result<CaseContents::Progress> CaseContents::progress(const std::string& case_id, const std::string& account,
                                                      const std::string& upload) {
    TRY(sending, this->sending(case_id, account, upload));
    const std::lock_guard lock(sending->mutex);
    TRY_VOID(take_up(*sending));
    return sending->progress();
}

Result<void> CaseContents::abandon(const std::string& case_id, const std::string& account, const std::string& upload) {
    TRY(sending, this->sending(case_id, account, upload));
    const std::lock_guard lock(sending->mutex);
    TRY_VOID(take_up(*sending));
    TRY_VOID(sending->upload->abandon());
    end(*sending);
    return {};
}

/// Seldom: a row that is some minutes behind does no harm.
Result<void> CaseContents::note_use(Sending& sending) {
    const std::int64_t now = writer_.now().utc_milliseconds();
    if (now - sending.noted < upload_patience_milliseconds / 10) return {};
    sending.noted = now;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.run("UPDATE content_upload SET used = $3 WHERE authority = $1 AND id = $2",
                               {authority_.id, sending.id, now}));
        return std::string();
    }));
    return {};
}

Result<CaseContents::Progress> CaseContents::append(const std::string& case_id, const std::string& account,
                                                    const std::string& upload, std::uint64_t offset, Octets piece) {
    TRY(sending, this->sending(case_id, account, upload));
    const std::lock_guard lock(sending->mutex);
    TRY_VOID(take_up(*sending));
    if (offset != sending->offset)
        return fail(ErrorKind::conflict, fmt::format("the upload goes on at octet {}", sending->offset), {},
                    "send from there");
    if (piece.size() > largest_piece || piece.size() > sending->total - sending->offset)
        return fail(ErrorKind::invalid, "the piece is longer than what is missing, or than a piece may be");
    if (const auto taken = sending->sealer->write(piece); !taken) {
        if (taken.error().kind == ErrorKind::invalid) {
            TRY_VOID(sending->upload->abandon());
            end(*sending);
        } else {
            // What was sealed of the piece cannot be taken back here; what was stored of it is taken up again.
            sending->sealer.reset();
            sending->upload.reset();
        }
        return tl::unexpected(taken.error());
    }
    sending->offset += piece.size();
    if (sending->offset < sending->total) {
        TRY_VOID(note_use(*sending));
        return sending->progress();
    }
    Progress progress = sending->progress();
    auto kept = keep(*sending);
    if (!kept && kept.error().kind == ErrorKind::invalid) TRY_VOID(sending->upload->abandon());
    end(*sending);
    if (!kept) return tl::unexpected(std::move(kept).error());
    progress.kept = *std::move(kept);
    return progress;
}

Result<KeptContent> CaseContents::keep(Sending& sending) {
    TRY(summary, sending.sealer->finish());
    KeptContent kept{.digest = crypto::hex(summary.digest), .octets = summary.octets, .stored = {}};
    if (!sending.digest.empty() && sending.digest != kept.digest)
        return fail(ErrorKind::invalid, "the document that arrived is not the one announced: its digest is another", {},
                    "send it again");
    TRY(address, sending.upload->finish());
    kept.stored = address;
    bool erased = false;
    bool ours = false;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(there,
            unit.rows.one("SELECT 1 FROM docket_case WHERE authority = $1 AND id = $2",
                          {authority_.id, sending.case_id}, [](const store::Row& row) { return row.number(0); }));
        TRY(held, unit.rows.one("SELECT 1 FROM content_upload WHERE authority = $1 AND id = $2 AND holder = $3",
                                {authority_.id, sending.id, sending.holder},
                                [](const store::Row& row) { return row.number(0); }));
        erased = !there;
        ours = held.has_value();
        if (erased || !ours) {
            TRY_VOID(
                remove_later(unit.rows, authority_.id, crypto::hex(kept.stored.digest), unit.now.utc_milliseconds()));
            return std::string();
        }
        TRY(payload, format::canonical_json(format::Value::object({{"digest", kept.digest},
                                                                   {"octets", kept.octets},
                                                                   {"stored_digest", crypto::hex(kept.stored.digest)},
                                                                   {"stored_octets", kept.stored.octets}})));
        const std::array drafts{record::Draft{.type = "content-kept", .payload = std::move(payload)}};
        TRY_VOID(unit.recorder.append({"content", sending.case_id}, drafts,
                                      {sending.account, sending.on_behalf_of, unit.now}));
        // The same document again is sealed anew; the newer form counts.
        TRY_VOID(write_document(unit.rows, authority_.id, sending.case_id,
                                {kept.digest, static_cast<std::int64_t>(kept.octets), crypto::hex(kept.stored.digest),
                                 static_cast<std::int64_t>(kept.stored.octets)},
                                unit.now.utc_milliseconds() + upload_patience_milliseconds));
        return std::string();
    }));
    if (erased) return fail(ErrorKind::not_found, "the case was erased while the document arrived");
    if (!ours) return taken_elsewhere();
    return kept;
}

Result<KeptContent> CaseContents::put(const std::string& case_id, std::string_view content) {
    auto known = find(case_id, crypto::hex(crypto::sha256(content)));
    if (known || known.error().kind != ErrorKind::not_found) return known;
    TRY(begun, begin(case_id, "node", content.size(), ""));
    std::size_t at = 0;
    while (true) {
        const std::string_view piece = content.substr(at, largest_piece);
        auto progress = append(case_id, "node", begun.upload, at, octets(piece));
        if (!progress) {
            // Nobody goes on with it. What cannot be taken away now is forgotten in time, as any that is idle.
            (void)abandon(case_id, "node", begun.upload);
            return tl::unexpected(std::move(progress).error());
        }
        if (progress->kept) return *std::move(progress->kept);
        at += piece.size();
    }
}

Result<KeptContent> CaseContents::find(const std::string& case_id, std::string_view digest) {
    TRY(lease, database_.reader());
    TRY(found, lease->one(std::string(content_columns) + " AND digest = $3", {authority_.id, case_id, digest},
                          content_of_row));
    if (found) return *std::move(found);
    return fail(ErrorKind::not_found, "the case has no content with this digest", {}, "upload it first");
}

Result<std::string> CaseContents::whole(const std::string& case_id, std::string_view digest, std::uint64_t most) {
    TRY(content, find(case_id, digest));
    if (content.octets > most)
        return fail(ErrorKind::limit, fmt::format("the document with SHA-256 {} has {} octets", digest, content.octets),
                    {}, fmt::format("at most {} are taken here", most));
    TRY(reading, read(case_id, content, 0, content.octets));
    std::string all;
    while (true) {
        TRY(piece, reading->next());
        if (piece.empty()) return all;
        all += piece;
    }
}

Result<std::vector<KeptContent>> CaseContents::list(const std::string& case_id) {
    TRY(lease, database_.reader());
    return lease->all(std::string(content_columns) + " ORDER BY digest", {authority_.id, case_id}, content_of_row);
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
