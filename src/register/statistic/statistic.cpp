// SPDX-License-Identifier: EUPL-1.2
#include "register/statistic/statistic.h"

#include <array>

#include "register/decide.h"
#include "register/source.h"

namespace comity::registry {

namespace {

using command::Fields;
using format::Value;

Result<void> statistic_described(Statistic& statistic, const Told& told) {
    Fields read(*told.payload);
    statistic.title = read.text_or("title", statistic.title);
    statistic.title_fr = read.text_or("title_fr", statistic.title_fr);
    statistic.title_ru = read.text_or("title_ru", statistic.title_ru);
    if (statistic.current()) statistic.public_version = told.sequence;
    return read.finish();
}

Result<void> statistic_begun(Statistic& statistic, const Told& told) {
    Fields read(*told.payload);
    take_beginning(statistic, KindOf<Statistic>::word, told, read);
    statistic.about = read.text("about");
    statistic.rows = read.text("rows");
    statistic.columns = read.text_or("columns");
    statistic.from = read.day_if("from");
    TRY_VOID(read.finish());
    return statistic_described(statistic, told);
}

Result<void> table_published(Statistic& statistic, const Told& told) {
    Fields read(*told.payload);
    statistic.editions.push_back({.id = read.text("id"),
                                  .on = read.day("on"),
                                  .until = read.day("until"),
                                  .table = read_table(read, statistic.about),
                                  .mark = mark_of(told)});
    statistic.public_version = told.sequence;
    return read.finish();
}

Result<void> table_withdrawn(Statistic& statistic, const Told& told) {
    Fields read(*told.payload);
    TRY(edition, part_of(statistic.editions, "edition", read.text("edition")));
    edition->withdrawn_on = read.day("on");
    edition->withdrawn_because = read.text("because");
    edition->withdrawn_note = read_public_words(read, "note");
    statistic.public_version = told.sequence;
    return read.finish();
}

constexpr std::array statistic_events{
    EventType<Statistic>{"statistic-begun", "defined the statistic", statistic_begun},
    EventType<Statistic>{"statistic-described", "changed its titles", statistic_described},
    EventType<Statistic>{"table-published", "published a table", table_published},
    EventType<Statistic>{"table-withdrawn", "withdrew a table", table_withdrawn},
};

}  // namespace

std::span<const EventType<Statistic>> KindOf<Statistic>::events() {
    return statistic_events;
}

std::string_view Statistic::stage_on(CivilDate day) const {
    std::string_view stage = "draft";
    for (const StatisticEdition& edition : editions) {
        if (edition.on > day) continue;
        if (!edition.withdrawn_on || *edition.withdrawn_on > day) return "published";
        stage = "withdrawn";
    }
    return stage;
}

const StatisticEdition* Statistic::current() const {
    const StatisticEdition* newest = nullptr;
    for (const StatisticEdition& edition : editions)
        if (!edition.withdrawn_on) newest = &edition;
    return newest;
}

const StatisticEdition* Statistic::withdrawn_last() const {
    return editions.empty() || !editions.back().withdrawn_on ? nullptr : &editions.back();
}

const std::string& Statistic::title_in(std::string_view language) const {
    return language == "fr" ? title_fr : language == "ru" ? title_ru : title;
}

Value shown(const StatisticEdition& edition) {
    return Value::object({{"id", edition.id},
                          {"on", to_string(edition.on)},
                          {"until", to_string(edition.until)},
                          {"cells", cells_value(edition.table)},
                          {"withdrawn_on", day_text(edition.withdrawn_on)},
                          {"withdrawn_because", edition.withdrawn_because},
                          {"withdrawn_note", value_of(edition.withdrawn_note)}});
}

Value shown(const Statistic& statistic, CivilDate on) {
    Value editions = Value::list();
    for (const StatisticEdition& edition : statistic.editions)
        editions.append(shown(edition).set("recorded", command::value_of(edition.mark)));
    Value value = shown_holding(statistic, on, statistic.stage_on(on));
    value.set("title_fr", statistic.title_fr)
        .set("title_ru", statistic.title_ru)
        .set("about", statistic.about)
        .set("rows", statistic.rows)
        .set("columns", statistic.columns)
        .set("from", day_text(statistic.from))
        .set("smallest_told", smallest_told)
        .set("editions", std::move(editions));
    return value;
}

}  // namespace comity::registry
