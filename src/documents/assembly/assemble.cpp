// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/assemble.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "documents/assembly/slot_words.h"

namespace comity::documents {

namespace {

/// Which of several offences or entries a passage is made for.
struct Turn {
    int offence = 0;
    std::size_t entry = 0;
    std::string id = {};  ///< appended to the segment's
};

class Assembly {
   public:
    Assembly(const TemplateLibrary& templates, const Template& paper, const law::Determination& determination,
             const PaperInput& input)
        : templates_(templates),
          paper_(paper),
          determination_(determination),
          input_(input),
          slots_(templates, determination, input),
          evaluator_(determination.situation()) {}

    Draft make() {
        head();
        for (const TemplateBlock& block : paper_.blocks) {
            if (shown(block.showing, block.id, 0)) add(block);
        }
        attachments();
        draft_.gaps = gaps_of(draft_.document);
        return std::move(draft_);
    }

   private:
    void head() {
        Document& document = draft_.document;
        const law::QuestionInput& question = determination_.question();
        document.kind = paper_.id;
        document.languages = input_.languages;
        for (const std::string& language : input_.languages)
            document.titles.emplace_back(words_in(paper_.title, language));
        document.reference = code("paper.reference");
        document.date = code("paper.date");
        document.requesting = question.requesting.text();
        document.requested = question.requested.text();
        document.template_digest = paper_.digest;
        const law::Library& library = templates_.library();
        document.law_version = library.text(library.summary().version);
        document.law_digest = templates_.law_digest();
    }

    std::string code(std::string_view field) const {
        const auto index = templates_.find_field(field);
        if (!index) return {};
        const auto found = input_.fields.find(*index);
        return found == input_.fields.end() || found->second.empty() ? std::string() : found->second[0].value;
    }

    bool shown(const Showing& showing, const std::string& id, int offence) {
        for (const Binding& binding : showing.given) {
            if (!slots_.known(binding, offence)) return false;
        }
        for (const Binding& binding : showing.not_given) {
            if (slots_.known(binding, offence)) return false;
        }
        const Truth holds = evaluator_.test(showing.when, offence);
        if (holds == Truth::unknown) note_open(showing, id, offence);
        return holds == Truth::yes;
    }

    void note_open(const Showing& showing, const std::string& id, int offence) {
        std::vector<law::NeededFact> all;
        law::NeedList needed(all);
        evaluator_.needs(showing.when, offence, needed);
        OpenPassage open{id, {}};
        const law::Library& library = templates_.library();
        for (const law::NeededFact& need : all) {
            if (need.fact != law::none)
                open.facts.emplace_back(library.text(library.facts()[static_cast<std::size_t>(need.fact)].name));
        }
        draft_.open.push_back(std::move(open));
    }

    std::vector<Turn> turns(const TemplateRow& row) {
        std::vector<Turn> all;
        if (row.each_offence) {
            const law::Facts& facts = determination_.question().facts;
            for (int i = 0; i < facts.offence_count(); ++i) {
                const std::string& id = facts.offence_id(i);
                all.push_back({i, 0, "/" + (id.empty() ? std::to_string(i + 1) : id)});
            }
        } else if (row.each_field != none) {
            for (std::size_t i = 0; i < slots_.entries(row.each_field); ++i)
                all.push_back({0, i, "/" + std::to_string(i + 1)});
        } else {
            all.push_back({});
        }
        return all;
    }

    /// The cells of a row, or nothing where it is left out.
    std::vector<Segment> segments(const TemplateRow& row, const Turn& turn) {
        std::vector<Segment> made;
        if (!shown(row.showing, row.id + turn.id, turn.offence)) return made;
        if (row.showing.optional && lacks_a_slot(row, turn)) return made;
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
            Segment segment;
            segment.id = row.id + turn.id + (row.cells.size() > 1 ? ":" + std::to_string(cell + 1) : "");
            if (cell + 1 == row.cells.size()) segment.gives = row.gives;
            for (std::size_t language = 0; language < input_.languages.size(); ++language)
                segment.versions.push_back(passage(row.cells[cell], language, turn));
            made.push_back(std::move(segment));
        }
        return made;
    }

