// SPDX-License-Identifier: EUPL-1.2
#include "node/register/questionnaire_answers.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "node/docket/visible.h"
#include "node/register/every.h"
#include "node/register/statistic_counts.h"
#include "register/statistic/statistic.h"

namespace comity::node {

namespace {

using access::Resource;
using access::Verb;
using registry::AnswerTable;
using registry::AskedRequest;
using registry::CountTable;

Result<void> check_told(const Asker& asker, Readers told) {
    if (told == Readers::house) {
        if (relations_that_allow(asker.person, Resource::case_file, Verb::list) != "''") return {};
        return fail(ErrorKind::forbidden, "your roles list no cases", {},
                    "whoever publishes asks for the answers as they are handed out");
    }
    const auto may = [&](Verb verb) {
        return asker.person.may(access::Relation::owner, Resource::register_pages, verb).allowed();
    };
    if (may(Verb::propose) || may(Verb::approve)) return {};
    return fail(ErrorKind::forbidden, "answers for others are asked for by whoever publishes or approves it", {},
                "ask for the numbers of the cases that you may see");
}

/// A case is answered once all that it asks is; what was granted in part was granted.
struct Folding {
    AskedRequest request;
    bool granted = false, refused = false, pending = false;
    CivilDate answered_last = CivilDate::earliest();

    AskedRequest folded() const {
        AskedRequest whole = request;
        whole.outcome = pending ? "pending" : granted ? "granted" : refused ? "refused" : "withdrawn";
        if (!pending && answered_last != CivilDate::earliest()) whole.answered_on = answered_last;
        if (whole.outcome != "refused") whole.grounds.clear();
        return whole;
    }
};

void fold(Folding& folding, const store::Row& row) {
    AskedRequest& request = folding.request;
    request.id = row.string(0);
    request.kind = row.string(1);
    request.direction = row.string(2);
    request.state = StateCode::parse(row.text(3)).value_or(StateCode{});
    if (!row.text(4).empty()) request.measures.push_back(row.string(5));
    const std::string_view outcome = row.text(6);
    folding.granted = folding.granted || outcome == "granted";
    folding.refused = folding.refused || outcome == "refused";
    folding.pending = folding.pending || outcome == "pending";
    if (!row.text(7).empty()) request.grounds.insert(row.string(7));
    if (const auto sent = parse_date(row.text(8))) request.sent_on = sent->first;
    if (const auto answered = parse_date(row.text(9)))
        folding.answered_last = std::max(folding.answered_last, answered->first);
}

Result<std::vector<AskedRequest>> requests_of(store::Connection& rows, const Asker& asker, const AskedYears& years,
                                              Readers told) {
    std::map<std::string, Folding> cases;
    std::string sql =
        "SELECT l.case_id, l.kind, l.direction, l.counterpart, l.measure, l.what, l.outcome, l.ground, l.sent_on, "
        "l.answered_on FROM docket_ledger l WHERE l.authority = $1 AND l.sent_on >= $2 AND l.sent_on <= $3";
    const std::string first = fmt::format("{:04}-01-01", years.first), last = fmt::format("{:04}-12-31", years.last);
    const auto take = [&](const store::Row& row) { fold(cases[row.string(0)], row); };
    if (told == Readers::outside) {
        TRY_VOID(rows.each(sql + " ORDER BY l.case_id, l.measure", {asker.authority, first, last}, take));
    } else {
        // visible() takes $2 to $4 for the person.
        sql = fmt::format(
            "SELECT l.case_id, l.kind, l.direction, l.counterpart, l.measure, l.what, l.outcome, l.ground, l.sent_on, "
            "l.answered_on FROM docket_ledger l WHERE l.authority = $1 AND l.sent_on >= $5 AND l.sent_on <= $6 AND {} "
            "ORDER BY l.case_id, l.measure",
            visible("l.case_id", asker.person, Resource::case_file, Verb::list));
        TRY_VOID(rows.each(
            sql,
            {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(), first, last},
            take));
    }
    if (cases.size() > most_counted)
        return fail(ErrorKind::limit, fmt::format("{} requests would count", cases.size()), {},
                    fmt::format("at most {}; ask for fewer years", most_counted));
    std::vector<AskedRequest> requests;
    for (const auto& [id, folding] : cases) requests.push_back(folding.folded());
    return requests;
}

}  // namespace

Result<void> check_years(const AskedYears& years) {
    if (years.first > years.last)
        return fail(ErrorKind::invalid, fmt::format("{} is behind {}", years.first, years.last), {},
                    "give the first year, then the last");
    if (years.last - years.first >= most_asked_years || years.first < 1900 || years.last > 2999)
        return fail(ErrorKind::invalid, "these years are too many, or none of ours", {},
                    fmt::format("at most {} years at once", most_asked_years));
    return {};
}

Result<std::vector<std::vector<AnswerTable>>> answers_to(store::Database& database, Authority& authority,
                                                         const Asker& asker,
                                                         const registry::Questionnaire& questionnaire,
                                                         const AskedYears& years, Readers told) {
    TRY_VOID(check_told(asker, told));
    TRY_VOID(check_years(years));
    std::vector<AskedRequest> requests;
    std::vector<registry::Statistic> published;
    {
        // Counting and withholding take long; readers of the rows do not wait for them.
        TRY(lease, database.reader());
        TRY(found, requests_of(*lease, asker, years, told));
        requests = std::move(found);
        if (told == Readers::outside) {
            TRY(statistics, every<registry::Statistic>(*lease, authority));
            published = std::move(statistics);
        }
    }
    std::vector<std::vector<AnswerTable>> answers;
    for (const registry::AskedQuestion& question : questionnaire.questions) {
        auto& tables = answers.emplace_back();
        for (const registry::QuestionTable& table : question.tables)
            tables.push_back(registry::answer(table, requests, years.first, years.last));
    }
    if (told == Readers::house) return answers;
    // What was published before, and what stands above in the same answers, is known to whoever reads them.
    std::vector<const CountTable*> before;
    for (const registry::Statistic& statistic : published)
        if (statistic.about == "cases")
            for (const registry::StatisticEdition& edition : statistic.editions) before.push_back(&edition.table);
    for (auto& tables : answers)
        for (AnswerTable& table : tables) {
            TRY_VOID(registry::withhold(table, before));
            before.push_back(&table.counts);
        }
    return answers;
}

Result<std::vector<ListedCase>> cases_behind(store::Connection& rows, const Asker& asker,
                                             const registry::QuestionTable& table, const AskedYears& years,
                                             std::string_view row, std::string_view outcome) {
    TRY_VOID(check_told(asker, Readers::house));
    TRY_VOID(check_years(years));
    TRY(requests, requests_of(rows, asker, years, Readers::house));
    const AnswerTable counted = registry::answer(table, requests, years.first, years.last);
    std::vector<ListedCase> listed;
    for (const std::string& id : counted.counts.items_of(row, outcome)) {
        TRY(seen, find_case(rows, asker, id));
        if (seen) listed.push_back(*std::move(seen));
    }
    std::ranges::sort(listed, {}, &ListedCase::number);
    return listed;
}

}  // namespace comity::node
