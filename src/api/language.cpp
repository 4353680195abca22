// SPDX-License-Identifier: EUPL-1.2
#include "api/language.h"

#include <algorithm>

#include "net/http.h"
#include "net/negotiation.h"

namespace comity::api {

namespace {

/// A weight in thousandths (RFC 9110 12.4.2); -1 when it is none.
int weight_of(std::string_view text) {
    if (text.empty()) return 1000;
    if (!text.starts_with("q=") && !text.starts_with("Q=")) return -1;
    text.remove_prefix(2);
    if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return -1;
    int weight = (text[0] - '0') * 1000;
    if (text.size() > 1 && text[1] != '.') return -1;
    int place = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') return -1;
        weight += (digit - '0') * place;
        place /= 10;
    }
    return weight <= 1000 ? weight : -1;
}

}  // namespace

std::string_view preferred_language(std::string_view accept_language) {
    std::string_view chosen = languages[0];
    int best = 0;
    while (!accept_language.empty()) {
        const std::size_t comma = std::min(accept_language.find(','), accept_language.size());
        std::string_view item = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        const std::size_t semicolon = std::min(item.find(';'), item.size());
        const std::string_view range = net::trim(item.substr(0, semicolon));
        item.remove_prefix(std::min(semicolon + 1, item.size()));
        const int weight = weight_of(net::trim(item));
        // "fr-CH" asks for French first of all.
        const std::string_view primary = range.substr(0, range.find('-'));
        for (const std::string_view ours : languages) {
            if (weight > best && net::same_name(primary, ours)) {
                best = weight;
                chosen = ours;
            }
        }
    }
    return chosen;
}

}  // namespace comity::api