    bool lacks_a_slot(const TemplateRow& row, const Turn& turn) {
        for (const Wording& wording : row.cells) {
            for (const auto& [language, text] : wording.texts) {
                for (const TextPart& part : text) {
                    if (!part.slot.empty() && filled(part.binding, turn).empty) return true;
                }
            }
        }
        return false;
    }

    Passage passage(const Wording& wording, std::size_t language, const Turn& turn) {
        Passage runs;
        const SlotText* text = wording.in(input_.languages[language]);
        if (text == nullptr) return runs;
        for (const TextPart& part : *text) {
            TextRun run;
            run.face = part.strong ? TextRun::Face::strong : TextRun::Face::plain;
            if (part.slot.empty()) {
                run.text = part.words;
            } else {
                run.slot = slot_of(filled(part.binding, turn));
                const Slot& slot = draft_.document.slots[static_cast<std::size_t>(run.slot)];
                run.text =
                    part.plural.empty() ? slot.words[language] : slots_.plural(part, slot, input_.languages[language]);
            }
            // "15 января 2026 г." ends its sentence already.
            if (run.slot == none && !runs.empty() && runs.back().text.ends_with('.') && run.text.starts_with('.'))
                run.text.erase(0, 1);
            if (!run.text.empty() || run.slot != none) runs.push_back(std::move(run));
        }
        return runs;
    }

    /// A slot is asked for in every language and whether it is empty: it is filled once.
    const Slot& filled(const Binding& binding, const Turn& turn) {
        const auto key = std::tuple(binding.name, turn.offence, turn.entry);
        auto known = filled_.find(key);
        if (known == filled_.end()) known = filled_.emplace(key, slots_.fill(binding, turn.offence, turn.entry)).first;
        return known->second;
    }

    int slot_of(const Slot& slot) {
        std::vector<Slot>& all = draft_.document.slots;
        const auto known = std::ranges::find(all, slot.name, &Slot::name);
        if (known != all.end()) return static_cast<int>(known - all.begin());
        all.push_back(slot);
        return static_cast<int>(all.size() - 1);
    }

    void add(const TemplateBlock& block) {
        std::vector<Block>& blocks = draft_.document.blocks;
        if (block.kind == TemplateBlock::Kind::page_break) {
            blocks.emplace_back(PageBreak{});
            return;
        }
        std::vector<std::vector<Segment>> rows;
        for (const TemplateRow& row : block.rows) {
            for (const Turn& turn : turns(row)) {
                std::vector<Segment> made = segments(row, turn);
                if (!made.empty()) rows.push_back(std::move(made));
            }
        }
        if (block.kind == TemplateBlock::Kind::table) {
            Table table;
            if (!block.head.cells.empty()) table.head = segments(block.head, {});
            table.rows = std::move(rows);
            if (!table.rows.empty()) blocks.emplace_back(std::move(table));
        } else if (block.kind == TemplateBlock::Kind::list) {
            List list;
            list.numbered = block.numbered;
            for (std::vector<Segment>& row : rows) list.items.push_back(std::move(row.front()));
            if (!list.items.empty()) blocks.emplace_back(std::move(list));
        } else {
            for (std::vector<Segment>& row : rows) blocks.push_back(single(block, std::move(row.front())));
        }
    }

    Block single(const TemplateBlock& block, Segment words) {
        if (block.kind == TemplateBlock::Kind::heading) return Heading{block.level, std::move(words)};
        return Paragraph{block.style, block.numbered ? ++number_ : 0, std::move(words)};
    }

