// SPDX-License-Identifier: EUPL-1.2
#include "documents/completeness/review_json.h"

#include "format/json_writer.h"

namespace comity::documents {

namespace {

using format::JsonWriter;

void write_where(JsonWriter& json, std::string_view name, const Difference::Where& where) {
    json.key(name).object([&] {
        json.key("language").string(where.language);
        json.key("begin").integer(static_cast<std::int64_t>(where.begin));
        json.key("end").integer(static_cast<std::int64_t>(where.end));
        json.key("says").string(where.says);
    });
}

void write(JsonWriter& json, const Requirement& requirement, std::string_view language) {
    static constexpr std::string_view states[] = {"present", "missing", "later", "uncertain"};
    json.object([&] {
        json.key("key").string(requirement.key);
        json.key("label").string(words_in(requirement.label, language));
        json.key("attachment").boolean(requirement.attachment);
        json.key("required").boolean(requirement.required);
        json.key("state").string(states[static_cast<std::size_t>(requirement.state)]);
        json.key("clauses").strings(requirement.clauses);
        json.key("segments").strings(requirement.segments);
    });
}

}  // namespace

std::string review_json(const Draft& draft, const std::vector<Requirement>& requirements,
                        const std::vector<Difference>& differences, std::string_view language) {
    JsonWriter json;
    json.object([&] {
        json.key("template").string(draft.document.kind);
        json.key("gaps").array([&] {
            for (const Gap& gap : draft.gaps) {
                json.object([&] {
                    json.key("segment").string(gap.segment);
                    json.key("slot").string(gap.slot);
                    json.key("language").string(gap.language);
                });
            }
        });
        json.key("open").array([&] {
            for (const OpenPassage& open : draft.open) {
                json.object([&] {
                    json.key("segment").string(open.segment);
                    json.key("facts").strings(open.facts);
                });
            }
        });
        json.key("requirements").array([&] {
            for (const Requirement& each : requirements) write(json, each, language);
        });
        json.key("differences").array([&] {
            for (const Difference& each : differences) {
                json.object([&] {
                    json.key("kind").string(to_string(each.kind));
                    json.key("segment").string(each.segment);
                    write_where(json, "source", each.source);
                    write_where(json, "other", each.other);
                });
            }
        });
    });
    return json.take();
}

}  // namespace comity::documents
