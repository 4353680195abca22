// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/render_network.h"

#include <optional>

#include "format/json_writer.h"
#include "law/atlas/change_points.h"
#include "law/determination/render.h"

namespace comity::law {

namespace {

class NetworkRenderer {
   public:
    NetworkRenderer(const TreatyNetwork& network, std::string_view language)
        : network_(network), library_(network.library()), language_(language) {}

    std::string treaties(const TreatiesBetween& between) {
        json_.object([&] {
            json_.key("a").string(between.situation().requesting.text());
            json_.key("b").string(between.situation().requested.text());
            write_question();
            json_.key("answer").string(to_string(between.answer()));
            json_.key("legal_basis");
            write_basis(json_, network_.bindings(), between.situation(), between.basis());
            json_.key("instruments").array([&] {
                for (const InstrumentBetween& entry : between.instruments()) write_instrument(entry);
            });
            json_.key("gaps").array([&] {
                for (const Gap& gap : between.gaps()) json_.string(gap_text(between, gap, language_));
            });
        });
        return json_.take();
    }

    std::string partners(StateCode state, Side side) {
        json_.object([&] {
            json_.key("state").string(state.text());
            json_.key("side").string(to_string(side));
            write_question();
            json_.key("partners").array([&] {
                for_each_partner(network_, state, side, [&](StateCode partner, const TreatiesBetween& between) {
                    json_.object([&] { write_partner(partner, between); });
                });
            });
        });
        return json_.take();
    }

    std::string years(StateCode requesting, StateCode requested) {
        json_.array([&] {
            for (const ChangePoint& point : change_points(network_, requesting, requested)) {
                json_.object([&] {
                    json_.key("from").string(to_string(point.from));
                    json_.key("answer").string(to_string(point.answer));
                    write_ids("governing", point.governing);
                    write_ids("layers", point.layers);
                });
            }
        });
        return json_.take();
    }

   private:
    void write_question() {
        json_.key("kind").string(network_.kind().name);
        json_.key("on").string(to_string(network_.on()));
    }

    void write_ids(std::string_view key, const std::vector<InstrumentIndex>& list) {
        json_.key(key).array([&] {
            for (InstrumentIndex index : list) json_.string(network_.bindings().id_of(index));
        });
    }

    /// null: not known, or without an end.
    void write_day(std::string_view key, const std::optional<DateInterval>& day) {
        json_.key(key);
        const std::string text = day ? register_day(*day) : std::string();
        if (text.empty())
            json_.null();
        else
            json_.string(text);
    }

    /// Text of the register, null where it is blank: not known.
    void write_text(std::string_view key, TextId text) {
        json_.key(key);
        if (text == 0)
            json_.null();
        else
            json_.string(library_.text(text));
    }

    void write_partner(StateCode partner, const TreatiesBetween& between) {
        json_.key("state").string(partner.text());
        json_.key("answer").string(to_string(between.answer()));
        write_ids("governing", between.basis().governing);
        write_ids("layers", between.basis().layers);
        write_day("since", between.since());
        json_.key("reservations").integer(static_cast<std::int64_t>(between.reservations()));
        json_.key("template").boolean(between.by_template());
    }

    void write_instrument(const InstrumentBetween& entry) {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(entry.instrument)];
        json_.object([&] {
            json_.key("id").string(library_.text(instrument.id));
            json_.key("title").string(library_.text(instrument.title, language_));
            json_.key("reference").string(library_.text(instrument.reference));
            json_.key("role").string(to_string(entry.part));
            json_.key("in_force").string(to_string(entry.in_force));
            write_day("since", entry.since);
            write_day("until", entry.until);
            json_.key("a");
            write_row(entry.requesting);
            json_.key("b");
            write_row(entry.requested);
            json_.key("declarations").array([&] {
                for (const Declaration* declaration : entry.declarations) write_declaration(*declaration);
            });
            json_.key("chapters_not_accepted").strings(entry.chapters_not_accepted);
            json_.key("template").boolean(entry.is_template);
        });
    }

    void write_row(const Participation* row) {
        if (row == nullptr) return json_.null();
        json_.object([&] {
            write_day("from", row->from);
            write_day("to", row->to);
            write_text("signed", row->signed_on);
            write_text("deposited", row->deposited_on);
            write_text("act", row->act);
            write_text("source", row->source);
            write_text("as_of", row->as_of);
            json_.key("verified").boolean(row->verified);
        });
    }

    void write_declaration(const Declaration& row) {
        json_.object([&] {
            json_.key("state").string(row.state.text());
            write_text("article", row.article);
            write_text("kind", row.kind);
            write_text("effect", row.effect);
            write_day("from", row.from);
            write_day("to", row.to);
            write_text("source", row.source);
            json_.key("verified").boolean(row.verified);
        });
    }

    const TreatyNetwork& network_;
    const Library& library_;
    std::string_view language_;
    format::JsonWriter json_;
};

}  // namespace

std::string_view to_string(Side side) {
    return side == Side::requesting ? "requesting" : "requested";
}

std::string treaties_json(const TreatiesBetween& between, std::string_view language) {
    return NetworkRenderer(between.network(), language).treaties(between);
}

std::string partners_json(const TreatyNetwork& network, StateCode state, Side side) {
    return NetworkRenderer(network, "en").partners(state, side);
}

std::string years_json(const TreatyNetwork& network, StateCode requesting, StateCode requested) {
    return NetworkRenderer(network, "en").years(requesting, requested);
}

}  // namespace comity::law
