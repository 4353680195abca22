// SPDX-License-Identifier: EUPL-1.2
// Commands about editions and their texts: prepared, reviewed by another, put in force by two persons, withdrawn.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "register/decide.h"
#include "register/library/commands.h"
#include "register/library/pages.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Result<const Edition*> edition_named(const Publication& publication, const Command& command) {
    TRY(edition, part_of(publication.editions, "edition", Fields(command.arguments).text("edition")));
    return edition;
}

Result<void> check_not_withdrawn(const Publication& publication, const Edition& edition) {
    if (!edition.withdrawn_on) return {};
    return fail(ErrorKind::conflict,
                fmt::format("edition {} of {} was withdrawn as of {}", edition.id, publication.number,
                            to_string(*edition.withdrawn_on)),
                {}, "prepare a new edition");
}

/// What was put in force is what was reviewed: its texts stay as they are.
Result<void> check_texts_open(const Publication& publication, const Edition& edition) {
    TRY_VOID(check_not_withdrawn(publication, edition));
    if (!edition.from) return {};
    return fail(
        ErrorKind::conflict,
        fmt::format("edition {} of {} is in force from {}", edition.id, publication.number, to_string(*edition.from)),
        {}, "a change of its words is a new edition");
}

/// The pages of each language follow each other without gap.
Result<void> check_pages_whole(const Publication& publication, const Edition& edition) {
    bool any = false;
    for (const PublishedText& text : publication.texts) {
        if (text.withdrawn || text.edition != edition.id) continue;
        any = true;
        std::int64_t next = 0;
        for (const PublishedText* part : publication.texts_of(edition.id, text.language)) {
            if (next != 0 && part->first_page != next)
                return fail(ErrorKind::conflict,
                            fmt::format("edition {} in {} lacks the pages from {} to {}", edition.id, text.language,
                                        next, part->first_page - 1),
                            {}, "add them with 'add-text'");
            next = part->last_page() + 1;
        }
    }
    if (any) return {};
    return fail(ErrorKind::conflict, fmt::format("edition {} has no text", edition.id), {},
                "add it with 'add-text', page by page");
}

Events prepare_edition(const Publication& publication, const Command& command, const Environment& environment) {
    TRY_VOID(check_not_emptied(command.arguments, {"label"}));
    Value payload = command.arguments;
    TRY_VOID(check_happened(Fields(payload).day("on"), environment.today));
    payload.set("id", next_id('e', publication.editions));
    return std::vector{NewEvent{"edition-prepared", std::move(payload)}};
}

Events add_text(const Publication& publication, const Command& command, const Environment&) {
    TRY(edition, edition_named(publication, command));
    TRY_VOID(check_texts_open(publication, *edition));
    TRY_VOID(check_nothing_waits(publication));
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_language(read.text("language")));
    TRY(pages, pages_of(read.text("text")));
    const std::int64_t first = read.integer_or("first_page", 1);
    const std::int64_t last = first + static_cast<std::int64_t>(pages.size()) - 1;
    if (first < 1 || last > last_page)
        return fail(ErrorKind::invalid, fmt::format("the text would have the pages {} to {}", first, last), {},
                    fmt::format("pages count from 1 to {}", last_page));
    for (const PublishedText* there : publication.texts_of(edition->id, read.text("language")))
        if (there->first_page <= last && first <= there->last_page())
            return fail(
                ErrorKind::conflict,
                fmt::format("text {} has the pages {} to {} already", there->id, there->first_page, there->last_page()),
                {}, "give the number of the first page in 'first_page', or withdraw that text first");
    payload.set("id", next_id('x', publication.texts));
    return std::vector{NewEvent{"text-added", std::move(payload)}};
}

Events withdraw_text(const Publication& publication, const Command& command, const Environment&) {
    TRY(text, part_of(publication.texts, "text", Fields(command.arguments).text("text_id")));
    if (text->withdrawn) return fail(ErrorKind::conflict, fmt::format("text {} is withdrawn already", text->id));
    TRY(edition, part_of(publication.editions, "edition", text->edition));
    TRY_VOID(check_texts_open(publication, *edition));
    TRY_VOID(check_nothing_waits(publication));
    return std::vector{NewEvent{"text-withdrawn", command.arguments}};
}

