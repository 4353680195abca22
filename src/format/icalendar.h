// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"

namespace comity::format {

// Days for calendar programs: iCalendar (RFC 5545). Only whole days are written: a time limit ends with its day, and a
// day has no zone that could be shown wrongly.

/// An entry of whole days that takes nobody's time.
struct CalendarEntry {
    std::string uid;  ///< the same for the same thing for ever, unique in the world: "k.ece-40/s1.abc@fi-moj"
    CivilDate day;
    std::optional<CivilDate> last = {};  ///< of several days
    std::string summary;
    std::string description = {};
    std::string location = {};
    std::string category = {};
    std::vector<int> remind_days_before = {};  ///< 0 is the day itself, at eight
    bool cancelled = false;                    ///< it stands there to say that it is not
};

struct Calendar {
    std::string name;
    Instant made;  ///< DTSTAMP of every entry: when it was true
    std::vector<CalendarEntry> entries = {};
    bool is_public = false;  ///< otherwise every entry is confidential
};

/// Media type text/calendar. Lines end with CR LF and are folded at 75 octets on whole characters (section 3.1); text
/// is escaped (section 3.3.11), control characters that text cannot hold become blanks. Texts are UTF-8.
std::string icalendar(const Calendar& calendar);

}  // namespace comity::format
