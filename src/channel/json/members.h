// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"
#include "format/tree.h"

/// Reading JSON whose every member is known: what is not asked for is refused.
namespace comity::channel {

/// An error at the place of a value.
tl::unexpected<Error> wrong_at(const format::Tree& tree, std::string message, std::string hint);

class Members {
   public:
    /// `what` names the object in messages: "an endpoint". Errors: no object.
    static Result<Members> of(const format::Tree& tree, std::string_view what);

    /// A member that may be absent: nullptr.
    const format::Tree* optional(std::string_view key);
    Result<const format::Tree*> required(std::string_view key);
    Result<std::string> text(std::string_view key);
    /// Errors: a member that was never asked for.
    Result<void> nothing_else() const;

   private:
    Members(const format::Tree& tree, std::string_view what) : tree_(&tree), what_(what) {}

    const format::Tree* tree_;
    std::string_view what_;
    std::vector<std::string_view> asked_;
};

inline constexpr std::size_t max_member_text = 2048;  ///< octets of a text; certificates have a limit of their own

/// A string that is not empty, without control characters.
Result<std::string> text_of(const format::Tree& tree, std::size_t max_octets = max_member_text);
/// A whole number from 0 on.
Result<std::int64_t> number_of(const format::Tree& tree);
/// RFC 3339 in UTC, as the note writes it: with Z.
Result<Instant> utc_of(const format::Tree& tree);
/// 64 lower-case hexadecimal digits.
Result<crypto::Sha256> digest_of(const format::Tree& tree);

/// One value per item of a list of at most `max_items`.
template <class Item, class Read>
Result<std::vector<Item>> list_of(const format::Tree& tree, std::size_t max_items, Read&& read) {
    if (!tree.is(format::Tree::Kind::list)) return wrong_at(tree, "a list should stand here", "write [ ... ]");
    if (tree.items.size() > max_items) {
        return fail(ErrorKind::limit, "a list of " + std::to_string(tree.items.size()) + " items", tree.place,
                    "at most " + std::to_string(max_items) + " are read");
    }
    std::vector<Item> items;
    items.reserve(tree.items.size());
    for (const format::Tree& item : tree.items) {
        TRY(value, read(item));
        items.push_back(std::move(value));
    }
    return items;
}

}  // namespace comity::channel
