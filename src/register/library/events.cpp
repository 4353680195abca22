// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "register/decide.h"
#include "register/library/pages.h"
#include "register/library/publication.h"

namespace comity::registry {

namespace {

using command::Fields;

std::vector<ProvisionRead> provisions_of(Fields& read, std::string_view key) {
    std::vector<ProvisionRead> provisions;
    for (const format::Value* item : read.objects(key)) {
        Fields each(*item);
        provisions.push_back({each.text("provision"), each.text_or("words")});
        if (!each.finish()) read.fault(key, "provisions with their words");
    }
    return provisions;
}

/// What a publication no longer rests on does not move under it.
void take_what_it_rests_on(Publication& publication, Fields& read) {
    publication.rests_on = read.texts("rests_on");
    publication.law_read = provisions_of(read, "law");
    if (!publication.law_moved) return;
    std::erase_if(publication.law_moved->now, [&](const ProvisionRead& moved) {
        return std::ranges::find(publication.rests_on, moved.provision) == publication.rests_on.end();
    });
    if (publication.law_moved->now.empty()) publication.law_moved.reset();
}

/// What is said anew replaces what was said before; what is not mentioned stays.
Result<void> take_catalogue_entry(Publication& publication, const format::Value& payload) {
    Fields read(payload);
    publication.title = read.text_or("title", publication.title);
    publication.kind = read.text_or("kind", publication.kind);
    publication.citation = read.text_or("citation", publication.citation);
    if (read.has("topics")) publication.topics = read.texts("topics");
    if (read.has("rests_on")) take_what_it_rests_on(publication, read);
    if (read.has("states")) {
        publication.parties.clear();
        for (const std::string& text : read.texts("states")) {
            const auto state = StateCode::parse(text);
            if (state)
                publication.parties.push_back({*state, ""});
            else
                read.fault("states", "States of two letters");
        }
    }
    return read.finish();
}

Result<void> publication_begun(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    take_beginning(publication, KindOf<Publication>::word, told, read);
    TRY_VOID(read.finish());
    return take_catalogue_entry(publication, *told.payload);
}

Result<void> publication_described(Publication& publication, const Told& told) {
    return take_catalogue_entry(publication, *told.payload);
}

Result<void> publication_restricted(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.only_for = read.texts("readers");
    return read.finish();
}

Result<void> publication_opened(Publication& publication, const Told&) {
    publication.only_for.reset();
    return {};
}

Result<void> edition_prepared(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.editions.push_back({.id = read.text("id"),
                                    .label = read.text("label"),
                                    .on = read.day("on"),
                                    .authors = read.texts("authors"),
                                    .source = read_source(read),
                                    .prepared = mark_of(told),
                                    .mark = mark_of(told)});
    return read.finish();
}

/// The edition that the event names, noted as changed by it.
Result<Edition*> edition_of(Publication& publication, const Told& told) {
    TRY(id, told.payload->string_at("edition"));
    TRY(edition, part_of(publication.editions, "edition", id));
    edition->mark = mark_of(told);
    return edition;
}

/// Other words than those that were reviewed are to be reviewed again.
void undo_review(Edition& edition, const Told& told) {
    edition.reviewed_on.reset();
    edition.mark = mark_of(told);
}

Result<void> published_text_added(Publication& publication, const Told& told) {
    TRY(edition, edition_of(publication, told));
    undo_review(*edition, told);
    Fields read(*told.payload);
    TRY(pages, pages_of(read.text("text")));
    publication.texts.push_back({.id = read.text("id"),
                                 .edition = read.text("edition"),
                                 .language = read.text("language"),
                                 .authentic = read.flag("authentic", true),
                                 .first_page = read.integer_or("first_page", 1),
                                 .pages = std::move(pages),
                                 .mark = mark_of(told)});
    return read.finish();
}

Result<void> published_text_withdrawn(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    TRY(text, part_of(publication.texts, "text", read.text("text_id")));
    TRY(edition, part_of(publication.editions, "edition", text->edition));
    undo_review(*edition, told);
    text->withdrawn = true;
    text->withdrawn_because = read.text("because");
    text->mark = mark_of(told);
    return read.finish();
}

Result<void> edition_reviewed(Publication& publication, const Told& told) {
    TRY(edition, edition_of(publication, told));
    Fields read(*told.payload);
    edition->reviewed_on = read.day("on");
    edition->review_says = read.text_or("says");
    edition->reviewed = mark_of(told);
    return read.finish();
}

Result<void> edition_put_in_force(Publication& publication, const Told& told) {
    TRY(edition, edition_of(publication, told));
    Fields read(*told.payload);
    edition->from = read.day("from");
    edition->until = read.day_if("until");
    edition->in_force_source = read_source(read);
    return read.finish();
}

Result<void> edition_corrected(Publication& publication, const Told& told) {
    TRY(edition, edition_of(publication, told));
    Fields read(*told.payload);
    edition->label = read.text_or("label", edition->label);
    if (read.has("authors")) edition->authors = read.texts("authors");
    if (read.has("from")) edition->from = read.day("from");
    if (read.has("until")) edition->until = read.day("until");
    return read.finish();
}

Result<void> edition_withdrawn(Publication& publication, const Told& told) {
    TRY(edition, edition_of(publication, told));
    Fields read(*told.payload);
    edition->withdrawn_on = read.day("on");
    edition->withdrawn_because = read.text("because");
    edition->withdrawn_source = read_source(read);
    return read.finish();
}

Result<void> disseminated(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.disseminations.push_back({.id = read.text("id"),
                                          .edition = read.text("edition"),
                                          .to = {read.state("state"), read.text_or("authority")},
                                          .on = read.day("on"),
                                          .language = read.text("language"),
                                          .how = read.text_or("how"),
                                          .source = read_source(read),
                                          .mark = mark_of(told)});
    return read.finish();
}

Result<void> dissemination_acknowledged(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    TRY(given, part_of(publication.disseminations, "dissemination", read.text("dissemination")));
    given->acknowledged_on = read.day("on");
    given->acknowledged_by = read.text_or("by");
    given->receipt = read_source(read);
    given->mark = mark_of(told);
    return read.finish();
}

Result<void> law_read(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.law_read = provisions_of(read, "law");
    return read.finish();
}

Result<void> law_moved(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.law_moved = LawMoved{
        .on = read.day("on"), .due = read.day("due"), .now = provisions_of(read, "provisions"), .mark = mark_of(told)};
    return read.finish();
}

Result<void> law_moved_back(Publication& publication, const Told&) {
    publication.law_moved.reset();
    return {};
}

Result<void> law_confirmed(Publication& publication, const Told& told) {
    Fields read(*told.payload);
    publication.law_confirmed.push_back({.on = read.day("on"), .says = read.text_or("says"), .mark = mark_of(told)});
    publication.law_read = provisions_of(read, "law");
    publication.law_moved.reset();
    return read.finish();
}

constexpr std::array publication_events{
    EventType<Publication>{"publication-begun", "entered the publication", publication_begun},
    EventType<Publication>{"publication-described", "said what it is and what it is about", publication_described},
    EventType<Publication>{"publication-restricted", "said who alone may read it", publication_restricted},
    EventType<Publication>{"publication-opened", "let everybody of the house read it", publication_opened},
    EventType<Publication>{"edition-prepared", "recorded an edition", edition_prepared},
    EventType<Publication>{"text-added", "added pages of an edition", published_text_added},
    EventType<Publication>{"text-withdrawn", "took a text back that was added in error", published_text_withdrawn},
    EventType<Publication>{"edition-reviewed", "reviewed an edition", edition_reviewed},
    EventType<Publication>{"edition-put-in-force", "put an edition in force", edition_put_in_force},
    EventType<Publication>{"edition-corrected", "corrected what was recorded of an edition", edition_corrected},
    EventType<Publication>{"edition-withdrawn", "withdrew an edition", edition_withdrawn},
    EventType<Publication>{"disseminated", "recorded who was given an edition", disseminated},
    EventType<Publication>{"dissemination-acknowledged", "recorded its receipt", dissemination_acknowledged},
    EventType<Publication>{"law-read", "noted how the law reads that it rests on", law_read},
    EventType<Publication>{"law-moved", "found that the law moved under it", law_moved},
    EventType<Publication>{"law-moved-back", "found that the law reads again as it did", law_moved_back},
    EventType<Publication>{"law-confirmed", "looked at it since the law moved: still right", law_confirmed},
};

}  // namespace

std::span<const EventType<Publication>> KindOf<Publication>::events() {
    return publication_events;
}

}  // namespace comity::registry
