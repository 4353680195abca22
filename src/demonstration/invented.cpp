// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/invented.h"

#include <array>

#include <fmt/format.h>

namespace comity::demonstration {

namespace {

using format::Value;

struct Name {
    std::string_view latin;
    std::string_view own;  ///< in the script of the language; "" where that is Latin
};

struct Names {
    std::string_view states;  ///< separated by blanks
    std::span<const Name> given;
    std::span<const Name> family;
};

constexpr Name russian_given[] = {{"Ivan", "Иван"},        {"Pavel", "Павел"},   {"Olga", "Ольга"},
                                  {"Nadezhda", "Надежда"}, {"Sergei", "Сергей"}, {"Yulia", "Юлия"}};
constexpr Name russian_family[] = {{"Berezkin", "Берёзкин"}, {"Schukin", "Щукин"},        {"Rechnoi", "Речной"},
                                   {"Polevoi", "Полевой"},   {"Khrustalev", "Хрусталёв"}, {"Lodochkin", "Лодочкин"}};
constexpr Name azeri_given[] = {{"Elchin", ""}, {"Rəşad", ""}, {"Günel", ""}, {"Aygün", ""}};
constexpr Name azeri_family[] = {{"Dağlı", ""}, {"Çaylı", ""}, {"Bağbanov", ""}, {"Dəmirçiyev", ""}};
constexpr Name arabic_given[] = {{"Karim", "كريم"}, {"Layla", "ليلى"}, {"Yusuf", "يوسف"}, {"Huda", "هدى"}};
constexpr Name arabic_family[] = {
    {"al-Najjar", "النجار"}, {"al-Sabbagh", "الصباغ"}, {"Haddad", "حداد"}, {"al-Khayyat", "الخياط"}};
constexpr Name greek_given[] = {{"Nikos", "Νίκος"}, {"Eleni", "Ελένη"}, {"Kostas", "Κώστας"}};
constexpr Name greek_family[] = {{"Psaras", "Ψαράς"}, {"Ampelas", "Αμπελάς"}, {"Kalamaris", "Καλαμάρης"}};
constexpr Name georgian_given[] = {{"Giorgi", "გიორგი"}, {"Nino", "ნინო"}, {"Luka", "ლუკა"}};
constexpr Name georgian_family[] = {{"Mtieli", "მთიელი"}, {"Mezgauri", "მეზღაური"}, {"Vazani", "ვაზანი"}};
constexpr Name chinese_given[] = {{"Xiaoming", "小明"}, {"Meili", "美丽"}, {"Wei", "伟"}};
constexpr Name chinese_family[] = {{"Shan", "山"}, {"Hai", "海"}, {"He", "河"}};
constexpr Name latin_given[] = {{"Anna", ""}, {"Jean", ""}, {"Mehmet", ""}, {"Elif", ""}, {"Pekka", ""},
                                {"Aino", ""}, {"Luca", ""}, {"Giulia", ""}, {"José", ""}, {"Zoë", ""}};
constexpr Name latin_family[] = {{"Müller-Example", ""}, {"Delarivière", ""}, {"Dağcı", ""},    {"Järvinen-Koe", ""},
                                 {"Dalponte", ""},       {"Ó Faireagán", ""}, {"Nováková", ""}, {"Østergård", ""}};

constexpr Names by_state[] = {{"RU BY KZ UA", russian_given, russian_family}, {"AZ", azeri_given, azeri_family},
                              {"MA TN EG AE", arabic_given, arabic_family},   {"GR CY", greek_given, greek_family},
                              {"GE", georgian_given, georgian_family},        {"CN", chinese_given, chinese_family}};

constexpr std::array<std::string_view, 18> states{"TR", "FR", "DE", "IT", "AZ", "RU", "UA", "KZ", "GE",
                                                  "GB", "US", "MA", "GR", "PL", "ES", "BR", "CN", "AE"};

constexpr std::array<std::string_view, 16> titles{
    "Fraud with invoices",        "Theft of a painting",      "Bribe for a road",         "Forged certificates",
    "Smuggling of cigarettes",    "Robbery of a jeweller",    "Money through four banks", "Break-in into a data centre",
    "Ransom in virtual currency", "Import of cocaine",        "Burning of a warehouse",   "Embezzled pension fund",
    "Trafficking in persons",     "Death on a building site", "Stolen antiquities",       "Tax on fuel that never ran"};

}  // namespace

std::span<const std::string_view> counterparts() {
    return states;
}

std::string_view invented_title(Chance& chance) {
    return chance.of(titles);
}

Value invented_person(Chance& chance, std::string_view state, std::string_view role) {
    std::span<const Name> given = latin_given;
    std::span<const Name> family = latin_family;
    for (const Names& names : by_state) {
        if (names.states.find(state) == std::string_view::npos) continue;
        given = names.given;
        family = names.family;
    }
    const Name& first = chance.of(given);
    const Name& last = chance.of(family);
    Value names = Value::list({fmt::format("{} {}", first.latin, last.latin)});
    if (!first.own.empty()) names.append(fmt::format("{} {}", first.own, last.own));
    return Value::object(
        {{"role", role},
         {"names", std::move(names)},
         {"born", fmt::format("{}-{:02}-{:02}", 1950 + chance.below(55), 1 + chance.below(12), 1 + chance.below(28))},
         {"identifiers",
          Value::list({Value::object({{"type", "passport"},
                                      {"value", fmt::format("{}X{:07}", state, chance.below(10'000'000))},
                                      {"issued_by", state}})})}});
}

}  // namespace comity::demonstration
