// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/spread.h"

#include <algorithm>

#include "format/json_writer.h"
#include "law/atlas/treaties_between.h"

namespace comity::law {

namespace {

CivilDate last_of(int year) {
    return CivilDate::from_ymd(year, 12, 31).value_or(CivilDate::latest());
}

bool has_end(const Participation& row) {
    return row.to.last < CivilDate::latest();
}

/// The year, where every possible day lies in one.
std::optional<int> year_of(const DateInterval& day) {
    if (day.first == CivilDate::earliest() || day.first.year() != day.last.year()) return std::nullopt;
    return day.first.year();
}

DateInterval day_after(const DateInterval& day) {
    return {add_days(day.first, 1), add_days(day.last, 1)};
}

class SpreadMaker {
   public:
    SpreadMaker(const Library& library, InstrumentIndex instrument, CivilDate known_on) {
        spread_.instrument = instrument;
        const CivilDate known = std::min(known_on, add_days(CivilDate::latest(), -1));
        for (const Participation& row : library.participations()) {
            if (row.instrument == instrument && row.member && row.recorded <= known && known < row.withdrawn)
                rows_.push_back(&row);
        }
        const Instrument& about = library.instruments()[static_cast<std::size_t>(instrument)];
        if (about.opened_known) first_year_ = about.opened.first.year();
    }

    Spread make(int last_year) {
        for (const Participation* row : rows_) {
            if (const auto year = year_of(row->from)) first_year_ = std::min(first_year_, *year);
            if (has_end(*row)) last_year = std::max(last_year, day_after(row->to).last.year());
            if (!year_of(row->from) && (spread_.undated.empty() || spread_.undated.back() != row->state))
                spread_.undated.push_back(row->state);
        }
        for (int year = first_year_; year <= last_year; ++year) add(year);
        return std::move(spread_);
    }

   private:
    void add(int year) {
        Spread::Year entry{year, 0, 0, {}, {}};
        const DateInterval end = DateInterval::on(last_of(year));
        for (std::size_t i = 0; i < rows_.size();) {
            // The rows of one State stand together.
            Truth bound = Truth::no;
            const StateCode state = rows_[i]->state;
            for (; i < rows_.size() && rows_[i]->state == state; ++i) {
                const Participation& row = *rows_[i];
                bound = either(bound, both(not_later(row.from, end), not_later(end, row.to)));
                if (year_of(row.from) == year && !follows(row)) entry.joined.push_back(&row);
                if (has_end(row) && year_of(day_after(row.to)) == year && !is_followed(row)) entry.left.push_back(&row);
            }
            entry.bound += bound == Truth::yes ? 1 : 0;
            entry.perhaps += bound == Truth::unknown ? 1 : 0;
        }
        std::ranges::stable_sort(entry.joined, {}, [](const Participation* row) { return row->from.first; });
        std::ranges::stable_sort(entry.left, {}, [](const Participation* row) { return row->to.first; });
        spread_.years.push_back(std::move(entry));
    }

    /// A row that begins where another of the State ends is no joining and no leaving.
    bool follows(const Participation& row) const {
        return std::ranges::any_of(rows_, [&](const Participation* other) {
            return other->state == row.state && has_end(*other) && day_after(other->to) == row.from;
        });
    }
    bool is_followed(const Participation& row) const {
        return std::ranges::any_of(rows_, [&](const Participation* other) {
            return other->state == row.state && day_after(row.to) == other->from;
        });
    }

    std::vector<const Participation*> rows_;
    int first_year_ = CivilDate::latest().year();
    Spread spread_;
};

}  // namespace

Spread spread_of(const Library& library, InstrumentIndex instrument, int last_year, CivilDate known_on) {
    return SpreadMaker(library, instrument, known_on).make(last_year);
}

std::string spread_json(const Library& library, const Spread& spread, std::string_view language) {
    const Instrument& instrument = library.instruments()[static_cast<std::size_t>(spread.instrument)];
    format::JsonWriter json;
    const auto write_rows = [&](std::string_view key, const std::vector<const Participation*>& rows, bool joined) {
        json.key(key).array([&] {
            for (const Participation* row : rows) {
                json.object([&] {
                    json.key("state").string(row->state.text());
                    json.key("day").string(to_string(joined ? row->from : day_after(row->to)));
                    json.key("verified").boolean(row->verified);
                });
            }
        });
    };
    json.object([&] {
        json.key("instrument").string(library.text(instrument.id));
        json.key("title").string(library.text(instrument.title, language));
        json.key("reference").string(library.text(instrument.reference));
        json.key("opened");
        instrument.opened_known ? json.string(to_string(instrument.opened)) : json.null();
        json.key("undated").array([&] {
            for (const StateCode state : spread.undated) json.string(state.text());
        });
        json.key("years").array([&] {
            for (const Spread::Year& year : spread.years) {
                json.object([&] {
                    json.key("year").integer(year.year);
                    json.key("bound").integer(static_cast<std::int64_t>(year.bound));
                    json.key("perhaps").integer(static_cast<std::int64_t>(year.perhaps));
                    write_rows("joined", year.joined, true);
                    write_rows("left", year.left, false);
                });
            }
        });
    });
    return json.take();
}

std::string spread_csv(const Spread& spread) {
    std::string out = "year,bound,perhaps,joined,left\n";
    const auto states = [](const std::vector<const Participation*>& rows) {
        std::string text;
        for (const Participation* row : rows) text += (text.empty() ? "" : " ") + row->state.text();
        return text;
    };
    for (const Spread::Year& year : spread.years) {
        out += std::to_string(year.year) + ',' + std::to_string(year.bound) + ',' + std::to_string(year.perhaps) + ',' +
               states(year.joined) + ',' + states(year.left) + '\n';
    }
    return out;
}

}  // namespace comity::law
