// SPDX-License-Identifier: EUPL-1.2
#include "channel/json/members.h"

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::channel {

tl::unexpected<Error> wrong_at(const format::Tree& tree, std::string message, std::string hint) {
    return fail(ErrorKind::invalid, std::move(message), tree.place, std::move(hint));
}

Result<Members> Members::of(const format::Tree& tree, std::string_view what) {
    if (!tree.is(format::Tree::Kind::map)) {
        return wrong_at(tree, fmt::format("{} should stand here", what), "write { ... }");
    }
    return Members(tree, what);
}

const format::Tree* Members::optional(std::string_view key) {
    asked_.push_back(key);
    return tree_->find(key);
}

Result<const format::Tree*> Members::required(std::string_view key) {
    const format::Tree* found = optional(key);
    if (found == nullptr) return wrong_at(*tree_, fmt::format("{} without '{}'", what_, key), "add it");
    return found;
}

Result<std::string> Members::text(std::string_view key) {
    TRY(found, required(key));
    return text_of(*found);
}

Result<void> Members::nothing_else() const {
    for (const format::Tree& key : tree_->keys) {
        if (std::ranges::find(asked_, std::string_view(key.text)) != asked_.end()) continue;
        return wrong_at(key, fmt::format("{} has an unknown member '{}'", what_, key.text.substr(0, 40)),
                        "what this format does not name is not read");
    }
    return {};
}

Result<std::string> text_of(const format::Tree& tree, std::size_t max_octets) {
    if (!tree.is(format::Tree::Kind::scalar) || !tree.quoted) {
        return wrong_at(tree, "a text should stand here", "write it in quotation marks");
    }
    if (tree.text.empty()) return wrong_at(tree, "an empty text", "write something, or leave the member out");
    if (tree.text.size() > max_octets) {
        return fail(ErrorKind::limit, fmt::format("a text of {} octets", tree.text.size()), tree.place,
                    fmt::format("at most {} are read here", max_octets));
    }
    for (const char c : tree.text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x20 || octet == 0x7F) return wrong_at(tree, "a control character in a text", "leave it out");
    }
    return tree.text;
}

Result<std::int64_t> number_of(const format::Tree& tree) {
    const std::string& digits = tree.text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!tree.is(format::Tree::Kind::scalar) || tree.quoted || error != std::errc() ||
        end != digits.data() + digits.size() || number < 0) {
        return wrong_at(tree, "a whole number from 0 on should stand here", "write digits only");
    }
    return number;
}

Result<Instant> utc_of(const format::Tree& tree) {
    TRY(text, text_of(tree));
    const auto instant = parse_instant(text);
    if (!instant || !text.ends_with('Z')) {
        return wrong_at(tree, fmt::format("'{}' is no instant in UTC", text.substr(0, 40)),
                        "write it as in 2026-03-01T00:00:00Z");
    }
    return *instant;
}

Result<crypto::Sha256> digest_of(const format::Tree& tree) {
    TRY(text, text_of(tree));
    const auto octets = crypto::from_hex(text);
    crypto::Sha256 digest{};
    if (!octets || octets->size() != digest.size() || crypto::hex(comity::octets(*octets)) != text) {
        return wrong_at(tree, "no SHA-256 stands here", "write 64 lower-case hexadecimal digits");
    }
    std::ranges::copy(comity::octets(*octets), digest.begin());
    return digest;
}

}  // namespace comity::channel
