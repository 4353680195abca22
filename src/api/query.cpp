// SPDX-License-Identifier: EUPL-1.2
#include "api/query.h"

#include <algorithm>
#include <charconv>

#include "api/language.h"
#include "base/nearest.h"

namespace comity::api {

namespace {

std::string listed(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

}  // namespace

Query::Query(const law::Library& library, const net::Request& request, std::initializer_list<std::string_view> names)
    : library_(library), request_(request) {
    std::vector<std::string_view> known(names);
    known.emplace_back("lang");
    for (const auto& [name, value] : request.target.query) {
        if (std::ranges::find(known, name) != known.end()) continue;
        const std::string near = nearest(name, known);
        fault(name, "'" + name + "' is no parameter of this resource",
              near.empty() ? "it has: " + listed(known) : "did you mean " + near + "?");
    }
    if (const auto lang = request.query("lang")) {
        language_ = *lang;
        if (std::ranges::find(languages, language_) == languages.end()) {
            fault("lang", "'" + language_ + "' is not a language of this service", "one of " + listed(languages));
        }
    } else {
        language_ = preferred_language(request.headers.list("Accept-Language"));
        language_from_header_ = true;
    }
}

void Query::fault(std::string_view name, std::string message, std::string hint) {
    faults_.push_back({std::string(name), std::move(message), std::move(hint)});
}

StateCode Query::state(std::string_view name) {
    const auto text = request_.query(name);
    if (!text || text->empty()) {
        fault(name, "a State is missing", "give its ISO 3166-1 code: " + std::string(name) + "=TR");
        return {};
    }
    if (const auto code = library_.parse_state(*text)) return *code;
    fault(name, "'" + std::string(*text) + "' is no State", "ISO 3166-1 alpha-2 or alpha-3; /api/v1/states lists them");
    return {};
}

std::optional<StateCode> Query::state_if_given(std::string_view name) {
    if (!has(name)) return std::nullopt;
    return state(name);
}

law::InstrumentIndex Query::instrument(std::string_view name) {
    const auto id = request_.query(name);
    if (!id) return law::none;
    const law::InstrumentIndex index = library_.find_instrument(*id);
    if (index != law::none) return index;
    std::vector<std::string_view> ids;
    for (const law::Instrument& known : library_.instruments()) ids.push_back(library_.text(known.id));
    const std::string near = nearest(*id, ids);
    fault(name, "'" + std::string(*id) + "' is no instrument of the library",
          near.empty() ? "/api/v1/instruments lists them" : "did you mean " + near + "?");
    return law::none;
}

int Query::year(std::string_view name, int otherwise) {
    const auto text = request_.query(name);
    if (!text) return otherwise;
    int year = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), year);
    if (error == std::errc() && end == text->data() + text->size() && year >= 1 && year <= 9999) return year;
    fault(name, "'" + std::string(*text) + "' is no year", "write it as 1990");
    return otherwise;
}

law::RequestKind Query::kind() {
    auto kind = law::find_request_kind(library_, request_.query("kind").value_or("extradition"));
    if (kind) return *std::move(kind);
    fault("kind", kind.error().message, kind.error().hint + "; /api/v1/kinds lists them");
    return {};
}

CivilDate Query::day(std::string_view name, CivilDate otherwise) {
    const auto text = request_.query(name);
    if (!text) return otherwise;
    const auto day = parse_date(*text);
    if (day && day->exact()) return day->first;
    fault(name, "'" + std::string(*text) + "' is no day", "write it as 2014-05-01");
    return otherwise;
}

std::string Query::text(std::string_view name) {
    const auto text = request_.query(name);
    if (!text || text->empty()) fault(name, "this parameter is missing", "give " + std::string(name) + "=…");
    return std::string(text.value_or(""));
}

std::size_t Query::one_of(std::string_view name, const std::vector<std::string_view>& words) {
    const auto text = request_.query(name);
    if (!text) return 0;
    const auto found = std::ranges::find(words, *text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    fault(name, "'" + std::string(*text) + "' is not expected here", "one of " + listed(words));
    return 0;
}

std::optional<net::Response> Query::refused() const {
    if (faults_.empty()) return std::nullopt;
    const std::string detail = faults_.size() == 1 ? faults_[0].place + ": " + faults_[0].message
                                                   : std::to_string(faults_.size()) + " parameters are wrong";
    return net::problem(422, "", detail, faults_);
}

}  // namespace comity::api
