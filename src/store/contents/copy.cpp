// SPDX-License-Identifier: EUPL-1.2
#include "store/contents/copy.h"

namespace comity::store {

namespace {

constexpr std::size_t page = 1000;

/// Every content in order. `visit` gives whether to go on.
Result<void> each_content(ContentStore& store, std::string_view authority,
                          const std::function<Result<bool>(const ContentAddress&)>& visit) {
    std::optional<crypto::Sha256> after;
    while (true) {
        TRY(listed, store.list(authority, after, page));
        if (listed.empty()) return {};
        for (const ContentAddress& address : listed) {
            TRY(more, visit(address));
            if (!more) return {};
        }
        after = listed.back().digest;
    }
}

Result<void> copy_one(ContentStore& from, ContentStore& to, std::string_view authority, const ContentAddress& address) {
    TRY(upload, to.begin(authority));
    auto copied = read_whole(from, authority, address, [&](Octets piece) { return upload->append(piece); });
    if (copied) {
        TRY_VOID(upload->finish(address.digest));
        return {};
    }
    TRY_VOID(upload->abandon());
    return copied;
}

}  // namespace

Result<CopyCount> copy_contents(ContentStore& from, ContentStore& to, std::string_view authority) {
    CopyCount count;
    TRY_VOID(each_content(from, authority, [&](const ContentAddress& address) -> Result<bool> {
        const auto there = to.size(authority, address.digest);
        if (!there && there.error().kind != ErrorKind::not_found) return tl::unexpected(there.error());
        if (there && *there == address.octets) {
            ++count.there_already;
            return true;
        }
        auto copied = copy_one(from, to, authority, address);
        // Erased since it was listed.
        if (!copied && copied.error().kind == ErrorKind::not_found) return true;
        if (!copied) return tl::unexpected(std::move(copied).error());
        ++count.copied;
        return true;
    }));
    return count;
}

Result<std::vector<std::string>> content_faults(ContentStore& store, std::string_view authority, std::size_t most) {
    std::vector<std::string> faults;
    TRY_VOID(each_content(store, authority, [&](const ContentAddress& address) -> Result<bool> {
        const auto whole = read_whole(store, authority, address, [](Octets) -> Result<void> { return {}; });
        if (!whole && whole.error().kind != ErrorKind::not_found) faults.push_back(to_string(whole.error()));
        return faults.size() < most;
    }));
    return faults;
}

}  // namespace comity::store