Events review_edition(const Publication& publication, const Command& command, const Environment& environment) {
    TRY(edition, edition_named(publication, command));
    TRY_VOID(check_texts_open(publication, *edition));
    TRY_VOID(check_pages_whole(publication, *edition));
    const command::Participant reviewer = command.participant();
    const bool wrote = std::ranges::any_of(publication.texts, [&](const PublishedText& text) {
        return !text.withdrawn && text.edition == edition->id && same_person(text.mark.participant(), reviewer);
    });
    if (wrote || same_person(edition->prepared.participant(), reviewer))
        return fail(ErrorKind::forbidden, "whoever prepared an edition or gave its texts does not review it", {},
                    "the substitute can, or whoever it is assigned to");
    const CivilDate on = Fields(command.arguments).day("on");
    TRY_VOID(check_days(edition->on, on));
    TRY_VOID(check_happened(on, environment.today));
    return std::vector{NewEvent{"edition-reviewed", command.arguments}};
}

/// Of an edition that was prepared with the entry itself, or held only before it: what is prepared later and holds
/// today is no history, whatever day it names.
bool was_before_entry(const Publication& publication, const Command& command) {
    Fields read(command.arguments);
    const std::optional<CivilDate> from = read.day_if("from"), until = read.day_if("until");
    const auto edition = part_of(publication.editions, "edition", read.text("edition"));
    if (!edition || !from || !is_history(publication, *from)) return false;
    constexpr std::int64_t with_the_entry = std::int64_t{24} * 60 * 60 * 1000;
    const std::int64_t later = (*edition)->prepared.at.utc_milliseconds() - publication.opened.at.utc_milliseconds();
    return later < with_the_entry || (until && is_history(publication, *until));
}

Events put_in_force(const Publication& publication, const Command& command, const Environment&) {
    TRY(edition, edition_named(publication, command));
    TRY_VOID(check_texts_open(publication, *edition));
    TRY_VOID(check_pages_whole(publication, *edition));
    Fields read(command.arguments);
    const CivilDate from = read.day("from");
    TRY_VOID(check_days(edition->on, from));
    TRY_VOID(check_days(from, read.day_if("until").value_or(from)));
    // What was in force before the day of entry is history, and was reviewed by nobody here.
    if (!edition->reviewed_on && !was_before_entry(publication, command))
        return fail(ErrorKind::conflict, fmt::format("edition {} was not reviewed", edition->id), {},
                    "somebody who did not prepare it reviews it with 'review-edition'");
    return std::vector{NewEvent{"edition-put-in-force", command.arguments}};
}

bool binds_the_house(const Publication& publication, const Command& command, const Environment&) {
    return !was_before_entry(publication, command);
}

Events correct_edition(const Publication& publication, const Command& command, const Environment&) {
    TRY(edition, edition_named(publication, command));
    TRY_VOID(check_not_emptied(command.arguments, {"label"}));
    if (!command.approved) TRY_VOID(check_nothing_waits(publication));
    Fields read(command.arguments);
    const std::optional<CivilDate> from = read.day_if("from");
    const std::optional<CivilDate> until = read.day_if("until");
    if ((from || until) && !edition->from)
        return fail(ErrorKind::conflict, fmt::format("edition {} was not put in force", edition->id), {},
                    "'put-in-force' says from which day it holds");
    if (from) TRY_VOID(check_days(edition->on, *from));
    if (edition->from) {
        const CivilDate first = from.value_or(*edition->from);
        TRY_VOID(check_days(first, until.value_or(edition->until.value_or(first))));
    }
    return std::vector{NewEvent{"edition-corrected", command.arguments}};
}

/// Days of what two persons put in force are corrected by two persons.
bool corrects_what_binds(const Publication&, const Command& command, const Environment&) {
    Fields read(command.arguments);
    return read.has("from") || read.has("until");
}

