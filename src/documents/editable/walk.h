// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "documents/document.h"
#include "documents/editable/looks.h"
#include "documents/editable/passages.h"
#include "documents/print/words.h"

/// The reading order of a paper, for the source files of this folder.
namespace comity::documents {

inline Passage plain(std::string text) {
    return {{std::move(text), TextRun::Face::plain, none, none}};
}

/// Tells a writer what stands in a version, from its title to its attachments. It has
///     paragraph(Look, int number, const Passage&)            number 0: none
///     list(bool numbered, const std::vector<Passage>&)
///     table(head, rows)                                      of passages; an empty head: the first column names rows
///     page_break()
template <class Writer>
class Walk {
   public:
    Walk(const Document& document, std::size_t version, const NoteOrder& notes, Writer& writer)
        : document_(document), version_(version), notes_(notes), writer_(writer) {}

    void all() {
        for (const Block& block : document_.blocks) std::visit([&](const auto& each) { tell(each); }, block);
        const PageWords& own = page_words(document_.languages[version_]);
        if (!notes_.unmarked().empty()) writer_.paragraph(Look::heading_2, 0, plain(std::string(own.notes)));
        for (const int footnote : notes_.unmarked()) {
            Passage note = words(document_.footnotes[static_cast<std::size_t>(footnote)]);
            note.insert(note.begin(), plain(fmt::format("{} ", notes_.number_of(footnote))).front());
            writer_.paragraph(Look::note, 0, note);
        }
        if (document_.attachments.empty() || lists_attachments(document_)) return;
        writer_.paragraph(Look::heading_2, 0, plain(std::string(own.attachments)));
        std::vector<Passage> titles;
        for (const Attachment& attachment : document_.attachments) {
            titles.push_back(words(attachment.title));
            if (attachment.pages > 0)
                titles.back().push_back(
                    plain(fmt::format(" ({})", fmt::format(fmt::runtime(own.pages), attachment.pages))).front());
        }
        writer_.list(true, titles);
    }

   private:
    Passage words(const Segment& segment) const {
        return version_ < segment.versions.size() ? segment.versions[version_] : Passage{};
    }
    std::vector<Passage> words(const std::vector<Segment>& segments) const {
        std::vector<Passage> all;
        for (const Segment& segment : segments) all.push_back(words(segment));
        return all;
    }

    void tell(const Heading& heading) {
        const int below = std::clamp(heading.level, 1, 4) - 1;
        writer_.paragraph(static_cast<Look>(static_cast<int>(Look::heading_1) + below), 0, words(heading.words));
    }
    void tell(const Paragraph& paragraph) {
        constexpr Look looks[] = {Look::text, Look::address, Look::reference, Look::title, Look::signature, Look::note};
        writer_.paragraph(looks[static_cast<std::size_t>(paragraph.style)], paragraph.number, words(paragraph.words));
    }
    void tell(const List& list) {
        if (!list.items.empty()) writer_.list(list.numbered, words(list.items));
    }
    void tell(const Table& table) {
        std::vector<std::vector<Passage>> rows;
        for (const std::vector<Segment>& row : table.rows)
            if (!row.empty()) rows.push_back(words(row));
        if (!rows.empty() || !table.head.empty()) writer_.table(words(table.head), rows);
    }
    void tell(const PageBreak&) { writer_.page_break(); }

    const Document& document_;
    std::size_t version_;
    const NoteOrder& notes_;
    Writer& writer_;
};

}  // namespace comity::documents
