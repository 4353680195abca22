// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/request_kind.h"

#include <algorithm>

#include "base/nearest.h"

namespace comity::law {

namespace {

constexpr std::string_view extradition_fact = "request.kind";
constexpr std::string_view assistance_fact = "request.measure";

/// "none" is the absence of a request: a person moved without one.
constexpr std::string_view no_request = "none";

std::string folded(std::string_view name) {
    std::string out;
    for (const char c : name) out += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

void add_values(const Library& library, Family family, std::string_view fact_name, std::vector<RequestKind>& kinds) {
    const FactIndex fact = library.find_fact(fact_name);
    if (fact == none) return;
    for (const FactValue& value :
         library.of(library.fact_values(), library.facts()[static_cast<std::size_t>(fact)].values)) {
        std::string name(library.text(value.word));
        if (name == no_request) continue;
        if (std::ranges::find(kinds, name, &RequestKind::name) != kinds.end()) name = "assistance-" + name;
        kinds.push_back({family, value.word, value.label, std::move(name)});
    }
}

}  // namespace

FactIndex RequestKind::fact(const Library& library) const {
    return library.find_fact(family == Family::extradition ? extradition_fact : assistance_fact);
}

std::vector<RequestKind> request_kinds(const Library& library) {
    std::vector<RequestKind> kinds;
    add_values(library, Family::extradition, extradition_fact, kinds);
    add_values(library, Family::assistance, assistance_fact, kinds);
    return kinds;
}

Result<RequestKind> find_request_kind(const Library& library, std::string_view name) {
    const std::vector<RequestKind> kinds = request_kinds(library);
    const std::string wanted = folded(name);
    const auto found = std::ranges::find(kinds, wanted, &RequestKind::name);
    if (found != kinds.end()) return *found;
    std::vector<std::string_view> names;
    for (const RequestKind& kind : kinds) names.emplace_back(kind.name);
    const std::string near = nearest(wanted, names);
    return fail(ErrorKind::invalid, "'" + std::string(name) + "' is no kind of request", {},
                near.empty() ? "extradition, or a measure of assistance such as service or bank-accounts"
                             : "did you mean " + near + "?");
}

}  // namespace comity::law
