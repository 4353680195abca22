// SPDX-License-Identifier: EUPL-1.2
#include "cli/state_text.h"

#include <iostream>

#include "cli/arguments.h"
#include "cli/table.h"
#include "law/atlas/treaties_between.h"

namespace comity::cli {

namespace {

using namespace law;

class SheetPrinter {
   public:
    SheetPrinter(const StateSheet& sheet, std::string_view language, const Terminal& terminal)
        : sheet_(sheet), library_(sheet.library()), language_(language), terminal_(terminal) {}

    void print() const {
        std::cout << terminal_.paint(state_name(library_, sheet_.state(), language_), Colour::strong) << " ("
                  << sheet_.state().text() << "), " << to_string(sheet_.on()) << '\n';
        if (const State* state = library_.find_state(sheet_.state()); state != nullptr && state->note != 0)
            line(2, std::string(library_.text(state->note)));
        print_memberships();
        for (const SheetEntry& entry : sheet_.topics()) print_topic(entry);
        print_instruments();
        print_declarations();
        print_partners();
    }

   private:
    void line(int indent, const std::string& text) const {
        std::cout << std::string(static_cast<std::size_t>(indent), ' ')
                  << wrapped(text, terminal_.width() - indent, indent + 2) << '\n';
    }

    void heading(std::string_view text) const { std::cout << '\n' << terminal_.paint(text, Colour::strong) << '\n'; }

    static std::string days(const std::string& from, const std::string& to) {
        if (from.empty()) return to.empty() ? "" : "until " + to;
        return to.empty() ? "since " + from : from + " to " + to;
    }

    void print_memberships() const {
        if (sheet_.memberships().empty()) return;
        heading("Memberships");
        bool unverified = false;
        for (const SheetMembership& entry : sheet_.memberships()) {
            if (entry.member == Truth::no && !entry.row->to_known) continue;
            const Organisation& organisation =
                library_.organisations()[static_cast<std::size_t>(entry.row->organisation)];
            std::string text(library_.text(organisation.name, language_));
            if (entry.member == Truth::no) text += ", no longer";
            if (entry.member == Truth::unknown) text += ", not known on that day";
            const std::string time = days(entry.row->from_known ? register_day(entry.row->from) : "",
                                          entry.row->to_known ? register_day(entry.row->to) : "");
            unverified = unverified || !entry.row->verified;
            line(2, time.empty() ? text : text + ", " + time);
        }
        if (unverified) line(2, terminal_.paint("not verified: memberships and their days", Colour::amber));
    }

    void print_topic(const SheetEntry& entry) const {
        heading(library_.text(entry.topic->title, language_));
        for (const SheetLine& sheet_line : entry.lines) print_line(*entry.topic, sheet_line);
        if (entry.known == Knowledge::yes) return;
        const std::string_view words = entry.known == Knowledge::no       ? "not known"
                                       : entry.known == Knowledge::partly ? "known for single treaties only"
                                                                          : "not verified";
        std::cout << "  " << terminal_.paint(words, Colour::blue) << '\n';
        if (entry.topic->question.en != 0) line(4, std::string(library_.text(entry.topic->question, language_)));
        for (const WhomToAsk& whom : entry.ask) line(4, whom_text(sheet_, whom, language_));
    }

    void print_line(const SheetTopic& topic, const SheetLine& sheet_line) const {
        std::string text(line_label(library_, topic, sheet_line, language_));
        if (text.empty()) text = line_value(library_, topic, sheet_line);
        text += (text.empty() ? "" : ": ") + std::string(line_says(library_, sheet_line, language_));
        if (const std::string cite = line_cite(library_, sheet_line); !cite.empty()) text += " [" + cite + "]";
        if (sheet_line.authority != nullptr) text += contact(topic, *sheet_line.authority);
        if (sheet_line.declaration != nullptr) {
            const std::string time =
                days(register_day(sheet_line.declaration->from), register_day(sheet_line.declaration->to));
            if (!time.empty()) text += ", " + time;
        }
        line(2, text);
        line(4, terminal_.paint(source_of(sheet_line), Colour::dim));
    }

