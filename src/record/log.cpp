// SPDX-License-Identifier: EUPL-1.2
#include "record/log.h"

#include <fmt/format.h>

namespace comity::record {

Result<LogHead> LogHead::read(std::uint64_t size, const HashReader& stored) {
    if (size > max_tree_size) {
        return fail(ErrorKind::limit, fmt::format("a log of {} entries; at most {} can be kept", size, max_tree_size),
                    {}, "begin a new log");
    }
    LogHead head;
    head.size_ = size;
    std::vector<std::uint64_t> wanted;
    for (const Node& node : complete_subtrees(0, size)) wanted.push_back(stored_index(node));
    if (wanted.empty()) return head;
    TRY(edge, stored(wanted));
    if (edge.size() != wanted.size()) {
        return fail(ErrorKind::unavailable,
                    fmt::format("{} of {} hashes of the log's right edge are stored", edge.size(), wanted.size()), {},
                    "check the store; restore it from a backup if it lost rows");
    }
    head.edge_ = std::move(edge);
    return head;
}

Result<Growth> Growth::of(const LogHead& before, std::span<const Hash> leaf_hashes) {
    if (leaf_hashes.size() > max_tree_size - before.size()) {
        return fail(ErrorKind::limit,
                    fmt::format("the log has {} entries and cannot take {} more", before.size(), leaf_hashes.size()),
                    {}, "begin a new log");
    }
    Growth growth;
    growth.head = before;
    growth.first_stored_index = stored_count(before.size());
    std::uint64_t& size = growth.head.size_;
    std::vector<Hash>& edge = growth.head.edge_;
    growth.stored.reserve(stored_count(size + leaf_hashes.size()) - growth.first_stored_index);
    for (const Hash& leaf : leaf_hashes) {
        growth.stored.push_back(leaf);
        edge.push_back(leaf);
        // Each trailing one of the size is a complete subtree that the new leaf joins to a larger one.
        for (std::uint64_t bits = size; (bits & 1) != 0; bits >>= 1) {
            const Hash right = edge.back();
            edge.pop_back();
            edge.back() = node_hash(edge.back(), right);
            growth.stored.push_back(edge.back());
        }
        ++size;
    }
    return growth;
}

}  // namespace comity::record
