// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/partners_by_year.h"

#include <algorithm>
#include <array>
#include <map>

#include "format/json_writer.h"
#include "law/atlas/candidate_days.h"
#include "law/atlas/change_points.h"

namespace comity::law {

namespace {

struct Words {
    std::string_view name, en, fr, ru;
};

/// The series that are no single instrument, in the order in which they are drawn.
constexpr std::array<Words, 5> sums{{
    {"bilateral", "bilateral treaties", "traités bilatéraux", "двусторонние договоры"},
    {"convention", "only conventions on particular offences", "seulement des conventions sur certaines infractions",
     "только конвенции об отдельных преступлениях"},
    {"reciprocity", "reciprocity", "réciprocité", "взаимность"},
    {"none", "no basis", "aucune base", "нет основания"},
    {"unknown", "not known", "non connu", "неизвестно"},
}};
constexpr std::array<NetworkAnswer, 5> answers{NetworkAnswer::treaty, NetworkAnswer::convention,
                                               NetworkAnswer::reciprocity, NetworkAnswer::none, NetworkAnswer::unknown};

class Counting {
   public:
    Counting(const TreatyNetwork& network, StateCode state, Side side, int first, int last) : network_(network) {
        table_.state = state;
        table_.side = side;
        table_.first = first;
        table_.last = last;
        for (std::size_t i = 0; i < sums.size(); ++i)
            others_[i] = {std::string(sums[i].name), answers[i], none, std::vector<std::size_t>(years())};
    }

    PartnersByYear make() {
        for (const StateCode partner : network_.states()) {
            if (partner == table_.state) continue;
            ++table_.partners;
            count(partner);
        }
        for (auto& [id, series] : governing_) table_.series.push_back(std::move(series));
        for (PartnersByYear::Series& series : others_) table_.series.push_back(std::move(series));
        return std::move(table_);
    }

   private:
    std::size_t years() const { return static_cast<std::size_t>(table_.last - table_.first + 1); }

    /// Asks again only in years in which something could have changed between the two.
    void count(StateCode partner) {
        const bool asks = table_.side == Side::requesting;
        const StateCode requesting = asks ? table_.state : partner;
        const StateCode requested = asks ? partner : table_.state;
        const std::vector<CivilDate> days = candidate_days(network_, requesting, requested);
        auto next = days.begin();
        PartnersByYear::Series* series = nullptr;
        for (int year = table_.first; year <= table_.last; ++year) {
            const CivilDate end = CivilDate::from_ymd(year, 12, 31).value_or(CivilDate::latest());
            const auto after = std::upper_bound(next, days.end(), end);
            if (series == nullptr || after != next) series = &series_of(standing(network_, requesting, requested, end));
            next = after;
            ++series->counts[static_cast<std::size_t>(year - table_.first)];
        }
    }

    PartnersByYear::Series& series_of(const ChangePoint& point) {
        if (point.answer != NetworkAnswer::treaty)
            return others_[static_cast<std::size_t>(std::ranges::find(answers, point.answer) - answers.begin())];
        const InstrumentIndex index = point.governing.front();
        const Instrument& instrument = network_.library().instruments()[static_cast<std::size_t>(index)];
        if (instrument.a.known()) return others_[0];
        const std::string id(network_.library().text(instrument.id));
        PartnersByYear::Series& series = governing_[id];
        if (series.counts.empty()) series = {id, NetworkAnswer::treaty, index, std::vector<std::size_t>(years())};
        return series;
    }

    const TreatyNetwork& network_;
    PartnersByYear table_;
    std::map<std::string, PartnersByYear::Series> governing_;
    std::array<PartnersByYear::Series, sums.size()> others_;
};

std::string_view title_of(const Library& library, const PartnersByYear::Series& series, std::string_view language) {
    if (series.instrument != none)
        return library.text(library.instruments()[static_cast<std::size_t>(series.instrument)].title, language);
    const auto words = std::ranges::find(sums, series.name, &Words::name);
    return language == "fr" ? words->fr : language == "ru" ? words->ru : words->en;
}

}  // namespace

PartnersByYear partners_by_year(const TreatyNetwork& network, StateCode state, Side side, int first, int last) {
    return Counting(network, state, side, first, last).make();
}

std::string partners_by_year_json(const TreatyNetwork& network, const PartnersByYear& table,
                                  std::string_view language) {
    format::JsonWriter json;
    json.object([&] {
        json.key("state").string(table.state.text());
        json.key("side").string(to_string(table.side));
        json.key("kind").string(network.kind().name);
        json.key("from").integer(table.first);
        json.key("to").integer(table.last);
        json.key("partners").integer(static_cast<std::int64_t>(table.partners));
        json.key("years").array([&] {
            for (int year = table.first; year <= table.last; ++year) json.integer(year);
        });
        json.key("series").array([&] {
            for (const PartnersByYear::Series& series : table.series) {
                json.object([&] {
                    json.key("series").string(series.name);
                    json.key("answer").string(to_string(series.answer));
                    json.key("title").string(title_of(network.library(), series, language));
                    json.key("counts").array([&] {
                        for (const std::size_t count : series.counts) json.integer(static_cast<std::int64_t>(count));
                    });
                });
            }
        });
    });
    return json.take();
}

std::string partners_by_year_csv(const PartnersByYear& table) {
    std::string out = "year,series,answer,partners\n";
    for (int year = table.first; year <= table.last; ++year) {
        for (const PartnersByYear::Series& series : table.series) {
            const std::size_t count = series.counts[static_cast<std::size_t>(year - table.first)];
            out += std::to_string(year) + ',' + series.name + ',' + std::string(to_string(series.answer)) + ',' +
                   std::to_string(count) + '\n';
        }
    }
    return out;
}

}  // namespace comity::law
