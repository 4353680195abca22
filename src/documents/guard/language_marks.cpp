// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/language_marks.h"

#include <algorithm>
#include <array>

namespace comity::documents {

namespace {

using Words = std::span<const std::string_view>;

bool is_word(std::string_view entry, std::string_view word) {
    return entry.ends_with('*') ? word.starts_with(entry.substr(0, entry.size() - 1)) : entry == word;
}

struct Phrase {
    std::string_view means;
    std::array<std::string_view, 2> words;
};

constexpr auto codes = std::to_array<std::string_view>(
    {"AED", "ALL", "AMD", "ARS", "AUD", "AZN", "BAM", "BGN", "BRL", "BYN", "CAD", "CHF", "CLP", "CNY",
     "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "GEL", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR",
     "ISK", "JOD", "JPY", "KES", "KGS", "KRW", "KWD", "KZT", "LBP", "LKR", "MAD", "MDL", "MKD", "MNT",
     "MXN", "NGN", "NOK", "NZD", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB",
     "TJS", "TMT", "TND", "TRY", "UAH", "USD", "UZS", "VND", "ZAR", "BTC", "ETH", "USDT"});

/// Two words before one: the longer name is the more exact.
constexpr Phrase currencies[] = {
    {"GBP", {"livre*", "sterling"}},
    {"GBP", {"pound*", "sterling"}},
    {"GBP", {"фунт*", "стерлинг*"}},
    {"GBP", {"british", "pound*"}},
    {"TRY", {"livre*", "turque*"}},
    {"TRY", {"turkish", "lira*"}},
    {"TRY", {"турецк*", "лир*"}},
    {"CAD", {"canadian", "dollar*"}},
    {"CAD", {"dollar*", "canadien*"}},
    {"CAD", {"канадск*", "доллар*"}},
    {"AUD", {"australian", "dollar*"}},
    {"AUD", {"dollar*", "australien*"}},
    {"AUD", {"австралийск*", "доллар*"}},
    {"USD", {"us", "dollar*"}},
    {"USD", {"u.s", "dollar*"}},
    {"USD", {"american", "dollar*"}},
    {"USD", {"американск*", "доллар*"}},
    {"BYN", {"белорусск*", "рубл*"}},
    {"BYN", {"belarus*", "r*"}},
    {"BYN", {"rouble*", "bélarus*"}},
    {"BYN", {"rouble*", "biélorusse*"}},
    {"RUB", {"российск*", "рубл*"}},
    {"RUB", {"russian", "r*"}},
    {"AZN", {"azerbaijani", "manat*"}},
    {"AZN", {"азербайджанск*", "манат*"}},
    {"CHF", {"swiss", "franc*"}},
    {"CHF", {"franc*", "suisse*"}},
    {"CHF", {"швейцарск*", "франк*"}},
    {"SEK", {"swedish", "kron*"}},
    {"SEK", {"couronne*", "suédoise*"}},
    {"SEK", {"шведск*", "крон*"}},
    {"NOK", {"norwegian", "kron*"}},
    {"NOK", {"couronne*", "norvégienne*"}},
    {"NOK", {"норвежск*", "крон*"}},
    {"DKK", {"danish", "kron*"}},
    {"DKK", {"couronne*", "danoise*"}},
    {"DKK", {"датск*", "крон*"}},
    {"CZK", {"czech", "koruna*"}},
    {"CZK", {"czech", "crown*"}},
    {"CZK", {"couronne*", "tchèque*"}},
    {"CZK", {"чешск*", "крон*"}},
    {"INR", {"indian", "rupee*"}},
    {"INR", {"roupie*", "indienne*"}},
    {"INR", {"индийск*", "рупи*"}},
    {"CNY", {"chinese", "yuan*"}},
    {"CNY", {"китайск*", "юан*"}},
    {"JPY", {"japanese", "yen*"}},
    {"JPY", {"японск*", "иен*"}},
    {"EUR", {"euro", ""}},
    {"EUR", {"euros", ""}},
    {"EUR", {"евро", ""}},
    {"USD", {"dollar*", ""}},
    {"USD", {"долл", ""}},
    {"HUF", {"forint*", ""}},
    {"HUF", {"форинт*", ""}},
    {"USD", {"доллар*", ""}},
    {"RUB", {"рубл*", ""}},
    {"RUB", {"руб", ""}},
    {"RUB", {"rouble*", ""}},
    {"RUB", {"ruble*", ""}},
    {"AZN", {"manat*", ""}},
    {"AZN", {"манат*", ""}},
    {"JPY", {"yen", ""}},
    {"JPY", {"yens", ""}},
    {"JPY", {"иен*", ""}},
    {"JPY", {"йен*", ""}},
    {"CNY", {"yuan*", ""}},
    {"CNY", {"юан*", ""}},
    {"KZT", {"tenge*", ""}},
    {"KZT", {"тенге", ""}},
    {"KGS", {"сом", ""}},
    {"KGS", {"сомов", ""}},
    {"KGS", {"soms", ""}},
    {"GEL", {"lari", ""}},
    {"GEL", {"laris", ""}},
    {"GEL", {"лари", ""}},
    {"AMD", {"dram*", ""}},
    {"AMD", {"драм*", ""}},
    {"UAH", {"hryvni*", ""}},
    {"UAH", {"гривн*", ""}},
    {"PLN", {"zloty*", ""}},
    {"PLN", {"złoty*", ""}},
    {"PLN", {"злот*", ""}},
    {"TJS", {"somoni*", ""}},
    {"TJS", {"сомони", ""}},
    {"AED", {"dirham*", ""}},
    {"AED", {"дирхам*", ""}},
    {"ILS", {"shekel*", ""}},
    {"ILS", {"шекел*", ""}},
    {"BTC", {"bitcoin*", ""}},
    {"BTC", {"биткоин*", ""}},
    {"BTC", {"биткойн*", ""}},
    {"ETH", {"ether", ""}},
    {"ETH", {"эфир*", ""}},
    {"USDT", {"tether*", ""}},
};

constexpr std::pair<std::string_view, std::string_view> currency_signs[] = {
    {"€", "EUR"}, {"$", "USD"}, {"£", "GBP"}, {"₽", "RUB"}, {"¥", "JPY"}, {"₴", "UAH"},
    {"₺", "TRY"}, {"₸", "KZT"}, {"₼", "AZN"}, {"₾", "GEL"}, {"₿", "BTC"}, {"₹", "INR"}};

constexpr Phrase units[] = {
    {"%", {"%", "percent"}},
    {"%", {"процент*", ""}},
    {"‰", {"‰", ""}},
    {"kg", {"kg", "kilogram*"}},
    {"kg", {"kilo", "kilos"}},
    {"kg", {"кг", "килограмм*"}},
    {"g", {"g", "gram"}},
    {"g", {"grams", "gramme*"}},
    {"g", {"грамм*", "гр"}},
    {"mg", {"mg", "milligram*"}},
    {"mg", {"мг", "миллиграмм*"}},
    {"t", {"tonne*", "тонн*"}},
    {"km", {"km", "kilomet*"}},
    {"km", {"kilomèt*", "км"}},
    {"km", {"километр*", ""}},
    {"m", {"m", "metre*"}},
    {"m", {"meter*", "mètre*"}},
    {"m", {"метр*", "м"}},
    {"cm", {"cm", "centimet*"}},
    {"cm", {"centimèt*", "см"}},
    {"cm", {"сантиметр*", ""}},
    {"mm", {"mm", "millimet*"}},
    {"mm", {"millimèt*", "мм"}},
    {"mm", {"миллиметр*", ""}},
    {"l", {"litre*", "liter*"}},
    {"l", {"литр*", ""}},
    {"ml", {"ml", "millilit*"}},
    {"ml", {"мл", "миллилитр*"}},
    {"ha", {"ha", "hectare*"}},
    {"ha", {"га", "гектар*"}},
    {"year", {"year", "years"}},
    {"year", {"an", "ans"}},
    {"year", {"année", "années"}},
    {"year", {"год", "года"}},
    {"year", {"году", "годом"}},
    {"year", {"лет", "летн*"}},
    {"year", {"годов*", "годах"}},
    {"month", {"month*", "mois"}},
    {"month", {"месяц*", "месячн*"}},
    {"month", {"мес", ""}},
    {"week", {"week*", "semaine*"}},
    {"week", {"недел*", ""}},
    {"day", {"day", "days"}},
    {"day", {"jour", "jours"}},
    {"day", {"день", "дня"}},
    {"day", {"дней", "дням"}},
    {"day", {"днями", "днях"}},
    {"day", {"сут*", "дневн*"}},
    {"h", {"hour*", "hrs"}},
    {"h", {"h", "heure*"}},
    {"h", {"час", "часа"}},
    {"h", {"часов*", "часу"}},
    {"h", {"часам*", "ч"}},
    {"min", {"min", "minute*"}},
    {"min", {"мин", "минут*"}},
    {"s", {"second", "seconds"}},
    {"s", {"seconde", "secondes"}},
    {"s", {"секунд*", "сек"}},
};

struct Count {
    int number;
    std::string_view words;
};
constexpr Count english_counts[] = {
    {2, "two"},       {3, "three"},    {4, "four"},     {5, "five"},       {6, "six"},       {7, "seven"},
    {8, "eight"},     {9, "nine"},     {10, "ten"},     {11, "eleven"},    {12, "twelve"},   {13, "thirteen"},
    {14, "fourteen"}, {15, "fifteen"}, {16, "sixteen"}, {17, "seventeen"}, {18, "eighteen"}, {19, "nineteen"},
    {20, "twenty"},   {30, "thirty"},  {40, "forty"},   {50, "fifty"},     {60, "sixty"},    {70, "seventy"},
    {80, "eighty"},   {90, "ninety"}};
constexpr Count french_counts[] = {
    {2, "deux"},      {3, "trois"},      {4, "quatre"},    {5, "cinq"},      {6, "six"},       {7, "sept"},
    {8, "huit"},      {9, "neuf"},       {10, "dix"},      {11, "onze"},     {12, "douze"},    {13, "treize"},
    {14, "quatorze"}, {15, "quinze"},    {16, "seize"},    {20, "vingt"},    {20, "vingts"},   {30, "trente"},
    {40, "quarante"}, {50, "cinquante"}, {60, "soixante"}, {70, "septante"}, {80, "huitante"}, {90, "nonante"}};
constexpr Count russian_counts[] = {
    {2, "два"},           {2, "две"},          {2, "двух"},          {2, "двум"},         {2, "двумя"},
    {2, "двое"},          {2, "двоих"},        {3, "три"},           {3, "трех"},         {3, "трёх"},
    {3, "трем"},          {3, "трём"},         {3, "тремя"},         {3, "трое"},         {3, "троих"},
    {4, "четыре"},        {4, "четырех"},      {4, "четырёх"},       {4, "четырем"},      {4, "четырём"},
    {4, "четырьмя"},      {4, "четверо"},      {5, "пять"},          {5, "пяти"},         {5, "пятью"},
    {5, "пятеро"},        {6, "шесть"},        {6, "шести"},         {6, "шестью"},       {7, "семь"},
    {7, "семи"},          {8, "восемь"},       {8, "восьми"},        {9, "девять"},       {9, "девяти"},
    {10, "десять"},       {10, "десяти"},      {11, "одиннадцат*"},  {12, "двенадцат*"},  {13, "тринадцат*"},
    {14, "четырнадцат*"}, {15, "пятнадцат*"},  {16, "шестнадцат*"},  {17, "семнадцат*"},  {18, "восемнадцат*"},
    {19, "девятнадцат*"}, {20, "двадцат*"},    {30, "тридцат*"},     {40, "сорок"},       {40, "сорока"},
    {50, "пятьдесят"},    {50, "пятидесяти"},  {60, "шестьдесят"},   {60, "шестидесяти"}, {70, "семьдесят"},
    {70, "семидесяти"},   {80, "восемьдесят"}, {80, "восьмидесяти"}, {90, "девяност*"}};

template <std::size_t size>
std::optional<int> place_in(const std::array<std::array<std::string_view, 2>, size>& names, std::string_view word) {
    for (std::size_t i = 0; i < size; ++i)
        if (among(names[i], word)) return static_cast<int>(i) + 1;
    return std::nullopt;
}

}  // namespace

bool among(Words words, std::string_view word) {
    return std::ranges::any_of(words, [&](std::string_view entry) { return !entry.empty() && is_word(entry, word); });
}

std::optional<int> month_of(std::string_view folded, std::string_view language) {
    static constexpr std::array<std::array<std::string_view, 2>, 12> english{{{"january", "jan"},
                                                                              {"february", "feb"},
                                                                              {"march", "mar"},
                                                                              {"april", "apr"},
                                                                              {"may", ""},
                                                                              {"june", "jun"},
                                                                              {"july", "jul"},
                                                                              {"august", "aug"},
                                                                              {"september", "sept"},
                                                                              {"october", "oct"},
                                                                              {"november", "nov"},
                                                                              {"december", "dec"}}};
    static constexpr std::array<std::array<std::string_view, 2>, 12> french{{{"janvier", "janv"},
                                                                             {"février", "févr"},
                                                                             {"mars", ""},
                                                                             {"avril", "avr"},
                                                                             {"mai", ""},
                                                                             {"juin", ""},
                                                                             {"juillet", "juil"},
                                                                             {"août", "aout"},
                                                                             {"septembre", "sept"},
                                                                             {"octobre", "oct"},
                                                                             {"novembre", "nov"},
                                                                             {"décembre", "déc"}}};
    static constexpr std::array<std::array<std::string_view, 2>, 12> russian{{{"январ*", "янв"},
                                                                              {"феврал*", "фев"},
                                                                              {"март", ""},
                                                                              {"апрел*", "апр"},
                                                                              {"май", "мая"},
                                                                              {"июн*", ""},
                                                                              {"июл*", ""},
                                                                              {"август", "авг"},
                                                                              {"сентябр*", "сент"},
                                                                              {"октябр*", "окт"},
                                                                              {"ноябр*", "нояб"},
                                                                              {"декабр*", "дек"}}};
    static constexpr auto march = std::to_array<std::string_view>({"марта", "марте", "мартом"});
    static constexpr auto may = std::to_array<std::string_view>({"мае", "маем"});
    static constexpr auto august = std::to_array<std::string_view>({"августа", "августе", "августом"});
    if (language == "fr") return place_in(french, without_elision(folded));
    if (language == "ru") {
        if (among(march, folded)) return 3;
        if (among(may, folded)) return 5;
        if (among(august, folded)) return 8;
        return place_in(russian, folded);
    }
    if (language == "en") return folded == "sep" ? std::optional(9) : place_in(english, folded);
    return std::nullopt;
}

std::optional<int> weekday_of(std::string_view folded, std::string_view language) {
    static constexpr std::array<std::array<std::string_view, 2>, 7> english{{{"monday", "mondays"},
                                                                             {"tuesday", "tuesdays"},
                                                                             {"wednesday", "wednesdays"},
                                                                             {"thursday", "thursdays"},
                                                                             {"friday", "fridays"},
                                                                             {"saturday", "saturdays"},
                                                                             {"sunday", "sundays"}}};
    static constexpr std::array<std::array<std::string_view, 2>, 7> french{{{"lundi", "lundis"},
                                                                            {"mardi", "mardis"},
                                                                            {"mercredi", "mercredis"},
                                                                            {"jeudi", "jeudis"},
                                                                            {"vendredi", "vendredis"},
                                                                            {"samedi", "samedis"},
                                                                            {"dimanche", "dimanches"}}};
    static constexpr std::array<std::array<std::string_view, 2>, 7> russian{{{"понедельник*", ""},
                                                                             {"вторник*", ""},
                                                                             {"среда", "среду"},
                                                                             {"четверг*", ""},
                                                                             {"пятниц*", ""},
                                                                             {"суббот*", ""},
                                                                             {"воскресенье*", "воскресен*"}}};
    if (language == "en") return place_in(english, folded);
    if (language == "fr") return place_in(french, without_elision(folded));
    if (language == "ru") return place_in(russian, folded);
    return std::nullopt;
}

std::optional<ProvisionLevel> provision_level(const std::string& folded, std::string_view language) {
    static constexpr auto articles = std::to_array<std::string_view>(
        {"article", "articles", "art", "arts", "section", "sections", "sect", "sec", "§", "artikel", "ст", "стст"});
    static constexpr auto paragraphs = std::to_array<std::string_view>(
        {"paragraph", "paragraphs", "para", "paras", "par", "paragraphe", "paragraphes", "alinéa", "alinéas", "al",
         "part", "parts", "point", "points", "partie", "subsection", "п", "ч"});
    static constexpr auto letters = std::to_array<std::string_view>(
        {"letter", "lettre", "lettres", "letters", "subparagraph", "subparagraphs", "пп", "let", "lit", "litt"});
    static constexpr auto russian_articles = std::to_array<std::string_view>(
        {"статья", "статьи", "статье", "статью", "статьей", "статьёй", "статьями", "статей"});
    static constexpr auto russian_paragraphs = std::to_array<std::string_view>(
        {"пункт*", "часть", "части", "частью", "частей", "частями", "абзац*", "частях"});
    const std::string_view word = without_elision(folded);
    if (among(articles, word)) return ProvisionLevel::article;
    if (among(paragraphs, word)) return ProvisionLevel::paragraph;
    if (among(letters, word)) return ProvisionLevel::letter;
    if (language != "ru") return std::nullopt;
    if (among(russian_articles, word) || word.starts_with("статьях") || word.starts_with("статьям"))
        return ProvisionLevel::article;
    if (word.starts_with("подпункт")) return ProvisionLevel::letter;
    if (among(russian_paragraphs, word)) return ProvisionLevel::paragraph;
    return std::nullopt;
}

bool joins_provisions(const std::string& folded) {
    static constexpr auto words =
        std::to_array<std::string_view>({"and", "or", "et", "ou", "и", "или", "to", "à", "по", "до", "through"});
    return among(words, folded);
}

bool counts_in_roman(const std::string& folded) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"chapter", "chapters", "chapitre", "chapitres", "title", "titre", "part", "partie", "book", "livre", "annex",
         "annexe", "protocol", "глав*", "раздел*", "часть", "части", "приложени*", "протокол*"});
    return among(words, without_elision(folded));
}