Events withdraw_edition(const Publication& publication, const Command& command, const Environment& environment) {
    TRY(edition, edition_named(publication, command));
    TRY_VOID(check_not_withdrawn(publication, *edition));
    const CivilDate on = Fields(command.arguments).day("on");
    TRY_VOID(check_days(edition->on, on));
    TRY_VOID(check_happened(on, environment.today));
    return std::vector{NewEvent{"edition-withdrawn", command.arguments}};
}

/// What two persons put in force, two end.
bool was_put_in_force(const Publication& publication, const Command& command, const Environment&) {
    const auto edition = edition_named(publication, command);
    return edition && (*edition)->from;
}

using command::ParameterType::date;
using command::ParameterType::text;
using command::ParameterType::words;
constexpr std::array prepare_parameters{Parameter{"label", text, true, "what it is called: 2nd edition"},
                                        Parameter{"on", date, true, "the day of the text"},
                                        Parameter{"authors", words, false, "who wrote it: names or offices"},
                                        source_parameter, document_parameter};
constexpr std::array published_text_parameters{
    edition_parameter,
    Parameter{"language", text, true, "of the text (ISO 639-1)"},
    Parameter{"text", text, true, "its pages, parted by form feeds (U+000C), at most 512 KiB at once"},
    Parameter{"first_page", ParameterType::integer, false, "number of its first page; without: 1"},
    Parameter{"authentic", ParameterType::boolean, false, "false: a translation; without: authentic"},
};
constexpr std::array withdraw_text_parameters{Parameter{"text_id", text, true, "which text: x1"}, because_parameter};
constexpr std::array review_parameters{edition_parameter, Parameter{"on", date, true, "the day of the review"},
                                       Parameter{"says", text, false, "what the review found"}};
constexpr std::array put_in_force_parameters{edition_parameter,
                                             Parameter{"from", date, true, "the first day on which it holds"},
                                             Parameter{"until", date, false, "the last one, where it has one"},
                                             source_parameter,
                                             document_parameter,
                                             Parameter{"reason", text, false, "why, for the second person"}};
constexpr std::array correct_parameters{
    edition_parameter,
    Parameter{"label", text, false, "what it is called"},
    Parameter{"authors", words, false, "who wrote it"},
    Parameter{"from", date, false, "the first day on which it holds, where another was recorded"},
    Parameter{"until", date, false, "the last one, where another was recorded"},
    because_parameter};
constexpr std::array withdraw_edition_parameters{edition_parameter,
                                                 Parameter{"on", date, true, "the first day on which it holds no more"},
                                                 because_parameter, source_parameter, document_parameter};

using EditionCommand = CommandKind<Publication>;
constexpr std::array editions_table{
    EditionCommand{"prepare-edition", "editions", "change", "Record an edition that is prepared", prepare_parameters,
                   prepare_edition},
    EditionCommand{"add-text", "texts", "change", "Add pages of an edition in one language", published_text_parameters,
                   add_text},
    EditionCommand{"withdraw-text", "texts/{text_id}/withdrawal", "change", "Take a text back that was added in error",
                   withdraw_text_parameters, withdraw_text},
    EditionCommand{"review-edition", "editions/{edition}/review", "change", "Review an edition that another prepared",
                   review_parameters, review_edition},
    EditionCommand{"put-in-force", "editions/{edition}/force", "propose", "Put an edition in force",
                   put_in_force_parameters, put_in_force, binds_the_house},
    EditionCommand{"correct-edition", "editions/{edition}/correction", "propose",
                   "Correct what was recorded of an edition in error", correct_parameters, correct_edition,
                   corrects_what_binds},
    EditionCommand{"withdraw-edition", "editions/{edition}/withdrawal", "change",
                   "Withdraw an edition: the law moved, or it was wrong", withdraw_edition_parameters, withdraw_edition,
                   was_put_in_force},
};

}  // namespace

std::span<const CommandKind<Publication>> edition_commands() {
    return editions_table;
}

}  // namespace comity::registry
