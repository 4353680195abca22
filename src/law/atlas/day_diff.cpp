// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/day_diff.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "format/json_writer.h"
#include "law/atlas/change_points.h"
#include "law/atlas/matrix.h"

namespace comity::law {

namespace {

class Comparing {
   public:
    Comparing(const Library& library, CivilDate from, CivilDate to) : library_(library), from_(from), to_(to) {}

    void add(const RequestKind& kind, std::size_t place, std::optional<StateCode> state) {
        const TreatyNetwork before(library_, kind, from_);
        const TreatyNetwork after(library_, kind, to_);
        if (state)
            compare_partners(before, after, *state, place);
        else
            compare_all(matrix_of(before), matrix_of(after), place);
    }

    std::vector<PairDifference> take() {
        std::ranges::stable_sort(found_, {}, [](const PairDifference& entry) {
            return std::tuple(entry.requesting, entry.requested, entry.kinds.front());
        });
        return std::move(found_);
    }

   private:
    void compare_partners(const TreatyNetwork& before, const TreatyNetwork& after, StateCode state, std::size_t kind) {
        const auto stands = [](const TreatyNetwork& network, StateCode a, StateCode b) {
            ChangePoint point = standing(network, a, b, network.on());
            return Standing{point.answer, std::move(point.governing)};
        };
        for (const StateCode partner : before.states()) {
            if (partner == state) continue;
            compare(state, partner, stands(before, state, partner), stands(after, state, partner), kind);
            compare(partner, state, stands(before, partner, state), stands(after, partner, state), kind);
        }
    }

    /// The States of both are those of the register as known, whatever the day.
    void compare_all(const Matrix& before, const Matrix& after, std::size_t kind) {
        const auto stands = [](const Matrix& matrix, std::size_t a, std::size_t b) {
            const Matrix::Cell& cell = matrix.cell(a, b);
            const auto governing = matrix.governing(cell);
            return Standing{cell.answer, {governing.begin(), governing.end()}};
        };
        for (std::size_t a = 0; a < before.states.size(); ++a) {
            for (std::size_t b = 0; b < before.states.size(); ++b) {
                if (a != b)
                    compare(before.states[a], before.states[b], stands(before, a, b), stands(after, a, b), kind);
            }
        }
    }

    void compare(StateCode requesting, StateCode requested, Standing before, Standing after, std::size_t kind) {
        if (before == after) return;
        auto& places = places_[{requesting, requested}];
        for (const std::size_t place : places) {
            PairDifference& known = found_[place];
            if (known.before == before && known.after == after) {
                known.kinds.push_back(kind);
                return;
            }
        }
        places.push_back(found_.size());
        found_.push_back({requesting, requested, std::move(before), std::move(after), {kind}});
    }

    const Library& library_;
    CivilDate from_, to_;
    std::vector<PairDifference> found_;
    std::map<std::pair<StateCode, StateCode>, std::vector<std::size_t>> places_;
};

}  // namespace

std::vector<PairDifference> day_diff(const Library& library, const DaysCompared& days) {
    Comparing comparing(library, days.from, days.to);
    for (std::size_t i = 0; i < days.kinds.size(); ++i) comparing.add(days.kinds[i], i, days.state);
    return comparing.take();
}

std::string day_diff_json(const Library& library, const DaysCompared& days,
                          const std::vector<PairDifference>& differences) {
    format::JsonWriter json;
    const auto write_standing = [&](std::string_view key, const Standing& standing) {
        json.key(key).object([&] {
            json.key("answer").string(to_string(standing.answer));
            json.key("governing").array([&] {
                for (const InstrumentIndex index : standing.governing)
                    json.string(library.text(library.instruments()[static_cast<std::size_t>(index)].id));
            });
        });
    };
    json.object([&] {
        json.key("from").string(to_string(days.from));
        json.key("to").string(to_string(days.to));
        json.key("state");
        days.state ? json.string(days.state->text()) : json.null();
        json.key("kinds").array([&] {
            for (const RequestKind& kind : days.kinds) json.string(kind.name);
        });
        json.key("pairs").array([&] {
            for (const PairDifference& entry : differences) {
                json.object([&] {
                    json.key("requesting").string(entry.requesting.text());
                    json.key("requested").string(entry.requested.text());
                    json.key("kinds").array([&] {
                        for (const std::size_t kind : entry.kinds) json.string(days.kinds[kind].name);
                    });
                    write_standing("before", entry.before);
                    write_standing("after", entry.after);
                });
            }
        });
    });
    return json.take();
}

}  // namespace comity::law