std::pair<std::string_view, std::size_t> currency_of(std::span<const Token> from) {
    // "250 000 d'euros", "2 millions de dollars"
    static constexpr auto of = std::to_array<std::string_view>({"de", "of"});
    const std::size_t skipped = !from.empty() && among(of, from[0].folded) ? 1 : 0;
    if (from.size() <= skipped) return {};
    const std::string_view first = without_elision(from[skipped].folded);
    for (const Phrase& phrase : currencies) {
        const bool two = !phrase.words[1].empty();
        if (!is_word(phrase.words[0], first)) continue;
        if (two && (from.size() <= skipped + 1 || !is_word(phrase.words[1], from[skipped + 1].folded))) continue;
        return {phrase.means, skipped + (two ? 2 : 1)};
    }
    return {};
}

std::string_view currency_of_sign(std::string_view sign) {
    for (const auto& [written, code] : currency_signs)
        if (written == sign) return code;
    return {};
}

bool is_currency_code(std::string_view word) {
    return among(codes, word);
}

bool is_of_address(std::string_view folded) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"street",   "st",     "road",  "avenue",   "square", "lane",    "rue",        "boulevard", "allée",
         "quai",     "chemin", "place", "ул",       "улица",  "улице",   "улицы",      "площадь",   "пл",
         "проспект", "пр",     "пер",   "переулок", "шоссе",  "бульвар", "набережная", "наб"});
    return among(words, folded);
}