    void attachments() {
        if (input_.attachments.empty()) return;
        draft_.document.blocks.emplace_back(Heading{1, words("attachments", "attachments")});
        Table list;
        for (const char* column : {"attachment-number", "attachment-title", "attachment-pages"})
            list.head.push_back(words(column, "attachments.head:" + std::to_string(list.head.size() + 1)));
        int number = 0;
        for (const AttachedPaper& given : input_.attachments) {
            Attachment made{given.paper, {}, given.pages, given.digest};
            made.title.id = "attachment." + std::to_string(++number);
            made.title.origin = Segment::Origin::free;
            for (const std::string& language : input_.languages) {
                Passage title;
                for (const auto& [tag, words] : given.title) {
                    if (tag == language || tag.empty()) {
                        title.emplace_back();
                        title.back().text = words;
                        break;
                    }
                }
                made.title.versions.push_back(std::move(title));
            }
            std::vector<Segment> row{same(std::to_string(number)), made.title,
                                     same(made.pages == 0 ? "–" : std::to_string(made.pages))};
            for (std::size_t cell = 0; cell < row.size(); ++cell)
                row[cell].id = "attachments/" + std::to_string(number) + ":" + std::to_string(cell + 1);
            list.rows.push_back(std::move(row));
            draft_.document.attachments.push_back(std::move(made));
        }
        draft_.document.blocks.emplace_back(std::move(list));
    }

    Segment words(std::string_view word, std::string id) const {
        Segment segment;
        segment.id = std::move(id);
        for (const std::string& language : input_.languages) {
            segment.versions.emplace_back(1);
            segment.versions.back()[0].text = templates_.word(word, language);
        }
        return segment;
    }
    Segment same(const std::string& text) const {
        Segment segment;
        segment.versions.assign(input_.languages.size(), Passage(1));
        for (Passage& passage : segment.versions) passage[0].text = text;
        return segment;
    }

    const TemplateLibrary& templates_;
    const Template& paper_;
    const law::Determination& determination_;
    const PaperInput& input_;
    const SlotWords slots_;
    const law::Evaluator evaluator_;
    std::map<std::tuple<std::string, int, std::size_t>, Slot> filled_;
    int number_ = 0;
    Draft draft_;
};

}  // namespace

Truth fits(const Template& paper, const law::Determination& determination) {
    const law::Evaluator evaluator(determination.situation());
    if (!paper.fits_of_offence) return evaluator.test(paper.fits, 0);
    Truth any = Truth::no;
    for (int i = 0; i < determination.question().facts.offence_count(); ++i)
        any = either(any, evaluator.test(paper.fits, i));
    return any;
}

bool would_settle(law::FactIndex fact, const Template& paper, const law::Determination& determination) {
    const law::Evaluator evaluator(determination.situation());
    std::vector<law::NeededFact> all;
    law::NeedList needed(all);
    const int offences = paper.fits_of_offence ? determination.question().facts.offence_count() : 1;
    for (int offence = 0; offence < offences; ++offence) evaluator.needs(paper.fits, offence, needed);
    return std::ranges::find(all, fact, &law::NeededFact::fact) != all.end();
}

Draft assemble(const TemplateLibrary& templates, const Template& paper, const law::Determination& determination,
               const PaperInput& input) {
    return Assembly(templates, paper, determination, input).make();
}

std::vector<Gap> gaps_of(const Document& document) {
    std::vector<Gap> gaps;
    for (const Segment* segment : segments_of(document)) {
        for (std::size_t language = 0; language < document.languages.size(); ++language) {
            if (language >= segment->versions.size() || segment->versions[language].empty()) {
                gaps.push_back({segment->id, "", document.languages[language]});
                continue;
            }
            for (const TextRun& run : segment->versions[language]) {
                if (run.text.find(gap_opens) == std::string::npos) continue;
                const Slot* slot = run.slot == none ? nullptr : &document.slots[static_cast<std::size_t>(run.slot)];
                const bool everywhere = slot != nullptr && slot->empty;
                if (everywhere && language > 0) continue;
                gaps.push_back(
                    {segment->id, slot == nullptr ? "" : slot->name, everywhere ? "" : document.languages[language]});
            }
        }
    }
    return gaps;
}

}  // namespace comity::documents
