// SPDX-License-Identifier: EUPL-1.2
// What the library is, which States it knows, and the words a question is made of.
#include <array>

#include "api/answer.h"
#include "api/resource_groups.h"
#include "format/json_writer.h"
#include "law/determination/render.h"
#include "law/show/rule_text.h"

namespace comity::api {

namespace {

using format::JsonWriter;

/// The words of docs/law-language.md, section 2.
std::string_view type_word(law::Type type) {
    static constexpr std::array<std::string_view, 16> words{"yes/no",
                                                            "one of",
                                                            "set of",
                                                            "date",
                                                            "moment",
                                                            "period",
                                                            "penalty",
                                                            "state",
                                                            "list of state",
                                                            "instrument",
                                                            "list of instrument",
                                                            "text",
                                                            "list of text",
                                                            "number",
                                                            "money",
                                                            "list"};
    return words[static_cast<std::size_t>(type)];
}

net::Response law_summary(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Library& library = context.library;
    JsonWriter json;
    json.object([&] {
        json.key("version").string(library.text(library.summary().version));
        json.key("digest").string(library.digest());
        json.key("instruments").integer(static_cast<std::int64_t>(library.instruments().size()));
        json.key("rules").integer(static_cast<std::int64_t>(library.rules().size()));
        json.key("states").integer(static_cast<std::int64_t>(library.states().size()));
    });
    return cacheable(request, query, json.take());
}

net::Response states(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Library& library = context.library;
    JsonWriter json;
    json.array([&] {
        for (const law::State& state : library.states()) {
            json.object([&] {
                json.key("code").string(state.code.text());
                json.key("alpha3").string(library.text(state.alpha3));
                json.key("name").string(library.text(state.name, query.language()));
                json.key("names").object([&] {
                    for (const std::string_view language : {"en", "fr", "ru"})
                        json.key(language).string(library.text(state.name, language));
                });
            });
        }
    });
    return cacheable(request, query, json.take());
}

void write_values(JsonWriter& json, const law::Library& library, law::Range<law::FactValue> values,
                  std::string_view language) {
    json.key("values").array([&] {
        for (const law::FactValue& value : library.of(library.fact_values(), values)) {
            json.object([&] {
                json.key("value").string(library.text(value.word));
                json.key("label").string(library.text(value.label, language));
            });
        }
    });
}

void write_fact(JsonWriter& json, const law::Library& library, const law::Fact& fact, std::string_view language) {
    json.key("name").string(library.text(fact.name));
    json.key("type").string(type_word(fact.type));
    json.key("label").string(library.text(fact.label, language));
    json.key("ask").string(library.text(fact.ask, language));
    json.key("help").string(library.text(fact.help, language));
    json.key("answered_by").string(law::answered_by_word(fact.answered_by));
    json.key("appreciation").boolean(fact.appreciation);
    json.key("per_offence").boolean(fact.per_offence);
    write_values(json, library, fact.values, language);
    json.key("fields").array([&] {
        for (const law::FactField& field : library.of(library.fact_fields(), fact.fields)) {
            json.object([&] {
                json.key("name").string(library.text(field.name));
                json.key("type").string(type_word(field.type));
                write_values(json, library, field.values, language);
            });
        }
    });
}

net::Response facts(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    JsonWriter json;
    json.object([&] {
        json.key("facts").array([&] {
            for (const law::Fact& fact : context.library.facts()) {
                json.object([&] { write_fact(json, context.library, fact, query.language()); });
            }
        });
    });
    return cacheable(request, query, json.take());
}

net::Response kinds(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    JsonWriter json;
    json.array([&] {
        for (const law::RequestKind& kind : law::request_kinds(context.library)) {
            json.object([&] {
                json.key("kind").string(kind.name);
                json.key("family").string(kind.family == law::Family::extradition ? "extradition" : "assistance");
                json.key("label").string(context.library.text(kind.label, query.language()));
            });
        }
    });
    return cacheable(request, query, json.take());
}

/// What records of cases keep in English alone, the names of clocks, in the reader's language.
net::Response clocks(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Library& library = context.library;
    JsonWriter json;
    json.array([&] {
        for (const law::Rule& rule : library.rules()) {
            if (rule.kind != law::RuleKind::clock) continue;
            json.object([&] {
                json.key("id").string(library.text(rule.id));
                json.key("rule").string(law::citation(library, rule));
                json.key("label").string(
                    library.text(library.clocks()[static_cast<std::size_t>(rule.clock)].name, query.language()));
            });
        }
    });
    return cacheable(request, query, json.take());
}

}  // namespace

void add_fact_resources(net::Router& router, const SharedContext& context) {
    const auto get = [&](std::string_view path, net::Response (*answer)(const Context&, const net::Request&)) {
        router.add(net::Method::get, path,
                   [context, answer](const net::Request& request) { return answer(*context, request); });
    };
    get("/api/v1/law", law_summary);
    get("/api/v1/states", states);
    get("/api/v1/facts", facts);
    get("/api/v1/kinds", kinds);
    get("/api/v1/law/clocks", clocks);
}

}  // namespace comity::api
