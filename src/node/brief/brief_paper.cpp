// SPDX-License-Identifier: EUPL-1.2
#include "node/brief/brief_paper.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "node/brief/brief_words.h"
#include "register/programme/shown.h"

namespace comity::node {

namespace {

using namespace documents;
using Row = std::vector<std::string>;

std::string or_dash(const std::string& text) {
    return text.empty() ? "–" : text;
}

class BriefPaper {
   public:
    BriefPaper(const Brief& brief, const law::Library& library, std::size_t column, std::string_view language)
        : brief_(brief), column_(column), language_(language) {
        const law::State* state = library.find_state(brief.state);
        name_ = state ? std::string(library.text(state->name, language)) : brief.state.text();
    }

    Document write(std::string_view reader) {
        paper_.kind = "brief";
        paper_.languages = {language_};
        paper_.titles = {fmt::format(fmt::runtime(in("brief")), name_)};
        paper_.date = to_string(brief_.on);
        paper_.requested = brief_.state.text();
        paper_.draft = false;
        paragraph(Paragraph::Style::title, paper_.titles.front());
        paragraph(Paragraph::Style::reference,
                  fmt::format(fmt::runtime(in("for-reader")), to_string(brief_.on), reader));
        meetings();
        next_page();
        tasks();
        next_page();
        treaties();
        agreements();
        next_page();
        programmes();
        next_page();
        cases();
        return std::move(paper_);
    }

   private:
    std::string in(std::string_view key) const { return brief_word(key, column_); }

    Segment words(std::string text) {
        Segment segment;
        segment.id = "b" + std::to_string(++segments_);
        segment.versions = {{TextRun{.text = std::move(text)}}};
        return segment;
    }
    void paragraph(Paragraph::Style style, std::string text) {
        paper_.blocks.emplace_back(Paragraph{style, 0, words(std::move(text))});
    }
    void heading(int level, std::string_view key) { paper_.blocks.emplace_back(Heading{level, words(in(key))}); }
    void next_page() { paper_.blocks.emplace_back(PageBreak{}); }

    /// `head` are keys of words.
    void table(const std::vector<std::string_view>& head, const std::vector<Row>& rows) {
        if (rows.empty()) return paragraph(Paragraph::Style::body, in("none"));
        Table made;
        for (const std::string_view key : head) made.head.push_back(words(in(key)));
        for (const Row& row : rows) {
            std::vector<Segment>& cells = made.rows.emplace_back();
            for (const std::string& cell : row) cells.push_back(words(or_dash(cell)));
        }
        paper_.blocks.emplace_back(std::move(made));
    }

    static std::string named(const registry::Meeting& meeting) {
        return fmt::format("{} {}, {}{}", meeting.number, meeting.title, to_string(meeting.from),
                           meeting.place.empty() ? "" : ", " + meeting.place);
    }

    void meetings() {
        heading(1, "meetings");
        const registry::Meeting* last = registry::last_held(brief_.meetings, brief_.state, brief_.on);
        const registry::Meeting* next = registry::next_planned(brief_.meetings, brief_.state, brief_.on);
        for (const auto& [key, meeting] : {std::pair("last-meeting", last), std::pair("next-meeting", next)})
            paragraph(Paragraph::Style::body,
                      fmt::format(fmt::runtime(in(key)), meeting ? named(*meeting) : in("none")));
        heading(2, "agenda");
        std::vector<Row> points;
        if (next)
            for (const registry::AgendaPoint& point : next->agenda)
                if (!point.dropped) points.push_back({point.subject, in(point.by), point.says});
        table({"point", "brought-by", "position"}, points);
        heading(2, "people");
        std::vector<Row> people;
        for (const registry::MetPerson& met : registry::met_persons(brief_.meetings, brief_.state, brief_.on))
            people.push_back({met.name, met.office, to_string(met.last->to)});
        table({"name", "office", "last-met"}, people);
    }

    void tasks() {
        heading(1, "tasks");
        std::vector<Row> rows;
        for (const auto& [meeting, decision] : registry::left_tasks(brief_.meetings, brief_.state, brief_.on)) {
            const std::string& who = decision->by == "us" ? decision->owner : decision->responsible_there;
            rows.push_back({to_string(*decision->due), in(registry::word(decision->status_on(brief_.on))),
                            in(decision->by) + (who.empty() ? "" : ": " + who), decision->says, meeting->number});
        }
        table({"due", "status", "who", "what", "meeting"}, rows);
    }

