// SPDX-License-Identifier: EUPL-1.2
#include "law/request/render_request.h"

#include "format/json_writer.h"
#include "law/request/render_parts.h"

namespace comity::law {

using format::JsonWriter;

void write_request_head(JsonWriter& json, const Request& request) {
    const Library& library = request.library();
    const QuestionInput& question = request.first().question();
    const auto state = [&](std::string_view key, StateCode code) {
        json.key(key);
        if (code.known())
            json.string(code.text());
        else
            json.null();
    };
    json.key("law").object([&] {
        json.key("version").string(library.text(library.summary().version));
        json.key("digest").string(library.digest());
    });
    json.key("kind").string(request.kind());
    state("requesting_state", question.requesting);
    state("requested_state", question.requested);
    json.key("as_of").string(to_string(question.as_of));
    json.key("outcome").string(to_string(request.outcome()));
    if (request.if_verified() != request.outcome())
        json.key("outcome_if_verified").string(to_string(request.if_verified()));
}

void write_measure_head(JsonWriter& json, const Request& request, const Request::Measure& measure,
                        std::string_view language) {
    json.key("id").string(measure.id);
    json.key("measure").string(measure.kind.name);
    json.key("label").string(request.library().text(measure.kind.label, language));
    json.key("outcome").string(to_string(measure.answer().outcome));
}

void write_apart(JsonWriter& json, const Request& request, const Letter& letter, std::string_view language) {
    const Library& library = request.library();
    json.key("apart").array([&] {
        for (const Apart& apart : letter.apart) {
            const Separation& separation = *apart.separation;
            json.object([&] {
                json.key("id").string(library.text(separation.id));
                json.key("title").string(library.text(separation.title, language));
                json.key("says").string(library.text(separation.says, language));
                json.key("from").array([&] {
                    for (std::size_t other : apart.from) json.string(request.measures()[other].id);
                });
                json.key("source").string(library.text(separation.source));
                json.key("mark").string(library.text(separation.mark));
            });
        }
    });
}

std::string request_json(const Request& request, const RenderOptions& options) {
    if (!request.several()) return to_json(request.first(), options);
    JsonWriter json;
    json.object([&] {
        write_request_head(json, request);
        json.key("measures").array([&] {
            for (const Request::Measure& measure : request.measures()) {
                json.object([&] {
                    write_measure_head(json, request, measure, options.language);
                    json.key("answer").raw(to_json(*measure.determination, options));
                });
            }
        });
        json.key("letters").array([&] {
            for (const Letter& letter : letters_of(request)) {
                const Determination& first = *request.measures()[letter.measures.front()].determination;
                json.object([&] {
                    json.key("measures").array([&] {
                        for (std::size_t measure : letter.measures) json.string(request.measures()[measure].id);
                    });
                    json.key("governing").array([&] {
                        for (InstrumentIndex index : first.answer().basis.governing)
                            json.string(first.question().network.id_of(index));
                    });
                    write_apart(json, request, letter, options.language);
                });
            }
        });
    });
    return json.take();
}

}  // namespace comity::law
