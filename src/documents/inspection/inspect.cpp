// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "documents/inspection/looking.h"
#include "format/utf8.h"

namespace comity::documents {

namespace {

using enum FindingLevel;

constexpr std::array kinds{
    FindingKind{"several-types", danger, "can be read as two kinds of file"},
    FindingKind{"program", danger, "is a program, or is named so that systems run it"},
    FindingKind{"launch", danger, "starts a program when it is opened or clicked"},
    FindingKind{"macros", danger, "has macros"},
    FindingKind{"archive-bomb", danger, "unpacks to far more than it is"},
    FindingKind{"too-deep", danger, "has files within files within files; the innermost were not looked at"},
    FindingKind{"too-heavy", danger, "takes more time or memory to look into than a file is given"},
    FindingKind{"wrong-type", warning, "is another kind of file than it is said to be"},
    FindingKind{"script", warning, "has a script, or what runs one"},
    FindingKind{"active-object", warning, "has objects that play or run within the page"},
    FindingKind{"xfa", warning, "has a form (XFA) that readers show differently, or not"},
    FindingKind{"sends", warning, "sends what is entered, or fetches data, elsewhere"},
    FindingKind{"external", warning, "takes parts of itself from elsewhere when it is opened"},
    FindingKind{"entities", warning, "declares what it is made of (document type), which readers expand or fetch"},
    FindingKind{"encrypted", warning, "is encrypted, so it was not looked into"},
    FindingKind{"archive-unread", warning, "is an archive of a kind that is not looked into"},
    FindingKind{"ambiguous", warning, "can be unpacked in two ways"},
    FindingKind{"name", warning, "has a part whose name leads out of the archive or misleads"},
    FindingKind{"broken", warning, "is damaged, or cut off"},
    FindingKind{"unknown-type", warning, "is of a kind that is not known here"},
    FindingKind{"not-looked-into", warning, "is too large to be looked into"},
    FindingKind{"many-pages", warning, "has very many pages"},
    FindingKind{"large-picture", warning, "is a picture that takes very much memory to draw"},
    FindingKind{"embedded", note, "has files within"},
    FindingKind{"behind-the-end", note, "has octets behind its end"},
};

const FindingKind& kind_of(std::string_view word) {
    return *std::ranges::find(kinds, word, &FindingKind::word);  // only words of the table are asked for
}

/// What of names and words of others can stand in a record.
std::string plain(std::string_view text) {
    std::string made;
    while (!text.empty() && made.size() < max_finding_octets) {
        const std::size_t length = format::utf8_length(text);
        if (length == 0 || (length == 1 && static_cast<unsigned char>(text.front()) < 0x20)) {
            made += '?';
            text.remove_prefix(1);
            continue;
        }
        if (made.size() + length > max_finding_octets) break;
        made += text.substr(0, length);
        text.remove_prefix(length);
    }
    return made;
}

bool is_packed(std::string_view word) {
    constexpr std::array<std::string_view, 5> words{"7z", "rar", "bzip2", "xz", "tar"};
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::string_view word_of(FindingLevel level) {
    constexpr std::array<std::string_view, 3> words{"note", "warning", "danger"};
    return words[static_cast<std::size_t>(level)];
}

FindingLevel Inspection::level() const {
    FindingLevel gravest = note;
    for (const Finding& finding : findings) gravest = std::max(gravest, finding.kind->level);
    return gravest;
}

std::string within(const std::string& where, std::string_view part) {
    return where.empty() ? std::string(part) : fmt::format("{}/{}", where, part);
}

void Looking::found(std::string_view kind, std::string_view where, std::string_view detail) {
    Finding finding{&kind_of(kind), plain(where), plain(detail)};
    std::vector<Finding>& all = inspection_.findings;
    const auto same = [&](const Finding& one) {
        return one.kind == finding.kind && one.where == finding.where && one.detail == finding.detail;
    };
    if (std::ranges::any_of(all, same)) return;
    if (all.size() < max_findings) {
        all.push_back(std::move(finding));
        return;
    }
    inspection_.more = true;
    // A grave one is not lost behind many of little weight.
    const auto mildest =
        std::ranges::min_element(all, {}, [](const Finding& one) { return static_cast<int>(one.kind->level); });
    if (mildest->kind->level < finding.kind->level) *mildest = std::move(finding);
}

bool Looking::take_inflated(std::uint64_t count, std::uint64_t made, std::uint64_t packed) {
    inflated_ += count;
    const bool bomb = made > bomb_ratio_from && made / bomb_ratio > std::max<std::uint64_t>(packed, 1);
    return !bomb && inflated_ <= max_inspected_inflated;
}

bool Looking::take_entry() {
    return ++entries_ <= max_inspected_entries;
}

std::string_view Looking::look(Octets file, const Announced& announced, const std::string& where, int depth) {
    const FileType* type = &type_by_content(file);
    for (const std::string_view other : other_readings(file, *type))
        found("several-types", where, fmt::format("{}, {}", type->word, other));
    std::size_t pages = 0;
    if (type->word == "zip")
        type = &file_type(look_into_archive(*this, file, where, depth));
    else if (type->word == "pdf")
        pages = look_into_pdf(*this, file, where, depth);
    else if (type->word == "gzip")
        look_into_gzip(*this, file, where, depth);
    else if (type->word == "ole")
        look_into_ole(*this, file, where);
    else if (type->word == "rtf")
        look_into_rtf(*this, file, where);
    else if (is_packed(type->word))
        found("archive-unread", where, type->word);
    else if (type->media_type.starts_with("image/") && type->word != "svg")
        pages = look_into_picture(*this, file, type->word, where);
    else if (type->word == "unknown")
        found("unknown-type", where, announced.media_type);
    else
        look_into_text(*this, file, type->word, where);
    if (pages > many_pages) found("many-pages", where, std::to_string(pages));
    if (depth == 0) inspection_.pages = pages;
    if (type->program || named_as_program(announced.name))
        found("program", where, type->program ? type->word : announced.name);
    if (!agrees_with_media_type(*type, announced.media_type))
        found("wrong-type", where, fmt::format("{}, {}", announced.media_type, type->word));
    else if (!agrees_with_name(*type, announced.name))
        found("wrong-type", where, fmt::format("{}, {}", announced.name, type->word));
    return type->word;
}

Inspection inspect(Octets file, const Announced& announced) {
    Inspection inspection;
    inspection.octets = file.size();
    Looking looking(inspection);
    const FileType& type = file_type(looking.look(file, announced, "", 0));
    inspection.type = type.word;
    inspection.media_type = type.media_type;
    std::ranges::stable_sort(inspection.findings, {}, [](const Finding& one) { return one.kind - std::data(kinds); });
    return inspection;
}

}  // namespace comity::documents
