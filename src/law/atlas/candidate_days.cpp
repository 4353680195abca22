// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/candidate_days.h"

#include <algorithm>

namespace comity::law {

namespace {

class CandidateDays {
   public:
    CandidateDays(const TreatyNetwork& network, StateCode a, StateCode b)
        : network_(network), library_(network.library()) {
        for (StateCode state : {a, b}) {
            for (const Participation& row : library_.participations_of(state)) {
                if (!row.member || !network_.knew(row)) continue;
                add_span(row.from, row.to);
                add_survival(row);
            }
            for (const Declaration& row : library_.declarations()) {
                if (row.state == state && network_.knew(row)) add_span(row.from, row.to);
            }
        }
        for (const Suspension& row : library_.suspensions()) {
            if ((row.state == a && row.toward == b) || (row.state == b && row.toward == a)) add_span(row.from, row.to);
        }
        // Days the rules themselves name.
        for (const Value& value : library_.constants()) {
            if (value.kind != Value::Kind::day) continue;
            add(CivilDate(value.a));
            add_after(CivilDate(value.b));
        }
        std::ranges::sort(days_);
        days_.erase(std::ranges::unique(days_).begin(), days_.end());
    }

    std::vector<CivilDate> take() { return std::move(days_); }

   private:
    void add(CivilDate day) {
        if (day > CivilDate::earliest() && day < CivilDate::latest()) days_.push_back(day);
    }
    void add_after(CivilDate day) {
        if (day < CivilDate::latest()) add(add_days(day, 1));
    }
    void add_span(const DateInterval& from, const DateInterval& to) {
        add(from.first);
        add(from.last);
        add_after(to.first);
        add_after(to.last);
    }
    /// A supplement may keep a denounced treaty alive for a time.
    void add_survival(const Participation& row) {
        if (row.to.last == CivilDate::latest()) return;
        for (const Relation& relation : library_.relations()) {
            if (relation.kind != Relation::Kind::continues || relation.other != row.instrument) continue;
            add_after(comity::add(add_days(row.to.last, 1), relation.period));
        }
    }

    const TreatyNetwork& network_;
    const Library& library_;
    std::vector<CivilDate> days_;
};

}  // namespace

std::vector<CivilDate> candidate_days(const TreatyNetwork& network, StateCode a, StateCode b) {
    return CandidateDays(network, a, b).take();
}

}  // namespace comity::law
