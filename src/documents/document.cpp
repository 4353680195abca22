// SPDX-License-Identifier: EUPL-1.2
#include "documents/document.h"

#include <algorithm>
#include <type_traits>

namespace comity::documents {

namespace {

template <class T>
using Like = std::conditional_t<std::is_const_v<T>, const Segment, Segment>;

template <class D>
std::vector<Like<D>*> collect(D& document) {
    std::vector<Like<D>*> found;
    const auto add = [&](auto& segments) {
        for (auto& segment : segments) found.push_back(&segment);
    };
    for (auto& block : document.blocks) {
        if (auto* heading = std::get_if<Heading>(&block)) found.push_back(&heading->words);
        if (auto* paragraph = std::get_if<Paragraph>(&block)) found.push_back(&paragraph->words);
        if (auto* list = std::get_if<List>(&block)) add(list->items);
        if (auto* table = std::get_if<Table>(&block)) {
            add(table->head);
            for (auto& row : table->rows) add(row);
        }
    }
    add(document.footnotes);
    for (auto& attachment : document.attachments) found.push_back(&attachment.title);
    return found;
}

}  // namespace

std::optional<std::size_t> version_of(const Document& document, std::string_view language) {
    const auto found = std::ranges::find(document.languages, language);
    if (found == document.languages.end()) return std::nullopt;
    return static_cast<std::size_t>(found - document.languages.begin());
}

std::string plain_text(const Passage& passage) {
    std::string text;
    for (const TextRun& run : passage) text += run.text;
    return text;
}

bool is_outdated(const Segment& segment, std::size_t version) {
    return std::ranges::find(segment.outdated, version) != segment.outdated.end();
}

bool right_to_left(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    static constexpr std::string_view written_so[] = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"};
    return std::ranges::find(written_so, primary) != std::end(written_so);
}

std::vector<const Segment*> segments_of(const Document& document) {
    return collect(document);
}

std::vector<Segment*> segments_of(Document& document) {
    return collect(document);
}

}  // namespace comity::documents
