// SPDX-License-Identifier: EUPL-1.2
#include "text/local_format.h"

#include <map>
#include <memory>

#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

namespace comity::text {

namespace {

icu::Locale locale_of(std::string_view language) {
    if (language == "en") return icu::Locale("en", "GB");
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale =
        icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<int>(language.size())), status);
    return U_SUCCESS(status) && !locale.isBogus() ? locale : icu::Locale("en", "GB");
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    bool digits = false;
    bool point = false;
    for (char c : text.substr(negative ? 1 : 0)) {
        if (c == '.' && digits && !point)
            point = true;
        else if (c >= '0' && c <= '9')
            digits = true;
        else
            return false;
    }
    return digits && !text.ends_with('.');
}

/// Making a format costs ICU many times what using it does. One per thread and language; languages come from outside,
/// so only a few are kept.
template <class Format, class Make>
Format& kept(std::string_view language, Make make) {
    constexpr std::size_t most = 16;
    thread_local std::map<std::string, Format, std::less<>> formats;
    auto found = formats.find(language);
    if (found == formats.end()) {
        if (formats.size() == most) formats.clear();
        found = formats.emplace(std::string(language), make(locale_of(language))).first;
    }
    return found->second;
}

std::string formatted(std::string_view decimal, const icu::number::LocalizedNumberFormatter& formatter) {
    if (!is_decimal(decimal)) return "";
    UErrorCode status = U_ZERO_ERROR;
    const auto result =
        formatter.formatDecimal(icu::StringPiece(decimal.data(), static_cast<int>(decimal.size())), status);
    const icu::UnicodeString text = result.toString(status);
    return U_SUCCESS(status) ? utf8(text) : std::string(decimal);
}

}  // namespace

std::string long_date(CivilDate date, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto& format = kept<std::unique_ptr<icu::DateFormat>>(language, [](const icu::Locale& locale) {
        return std::unique_ptr<icu::DateFormat>(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
    });
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale_of(language), status);
    if (!format || U_FAILURE(status)) return to_string(date);
    // Treaties and registers speak of the Gregorian calendar also before 1582.
    calendar.setGregorianChange(-1e17, status);
    calendar.clear();
    calendar.set(date.year(), date.month() - 1, date.day());
    format->setCalendar(calendar);
    icu::UnicodeString text;
    format->format(calendar, text, nullptr, status);
    if (U_FAILURE(status)) return to_string(date);
    std::string words = utf8(text);
    // French writes the first of a month as an ordinal; ICU does not.
    if (language == "fr" && date.day() == 1 && words.starts_with("1 ")) words.insert(1, "er");
    return words;
}

std::string number(std::string_view decimal, std::string_view language) {
    struct Plain {
        icu::number::LocalizedNumberFormatter formatter;
    };
    const Plain& plain = kept<Plain>(language, [](const icu::Locale& locale) {
        return Plain{icu::number::NumberFormatter::withLocale(locale).precision(icu::number::Precision::unlimited())};
    });
    return formatted(decimal, plain.formatter);
}

std::string money(std::string_view currency, std::string_view amount, std::string_view language) {
    struct Cents {
        icu::number::LocalizedNumberFormatter formatter;
    };
    const Cents& cents = kept<Cents>(language, [](const icu::Locale& locale) {
        return Cents{
            icu::number::NumberFormatter::withLocale(locale).precision(icu::number::Precision::minFraction(2))};
    });
    const bool whole = amount.find('.') == std::string_view::npos;
    const std::string sum = whole ? number(amount, language) : formatted(amount, cents.formatter);
    if (sum.empty()) return "";
    // The code stands before the sum in English and behind it, after a blank that does not break, elsewhere.
    if (language == "en") return std::string(currency) + "\u00a0" + sum;
    return sum + "\u00a0" + std::string(currency);
}

std::string period(const Period& period, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MeasureFormat format(locale_of(language), UMEASFMT_WIDTH_WIDE, status);
    std::vector<std::string> parts;
    const auto add = [&](int count, icu::MeasureUnit* unit) {
        const std::unique_ptr<icu::MeasureUnit> owned(unit);
        if (count == 0 || U_FAILURE(status)) return;
        const icu::Measure measure(icu::Formattable(count), new icu::MeasureUnit(*owned), status);
        icu::UnicodeString text;
        icu::FieldPosition ignored;
        format.formatMeasures(&measure, 1, text, ignored, status);
        parts.push_back(utf8(text));
    };
    add(period.months / 12, icu::MeasureUnit::createYear(status));
    add(period.months % 12, icu::MeasureUnit::createMonth(status));
    add(period.days, icu::MeasureUnit::createDay(status));
    add(period.hours, icu::MeasureUnit::createHour(status));
    return U_FAILURE(status) || parts.empty() ? to_string(period) : listed(parts, language);
}

std::string plural_category(std::int64_t number, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale_of(language), status));
    if (U_FAILURE(status) || !rules) return "other";
    return utf8(rules->select(static_cast<double>(number)));
}

std::string listed(const std::vector<std::string>& items, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> format(icu::ListFormatter::createInstance(locale_of(language), status));
    std::vector<icu::UnicodeString> parts;
    for (const std::string& item : items) parts.push_back(icu::UnicodeString::fromUTF8(item));
    icu::UnicodeString text;
    if (U_SUCCESS(status)) format->format(parts.data(), static_cast<int>(parts.size()), text, status);
    if (U_SUCCESS(status)) return utf8(text);
    std::string joined;
    for (const std::string& item : items) joined += (joined.empty() ? "" : ", ") + item;
    return joined;
}

std::vector<std::string> month_names(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale_of(language), status);
    std::int32_t count = 0;
    const icu::UnicodeString* names =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    std::vector<std::string> months;
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count && i < 12; ++i) months.push_back(utf8(names[i]));
    return months;
}

}  // namespace comity::text
