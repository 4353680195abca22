// SPDX-License-Identifier: EUPL-1.2
// Meetings and items of programmes that are public, for calendar programs (RFC 5545).
#include <fmt/format.h>

#include "format/icalendar.h"
#include "node/site/site_page.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using registry::PublicPart;

/// What was cancelled stays with that status, so that calendars that had it show it.
format::CalendarEntry entry_of(const PublicPart<registry::Meeting>& part, std::string_view language) {
    const registry::Meeting& meeting = *part.content;
    return {.uid = meeting.number,
            .day = meeting.from,
            .last = meeting.to,
            .summary = registry::in_language(part.titles, language),
            .location = meeting.place,
            .category = site_word("meeting", language),
            .cancelled = meeting.cancelled_on.has_value()};
}

format::CalendarEntry entry_of(const PublicPart<registry::Programme>& part, const registry::Item& item,
                               std::string_view language) {
    return {.uid = fmt::format("{}-{}", part.content->number, item.id),
            .day = item.from,
            .last = item.to,
            .summary = item.subject,
            .description = registry::in_language(part.titles, language),
            .category = site_word("programme", language),
            .cancelled = item.cancelled_on.has_value()};
}

}  // namespace

void add_public_calendar(std::vector<SiteFile>& files, const SiteOwner& owner, const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages) {
        format::Calendar calendar{.name = fmt::format("{}: {}", owner.name, site_word("calendar-of", language)),
                                  .made = parse_instant(to_string(record.on) + "T00:00:00Z").value(),
                                  .is_public = true};
        for (const auto& part : record.meetings) calendar.entries.push_back(entry_of(part, language));
        for (const auto& part : record.programmes)
            for (const registry::Item& item : part.content->items)
                calendar.entries.push_back(entry_of(part, item, language));
        for (format::CalendarEntry& entry : calendar.entries)
            entry.uid = fmt::format("{}.{}@{}", entry.uid, language, owner.id);
        files.push_back({.path = fmt::format("{}/calendar.ics", language),
                         .type = "text/calendar; charset=utf-8",
                         .text = format::icalendar(calendar)});
    }
}

}  // namespace comity::node