    std::string contact(const SheetTopic& topic, const Authority& authority) const {
        std::string text = ", " + std::string(library_.text(authority.competence));
        if (authority.channel != 0 && !topic.channels)
            text += ", channel: " + std::string(library_.text(authority.channel));
        if (authority.languages != 0 && !topic.languages)
            text += ", languages: " + std::string(library_.text(authority.languages));
        if (authority.address != 0) text += ", " + std::string(library_.text(authority.address));
        return text;
    }

    std::string source_of(const SheetLine& sheet_line) const {
        std::string text;
        TextId as_of = 0;
        if (sheet_line.law != nullptr) {
            text = library_.text(sheet_line.law->source);
            as_of = sheet_line.law->as_of;
        } else if (sheet_line.provision != nullptr) {
            text = std::string(library_.text(library_.instrument_of(*sheet_line.provision).reference)) + ", mark " +
                   std::string(library_.text(sheet_line.provision->mark));
        } else if (sheet_line.declaration != nullptr) {
            text = library_.text(sheet_line.declaration->source);
        } else {
            text = library_.text(sheet_line.authority->source);
            as_of = sheet_line.authority->as_of;
        }
        if (as_of != 0) text += "; as of " + std::string(library_.text(as_of));
        if (!sheet_line.verified(library_)) text += "; not verified";
        return text;
    }

    void print_instruments() const {
        Table table({"status", "since", "until", "instrument", "title"});
        for (const SheetInstrument& entry : sheet_.instruments()) {
            const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(entry.row->instrument)];
            std::string title(library_.text(instrument.title, language_));
            if (!entry.row->verified) title += " (not verified)";
            for (const Suspension* row : entry.suspensions)
                title += " (suspended: " + row->state.text() + " toward " + row->toward.text() + ")";
            table.add({std::string(to_string(entry.status)), entry.row->member ? register_day(entry.row->from) : "",
                       entry.row->member ? register_day(entry.row->to) : "", std::string(library_.text(instrument.id)),
                       std::move(title)});
        }
        if (table.empty()) return;
        heading("Instruments");
        table.print(terminal_, 2);
    }

    void print_declarations() const {
        Table table({"article", "kind", "since", "effect"});
        for (const SheetInstrument& entry : sheet_.instruments()) {
            const std::string id(
                library_.text(library_.instruments()[static_cast<std::size_t>(entry.row->instrument)].id));
            for (const Declaration* row : entry.declarations) {
                const std::string_view article = library_.text(row->article);
                table.add({article.empty() ? id : id + ":" + std::string(article),
                           std::string(library_.text(row->kind)), register_day(row->from),
                           std::string(library_.text(row->effect)) + (row->verified ? "" : " (not verified)")});
            }
        }
        if (table.empty()) return;
        heading("Reservations and declarations");
        table.print(terminal_, 2);
    }

    void print_partners() const {
        if (sheet_.partners().empty()) return;
        heading("Other States by answer");
        Table table({"kind", "side", "treaty", "convention", "reciprocity", "none", "unknown"});
        for (const PartnerCounts& counts : sheet_.partners()) {
            for (const bool asks : {true, false}) {
                std::vector<std::string> row{counts.kind.name, asks ? "requesting" : "requested"};
                for (const std::size_t count : asks ? counts.requesting : counts.requested)
                    row.push_back(std::to_string(count));
                table.add(std::move(row));
            }
        }
        table.print(terminal_, 2);
    }

    const StateSheet& sheet_;
    const Library& library_;
    std::string_view language_;
    const Terminal& terminal_;
};

}  // namespace

void print_state_sheet(const StateSheet& sheet, std::string_view language, const Terminal& terminal) {
    SheetPrinter(sheet, language, terminal).print();
}

}  // namespace comity::cli
