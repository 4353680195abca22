// SPDX-License-Identifier: EUPL-1.2
#include "access_point/federation.h"

#include <utility>

#include <fmt/format.h>

#include "net/client/fetch.h"
#include "store/files/file.h"

namespace comity::access_point {
namespace {

constexpr std::size_t max_directory_octets = 4 << 20;  // format::max_document_bytes

Result<std::string> read_text(const std::string& from) {
    if (from.starts_with("https://")) {
        TRY(fetched, net::fetch({.method = "GET", .url = from, .headers = {}, .body = {}},
                                {.answer_bytes = max_directory_octets, .whole = std::chrono::seconds(60)}));
        if (fetched.status != 200)
            return fail(ErrorKind::unavailable,
                        fmt::format("the place of the directory answers with status {}", fetched.status), {},
                        "look whether the federation has moved it");
        return std::move(fetched.body);
    }
    return store::read_whole(from, max_directory_octets);
}

}  // namespace

channel::DirectoryAnswers InForce::answers() const {
    const auto listed = directory;
    return {[listed](std::string_view id) -> std::optional<channel::PartyId> {
                const auto* authority = listed->authority(id);
                if (!authority) return std::nullopt;
                return channel::PartyId{authority->party.value, authority->party.type};
            },
            [listed](std::string_view id, channel::Profile profile) {
                const auto* authority = listed->authority(id);
                return authority && !channel::endpoints_for(*authority, profile).empty();
            }};
}

FetchDirectory fetch_from(std::string note, std::string json) {
    return [note = std::move(note), json = std::move(json)]() -> Result<DirectoryTexts> {
        TRY(note_text, read_text(note));
        TRY(json_text, read_text(json));
        return DirectoryTexts{std::move(note_text), std::move(json_text)};
    };
}

Federation::Federation(Terms terms, store::DirectoryTable table, FetchDirectory fetch, Surroundings surroundings,
                       Tell tell)
    : terms_(std::move(terms)),
      table_(std::move(table)),
      certificates_(std::make_shared<const channel::ReadCertificates>(terms_.anchors)),
      fetch_(std::move(fetch)),
      surroundings_(std::move(surroundings)),
      tell_(std::move(tell)),
      held_(channel::first_trust(terms_.federation, terms_.roots)) {}

Result<std::unique_ptr<Federation>> Federation::open(Terms terms, store::DirectoryTable table, FetchDirectory fetch,
                                                     Surroundings surroundings, Tell tell) {
    std::unique_ptr<Federation> federation(
        new Federation(std::move(terms), std::move(table), std::move(fetch), std::move(surroundings), std::move(tell)));
    // Each was signed by the roots that the one before it named.
    TRY(sequences, federation->table_.sequences());
    std::optional<channel::DirectoryDocument> newest;
    Instant fetched;
    for (const std::int64_t sequence : sequences) {
        TRY(kept, federation->table_.find(sequence));
        if (!kept) continue;
        auto verdict =
            channel::judge_directory(kept->note, kept->json, federation->held_, federation->surroundings_.now());
        if (verdict.answer != channel::DirectoryAnswer::accepted)
            return fail(ErrorKind::invalid, fmt::format("directory {} in the store is not what was taken", sequence),
                        {}, "restore the database from a backup, or look who changed it");
        federation->held_ = *std::move(verdict.held);
        newest = *std::move(verdict.document);
        fetched = kept->fetched;
    }
    if (newest) federation->put_in_force(*std::move(newest), fetched);
    return federation;
}

void Federation::put_in_force(channel::DirectoryDocument document, Instant fetched) {
    // Whom one may write to is the node's to say, before an order names them.
    auto made = channel::Directory::with_manual(document, terms_.manual, {});
    if (!made) return surroundings_.log("the directory contradicts itself: " + to_string(made.error()));
    auto directory = std::make_shared<const channel::Directory>(std::move(made->directory));
    // The federation's word counts; who was taken up by hand is no peer until somebody looked.
    const std::string refused = made->refused ? to_string(*made->refused) : std::string();
    if (!refused.empty() && refused != refused_) alarm("manual-entry-refused", refused);
    refused_ = refused;
    // Where nobody was asked, the directory's own freshness stands in.
    auto trust = std::make_shared<const channel::DirectoryTrust>(
        directory, fetched, certificates_, [asked = terms_.revocation](const crypto::Certificate& certificate) {
            return asked ? asked(certificate) : std::optional<channel::RevocationAnswer>();
        });
    const std::lock_guard lock(mutex_);
    in_force_ = InForce{std::move(directory), fetched, std::move(trust), certificates_};
}

std::optional<InForce> Federation::in_force() const {
    const std::lock_guard lock(mutex_);
    return in_force_;
}

channel::Freshness Federation::freshness() const {
    const auto held = in_force();
    if (!held) return {.warn = true, .flag = true, .send_new_requests = false, .receive = false};
    return channel::freshness_of(held->directory->document(), surroundings_.now(), terms_.grace_days);
}

void Federation::alarm(std::string reason, std::string words) {
    surroundings_.log("alarm: " + reason + ": " + words);
    channel::ChannelEvent event;
    event.time = surroundings_.now();
    event.reason = std::move(reason);
    event.words = std::move(words);
    tell_({std::move(event)});
}

Result<void> Federation::refresh() {
    auto texts = fetch_();
    if (!texts) {
        surroundings_.log("the directory was not fetched: " + to_string(texts.error()));
        return tl::unexpected(texts.error());
    }
    return take(*texts);
}

Result<void> Federation::take(const DirectoryTexts& texts) {
    const std::lock_guard taking(taking_);
    const Instant now = surroundings_.now();
    auto verdict = channel::judge_directory(texts.note, texts.json, held_, now);
    switch (verdict.answer) {
        case channel::DirectoryAnswer::same: {
            TRY_VOID(table_.touch(held_.sequence, now));
            if (const auto held = in_force()) put_in_force(held->directory->document(), now);
            if (freshness().warn) alarm("directory-expires", "The directory ends soon or has ended");
            return {};
        }
        case channel::DirectoryAnswer::accepted:
            break;
        case channel::DirectoryAnswer::alarm:
            alarm("directory-clash", verdict.reason ? to_string(*verdict.reason) : "two directories of one number");
            return fail(ErrorKind::conflict, "two directories were signed for one number", {},
                        "a security officer looks at both");
        case channel::DirectoryAnswer::refused:
            alarm("directory-refused", verdict.reason ? to_string(*verdict.reason) : "not acceptable");
            if (verdict.reason) return tl::unexpected(*verdict.reason);
            return fail(ErrorKind::conflict, "the directory is refused");
    }
    TRY_VOID(table_.add({verdict.held->sequence, now, texts.note, texts.json}));
    held_ = *std::move(verdict.held);
    surroundings_.log(fmt::format("directory {} is in force", held_.sequence));
    put_in_force(*std::move(verdict.document), now);
    return {};
}

}  // namespace comity::access_point
