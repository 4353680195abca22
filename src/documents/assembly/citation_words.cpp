// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/citation_words.h"

#include <algorithm>

#include "law/determination/render.h"
#include "law/request/acceptance.h"

namespace comity::documents {

namespace {

/// What a passage can carry; the rest stands in the answer itself.
constexpr std::size_t max_cited = 8;

std::string instrument_words(const law::Library& library, std::string_view id, std::string_view language) {
    const law::InstrumentIndex index = library.find_instrument(id);
    if (index == law::none) return std::string(id);
    const law::Instrument& instrument = library.instruments()[static_cast<std::size_t>(index)];
    std::string words(library.text(instrument.title, language));
    const std::string_view reference = library.text(instrument.reference);
    if (!reference.empty()) words += " (" + std::string(reference) + ")";
    return words;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class Gathering {
   public:
    explicit Gathering(const law::Library& library) : library_(library) {}

    void rule(law::RuleIndex index) {
        if (index == law::none) return;
        add(law::citation(library_, library_.rules()[static_cast<std::size_t>(index)]));
    }
    void rules(const std::vector<law::RuleIndex>& list) {
        for (law::RuleIndex index : list) rule(index);
    }
    void acceptances(const std::vector<law::Acceptance>& list) {
        for (const law::Acceptance& acceptance : list) rule(acceptance.rule);
    }
    void of_id(std::string_view id, law::RuleIndex index) {
        if (index == law::none) return;
        const law::Rule& rule = library_.rules()[static_cast<std::size_t>(index)];
        if (library_.text(rule.id) == id) add(law::citation(library_, rule));
    }
    void add(std::string citation) {
        if (cited_.size() < max_cited && std::ranges::find(cited_, citation) == cited_.end())
            cited_.push_back(std::move(citation));
    }
    std::vector<std::string> take() { return std::move(cited_); }

   private:
    const law::Library& library_;
    std::vector<std::string> cited_;
};

}  // namespace

std::string citation_words(const TemplateLibrary& templates, std::string_view citation, std::string_view language) {
    const std::size_t colon = citation.find(':');
    if (colon == std::string_view::npos) return instrument_words(templates.library(), citation, language);
    std::string_view provision = citation.substr(colon + 1);
    provision = provision.substr(0, provision.find('#'));
    provision = provision.substr(0, provision.find(' '));
    std::string words;
    const char* const levels[] = {"article", "paragraph", "letter"};
    for (std::size_t level = 0; !provision.empty(); ++level) {
        const std::size_t dot = provision.find('.');
        const std::string part(provision.substr(0, dot));
        provision.remove_prefix(dot == std::string_view::npos ? provision.size() : dot + 1);
        // A letter may follow the article itself: 2.a has no paragraph.
        const bool number = all_digits(part.substr(0, 1));
        const char* name = level == 0 ? levels[0] : number ? levels[1] : levels[2];
        words += (words.empty() ? "" : ", ") + std::string(templates.word(name, language)) + "\u00a0" + part;
    }
    return words + ", " + instrument_words(templates.library(), citation.substr(0, colon), language);
}

std::vector<std::string> citations_of(const law::Determination& determination, std::string_view name) {
    const law::Answer& answer = determination.answer();
    Gathering found(determination.library());
    if (name == "basis") {
        for (law::InstrumentIndex index : answer.basis.governing)
            found.add(std::string(determination.question().network.id_of(index)));
    } else if (name == "contents") {
        found.rules(law::rules_of_letter(determination, law::RuleKind::contents));
    } else if (name == "papers") {
        for (const law::PaperResult& paper : answer.papers) found.rule(paper.rule);
    } else if (name == "channel") {
        found.acceptances(law::channel_rules(determination));
    } else if (name == "language") {
        found.acceptances(law::language_rules(determination));
    } else if (name == "costs") {
        for (const law::CostResult& cost : answer.costs) found.rule(cost.rule);
    } else if (name == "use") {
        for (const law::UseLimitResult& limit : answer.use_limits) found.rule(limit.rule);
    } else {
        for (const auto& result : answer.conditions) found.of_id(name, result.rule);
        for (const auto& result : answer.grounds) found.of_id(name, result.rule);
        for (const auto& result : answer.duties) found.of_id(name, result.rule);
        for (const auto& result : answer.formal) found.of_id(name, result.rule);
        for (const auto& result : answer.use_limits) found.of_id(name, result.rule);
        for (const auto& result : answer.deadlines) found.of_id(name, result.rule);
        for (law::RuleIndex index : answer.procedures) found.of_id(name, index);
    }
    return found.take();
}

}  // namespace comity::documents