std::optional<std::size_t> noughts_of(const std::string& folded, std::string_view language) {
    static constexpr auto thousands = std::to_array<std::string_view>({"thousand", "тыс", "тысяч*", "milliers"});
    static constexpr auto millions =
        std::to_array<std::string_view>({"million", "millions", "mln", "mio", "млн", "миллион*"});
    static constexpr auto milliards =
        std::to_array<std::string_view>({"milliard", "milliards", "bn", "mrd", "млрд", "миллиард*"});
    if (among(thousands, folded)) return 3;
    if (among(millions, folded)) return 6;
    if (among(milliards, folded)) return 9;
    if (language == "en" && folded == "billion") return 9;
    if ((language == "en" && folded == "trillion") || folded.starts_with("триллион")) return 12;
    return std::nullopt;
}

std::string_view unit_of(std::string_view folded, std::string_view value, std::string_view language) {
    if (language == "ru" && folded == "г") return value.size() == 4 ? "year" : "g";
    for (const Phrase& unit : units)
        if (among(unit.words, folded)) return unit.means;
    return {};
}

std::optional<int> number_word(std::string_view folded, std::string_view language) {
    const std::span<const Count> counts = language == "en"   ? std::span<const Count>(english_counts)
                                          : language == "fr" ? std::span<const Count>(french_counts)
                                          : language == "ru" ? std::span<const Count>(russian_counts)
                                                             : std::span<const Count>();
    const std::string_view word = without_elision(folded);
    for (const Count& count : counts)
        if (is_word(count.words, word)) return count.number;
    return std::nullopt;
}

bool is_ordinal_ending(std::string_view folded, std::string_view language) {
    static constexpr auto english = std::to_array<std::string_view>({"st", "nd", "rd", "th", "s"});
    static constexpr auto french =
        std::to_array<std::string_view>({"er", "re", "e", "ᵉ", "ème", "eme", "nd", "nde", "ers"});
    static constexpr auto russian =
        std::to_array<std::string_view>({"го", "й", "е", "я", "му", "м", "ой", "ю", "х", "ый", "ая", "ое", "ми", "ые"});
    if (language == "en") return among(english, folded);
    if (language == "fr") return among(french, folded);
    return language == "ru" && among(russian, folded);
}

}  // namespace comity::documents
