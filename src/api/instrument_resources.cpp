// SPDX-License-Identifier: EUPL-1.2
// The instruments of the library: their rules, their parties, what the parties declared.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "api/answer.h"
#include "api/resource_groups.h"
#include "base/nearest.h"
#include "format/json_writer.h"
#include "law/atlas/treaties_between.h"
#include "law/show/rule_text.h"

namespace comity::api {

namespace {

using format::JsonWriter;
using law::Library;

constexpr CivilDate never = CivilDate::latest();

std::string_view role_word(const law::Instrument& instrument) {
    static constexpr std::array<std::string_view, 10> words{"treaty",      "protocol", "supplement", "layer",
                                                            "convention",  "overlay",  "national",   "template",
                                                            "reciprocity", "practice"};
    return words[static_cast<std::size_t>(instrument.role)];
}

/// Rows of the register nobody has withdrawn.
template <class Row>
bool stands(const Row& row) {
    return row.withdrawn == never;
}

/// Per instrument, the States bound on the day.
std::vector<std::size_t> count_parties(const Library& library, CivilDate on) {
    std::vector<std::size_t> counts(library.instruments().size());
    std::set<std::pair<law::InstrumentIndex, StateCode>> counted;
    const DateInterval day = DateInterval::on(on);
    for (const law::Participation& row : library.participations()) {
        if (!row.member || !stands(row) || both(not_later(row.from, day), not_later(day, row.to)) != Truth::yes)
            continue;
        if (counted.emplace(row.instrument, row.state).second) ++counts[static_cast<std::size_t>(row.instrument)];
    }
    return counts;
}

/// The members every view of an instrument begins with.
class InstrumentWriter {
   public:
    InstrumentWriter(JsonWriter& json, const Library& library, std::string_view language)
        : json_(json), library_(library), language_(language) {}

    void write_head(const law::Instrument& instrument) {
        json_.key("id").string(library_.text(instrument.id));
        json_.key("title").string(library_.text(instrument.title, language_));
        json_.key("reference").string(library_.text(instrument.reference));
        json_.key("family").array([&] {
            if (instrument.speaks_to(law::Family::extradition)) json_.string("extradition");
            if (instrument.speaks_to(law::Family::assistance)) json_.string("assistance");
        });
        json_.key("role").string(role_word(instrument));
        write_day("opened", instrument.opened_known ? instrument.opened : DateInterval::on(never));
        json_.key("between").array([&] {
            for (const StateCode state : {instrument.a, instrument.b}) {
                if (state.known()) json_.string(state.text());
            }
        });
        json_.key("loaded").boolean(instrument.loaded);
        std::size_t rules = 0;
        std::map<std::string_view, std::int64_t> marks;
        for (const law::Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
            rules += provision.rules.count;
            if (provision.mark != 0) ++marks[library_.text(provision.mark)];
        }
        json_.key("rules").integer(static_cast<std::int64_t>(rules));
        json_.key("mark_counts").object([&] {
            for (const auto& [mark, count] : marks) json_.key(mark).integer(count);
        });
    }

    void write_provisions(const law::Instrument& instrument) {
        json_.key("provisions").array([&] {
            for (const law::Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
                json_.object([&] {
                    json_.key("id").string(library_.text(provision.id));
                    json_.key("title").string(library_.text(provision.title, language_));
                    json_.key("says").string(library_.text(provision.says, language_));
                    json_.key("mark").string(library_.text(provision.mark));
                    json_.key("rules").array([&] {
                        for (const law::Rule& rule : library_.of(library_.rules(), provision.rules)) write_rule(rule);
                    });
                });
            }
        });
    }

    void write_parties(law::InstrumentIndex index) {
        json_.key("parties").array([&] {
            for (const law::Participation& row : library_.participations()) {
                if (row.instrument != index || !stands(row)) continue;
                json_.object([&] {
                    json_.key("state").string(row.state.text());
                    write_day("from", row.from);
                    write_day("to", row.to);
                    write_text("signed", row.signed_on);
                    write_text("deposited", row.deposited_on);
                    write_text("act", row.act);
                    json_.key("bound").boolean(row.member);
                    write_text("source", row.source);
                    write_text("as_of", row.as_of);
                    json_.key("verified").boolean(row.verified);
                });
            }
        });
    }

    void write_declarations(law::InstrumentIndex index) {
        json_.key("declarations").array([&] {
            for (const law::Declaration& row : library_.declarations()) {
                if (row.instrument != index || !stands(row)) continue;
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
        });
    }

   private:
    void write_day(std::string_view key, const DateInterval& day) {
        const std::string text = law::register_day(day);
        json_.key(key);
        if (text.empty())
            json_.null();
        else
            json_.string(text);
    }

    void write_text(std::string_view key, law::TextId text) {
        json_.key(key);
        if (text == 0)
            json_.null();
        else
            json_.string(library_.text(text));
    }

    void write_rule(const law::Rule& rule) {
        json_.object([&] {
            json_.key("kind").string(law::rule_word(rule.kind));
            json_.key("id").string(library_.text(rule.id));
            json_.key("effect").string(library_.text(rule.effect, language_));
            json_.key("words").string(fmt::format("{}", fmt::join(law::rule_lines(library_, rule), "\n")));
        });
    }

    JsonWriter& json_;
    const Library& library_;
    std::string_view language_;
};

net::Response instruments(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"on"});
    const CivilDate on = query.day("on", context.today());
    if (auto refused = query.refused()) return *std::move(refused);
    const std::vector<std::size_t> parties = count_parties(context.library, on);
    JsonWriter json;
    InstrumentWriter writer(json, context.library, query.language());
    json.array([&] {
        for (std::size_t i = 0; i < context.library.instruments().size(); ++i) {
            json.object([&] {
                writer.write_head(context.library.instruments()[i]);
                json.key("parties").integer(static_cast<std::int64_t>(parties[i]));
            });
        }
    });
    return cacheable(request, query, json.take());
}

net::Response no_such_instrument(const Library& library, std::string_view id) {
    std::vector<std::string_view> ids;
    for (const law::Instrument& instrument : library.instruments()) ids.push_back(library.text(instrument.id));
    const std::string near = nearest(id, ids);
    return net::problem(
        404, "", "'" + std::string(id) + "' is no instrument of the library",
        {{"id", "no such instrument", near.empty() ? "/api/v1/instruments lists them" : "did you mean " + near + "?"}});
}

net::Response instrument(const Context& context, const net::Request& request) {
    Query query(context.library, request, {"on"});
    const CivilDate on = query.day("on", context.today());
    if (auto refused = query.refused()) return *std::move(refused);
    const std::string_view id = request.path_parameter("id");
    const law::InstrumentIndex index = context.library.find_instrument(id);
    if (index == law::none) return no_such_instrument(context.library, id);
    const auto place = static_cast<std::size_t>(index);
    JsonWriter json;
    InstrumentWriter writer(json, context.library, query.language());
    json.object([&] {
        const law::Instrument& known = context.library.instruments()[place];
        writer.write_head(known);
        json.key("party_count").integer(static_cast<std::int64_t>(count_parties(context.library, on)[place]));
        writer.write_provisions(known);
        writer.write_parties(index);
        writer.write_declarations(index);
    });
    return cacheable(request, query, json.take());
}

}  // namespace

void add_instrument_resources(net::Router& router, const SharedContext& context) {
    router.add(net::Method::get, "/api/v1/instruments",
               [context](const net::Request& request) { return instruments(*context, request); });
    router.add(net::Method::get, "/api/v1/instruments/{id}",
               [context](const net::Request& request) { return instrument(*context, request); });
}

}  // namespace comity::api
