// SPDX-License-Identifier: EUPL-1.2
#include "cli/draft_text.h"

#include <iostream>
#include <set>

#include "cli/table.h"
#include "documents/template/slot_names.h"

namespace comity::cli {

namespace {

using namespace documents;

class DraftPrinter {
   public:
    DraftPrinter(const Document& document, std::size_t version, const Terminal& terminal)
        : document_(document), version_(version), terminal_(terminal) {}

    void print() const {
        for (const Block& block : document_.blocks) std::visit([&](const auto& each) { add(each); }, block);
    }

   private:
    std::string words(const Segment& segment) const { return plain_text(segment.versions[version_]); }
    void line(const std::string& text, int indent) const {
        std::cout << wrapped(std::string(static_cast<std::size_t>(indent), ' ') + text, terminal_.width(), indent)
                  << '\n';
    }

    void add(const Heading& heading) const {
        std::cout << '\n' << terminal_.paint(words(heading.words), Colour::strong) << '\n';
    }
    void add(const Paragraph& paragraph) const {
        if (paragraph.style == Paragraph::Style::title) {
            std::cout << '\n' << terminal_.paint(words(paragraph.words), Colour::strong) << "\n\n";
            return;
        }
        constexpr int number_width = 4;
        if (paragraph.number == 0)
            line(words(paragraph.words), 0);
        else
            std::cout << padded(std::to_string(paragraph.number) + ".", number_width)
                      << wrapped(words(paragraph.words), terminal_.width(), number_width) << '\n';
    }
    void add(const List& list) const {
        int number = 0;
        constexpr int indent = 8;
        for (const Segment& item : list.items) {
            ++number;
            std::cout << "    " << padded(list.numbered ? "(" + std::to_string(number) + ")" : "–", 4)
                      << wrapped(words(item), terminal_.width(), indent) << '\n';
        }
    }
    void add(const documents::Table& table) const {
        if (!table.head.empty()) add_row(table.head);
        for (const std::vector<Segment>& row : table.rows) add_row(row);
    }
    void add_row(const std::vector<Segment>& row) const {
        std::string text;
        for (const Segment& cell : row) text += (text.empty() ? "" : " | ") + words(cell);
        std::cout << "    " << wrapped(text, terminal_.width(), 6) << '\n';
    }
    void add(const PageBreak&) const { std::cout << '\n'; }

    const Document& document_;
    std::size_t version_;
    const Terminal& terminal_;
};

void print_gaps(const Draft& draft, const Terminal& terminal) {
    std::set<std::string> told;
    for (const Gap& gap : draft.gaps) {
        const std::string what = gap.slot.empty() ? gap.segment : gap.slot;
        const std::string line = "  " + what + (gap.language.empty() ? "" : " in " + gap.language);
        if (told.insert(line).second) std::cout << terminal.paint(line, Colour::amber) << '\n';
    }
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

std::string_view written_by(const Template& paper) {
    switch (paper.from) {
        case Template::From::requesting:
            return "requesting State";
        case Template::From::requested:
            return "requested State";
        case Template::From::either:
            return "either State";
    }
    return {};
}

}  // namespace

void print_templates(const TemplateLibrary& templates, const law::Determination* determination,
                     std::string_view language, const Terminal& terminal) {
    comity::cli::Table table(determination == nullptr ? std::vector<std::string>{"template", "from", "title"}
                                                      : std::vector<std::string>{"template", "fits", "from", "title"});
    for (const Template& paper : templates.templates()) {
        std::vector<std::string> row{paper.id};
        if (determination != nullptr) {
            const Truth fit = fits(paper, *determination);
            if (fit == Truth::no) continue;
            row.emplace_back(fit == Truth::yes ? "yes" : "perhaps");
        }
        row.emplace_back(written_by(paper));
        row.emplace_back(words_in(paper.title, language));
        table.add(std::move(row));
    }
    table.print(terminal);
}

void print_fields(const TemplateLibrary& templates, const Template* paper, std::string_view language,
                  const Terminal& terminal) {
    const std::set<std::string> used = paper == nullptr ? std::set<std::string>{} : slot_names(*paper);
    comity::cli::Table table({"field", "type", "what it is"});
    for (const Field& field : templates.fields()) {
        if (paper != nullptr && !used.contains(field.name)) continue;
        table.add({field.name,
                   std::string(field.list ? "list of " : "") + std::string(to_string(field.type)) +
                       (field.per_offence ? " per offence" : ""),
                   std::string(words_in(field.label, language))});
    }
    table.print(terminal);
}

void print_document(const Document& document, std::size_t version, const Terminal& terminal) {
    DraftPrinter(document, version, terminal).print();
}

void print_draft(const Draft& draft, std::string_view language, const Terminal& terminal) {
    const std::size_t version = version_of(draft.document, language).value_or(0);
    DraftPrinter(draft.document, version, terminal).print();
    if (!draft.gaps.empty()) {
        std::cout << '\n' << terminal.paint("Still missing", Colour::strong) << '\n';
        print_gaps(draft, terminal);
    }
    if (!draft.open.empty()) {
        std::cout << '\n' << terminal.paint("Left out until it is known whether it belongs in", Colour::strong) << '\n';
        for (const OpenPassage& open : draft.open)
            std::cout << "  " << wrapped(open.segment + ": " + joined(open.facts), terminal.width(), 4) << '\n';
    }
}

void print_missing(const Draft& draft, const std::vector<Requirement>& requirements,
                   const std::vector<Difference>& differences, std::string_view language, const Terminal& terminal) {
    if (!draft.gaps.empty()) {
        std::cout << terminal.paint("Gaps in the text", Colour::strong) << '\n';
        print_gaps(draft, terminal);
    }
    bool headed = false;
    for (const Requirement& each : requirements) {
        if (each.state != Requirement::State::missing && each.state != Requirement::State::uncertain) continue;
        if (!headed) std::cout << terminal.paint("Contents and attachments", Colour::strong) << '\n';
        headed = true;
        const bool stops = each.required && each.state == Requirement::State::missing;
        const std::string sign = stops                                         ? "✗ required"
                                 : each.state == Requirement::State::uncertain ? "· perhaps"
                                                                               : "· usual";
        std::cout << "  " << terminal.paint(padded(sign, 11), stops ? Colour::red : Colour::plain)
                  << wrapped(std::string(words_in(each.label, language)) + (each.attachment ? ", attached" : "") +
                                 " (" + joined(each.clauses) + ")",
                             terminal.width(), 13)
                  << '\n';
    }
    if (!differences.empty()) std::cout << terminal.paint("Versions that differ", Colour::strong) << '\n';
    for (const Difference& each : differences) {
        std::cout << "  "
                  << wrapped(each.segment + ": " + std::string(to_string(each.kind)) + ", " + each.source.language +
                                 " “" + each.source.says + "”, " + each.other.language + " “" + each.other.says + "”",
                             terminal.width(), 4)
                  << '\n';
    }
    if (draft.gaps.empty() && !headed && differences.empty()) std::cout << "Nothing is missing.\n";
}

}  // namespace comity::cli
