// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/translation_desk.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "node/docket/visible.h"

namespace comity::node {

namespace {

/// Need to know stands in the query; what was restricted offers nothing.
Result<std::vector<std::string>> searched_cases(store::Database& database, const std::string& authority,
                                                const Person& person, Instant now) {
    TRY(rows, database.reader());
    const std::string sql = fmt::format(
        "SELECT c.id FROM docket_case c WHERE c.authority = $1 AND c.restricted_on = '' AND {} ORDER BY "
        "c.changed_at DESC, c.id LIMIT $5",
        visible("c.id", person, access::Resource::paper, access::Verb::read));
    return rows->all(sql, {authority, person.seat(), person.as_head(), now.utc_milliseconds(), most_searched_cases},
                     [](const store::Row& row) { return row.string(0); });
}

/// No connection is held while its papers are read.
Result<OpenedCase> load(CaseDesk& cases, store::Database& database, const std::string& id) {
    TRY(lease, database.reader());
    return cases.load(*lease, id);
}

/// What one case offers; a paper that cannot be read offers nothing.
void look_into(CaseDesk& cases, PaperDesk& papers, const cases::CaseState& state, const cases::Paper& asked_for,
               bool same_case, const documents::Document& here, const documents::Segment& segment,
               std::string_view language, std::vector<OfferedTranslation>& offered) {
    for (const cases::Paper& paper : state.papers) {
        if (paper.withdrawn || (same_case && paper.id == asked_for.id)) continue;
        const auto earlier = papers.read(state, paper);
        if (!earlier) continue;
        const CivilDate on = cases.environment(paper.current().mark.at).today;
        for (documents::EarlierTranslation& words : documents::earlier_translations(*earlier, here, segment, language))
            offered.push_back({state.id, state.number, paper.id, on, std::move(words)});
    }
}

}  // namespace

Result<std::vector<OfferedTranslation>> earlier_translations(CaseDesk& cases, PaperDesk& papers,
                                                             store::Database& database, const Person& person,
                                                             const cases::CaseState& state, const cases::Paper& paper,
                                                             std::string_view segment, std::string_view language) {
    TRY(here, papers.read(state, paper));
    const auto all = documents::segments_of(here);
    const auto named = std::ranges::find_if(all, [&](const auto* each) { return each->id == segment; });
    const auto version = documents::version_of(here, language);
    if (named == all.end() || !version || *version == (*named)->source)
        return fail(ErrorKind::invalid,
                    fmt::format("paper {} has no passage '{}' to translate into '{}'", paper.id, segment, language), {},
                    "name a passage, and a language that is not the one it was written in");
    std::vector<OfferedTranslation> offered;
    TRY(searched, searched_cases(database, cases.authority().id, person, cases.now()));
    for (const std::string& id : searched) {
        const auto loaded = load(cases, database, id);
        if (!loaded) continue;
        look_into(cases, papers, loaded->state, paper, id == state.id, here, **named, language, offered);
    }
    std::ranges::stable_sort(offered, [](const auto& one, const auto& other) {
        return std::pair(one.words.likeness, one.on) > std::pair(other.words.likeness, other.on);
    });
    std::set<std::string> said;
    std::erase_if(offered, [&](const auto& each) { return !said.insert(each.words.translation).second; });
    if (offered.size() > most_offered_translations) offered.resize(most_offered_translations);
    std::set<std::pair<std::string, std::string>> shown;
    for (const OfferedTranslation& each : offered)
        if (each.case_id != state.id && shown.emplace(each.case_id, each.paper).second)
            TRY_VOID(cases.record_reading(person, each.case_id,
                                          fmt::format("passage of paper {} offered as a translation", each.paper)));
    return offered;
}

}  // namespace comity::node
