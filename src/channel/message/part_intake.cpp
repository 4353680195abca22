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

tl::unexpected<Refusal> no_room(Step step, const Error& error) {
    return refuse(step, EbmsCode::delivery_failure, to_string(error));
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
    // What is packed is inflated into another file and goes.
    auto file = create(found->compressed ? brief_packed_ : brief_documents_);
    if (!file) return no_room(Step::parts, file.error());
    arrived_[current_].file = *std::move(file);
    form_ = digested_form(found->encrypted_type.value_or(head.type.type));
    whole_ = crypto::RunningSha256();
    text_.reset();
    if (form_ == DigestedForm::text) text_.emplace(form_);
    decryptor_.reset();
    if (found->encrypted_type) {
        decryptor_.emplace(key_->decrypt([this](Octets plain) { return keep(plain); }));
    }
    return {};
}

Result<std::unique_ptr<SpoolFile>> PartIntake::create(std::size_t& brief_left) {
    if (brief_left == 0) return quarantine_.create();
    --brief_left;
    return std::make_unique<BriefFile>(quarantine_, brief_octets);
}

Result<void> PartIntake::keep(Octets plain) {
    SpoolFile& file = *arrived_[current_].file;
    if (plain.size() > max_part_ - file.size()) {
        refused_ = refuse(Step::parts, EbmsCode::value_inconsistent,
                          fmt::format("part '{}' has over {} octets", expected_[current_].content_id, max_part_))
                       .value();
        return fail(ErrorKind::limit, refused_->detail);
    }
    whole_.update(plain);
    if (text_) text_->update(plain);
    auto kept = file.append(plain);
    if (!kept) refused_ = no_room(Step::parts, kept.error()).value();
    return kept;
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
    arrived_[current_].sha256 = whole_.digest();
    return check_digest(part);
}

Accepted<void> PartIntake::check_digest(const ExpectedPart& part) {
    crypto::Sha256 digest = arrived_[current_].sha256;
    if (text_) digest = text_->finish();
    if (form_ == DigestedForm::xml) {
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
    auto file = create(brief_documents_);
    if (!file) return no_room(Step::inflation, file.error());
    TakenPart document{*std::move(file), {}};
    crypto::RunningSha256 running;
    GzipReader gzip(limits, [&](Octets plain) -> Result<void> {
        running.update(plain);
        return document.file->append(plain);
    });
    auto done = read_file(*packed.file, [&](Octets piece) { return gzip.write(piece); });
    if (done) {
        if (const auto octets = gzip.finish(); !octets) done = tl::unexpected(octets.error());
    }
    if (!done && done.error().kind == ErrorKind::unavailable) return no_room(Step::inflation, done.error());
    if (!done) return refuse(Step::inflation, EbmsCode::decompression_failure, to_string(done.error()));
    document.sha256 = running.digest();
    return document;
}

}  // namespace comity::channel
