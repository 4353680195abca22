// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/glossary_desk.h"

#include <fmt/format.h>

#include "record/recorder.h"

namespace comity::node {

namespace {

const record::StreamId& glossary_stream() {
    static const record::StreamId stream{"glossary", "main"};
    return stream;
}

/// Whoever words papers where they work on the case: the table of permissions knows no other glossary.
Result<void> check_may(const Person& person, access::Verb verb) {
    const access::Permission permission = person.may(access::Relation::team, access::Resource::paper, verb);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden,
                verb == access::Verb::read ? "the glossary is for those who read papers of cases"
                                           : "the glossary is kept by those who word papers",
                {}, "officers, heads of unit and translators are");
}

Result<registry::Glossary> folded(const std::vector<record::ReadEvent>& story) {
    registry::Glossary glossary;
    for (const auto& [event, payload] : story)
        TRY_VOID(registry::apply(
            glossary, {event.type, &payload, {event.actor, event.instant, event.stream_sequence, event.on_behalf_of}}));
    return glossary;
}

}  // namespace

GlossaryDesk::GlossaryDesk(Authority& authority, Writer& writer, store::Database& database, const law::Library& law)
    : authority_(authority), writer_(writer), database_(database), law_(law) {}

Result<OpenedGlossary> GlossaryDesk::open(const Person& person) {
    TRY_VOID(check_may(person, access::Verb::read));
    TRY(lease, database_.reader());
    OpenedGlossary opened;
    TRY(story, read_story(*lease, authority_, glossary_stream()));
    opened.story = std::move(story);
    TRY(glossary, folded(opened.story));
    opened.glossary = std::move(glossary);
    return opened;
}

Result<std::string> GlossaryDesk::give(const Person& person, registry::GlossaryCommand command, Writer::Once once) {
    TRY_VOID(check_may(person, access::Verb::change));
    if (command.name == "fill-glossary") command.arguments.set("csv", law_terms(law_));
    return writer_.run(
        [&](Unit& unit) -> Result<std::string> {
            TRY(story, unit.recorder.read(glossary_stream()));
            TRY(glossary, folded(story));
            TRY(events, registry::decide(glossary, command));
            TRY(told, tell(unit, glossary_stream(), events, {person.account, person.on_behalf_of}));
            return answer_to_command("glossary", glossary_stream().id, "", told.back().event.stream_sequence, events);
        },
        std::move(once));
}

}  // namespace comity::node
