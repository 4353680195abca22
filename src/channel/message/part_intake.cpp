// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/part_intake.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "channel/message/brief_file.h"

namespace comity::channel {

namespace {

// Together well below the 4 MiB that a message under way may take, and the documents fit into the request that hands
// them over.
constexpr std::size_t brief_octets = 64 * 1024;
constexpr std::size_t brief_frame_octets = 16 * 1024;  // the frame of 200 MiB

tl::unexpected<Refusal> no_room(Step step, const Error& error) {
    return refuse(step, EbmsCode::delivery_failure, to_string(error));
}

/// Whether content and frame are a member as we write it, so that the content is what inflates out of it, within the
/// limit. Where they are not, zlib says what is wrong with them. Errors: those of the file.
Result<bool> is_whole(const SpoolFile& content, const SpoolFile& frame, std::uint32_t checksum,
                      const InflateLimits& limits) {
    const StoredFrame ours(content.size(), checksum);
    if (frame.size() != ours.size() || content.size() > limits.max_octets) return false;
    bool same = true;
    std::uint64_t place = 0;
    TRY_VOID(read_file(frame, [&](Octets piece) -> Result<void> {
        for (const unsigned char octet : piece) same = octet == ours.at(place++) && same;
        return {};
    }));
    return same;
}

NextOctets reader_of(const SpoolFile& file) {
    return [&file, offset = std::uint64_t{0},
            piece = std::vector<unsigned char>(stored_block)](std::size_t most) mutable -> Result<Octets> {
        TRY(count, file.read_at(offset, std::span(piece).first(std::min(most, piece.size()))));
        offset += count;
        return Octets(piece).first(count);
    };
}

}  // namespace

PartIntake::PartIntake(std::vector<ExpectedPart> parts, std::optional<ContentKey> content_key, Spool& quarantine,
                       std::uint64_t max_part)
    : expected_(std::move(parts)),
      key_(std::move(content_key)),
      quarantine_(quarantine),
      max_part_(max_part),
      arrived_(expected_.size()) {}

Accepted<void> PartIntake::begin(const PartHead& head) {
    const auto found = std::ranges::find(expected_, head.content_id, &ExpectedPart::content_id);
    if (found == expected_.end()) {
        return refuse(Step::parts, EbmsCode::mime_inconsistency,
                      fmt::format("no PartInfo names the part '{}'", head.content_id));
    }
    current_ = static_cast<std::size_t>(found - expected_.begin());
    if (arrived_[current_].file) {
        return refuse(Step::parts, EbmsCode::mime_inconsistency,
                      fmt::format("the part '{}' came twice", head.content_id));
    }
    form_ = digested_form(found->encrypted_type.value_or(head.type.type));
    octets_ = 0;
    decryptor_.reset();
    if (found->encrypted_type) {
        decryptor_.emplace(key_->decrypt([this](Octets plain) { return keep(plain); }));
    }
    return open_files(*found);
}

Accepted<void> PartIntake::open_files(const ExpectedPart& part) {
    Arrived& arrived = arrived_[current_];
    const bool wrapped = part.wrapped && form_ == DigestedForm::octets;
    digested_ = {.signed_form = form_ == DigestedForm::xml ? std::nullopt : std::optional(form_),
                 // What is not packed and digested as it is has one digest.
                 .document = wrapped || (!part.compressed && form_ != DigestedForm::octets),
                 .wrapped = wrapped};
    digests_.emplace(digested_);
    split_.reset();
    // What is packed is inflated into another file and goes.
    auto file = create(part.compressed && !wrapped ? brief_packed_ : brief_documents_);
    if (!file) return no_room(Step::parts, file.error());
    arrived.file = *std::move(file);
    if (!wrapped) return {};
    arrived.frame = std::make_unique<BriefFile>(quarantine_, brief_frame_octets);
    split_.emplace([&file = *arrived.file](Octets content) { return file.append(content); },
                   [&frame = *arrived.frame](Octets octets) { return frame.append(octets); });
    return {};
}

Result<std::unique_ptr<SpoolFile>> PartIntake::create(std::size_t& brief_left) {
    if (brief_left == 0) return quarantine_.create();
    --brief_left;
    return std::make_unique<BriefFile>(quarantine_, brief_octets);
}

Result<void> PartIntake::keep(Octets plain) {
    if (plain.size() > max_part_ - octets_) {
        refused_ = refuse(Step::parts, EbmsCode::value_inconsistent,
                          fmt::format("part '{}' has over {} octets", expected_[current_].content_id, max_part_))
                       .value();
        return fail(ErrorKind::limit, refused_->detail);
    }
    octets_ += plain.size();
    digests_->update(plain);
    return kept(split_ ? split_->write(plain) : arrived_[current_].file->append(plain));
}

Result<void> PartIntake::kept(Result<void> outcome) {
    if (!outcome) refused_ = no_room(Step::parts, outcome.error()).value();
    return outcome;
}

Accepted<void> PartIntake::write(Octets content) {
    const auto kept = decryptor_ ? decryptor_->write(content) : keep(content);
    if (kept) return {};
    if (refused_) return tl::unexpected(*refused_);
    return refuse(Step::parts, EbmsCode::failed_decryption, to_string(kept.error()));
}

Accepted<void> PartIntake::end() {
    const ExpectedPart& part = expected_[current_];
    if (decryptor_) {
        const auto authentic = decryptor_->finish();
        decryptor_.reset();
        if (!authentic && refused_) return tl::unexpected(*refused_);
        if (!authentic) {
            return refuse(Step::parts, EbmsCode::failed_decryption,
                          fmt::format("part '{}': {}", part.content_id, to_string(authentic.error())));
        }
    }
    if (split_ && !kept(split_->finish())) return tl::unexpected(*refused_);
    digests_->finish();
    return check_digest(part);
}

Accepted<void> PartIntake::check_digest(const ExpectedPart& part) {
    crypto::Sha256 digest{};
    if (digested_.signed_form) {
        digest = digests_->signed_digest();
    } else {
        const auto canonical = attachment_digest(form_, *arrived_[current_].file);
        if (!canonical && canonical.error().kind == ErrorKind::unavailable)
            return no_room(Step::parts, canonical.error());
        if (!canonical) {
            return refuse(
                Step::parts, EbmsCode::failed_authentication,
                fmt::format("part '{}' cannot be digested: {}", part.content_id, to_string(canonical.error())));
        }
        digest = *canonical;
    }
    if (digest != part.signed_digest) {
        return refuse(Step::parts, EbmsCode::failed_authentication,
                      fmt::format("part '{}' is not the one that was signed", part.content_id));
    }
    arrived_[current_].sha256 = digested_.document ? digests_->document() : digest;
    arrived_[current_].checksum = digests_->checksum();
    digests_.reset();
    return {};
}

Accepted<void> PartIntake::finish() const {
    for (std::size_t i = 0; i < expected_.size(); ++i) {
        if (!arrived_[i].file) {
            return refuse(Step::parts, EbmsCode::mime_inconsistency,
                          fmt::format("the part '{}' did not come", expected_[i].content_id));
        }
    }
    return {};
}

Accepted<std::vector<TakenPart>> PartIntake::inflate(const InflateLimits& limits) {
    std::vector<TakenPart> taken;
    for (std::size_t i = 0; i < expected_.size(); ++i) {
        if (!expected_[i].compressed) {
            taken.push_back({std::move(arrived_[i].file), arrived_[i].sha256});
            continue;
        }
        auto document = inflate(std::move(arrived_[i]), limits);
        if (!document) return tl::unexpected(std::move(document).error());
        taken.push_back(*std::move(document));
    }
    return taken;
}

Accepted<TakenPart> PartIntake::inflate(Arrived packed, const InflateLimits& limits) {
    if (packed.frame) {
        const auto whole = is_whole(*packed.file, *packed.frame, packed.checksum, limits);
        if (!whole) return no_room(Step::inflation, whole.error());
        if (*whole) return TakenPart{std::move(packed.file), packed.sha256};
    }
    auto file = create(brief_documents_);
    if (!file) return no_room(Step::inflation, file.error());
    TakenPart document{*std::move(file), {}};
    PartDigests digest({.signed_form = std::nullopt, .document = true});
    GzipReader gzip(limits, [&](Octets plain) -> Result<void> {
        digest.update(plain);
        return document.file->append(plain);
    });
    const crypto::OctetSink put = [&](Octets piece) { return gzip.write(piece); };
    auto done = packed.frame ? merge_stored(reader_of(*packed.file), reader_of(*packed.frame), put)
                             : read_file(*packed.file, put);
    if (done) {
        if (const auto octets = gzip.finish(); !octets) done = tl::unexpected(octets.error());
    }
    if (!done && done.error().kind == ErrorKind::unavailable) return no_room(Step::inflation, done.error());
    if (!done) return refuse(Step::inflation, EbmsCode::decompression_failure, to_string(done.error()));
    digest.finish();
    document.sha256 = digest.document();
    return document;
}

}  // namespace comity::channel
