// SPDX-License-Identifier: EUPL-1.2
#include "format/icalendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/utf8.h"

namespace comity::format {

namespace {

constexpr std::size_t longest_line = 75;  // section 3.1: octets without the line break

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else {
            const auto octet = static_cast<unsigned char>(c);
            out += octet < 0x20 || octet == 0x7F ? ' ' : c;
        }
    }
    return out;
}

/// "20240301"
std::string day_text(CivilDate day) {
    std::string text = to_string(day);
    std::erase(text, '-');
    return text;
}

/// "20240122T090000Z"
std::string moment_text(Instant instant) {
    std::string text = to_string(in_utc(instant)).substr(0, 19);
    std::erase(text, '-');
    std::erase(text, ':');
    return text + "Z";
}

class Lines {
   public:
    void add(std::string_view line) {
        std::size_t room = longest_line;
        while (!line.empty()) {
            std::size_t end = 0;
            while (end < line.size()) {
                const std::size_t character = std::max<std::size_t>(utf8_length(line.substr(end)), 1);
                if (end + character > room) break;
                end += character;
            }
            out_ += line.substr(0, end);
            line.remove_prefix(end);
            if (!line.empty()) out_ += "\r\n ";
            room = longest_line - 1;  // the blank that begins a line carried on counts
        }
        out_ += "\r\n";
    }
    void add(std::string_view name, std::string_view text) {
        if (!text.empty()) add(fmt::format("{}:{}", name, escaped(text)));
    }

    std::string take() { return std::move(out_); }

   private:
    std::string out_;
};

void write(const CalendarEntry& entry, const std::string& made, bool is_public, Lines& lines) {
    lines.add("BEGIN:VEVENT");
    lines.add("UID", entry.uid);
    lines.add("DTSTAMP:" + made);
    lines.add("DTSTART;VALUE=DATE:" + day_text(entry.day));
    // Section 3.6.1: the end of days is the day behind them; one day needs none.
    if (entry.last && entry.day < *entry.last) lines.add("DTEND;VALUE=DATE:" + day_text(add_days(*entry.last, 1)));
    lines.add("SUMMARY", entry.summary);
    lines.add("DESCRIPTION", entry.description);
    lines.add("LOCATION", entry.location);
    lines.add("CATEGORIES", entry.category);
    if (entry.cancelled) lines.add("STATUS:CANCELLED");
    lines.add("TRANSP:TRANSPARENT");
    // Section 3.8.1.3: what calendars are shared does not show what is confidential.
    lines.add(is_public ? "CLASS:PUBLIC" : "CLASS:CONFIDENTIAL");
    for (const int days : entry.remind_days_before) {
        lines.add("BEGIN:VALARM");
        lines.add("ACTION:DISPLAY");
        lines.add("DESCRIPTION", entry.summary);
        lines.add(days > 0 ? fmt::format("TRIGGER:-P{}D", days) : "TRIGGER:PT8H");
        lines.add("END:VALARM");
    }
    lines.add("END:VEVENT");
}

}  // namespace

std::string icalendar(const Calendar& calendar) {
    const std::string made = moment_text(calendar.made);
    Lines lines;
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Comity//Comity//EN");
    lines.add("CALSCALE:GREGORIAN");
    lines.add("METHOD:PUBLISH");
    lines.add("NAME", calendar.name);          // RFC 7986 section 5.1
    lines.add("X-WR-CALNAME", calendar.name);  // what calendar programs older than that read
    lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    for (const CalendarEntry& entry : calendar.entries) write(entry, made, calendar.is_public, lines);
    lines.add("END:VCALENDAR");
    return lines.take();
}

}  // namespace comity::format
