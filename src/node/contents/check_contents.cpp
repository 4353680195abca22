// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/check_contents.h"

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::node {

namespace {

constexpr std::size_t contents_at_once = 1'000;
constexpr std::size_t most_content_faults = 100;

/// What the database says of a content.
struct Named {
    std::string stored_digest;
    std::uint64_t octets = 0;
    std::string document;  ///< "document … of case …"; "" where it is to be removed
};

Result<std::vector<Named>> names_of(store::Database& database, std::string_view authority) {
    TRY(lease, database.reader());
    return lease->all(
        "SELECT stored_digest, stored_octets, case_id, digest FROM docket_document WHERE authority = $1 UNION ALL "
        "SELECT stored_digest, 0, '', '' FROM content_to_remove WHERE authority = $1 ORDER BY 1",
        {authority}, [](const store::Row& row) {
            Named named{row.string(0), static_cast<std::uint64_t>(row.number(1)), ""};
            if (!row.text(3).empty()) named.document = fmt::format("document {} of case {}", row.text(3), row.text(2));
            return named;
        });
}

class Comparison {
   public:
    explicit Comparison(std::vector<Named> named) : named_(std::move(named)) {}

    void found(const store::ContentAddress& content) {
        const std::string digest = crypto::hex(content.digest);
        while (at_ < named_.size() && named_[at_].stored_digest < digest) missing(named_[at_++]);
        if (at_ == named_.size() || named_[at_].stored_digest != digest) {
            ++check_.unnamed;
            return;
        }
        for (; at_ < named_.size() && named_[at_].stored_digest == digest; ++at_) {
            const Named& named = named_[at_];
            if (named.document.empty())
                ++check_.to_remove;
            else if (named.octets != content.octets)
                fault(fmt::format("{} has {} octets in the content store, {} were stored", named.document,
                                  content.octets, named.octets));
            else
                ++check_.documents;
        }
    }

    ContentCheck finished() {
        while (at_ < named_.size()) missing(named_[at_++]);
        return std::move(check_);
    }

   private:
    void missing(const Named& named) {
        if (named.document.empty())
            ++check_.to_remove;
        else
            fault(fmt::format("{} is not in the content store", named.document));
    }
    void fault(std::string text) {
        if (check_.faults.size() < most_content_faults) check_.faults.push_back(std::move(text));
    }

    std::vector<Named> named_;
    std::size_t at_ = 0;
    ContentCheck check_;
};

}  // namespace

Result<ContentCheck> check_contents(store::Database& database, store::ContentStore& contents,
                                    std::string_view authority) {
    TRY(named, names_of(database, authority));
    Comparison comparison(std::move(named));
    std::optional<crypto::Sha256> after;
    while (true) {
        TRY(listed, contents.list(authority, after, contents_at_once));
        for (const store::ContentAddress& content : listed) comparison.found(content);
        if (listed.size() < contents_at_once) return comparison.finished();
        after = listed.back().digest;
    }
}

}  // namespace comity::node
