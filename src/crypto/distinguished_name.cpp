// SPDX-License-Identifier: EUPL-1.2
#include "crypto/distinguished_name.h"

#include <algorithm>
#include <optional>

#include "crypto/hex.h"

namespace comity::crypto {

namespace {

struct AttributeType {
    std::string_view name;
    std::string_view identifier;
};

/// RFC 4514 section 3 first: what is written. Then what others write and we read.
constexpr AttributeType types[] = {
    {"CN", "2.5.4.3"},
    {"L", "2.5.4.7"},
    {"ST", "2.5.4.8"},
    {"O", "2.5.4.10"},
    {"OU", "2.5.4.11"},
    {"C", "2.5.4.6"},
    {"STREET", "2.5.4.9"},
    {"DC", "0.9.2342.19200300.100.1.25"},
    {"UID", "0.9.2342.19200300.100.1.1"},
    {"S", "2.5.4.8"},
    {"SN", "2.5.4.4"},
    {"SURNAME", "2.5.4.4"},
    {"GIVENNAME", "2.5.4.42"},
    {"SERIALNUMBER", "2.5.4.5"},
    {"T", "2.5.4.12"},
    {"DNQ", "2.5.4.46"},
    {"DNQUALIFIER", "2.5.4.46"},
    {"ORGANIZATIONIDENTIFIER", "2.5.4.97"},
    {"EMAILADDRESS", "1.2.840.113549.1.9.1"},
    {"E", "1.2.840.113549.1.9.1"},
};
constexpr std::size_t written_types = 9;

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<std::string> identifier_of(std::string_view type) {
    std::string name(type);
    std::ranges::transform(name, name.begin(), upper);
    const auto* found = std::ranges::find(types, std::string_view(name), &AttributeType::name);
    if (found != std::end(types)) return std::string(found->identifier);
    std::string_view dotted = name;
    if (dotted.starts_with("OID.")) dotted.remove_prefix(4);
    const bool numbers = std::ranges::all_of(dotted, [](char c) { return is_digit(c) || c == '.'; });
    if (dotted.empty() || !numbers || !is_digit(dotted.front()) || !is_digit(dotted.back()) ||
        dotted.find("..") != std::string_view::npos || dotted.find('.') == std::string_view::npos)
        return std::nullopt;
    return std::string(dotted);
}

class Reader {
   public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::optional<DistinguishedName> read() {
        DistinguishedName name;
        do {
            std::vector<NameAttribute> part;
            do {
                auto attribute = read_attribute();
                if (!attribute) return std::nullopt;
                part.push_back(*std::move(attribute));
            } while (take('+'));
            std::ranges::sort(part);
            name.push_back(std::move(part));
            if (name.size() > max_name_parts) return std::nullopt;
        } while (take(',') || take(';'));
        if (!rest_.empty()) return std::nullopt;
        std::ranges::reverse(name);
        return name;
    }

   private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void skip_blanks() {
        while (take(' ')) {
        }
    }

    std::optional<NameAttribute> read_attribute() {
        skip_blanks();
        const std::size_t end = rest_.find('=');
        if (end == std::string_view::npos) return std::nullopt;
        std::string_view type = rest_.substr(0, end);
        while (type.ends_with(' ')) type.remove_suffix(1);
        auto identifier = identifier_of(type);
        if (!identifier) return std::nullopt;
        rest_.remove_prefix(end + 1);
        skip_blanks();
        auto value = rest_.starts_with('#') ? hexadecimal() : rest_.starts_with('"') ? quoted() : plain();
        if (!value) return std::nullopt;
        return NameAttribute{*std::move(identifier), *std::move(value)};
    }

    /// '\' and a character that has a meaning, or two hexadecimal digits of an octet.
    std::optional<char> escaped() {
        if (rest_.empty()) return std::nullopt;
        const char c = rest_.front();
        if (std::string_view(" \"#+,;<=>\\").find(c) != std::string_view::npos) {
            rest_.remove_prefix(1);
            return c;
        }
        const auto octet = from_hex(rest_.substr(0, 2));
        if (!octet || octet->size() != 1) return std::nullopt;
        rest_.remove_prefix(2);
        return octet->front();
    }

    std::optional<std::string> plain() {
        std::string value;
        std::size_t significant = 0;  // blanks behind the last other character do not count
        while (!rest_.empty() && std::string_view("+,;").find(rest_.front()) == std::string_view::npos) {
            const char c = rest_.front();
            if (std::string_view("\"<>").find(c) != std::string_view::npos) return std::nullopt;
            rest_.remove_prefix(1);
            if (c == '\\') {
                const auto meant = escaped();
                if (!meant) return std::nullopt;
                value += *meant;
                significant = value.size();
                continue;
            }
            value += c;
            if (c != ' ') significant = value.size();
        }
        value.resize(significant);
        return value;
    }

    /// The form of RFC 1779, which older Java writes.
    std::optional<std::string> quoted() {
        take('"');
        std::string value;
        while (!rest_.empty() && rest_.front() != '"') {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            const auto meant = c == '\\' ? escaped() : std::optional(c);
            if (!meant) return std::nullopt;
            value += *meant;
        }
        if (!take('"')) return std::nullopt;
        skip_blanks();
        return value;
    }

    /// The DER of a string of less than 128 octets: UTF8String, PrintableString or IA5String.
    std::optional<std::string> hexadecimal() {
        take('#');
        const std::size_t end = std::min(rest_.find_first_of(" +,;"), rest_.size());
        const auto der = from_hex(rest_.substr(0, end));
        rest_.remove_prefix(end);
        skip_blanks();
        constexpr std::string_view tags = "\x0c\x13\x16";
        if (!der || der->size() < 2 || tags.find((*der)[0]) == std::string_view::npos || der->size() > 2 + 127 ||
            static_cast<std::size_t>((*der)[1]) != der->size() - 2)
            return std::nullopt;
        return der->substr(2);
    }

    std::string_view rest_;
};

std::string escaped_value(const std::string& value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool at_edge = (i == 0 && (c == ' ' || c == '#')) || (i + 1 == value.size() && c == ' ');
        if (c == '\0') {
            text += "\\00";
            continue;
        }
        if (at_edge || std::string_view("\"+,;<>\\").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

}  // namespace

Result<DistinguishedName> parse_distinguished_name(std::string_view text) {
    if (text.size() > max_name_octets) {
        return fail(ErrorKind::limit, "the name has " + std::to_string(text.size()) + " octets", {},
                    "at most " + std::to_string(max_name_octets) + " are read");
    }
    if (auto name = Reader(text).read()) return *std::move(name);
    return fail(ErrorKind::invalid, "this is no distinguished name", {}, "write it as RFC 4514 does: CN=…,O=…,C=…");
}

std::string to_string(const DistinguishedName& name) {
    std::string text;
    for (auto part = name.rbegin(); part != name.rend(); ++part) {
        if (!text.empty()) text += ',';
        for (std::size_t i = 0; i < part->size(); ++i) {
            const NameAttribute& attribute = (*part)[i];
            const auto known = std::span(types).first<written_types>();
            const auto found = std::ranges::find(known, std::string_view(attribute.type), &AttributeType::identifier);
            if (i > 0) text += '+';
            text += found == known.end() ? attribute.type : std::string(found->name);
            text += '=' + escaped_value(attribute.value);
        }
    }
    return text;
}

}  // namespace comity::crypto
