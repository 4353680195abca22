// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/members.h"

#include <charconv>

#include <fmt/format.h>

namespace comity::access {

using format::Tree;

const Tree* Members::find(std::string_view key) const {
    const Tree* value = object_.is(Tree::Kind::map) ? object_.find(key) : nullptr;
    return value == nullptr || value->is(Tree::Kind::null) ? nullptr : value;
}

tl::unexpected<Error> Members::wrong(std::string_view key, std::string_view expected) const {
    return fail(ErrorKind::invalid, fmt::format("the {} has no {} under '{}'", what_, expected, key), {},
                "this is to be set right at the identity provider");
}

bool Members::has(std::string_view key) const {
    return find(key) != nullptr;
}

Result<std::string> Members::text(std::string_view key) const {
    const Tree* value = find(key);
    if (value == nullptr || !value->is(Tree::Kind::scalar) || !value->quoted || value->text.empty())
        return wrong(key, "text");
    return value->text;
}

Result<std::string> Members::text_or_none(std::string_view key) const {
    const Tree* value = find(key);
    if (value == nullptr) return std::string();
    if (!value->is(Tree::Kind::scalar) || !value->quoted) return wrong(key, "text");
    return value->text;
}

Result<std::vector<std::string>> Members::texts(std::string_view key) const {
    std::vector<std::string> texts;
    const Tree* value = find(key);
    if (value == nullptr) return texts;
    if (value->is(Tree::Kind::scalar) && value->quoted) {
        texts.push_back(value->text);
        return texts;
    }
    if (!value->is(Tree::Kind::list)) return wrong(key, "text or list of texts");
    for (const Tree& item : value->items) {
        if (!item.is(Tree::Kind::scalar) || !item.quoted) return wrong(key, "text or list of texts");
        texts.push_back(item.text);
    }
    return texts;
}

Result<std::int64_t> Members::seconds(std::string_view key) const {
    const Tree* value = find(key);
    if (value == nullptr || !value->is(Tree::Kind::scalar) || value->quoted) return wrong(key, "time in seconds");
    // A fraction is cut off; an exponent, which nobody writes, is refused.
    std::string_view text = value->text;
    if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
        if (text.substr(point + 1).find_first_not_of("0123456789") != std::string_view::npos)
            return wrong(key, "time in seconds");
        text = text.substr(0, point);
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t year_9999 = 253'402'300'799;
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > year_9999) {
        return wrong(key, "time in seconds");
    }
    return seconds;
}

Result<bool> Members::flag_or(std::string_view key, bool otherwise) const {
    const Tree* value = find(key);
    if (value == nullptr) return otherwise;
    if (!value->is(Tree::Kind::scalar) || value->quoted || (value->text != "true" && value->text != "false")) {
        return wrong(key, "true or false");
    }
    return value->text == "true";
}

Result<Tree> read_object(std::string_view json, std::string_view what, std::size_t most) {
    if (json.size() > most) return fail(ErrorKind::limit, fmt::format("the {} has over {} octets", what, most));
    TRY(tree, format::read_json(json, what));
    if (!tree.is(Tree::Kind::map)) return fail(ErrorKind::invalid, fmt::format("the {} is no JSON object", what));
    return tree;
}

}  // namespace comity::access