    std::string basis(const std::string& answer) const {
        if (answer == "reciprocity") return in("reciprocity-basis");
        return in(answer == "none" ? "no-basis" : answer);
    }

    void treaties() {
        heading(1, "treaties");
        std::vector<Row> rows;
        for (const BriefTreaties& line : brief_.treaties)
            rows.push_back({in(line.family == law::Family::extradition ? "extradition" : "assistance"),
                            in(line.ours ? "outgoing" : "incoming"), basis(line.answer),
                            fmt::format("{}", fmt::join(line.governing, ", "))});
        table({"request", "direction", "basis", "governing"}, rows);
    }

    void agreements() {
        heading(1, "agreements");
        std::vector<Row> rows;
        for (const registry::Agreement& agreement : brief_.agreements)
            rows.push_back({agreement.number, agreement.title, in(registry::word(agreement.stage_on(brief_.on))),
                            registry::day_text(agreement.in_force_since())});
        table({"number", "title", "stage", "in-force"}, rows);
        observed();
        heading(2, "offers");
        rows.clear();
        for (const registry::OpenOffer& open : open_offers_of(brief_))
            rows.push_back({in(open.offer->by), open.agreement->number + " " + open.offer->says,
                            std::to_string(open.days), std::to_string(open.offer->reminders.size())});
        table({"by", "what", "days", "reminders"}, rows);
    }

    /// Left out where nothing is observed: of ourselves a brief says what is missing, of others it need not.
    void observed() {
        if (brief_.observed.empty()) return;
        heading(2, "observed");
        std::vector<Row> rows;
        for (const registry::Agreement& agreement : brief_.observed) {
            const registry::Step* step = agreement.step_on(brief_.on);
            std::vector<std::string> sides;
            for (const StateCode state : registry::states_of(agreement.parties)) sides.push_back(state.text());
            rows.push_back({agreement.number, agreement.title, fmt::format("{}", fmt::join(sides, ", ")),
                            in(registry::word(agreement.stage_on(brief_.on))),
                            step ? step->source.words : std::string()});
        }
        table({"number", "title", "between", "stage", "source"}, rows);
    }

    void programmes() {
        heading(1, "programmes");
        std::vector<Row> rows;
        for (const registry::Programme& programme : brief_.programmes) {
            const registry::Progress progress = registry::progress_on(programme, brief_.on, registry::renew_within);
            const auto late = progress.items.find(registry::ItemStatus::late);
            rows.push_back({programme.number, programme.title, in(programme.stage_on(brief_.on)),
                            fmt::format("{} %", progress.percent),
                            std::to_string(late == progress.items.end() ? 0 : late->second)});
        }
        table({"number", "title", "stage", "progress", "late-items"}, rows);
    }

    void cases() {
        heading(1, "cases");
        std::vector<Row> rows;
        for (const BriefCases& line : brief_.cases)
            rows.push_back({in(line.kind), in(line.direction), std::to_string(line.open), std::to_string(line.held),
                            std::to_string(line.overdue)});
        table({"kind", "direction", "open-cases", "in-custody", "overdue"}, rows);
        heading(2, "reciprocity");
        rows.clear();
        for (const Reciprocity& line : brief_.reciprocity)
            rows.push_back({in(line.what), in(line.direction), std::to_string(line.all), std::to_string(line.pending),
                            std::to_string(line.granted), std::to_string(line.refused),
                            line.median_days ? std::to_string(*line.median_days) : std::string()});
        table({"what", "direction", "all", "pending", "granted", "refused", "median"}, rows);
        heading(2, "promises");
        rows.clear();
        for (const BriefPromises& line : brief_.promises)
            rows.push_back({in(line.kind), in(line.given ? "us" : "them"), std::to_string(line.count)});
        table({"kind", "by", "count"}, rows);
    }

    const Brief& brief_;
    std::size_t column_;
    std::string language_;
    std::string name_;
    Document paper_;
    int segments_ = 0;
};

}  // namespace

Result<Document> brief_paper(const Brief& brief, const law::Library& library, std::string_view language,
                             std::string_view reader) {
    TRY(column, brief_language(language));
    return BriefPaper(brief, library, column, language).write(reader);
}

}  // namespace comity::node
