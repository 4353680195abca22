// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/request/letters.h"
#include "law/testing/small_library.h"

/// Requests of several measures, for tests.
namespace comity::law {

inline std::string request_faults(const Library& library, std::string_view yaml) {
    const auto trees = format::read_yaml(yaml, "question.yaml");
    if (!trees) return to_string(trees.error());
    Faults faults;
    const auto asked = read_request(library, trees->front(), *CivilDate::from_ymd(2024, 6, 1), faults);
    EXPECT_EQ(asked.has_value(), !faults.any_error());
    std::string all;
    for (const Fault& fault : faults.list()) all += to_string(fault) + "\n";
    return all;
}

/// The library must outlive it.
inline Request asked_request(const Library& library, std::string_view yaml) {
    const auto trees = format::read_yaml(yaml, "question.yaml");
    Faults faults;
    auto asked = read_request(library, trees.value().front(), *CivilDate::from_ymd(2024, 6, 1), faults);
    if (!asked) throw std::runtime_error("the request is refused: " + request_faults(library, yaml));
    return Request(std::move(*asked));
}

/// "evidence, second | extradition [kind: evidence, second]".
inline std::string split_of(const Request& request) {
    const auto names = [&](const std::vector<std::size_t>& measures) {
        std::string all;
        for (std::size_t measure : measures) all += (all.empty() ? "" : ", ") + request.measures()[measure].id;
        return all;
    };
    std::string text;
    for (const Letter& letter : letters_of(request)) {
        text += (text.empty() ? "" : " | ") + names(letter.measures);
        for (const Apart& apart : letter.apart) {
            text += " [" + std::string(request.library().text(apart.separation->id)) + ": " + names(apart.from) + "]";
        }
    }
    return text;
}

/// "authority required met, purpose usual missing".
inline std::string contents_text(const Library& library, const Contents& contents) {
    std::string text;
    for (const ContentItem& item : contents.items) {
        text += (text.empty() ? "" : ", ") + std::string(library.text(item.key)) +
                (item.required ? " required " : " usual ") + std::string(to_string(item.status));
    }
    return text;
}

}  // namespace comity::law
