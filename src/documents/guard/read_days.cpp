// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <charconv>

#include "base/calendar.h"
#include "documents/guard/mark_reader.h"

namespace comity::documents {

namespace {

std::optional<int> whole(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// "03.11.2026" at its points.
std::vector<std::string_view> parts_of(std::string_view written) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= written.size();) {
        const std::size_t point = std::min(written.find('.', at), written.size());
        parts.push_back(written.substr(at, point - at));
        at = point + 1;
    }
    return parts;
}

/// Of two digits: a paper's days lie within fifty years of 2000.
std::optional<int> year_in(std::string_view digits) {
    const auto year = whole(digits);
    if (!year || (digits.size() != 2 && digits.size() != 4)) return std::nullopt;
    if (digits.size() == 2) return *year < 50 ? 2000 + *year : 1900 + *year;
    return *year >= 1000 ? year : std::nullopt;
}

/// With noughts before it, as ISO 8601 writes it.
std::string padded(int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string day_and_month(int month, int day) {
    return "--" + padded(month, 2) + "-" + padded(day, 2);
}

}  // namespace

std::optional<MarkReader::Day> MarkReader::day_at(std::size_t ahead) const {
    static constexpr auto firsts = std::to_array<std::string_view>({"first", "premier", "первого", "первое"});
    const Token* first = token(ahead);
    if (first == nullptr) return std::nullopt;
    if (among(firsts, first->folded)) return Day{1, 1};
    const auto day = first->figure && first->folded.size() <= 2 ? whole(first->folded) : std::nullopt;
    if (!day || *day < 1 || *day > 31) return std::nullopt;
    const Token* ending = token(ahead + 1);
    const auto gap = between(ahead);
    const bool ordinal = ending != nullptr && (gap == "" || gap == "-") && is_ordinal_ending(ending->folded, language_);
    return Day{*day, ordinal ? 2U : 1U};
}

std::optional<int> MarkReader::year_at(std::size_t ahead) const {
    const bool comma = between(ahead - 1) == ", ";
    const Token* year = comma ? token(ahead) : near(ahead);
    return year != nullptr && year->figure && year->folded.size() == 4 ? year_in(year->folded) : std::nullopt;
}

bool MarkReader::date() {
    return days_of_month() || month_first() || in_figures() || month_alone();
}

/// "4 March 2026", "the 3rd and the 21st of June", "du 1er au 5 mai 2026".
bool MarkReader::days_of_month() {
    static constexpr auto between_days = std::to_array<std::string_view>({"of", "the", "le", "day"});
    static constexpr auto joins = std::to_array<std::string_view>(
        {"to", "and", "or", "until", "till", "through", "au", "et", "ou", "les", "le", "the", "по", "и", "до", "на"});
    struct Place {
        int day;
        std::size_t at;
        std::size_t end;
    };
    std::vector<Place> days;
    std::size_t ahead = 0;
    std::optional<int> month;
    while (!month) {
        const auto day = day_at(ahead);
        if (!day || days.size() > 30) return false;
        days.push_back({day->day, at_ + ahead, at_ + ahead + day->tokens - 1});
        ahead += day->tokens;
        std::size_t next = ahead;
        while (near(next) != nullptr && among(between_days, near(next)->folded)) ++next;
        if (near(next) != nullptr) month = comity::documents::month_of(near(next)->folded, language_);
        if (month) {
            ahead = next + 1;
            break;
        }
        const auto gap = between(ahead - 1);
        const bool dashed = gap == "-" || gap == "–" || gap == " – " || gap == " - " || gap == ", ";
        bool joined = false;
        while (near(ahead) != nullptr && among(joins, near(ahead)->folded)) {
            joined = true;
            ++ahead;
        }
        if (!joined && !dashed) return false;
    }
    const auto year = year_at(ahead);
    for (const Place& each : days)
        if (!CivilDate::from_ymd(year.value_or(2024), *month, each.day)) return false;
    for (const Place& each : days) {
        const bool last = &each == &days.back();
        const std::size_t end = last ? at_ + ahead - 1 + (year ? 1 : 0) : each.end;
        const std::string value =
            year ? to_string(*CivilDate::from_ymd(*year, *month, each.day)) : day_and_month(*month, each.day);
        marks_.push_back({Mark::Kind::date, value, {}, false, tokens_[each.at].begin, tokens_[end].end, 0});
    }
    at_ += ahead + (year ? 1 : 0);
    return true;
}

/// "March 4, 2026", "March 2026".
bool MarkReader::month_first() {
    const auto month = comity::documents::month_of(token()->folded, language_);
    if (!month) return false;
    if (const auto year = year_at(1)) {
        take(Mark::Kind::date, padded(*year, 4) + "-" + padded(*month, 2), 2);
        return true;
    }
    if (language_ != "en" || near(1) == nullptr) return false;
    const auto day = day_at(1);
    if (!day || !near(1)->figure) return false;
    const auto year = year_at(1 + day->tokens);
    const auto made = CivilDate::from_ymd(year.value_or(2024), *month, day->day);
    if (!made) return false;
    take(Mark::Kind::date, year ? to_string(*made) : day_and_month(*month, day->day), 1 + day->tokens + (year ? 1 : 0));
    return true;
}

/// "2026-03-04", "04/03/2026", "4.3.2026", "04.03.26".
bool MarkReader::in_figures() {
    const Token* first = token();
    if (!first->figure) return false;
    std::vector<std::string_view> parts;
    std::size_t tokens = 3;
    const auto gap = between(0);
    const bool apart = gap && (gap == "-" || gap == "/") && between(1) == gap;
    if (apart) {
        parts = {token(0)->folded, token(1)->folded, token(2)->folded};
        if (gap == "-" && parts[0].size() == 4)
            std::swap(parts[0], parts[2]);
        else if (parts[2].size() != 4)
            return false;
    } else {
        parts = parts_of(first->folded);
        tokens = 1;
    }
    if (parts.size() != 3 || parts[0].size() > 2 || parts[1].size() > 2) return false;
    const auto year = year_in(parts[2]);
    const auto month = whole(parts[1]);
    const auto day = whole(parts[0]);
    if (!year || !month || !day) return false;
    const auto made = CivilDate::from_ymd(*year, *month, *day);
    if (!made) return false;
    take(Mark::Kind::date, to_string(*made), tokens);
    return true;
}

/// "in June". English *may* and *march* are other words too, so they need a preposition and a capital letter.
bool MarkReader::month_alone() {
    static constexpr auto before =
        std::to_array<std::string_view>({"in", "since", "until", "from", "to", "by", "during", "of", "early", "late",
                                         "this", "last", "next", "and", "or", "between"});
    static constexpr auto shortened = std::to_array<std::string_view>(
        {"mar", "jan", "sept", "sep", "oct", "dec", "jun", "aug", "nov", "feb", "apr", "avr"});
    if (const auto weekday = weekday_of(token()->folded, language_)) {
        take(Mark::Kind::time, "weekday " + std::to_string(*weekday), 1, {}, true);
        return true;
    }
    const Token& here = *token();
    const auto month = comity::documents::month_of(here.folded, language_);
    if (!month || among(shortened, here.folded)) return false;
    if (language_ == "en") {
        if (here.written[0] == here.folded[0]) return false;
        const bool other_word = here.folded == "may" || here.folded == "march";
        if (other_word && (at_ == 0 || !among(before, tokens_[at_ - 1].folded))) return false;
    }
    take(Mark::Kind::date, "--" + padded(*month, 2), 1, {}, true);
    return true;
}

/// The hour of twenty-four, where words behind it say which half of the day is meant.
std::optional<int> MarkReader::half_of_day(std::size_t ahead, int hour, std::size_t& tokens) const {
    static constexpr auto morning = std::to_array<std::string_view>({"am", "a.m", "утра"});
    static constexpr auto evening = std::to_array<std::string_view>({"pm", "p.m", "вечера", "дня"});
    static constexpr auto french_evening = std::to_array<std::string_view>({"soir", "l'après"});
    const Token* next = near(ahead);
    if (next == nullptr || hour > 12) return std::nullopt;
    if (among(morning, next->folded)) {
        tokens += 1;
        return hour % 12;
    }
    if (among(evening, next->folded)) {
        tokens += 1;
        return hour % 12 + 12;
    }
    const Token* second = near(ahead + 1);
    if (language_ == "fr" && second != nullptr && (next->folded == "du" || next->folded == "de")) {
        if (second->folded == "matin") {
            tokens += 2;
            return hour % 12;
        }
        if (among(french_evening, second->folded)) {
            tokens += 2;
            return hour % 12 + 12;
        }
    }
    return std::nullopt;
}

/// "14:30", "14 h 30", "2.30 p.m.", "в 14 часов 30 минут", "9 a.m.". A full hour is a number of hours.
bool MarkReader::time() {
    static constexpr auto at_time = std::to_array<std::string_view>(
        {"at", "à", "vers", "dès", "в", "около", "до", "с", "after", "by", "from", "until", "to", "по"});
    static constexpr auto clock = std::to_array<std::string_view>({"o'clock", "hrs"});
    const Token& first = *token();
    if (!first.figure || first.folded.size() > 5) return false;
    auto hour = first.folded.size() <= 2 ? whole(first.folded) : std::nullopt;
    std::optional<int> minute;
    std::size_t tokens = 1;
    const auto minutes_of = [](std::string_view digits) {
        const auto value = digits.size() == 2 ? whole(digits) : std::nullopt;
        return value && *value < 60 ? value : std::nullopt;
    };
    const std::size_t point = first.folded.find('.');
    bool hours_named = false;
    if (hour && between(0) == ":" && token(1)->figure) {
        minute = minutes_of(token(1)->folded);
        if (!minute) return false;
        tokens = 2;
    } else if (point != std::string::npos) {
        hour = whole(std::string_view(first.folded).substr(0, point));
        minute = minutes_of(std::string_view(first.folded).substr(point + 1));
        std::size_t behind = 1;
        const bool half = hour && half_of_day(1, *hour, behind).has_value();
        const Token* next = near(1);
        const bool named = next != nullptr && unit_of(next->folded, "", language_) == "h";
        const bool prefixed = at_ > 0 && among(at_time, tokens_[at_ - 1].folded);
        const bool other = next != nullptr && !named &&
                           (!unit_of(next->folded, "", language_).empty() || noughts_of(next->folded, language_) ||
                            is_currency_code(next->written) || !currency_of_sign(next->written).empty() ||
                            currency_of(std::span(tokens_).subspan(at_ + 1)).second > 0);
        if (!minute || !(half || named || (prefixed && !other))) return false;
    } else if (hour && near(1) != nullptr && unit_of(near(1)->folded, "", language_) == "h") {
        hours_named = true;
        tokens = 2;
        const Token* more = near(2);
        if (more != nullptr && more->figure && (minute = minutes_of(more->folded))) {
            const Token* unit = near(3);
            const bool named = unit != nullptr && unit_of(unit->folded, "", language_) == "min";
            const bool written_so = near(1)->folded == "h" || near(1)->folded == "heures" || near(1)->folded == "heure";
            if (named || written_so)
                tokens = named ? 4 : 3;
            else
                minute.reset();
        }
    } else if (!hour) {
        return false;
    }
    if (!hour || *hour > 24) return false;
    const auto half = half_of_day(tokens, *hour, tokens);
    if (half) hour = half;
    const Token* behind = near(tokens);
    if (!half && behind != nullptr &&
        (among(clock, behind->folded) || (point != std::string::npos && behind->folded == "h"))) {
        hours_named = true;
        ++tokens;
    }
    if (!minute && !half && !hours_named) return false;
    if (minute.value_or(0) == 0)
        take(Mark::Kind::number, std::to_string(*hour), tokens, "h");
    else
        take(Mark::Kind::time, padded(*hour, 2) + ":" + padded(*minute, 2), tokens);
    return true;
}

/// "Between 28 February and 1 March 2026": both are of 2026.
void MarkReader::years_of_ranges() {
    for (std::size_t i = marks_.size(); i-- > 1;) {
        Mark& here = marks_[i - 1];
        const auto next = std::find_if(marks_.begin() + static_cast<std::ptrdiff_t>(i), marks_.end(),
                                       [](const Mark& mark) { return mark.kind == Mark::Kind::date; });
        if (here.kind != Mark::Kind::date || !here.value.starts_with("--") || next == marks_.end()) continue;
        const bool full = next->value.size() == 10 || (next->value.size() == 7 && here.value.size() == 4);
        if (next->value.starts_with("--") || !full || next->begin < here.end) continue;
        const std::string_view gap = text_.substr(here.end, next->begin - here.end);
        if (gap.size() > 24 || gap.find_first_of(".;:") != std::string_view::npos) continue;
        const auto year = whole(std::string_view(next->value).substr(0, 4));
        const bool before = here.value.substr(2, 2) > next->value.substr(5, 2);
        here.value = padded(*year - (before ? 1 : 0), 4) + here.value.substr(1);
    }
}

}  // namespace comity::documents
