// SPDX-License-Identifier: EUPL-1.2
#include "documents/editable/passages.h"

#include <algorithm>
#include <cctype>

#include "format/utf8.h"

namespace comity::documents {

namespace {

char32_t character(std::string_view octets) {
    const auto first = static_cast<unsigned char>(octets.front());
    if (octets.size() == 1) return first;
    constexpr unsigned kept_bits[] = {0x1F, 0x0F, 0x07};
    char32_t value = first & kept_bits[octets.size() - 2];
    for (const char more : octets.substr(1)) value = value << 6 | (static_cast<unsigned char>(more) & 0x3F);
    return value;
}

enum class Way { rightwards, leftwards, digit, neither };

/// Letters of Unicode's bidirectional classes R and AL, and L; coarse by blocks, which is enough to part words.
Way way_of(char32_t c) {
    const auto within = [&](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within('0', '9') || within(0x0660, 0x0669) || within(0x06F0, 0x06F9)) return Way::digit;
    if (within(0x060C, 0x060D) || c == 0x061B || c == 0x061F) return Way::leftwards;  // Arabic comma, question mark
    if (within(0x0590, 0x08FF) || within(0xFB1D, 0xFDFF) || within(0xFE70, 0xFEFE) || within(0x10800, 0x10FFF) ||
        within(0x1E800, 0x1EFFF))
        return Way::leftwards;
    if (within('A', 'Z') || within('a', 'z') || within(0x00C0, 0x02AF) || within(0x0370, 0x058F) ||
        within(0x0900, 0x1FFF) || within(0x3040, 0xD7FF) || within(0xF900, 0xFB1C) || within(0x20000, 0x3FFFF))
        return Way::rightwards;
    return Way::neither;
}

void note_marks(const Passage& passage, const auto& seen) {
    for (const TextRun& run : passage)
        if (run.footnote != none) seen(run.footnote);
}

}  // namespace

std::string writable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto octet = static_cast<unsigned char>(text[i]);
        if (octet < 0x20 || octet == 0x7F) {
            clean += ' ';
        } else if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
            clean += ' ';
            i += 2;
        } else {
            clean += text[i];
        }
    }
    return clean;
}

std::vector<Stretch> stretches(std::string_view text, bool leftwards) {
    std::vector<Stretch> parts;
    const auto put = [&](std::string_view more, bool way) {
        if (more.empty()) return;
        if (parts.empty() || parts.back().leftwards != way) parts.push_back({{}, way});
        parts.back().text += more;
    };
    std::string_view waiting;  // signs that follow letters of direction `last`
    bool last = leftwards;
    for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
        length = std::max<std::size_t>(format::utf8_length(text.substr(at)), 1);
        const std::string_view one = text.substr(at, length);
        const Way way = way_of(character(one));
        if (way == Way::neither) {
            waiting = std::string_view(one.data() - waiting.size(), waiting.size() + length);
            continue;
        }
        const bool now = way == Way::digit ? last : way == Way::leftwards;
        put(waiting, now == last ? last : leftwards);
        put(one, now);
        waiting = {};
        last = now;
    }
    put(waiting, leftwards);
    return parts;
}

NoteOrder::NoteOrder(const Document& document, std::size_t version) : numbers_(document.footnotes.size(), 0) {
    int next = 0;
    const auto mark = [&](int footnote) {
        int& number = numbers_[static_cast<std::size_t>(footnote)];
        if (number == 0) number = ++next;
    };
    // Blocks alone: a mark within a footnote makes no footnote of its own.
    const std::vector<const Segment*> segments = segments_of(document);
    const std::size_t behind = document.footnotes.size() + document.attachments.size();
    for (std::size_t i = 0; i < segments.size() - behind; ++i)
        if (version < segments[i]->versions.size()) note_marks(segments[i]->versions[version], mark);
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] != 0) continue;
        numbers_[i] = ++next;
        unmarked_.push_back(static_cast<int>(i));
    }
}

LanguageTag language_tag(std::string_view tag) {
    LanguageTag parts{tag, tag.substr(0, tag.find('-')), {}, {}};
    for (std::size_t at = parts.language.size(); at < tag.size();) {
        const std::size_t end = std::min(tag.find('-', at + 1), tag.size());
        const std::string_view part = tag.substr(at + 1, end - at - 1);
        const bool digits = !part.empty() && std::isdigit(static_cast<unsigned char>(part.front())) != 0;
        if (part.size() == 4 && !digits && parts.script.empty()) parts.script = part;
        if ((part.size() == 2 || (part.size() == 3 && digits)) && parts.region.empty()) parts.region = part;
        at = end;
    }
    return parts;
}

ScriptKind script_kind(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "zh" || primary == "ja" || primary == "ko") return ScriptKind::asian;
    static constexpr std::string_view shaped[] = {"bn", "gu", "hi", "km", "kn", "lo", "ml", "mr",
                                                  "my", "ne", "pa", "si", "ta", "te", "th"};
    const bool complex = right_to_left(language) || std::ranges::find(shaped, primary) != std::end(shaped);
    return complex ? ScriptKind::complex : ScriptKind::western;
}

}  // namespace comity::documents
