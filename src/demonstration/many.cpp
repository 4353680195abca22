// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/many.h"

#include <array>

#include <fmt/format.h>

#include "demonstration/stories.h"
#include "node/docket/rows.h"

namespace comity::demonstration {

namespace {

constexpr std::size_t stories_told = 900;
constexpr std::size_t longest_story = 45;  // events
constexpr std::size_t at_once = 500;       // cases in one transaction
constexpr std::size_t officers_per_unit = 10;
constexpr std::int64_t day = 24 * 60 * 60'000;

class Filling {
   public:
    Filling(node::Office& office, const law::Library& law, const ManyOptions& options)
        : office_(office), law_(law), options_(options), chance_(options.seed) {}

    Result<Many> run() {
        TRY_VOID(tell_stories());
        while (many_.cases < options_.cases) {
            TRY_VOID(office_.writer->run([&](node::Unit& unit) -> Result<std::string> {
                for (std::size_t i = 0; i < at_once && many_.cases < options_.cases; ++i) TRY_VOID(record_one(unit));
                return std::string{};
            }));
            options_.progress(many_.cases);
        }
        TRY_VOID(office_.writer->run([&](node::Unit& unit) -> Result<std::string> {
            for (const auto& [series, last] : numbers_)
                TRY_VOID(
                    unit.rows.run("INSERT INTO docket_number (authority, series, last) VALUES ($1, $2, $3) ON "
                                  "CONFLICT (authority, series) DO UPDATE SET last = excluded.last",
                                  {office_.authority->id, series, last}));
            return std::string{};
        }));
        return many_;
    }

   private:
    /// Every kind and direction in turn; long stories end closed, short and late ones stay open.
    Result<void> tell_stories() {
        const auto kinds = cases::kinds();
        for (std::size_t i = 0; i < stories_told; ++i) {
            const bool late = i % 2 == 0;
            const std::int64_t end = std::int64_t{options_.to.days_since_epoch()} * day;
            const std::int64_t begin = std::int64_t{options_.from.days_since_epoch()} * day;
            const std::int64_t span = late ? 120 * day : end - begin - 400 * day;
            const std::int64_t at =
                (late ? end - 160 * day : begin) +
                static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(span / day))) * day;
            std::string_view counterpart = chance_.of(counterparts());
            if (counterpart == office_.authority->state.text()) counterpart = "FR";
            TRY(story, tell({.kind = kinds[(i / 4) % kinds.size()].kind,
                             .direction = (i / 2) % 2 == 0 ? cases::Direction::incoming : cases::Direction::outgoing,
                             .own = std::string(office_.authority->state.text()),
                             .counterpart = std::string(counterpart),
                             .seed = options_.seed * 1'000'003 + i,
                             .begin = Instant::at(at + 8 * 60 * 60'000).value(),
                             .steps = late ? 10 + chance_.below(10) : 200},
                            law_));
            if (story.events.size() > longest_story) continue;
            if (story.state.closed)
                closed_.push_back(std::move(story));
            else if (story.held)
                held_.push_back(std::move(story));
            else if (late)
                open_.push_back(std::move(story));
        }
        if (closed_.empty() || open_.empty() || held_.empty())
            return fail(ErrorKind::invalid, "chance told no closed, open or held case", {}, "choose another seed");
        return {};
    }

    const Story& choose() {
        // Held persons spread evenly over all.
        const std::size_t every = std::max<std::size_t>(options_.cases / std::max<std::size_t>(options_.held, 1), 1);
        if (many_.cases % every == 0 && many_.held < options_.held) return chance_.of(held_);
        return chance_.below(1'000) < options_.open ? chance_.of(open_) : chance_.of(closed_);
    }

    Result<void> record_one(node::Unit& unit) {
        const Story& chosen = choose();
        Names names = names_of(chosen);
        rename(names, chosen);
        const Story story = with_names(chosen, names);
        const record::StreamId stream{"case", story.state.id};
        for (std::size_t first = 0; first < story.events.size();) {
            // One command's events have one author and one instant.
            const ToldEvent& told = story.events[first];
            std::vector<record::Draft> drafts;
            for (; first < story.events.size() && story.events[first].at == told.at; ++first)
                drafts.push_back({.type = story.events[first].type, .payload = story.events[first].payload});
            TRY_VOID(unit.recorder.append(stream, drafts, {told.actor, "", told.at}));
        }
        TRY(marks, office_.cases->marks(unit, story.state));
        TRY_VOID(node::replace_rows(unit.rows, office_.authority->id, story.state.id, {},
                                    node::rows_of(story.state, marks)));
        ++many_.cases;
        many_.events += story.events.size();
        many_.open += story.state.closed ? 0 : 1;
        many_.held += story.held ? 1 : 0;
        return {};
    }

    void rename(Names& names, const Story& story) {
        const std::size_t officer = chance_.below(options_.officers);
        const std::size_t in_unit = officer / officers_per_unit * officers_per_unit;
        const std::string series = fmt::format("{}-{}-{}", cases::words(story.state.kind).letters,
                                               story.state.direction == cases::Direction::incoming ? 'I' : 'O',
                                               to_string(story.state.opened.at).substr(0, 4));
        names["story-owner"] = many_officer(officer);
        names["story-substitute"] = many_officer(in_unit + (officer + 1) % officers_per_unit);
        names["story-unit"] = many_unit(officer);
        names["story-head"] = "head-of-" + many_unit(officer);
        names["story-case"] = fmt::format("c{:015}", many_.cases);
        names["story-number"] = fmt::format("{}-{:05}", series, ++numbers_[series]);
        for (const cases::Subject& subject : story.state.subjects) {
            const std::string number = fmt::format("{:07}", many_.cases);
            for (const std::string& name : subject.names) names[name] = fmt::format("{} {}", name, family_name());
            for (const cases::Identifier& identifier : subject.identifiers)
                names[identifier.value] = fmt::format("{}{}", identifier.value.substr(0, 3), number);
        }
    }

    /// Of four syllables: 65,536 families.
    std::string family_name() {
        constexpr std::array<std::string_view, 16> syllables{"ba", "de", "fi", "go", "hu", "ka", "le", "mi",
                                                             "no", "pu", "ra", "se", "ti", "vo", "wu", "za"};
        std::string name;
        for (int i = 0; i < 4; ++i) name += chance_.of(syllables);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        return name;
    }

    node::Office& office_;
    const law::Library& law_;
    const ManyOptions& options_;
    Chance chance_;
    std::vector<Story> closed_;
    std::vector<Story> open_;
    std::vector<Story> held_;
    std::map<std::string, std::int64_t> numbers_;
    Many many_;
};

}  // namespace

std::string many_officer(std::size_t number) {
    return fmt::format("officer{:03}", number + 1);
}

std::span<const DemonstrationAccount> many_accounts() {
    static constexpr std::array accounts{
        DemonstrationAccount{"First Officer", "officer001", access::Role::officer, "unit01"},
        DemonstrationAccount{"First Head", "head-of-unit01", access::Role::head_of_unit, "unit01"},
    };
    return accounts;
}

std::string many_unit(std::size_t officer) {
    return fmt::format("unit{:02}", officer / officers_per_unit + 1);
}

Result<Many> load_many(node::Office& office, const law::Library& law, const ManyOptions& options) {
    return Filling(office, law, options).run();
}

}  // namespace comity::demonstration
