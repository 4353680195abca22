// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/header_fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/result.h"
#include "channel/mime/limits.h"

namespace comity::channel {

namespace {

tl::unexpected<MimeFault> malformed(std::string detail) {
    return tl::unexpected(MimeFault{MimeFault::Kind::malformed, std::move(detail)});
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

bool is_visible(char c) {
    return c > ' ' && c < '\x7f';
}

// No octet that two readers might take for the end of the field.
bool is_foldable(std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\0' || value[i] == '\n') return false;
        if (value[i] != '\r') continue;
        if (i + 2 >= value.size() || value[i + 1] != '\n' || (value[i + 2] != ' ' && value[i + 2] != '\t'))
            return false;
        i += 2;
    }
    return true;
}

// RFC 2045 section 5.1
bool is_token_character(char c) {
    return is_visible(c) && std::string_view("()<>@,;:\\\"/[]?=").find(c) == std::string_view::npos;
}

// Walks over a structured field: tokens, quoted strings, and between them blanks, folds and comments.
class FieldScanner {
   public:
    explicit FieldScanner(std::string_view value) : rest_(value) {}

    // Errors: a comment that does not end.
    MimeResult<void> skip_blanks() {
        std::size_t depth = 0;
        while (!rest_.empty()) {
            const char c = rest_.front();
            if (c == '(') {
                ++depth;
            } else if (depth != 0 && c == ')') {
                --depth;
            } else if (depth != 0 && c == '\\') {
                rest_.remove_prefix(1);  // a quoted pair: the next octet means nothing
                if (rest_.empty()) break;
            } else if (depth == 0 && c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return {};
            }
            rest_.remove_prefix(1);
        }
        if (depth != 0) return malformed("a comment in a header field does not end");
        return {};
    }

    bool at_end() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view token() {
        std::size_t length = 0;
        while (length < rest_.size() && is_token_character(rest_[length])) ++length;
        const auto found = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return found;
    }
    // RFC 5322 section 3.2.4, behind the first quote.
    MimeResult<std::string> quoted() {
        std::string text;
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"') return text;
            if (c == '\r' || c == '\n') continue;  // a fold: only the blank behind it counts
            if (c == '\\') {
                if (rest_.empty()) break;
                text += rest_.front();
                rest_.remove_prefix(1);
            } else {
                text += c;
            }
        }
        return malformed("a quoted parameter does not end");
    }

   private:
    std::string_view rest_;
};

}  // namespace

const std::string* ContentType::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    return found == parameters.end() ? nullptr : &found->second;
}

MimeResult<ContentType> parse_content_type(std::string_view value) {
    FieldScanner scanner(value);
    ContentType result;
    TRY_VOID(scanner.skip_blanks());
    result.type = lower(scanner.token());
    TRY_VOID(scanner.skip_blanks());
    if (result.type.empty() || !scanner.take('/')) return malformed("Content-Type is not type/subtype");
    TRY_VOID(scanner.skip_blanks());
    const std::string subtype = lower(scanner.token());
    if (subtype.empty()) return malformed("Content-Type has no subtype");
    result.type += "/" + subtype;
    while (true) {
        TRY_VOID(scanner.skip_blanks());
        if (scanner.at_end()) return result;
        if (!scanner.take(';')) return malformed("Content-Type: ';' expected between parameters");
        TRY_VOID(scanner.skip_blanks());
        if (scanner.at_end()) return result;  // some peers end with a semicolon
        const std::string name = lower(scanner.token());
        TRY_VOID(scanner.skip_blanks());
        if (name.empty() || !scanner.take('=')) return malformed("Content-Type: name=value expected");
        TRY_VOID(scanner.skip_blanks());
        std::string text;
        if (scanner.take('"')) {
            auto quoted = scanner.quoted();
            if (!quoted) return tl::unexpected(quoted.error());
            text = *std::move(quoted);
        } else {
            text = scanner.token();
            if (text.empty()) return malformed(fmt::format("Content-Type: parameter '{}' has no value", name));
        }
        if (result.parameter(name)) return malformed(fmt::format("Content-Type: parameter '{}' twice", name));
        if (result.parameters.size() == max_content_type_parameters) {
            return malformed(fmt::format("Content-Type: over {} parameters", max_content_type_parameters));
        }
        result.parameters.emplace_back(name, std::move(text));
    }
}

MimeResult<std::string> parse_content_id(std::string_view value, Brackets brackets) {
    FieldScanner before(value);
    TRY_VOID(before.skip_blanks());
    value.remove_prefix(value.size() - before.rest().size());
    std::string id;
    std::string_view behind;
    if (value.starts_with('<')) {
        const std::size_t end = value.find('>');
        if (end == std::string_view::npos) return malformed("Content-ID: '>' is missing");
        id = value.substr(1, end - 1);
        behind = value.substr(end + 1);
    } else {
        if (brackets == Brackets::required) return malformed("Content-ID is not in angle brackets");
        const std::size_t end = std::min(value.find_first_of(" \t\r\n("), value.size());
        id = value.substr(0, end);
        behind = value.substr(end);
    }
    FieldScanner after(behind);
    TRY_VOID(after.skip_blanks());
    if (!after.at_end()) return malformed("Content-ID: text behind the id");
    if (id.empty() || id.size() > max_content_id) {
        return malformed(fmt::format("Content-ID has 1 to {} octets, not {}", max_content_id, id.size()));
    }
    if (!std::ranges::all_of(id, is_visible) || id.find('<') != std::string::npos) {
        return malformed("Content-ID holds an octet that is not visible ASCII");
    }
    return id;
}

MimeResult<TransferEncoding> parse_transfer_encoding(std::string_view value) {
    FieldScanner scanner(value);
    TRY_VOID(scanner.skip_blanks());
    const std::string name = lower(scanner.token());
    TRY_VOID(scanner.skip_blanks());
    if (name.empty() || !scanner.at_end()) return malformed("Content-Transfer-Encoding is not one word");
    if (name == "binary" || name == "8bit" || name == "7bit") return TransferEncoding::identity;
    if (name == "base64") return TransferEncoding::base64;
    return tl::unexpected(MimeFault{MimeFault::Kind::inconsistent,
                                    fmt::format("Content-Transfer-Encoding '{}' is not taken; send binary", name)});
}

MimeResult<PartFields> parse_part_fields(std::string_view block) {
    PartFields fields;
    while (!block.empty()) {
        // A line that begins with a blank goes on with the field before it.
        std::size_t end = 0;
        do {
            end = block.find("\r\n", end);
            if (end == std::string_view::npos) return malformed("a header line does not end with CRLF");
            end += 2;
        } while (end < block.size() && (block[end] == ' ' || block[end] == '\t'));
        const std::string_view field = block.substr(0, end - 2);
        block.remove_prefix(end);
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos || colon == 0) return malformed("a header line is not 'name: value'");
        const std::string name = lower(field.substr(0, colon));
        if (!std::ranges::all_of(name, is_visible)) return malformed("a header name holds a blank or control octet");
        const std::string_view value = field.substr(colon + 1);
        if (!is_foldable(value)) return malformed("a header field holds a zero octet or a lone line end");
        auto keep = [&](std::optional<std::string>& place) -> MimeResult<void> {
            if (place) return malformed(fmt::format("{} stands twice in one part", name));
            place = std::string(value);
            return {};
        };
        if (name == "content-type") TRY_VOID(keep(fields.content_type));
        if (name == "content-id") TRY_VOID(keep(fields.content_id));
        if (name == "content-transfer-encoding") TRY_VOID(keep(fields.transfer_encoding));
    }
    return fields;
}

}  // namespace comity::channel
