// SPDX-License-Identifier: EUPL-1.2
#include "cli/letter_text.h"

#include <algorithm>
#include <iostream>

#include "cli/answer_words.h"
#include "cli/request_text.h"
#include "cli/table.h"
#include "law/determination/render.h"

namespace comity::cli {

namespace {

using namespace law;

constexpr int margin = 2;
constexpr int label_width = 12;

class LetterPrinter {
   public:
    LetterPrinter(const Request& request, const Letter& letter, std::string_view language, const Terminal& terminal)
        : request_(request),
          letter_(letter),
          library_(request.library()),
          first_(*request.measures()[letter.measures.front()].determination),
          language_(language),
          terminal_(terminal) {}

    void print() const {
        basis();
        addressee();
        channel();
        language();
        contents();
        attachments();
        returned();
        forms();
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string words(const Localised& localised) const { return std::string(library_.text(localised, language_)); }

    void heading(std::string_view title, std::string_view remark = {}) const {
        std::cout << '\n' << terminal_.paint(title, Colour::strong);
        if (!remark.empty()) std::cout << terminal_.paint("  " + std::string(remark), Colour::dim);
        std::cout << '\n';
    }
    void line(std::string_view label, Colour colour, std::string_view content, int width = label_width) const {
        std::cout << std::string(margin, ' ') << terminal_.paint(padded(label, width), colour) << ' '
                  << wrapped(content, terminal_.width(), margin + width + 1) << '\n';
    }
    void below(std::string_view content) const {
        constexpr int indent = margin + label_width + 1;
        std::cout << std::string(indent, ' ')
                  << terminal_.paint(wrapped(content, terminal_.width(), indent), Colour::dim) << '\n';
    }

    void basis() const {
        heading("Basis");
        const LegalBasis& basis = first_.answer().basis;
        const Register& network = first_.question().network;
        for (InstrumentIndex index : basis.governing) {
            const bool known = network.unknown_treaty(index) == nullptr;
            line("governs", Colour::plain,
                 std::string(network.id_of(index)) +
                     (known ? ", " + words(library_.instruments()[static_cast<std::size_t>(index)].title) : ""));
        }
        if (basis.governing.empty())
            line("governs", Colour::amber, basis.reciprocity ? "reciprocity" : "nothing found");
        for (const GroundResult* ground : grounds_of_letter(request_, letter_, Status::triggered)) {
            line(ground->mandatory ? "must refuse" : "may refuse", Colour::red,
                 words(library_.provision_of(rule(ground->rule)).title) + " (" +
                     citation(library_, rule(ground->rule)) + ")");
        }
        for (const GroundResult* ground : grounds_of_letter(request_, letter_, Status::excluded)) {
            line("no ground", Colour::green,
                 words(library_.provision_of(rule(ground->rule)).title) + " (" +
                     citation(library_, rule(ground->rule)) + "), set aside by " + text(ground->set_aside_by));
            if (ground->set_aside_rule != none) below(words(library_.provision_of(rule(ground->set_aside_rule)).says));
        }
        for (const std::string& conflict : basis.conflicts) line("for a lawyer", Colour::amber, conflict);
    }

    void authority(std::string_view label, const Authority& row) const {
        std::string content = text(row.name);
        if (row.address != 0) content += ", " + text(row.address);
        if (row.channel != 0) content += "; " + text(row.channel);
        if (row.languages != 0) content += "; languages " + text(row.languages);
        line(label, Colour::plain, content);
        below((row.instrument == 0 ? "" : "under " + text(row.instrument) + "; ") + text(row.source) +
              (row.as_of == 0 ? "" : ", as of " + text(row.as_of)));
    }

    void addressee() const {
        heading("To");
        const Addressee& to = letter_.addressee;
        for (const Authority* row : to.authorities) authority(text(row->role), *row);
        for (const Authority* row : to.elsewhere) authority("elsewhere", *row);
        for (const Declaration* row : to.declarations) {
            line(text(row->kind), Colour::plain, text(row->effect));
            below(text(library_.instruments()[static_cast<std::size_t>(row->instrument)].id) + ":" +
                  text(row->article));
        }
        if (to.authorities.empty() && to.elsewhere.empty() && to.declarations.empty())
            line("not known", Colour::amber, "the register names no authority of the requested State for this");
    }

    std::string list(std::string_view fact, const std::vector<TextId>& values) const {
        std::string all;
        for (TextId word : values) {
            const std::string label = words(value_label(library_, fact, word));
            all += (all.empty() ? "" : ", ") + (label == text(word) ? label : text(word) + " (" + label + ")");
        }
        return all;
    }

    /// Rules that ask for nothing here say so: that no translation is needed is an answer too.
    void choice(std::string_view fact, const Choice& choice, const std::vector<Acceptance>& rules) const {
        if (!choice.accepted.empty()) line("accepted", Colour::green, list(fact, choice.accepted));
        if (!choice.open.empty()) line("perhaps", Colour::blue, list(fact, choice.open));
        for (const Acceptance& acceptance : rules) {
            const Rule& rule = this->rule(acceptance.rule);
            const Provision& provision = library_.provision_of(rule);
            if (acceptance.applies == Truth::no && choice.limited) continue;
            line(acceptance.applies == Truth::no ? "asks nothing" : "rule", Colour::plain,
                 citation(library_, rule) + ", " + words(provision.title) +
                     (text(provision.mark) == "M" ? " (not verified against a text)" : ""));
            below(words(provision.says));
        }
        if (rules.empty()) line("not known", Colour::amber, "no rule of the law library speaks of it");
    }

    void channel() const {
        heading("Channel");
        choice("request.channel", letter_.channel, channel_rules(first_));
    }

    void language() const {
        heading("Language");
        choice("", letter_.language, language_rules(first_));
    }

    void contents() const {
        const auto& items = letter_.contents.items;
        const auto missing = std::ranges::count(items, Status::missing, &ContentItem::status);
        const auto known = std::ranges::count(items, Status::met, &ContentItem::status) + missing;
        const std::string remark = known == 0
                                       ? "request.contains does not say what the letter has"
                                       : std::to_string(missing) + " of " + std::to_string(items.size()) + " missing";
        heading("Contents", remark);
        for (const bool required : {true, false}) {
            for (const ContentItem& item : items) {
                if (item.required == required) content(item);
            }
        }
    }

    void content(const ContentItem& item) const {
        std::vector<std::string> rules;
        for (RuleIndex index : item.asked_by) rules.push_back(citation(library_, rule(index)));
        const char* sign = item.status == Status::met ? "✓ " : item.status == Status::missing ? "✗ " : "· ";
        const Colour colour = item.status == Status::met       ? Colour::green
                              : item.status == Status::missing ? item.required ? Colour::red : Colour::amber
                                                               : Colour::plain;
        line(std::string(sign) + (item.required ? "required" : "usual"), colour,
             words(item.label) + " (" + paper_name(text(item.key)) + "; " + some_of(rules, 3) + ")");
    }

    void attachments() const {
        const std::vector<const PaperResult*> papers = papers_of_letter(request_, letter_);
        if (papers.empty()) return;
        heading("Attachments");
        for (const PaperResult* paper : papers) {
            line(to_string(paper->status), paper->status == Status::missing ? Colour::red : Colour::plain,
                 words(content_label(library_, paper->paper)) + " (" + citation(library_, rule(paper->rule)) + ")");
        }
    }

    void returned() const {
        if (letter_.contents.returned.empty()) return;
        heading("Usually returned for");
        for (const ReturnReason& reason : letter_.contents.returned)
            std::cout << std::string(margin, ' ') << "– " << wrapped(words(reason.words), terminal_.width(), margin + 2)
                      << '\n';
    }

    void forms() const {
        const std::vector<const Form*> forms = forms_of_letter(request_, letter_);
        if (forms.empty()) return;
        heading("Model forms", "`comity form ID` shows one");
        int width = label_width;
        for (const Form* form : forms) width = std::max(width, columns(library_.text(form->id)));
        for (const Form* form : forms) line(text(form->id), Colour::plain, words(form->title), width);
    }

    const Request& request_;
    const Letter& letter_;
    const Library& library_;
    const Determination& first_;
    std::string_view language_;
    const Terminal& terminal_;
};

}  // namespace

void print_letters(const Request& request, std::string_view language, const Terminal& terminal) {
    std::cout << request_headline(request, language) << '\n';
    const std::vector<Letter> letters = letters_of(request);
    std::size_t number = 0;
    for (const Letter& letter : letters) {
        ++number;
        const std::string of =
            letters.size() == 1 ? "" : " " + std::to_string(number) + " of " + std::to_string(letters.size());
        std::cout << '\n'
                  << terminal.paint("Letter" + of + ": " + measure_names(request, letter.measures), Colour::strong)
                  << '\n';
        print_apart(request, letter, language, terminal);
        LetterPrinter(request, letter, language, terminal).print();
    }
    const Library& library = request.library();
    std::cout << '\n'
              << terminal.paint(
                     "required: asked for by what is in force; usual: by practice, and no defect. Law library " +
                         std::string(library.text(library.summary().version)) + ", " + library.digest().substr(0, 19) +
                         ".",
                     Colour::dim)
              << '\n';
}

void print_forms(const Library& library, std::string_view language, const Terminal& terminal) {
    Table table({"form", "for", "mark", "title"});
    for (const Form& form : library.forms()) {
        std::string instruments;
        for (InstrumentIndex index : library.of(library.indices(), form.instruments))
            instruments += (instruments.empty() ? "" : ", ") +
                           std::string(library.text(library.instruments()[static_cast<std::size_t>(index)].id));
        table.add({std::string(library.text(form.id)), instruments.empty() ? "any basis" : instruments,
                   std::string(library.text(form.mark)), std::string(library.text(form.title, language))});
    }
    table.print(terminal);
}

void print_form(const Library& library, const Form& form, const Request* request, std::string_view language,
                const Terminal& terminal) {
    const auto text = [&](const Localised& words) { return std::string(library.text(words, language)); };
    std::cout << terminal.paint(text(form.title), Colour::strong) << '\n'
              << wrapped(text(form.says), terminal.width(), 0) << '\n'
              << terminal.paint(
                     wrapped(std::string(library.text(form.source)) + "; mark " + std::string(library.text(form.mark)) +
                                 (form.unread ? "; the form itself was not read: its lines follow the articles" : ""),
                             terminal.width(), 0),
                     Colour::dim)
              << "\n\n";
    for (const FormField& field : library.of(library.form_fields(), form.fields)) {
        std::string state = field.required ? "required" : "";
        Colour colour = Colour::plain;
        if (request != nullptr) {
            const Status status = status_of(library, field, request->first());
            if (status == Status::met) state = "filled";
            if (status == Status::missing) state = "missing";
            colour = status == Status::met ? Colour::green : status == Status::missing ? Colour::red : Colour::plain;
        }
        std::string items;
        for (TextId word : library.of(library.words(), field.satisfies))
            items += (items.empty() ? "" : " or ") + paper_name(library.text(word));
        std::cout << std::string(margin, ' ') << terminal.paint(padded(state, 9), colour) << ' '
                  << wrapped(text(field.label) + (items.empty() ? "" : " (" + items + ")"), terminal.width(),
                             margin + 10)
                  << '\n';
    }
}

}  // namespace comity::cli
