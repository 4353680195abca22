// SPDX-License-Identifier: EUPL-1.2
#include "law/show/provision_sheet.h"

#include <algorithm>

#include "law/library/articles.h"
#include "law/show/rule_text.h"

namespace comity::law {

namespace {

std::string target_name(const Library& library, const Target& target) {
    if (target.instrument == none) return std::string(library.text(target.id));
    return std::string(library.text(library.instruments()[static_cast<std::size_t>(target.instrument)].id)) + ":" +
           std::string(library.text(target.number));
}

std::string_view verb(RuleKind kind) {
    switch (kind) {
        case RuleKind::exception:
            return "clears";
        case RuleKind::bar:
            return "bars";
        case RuleKind::harden:
            return "makes mandatory";
        case RuleKind::soften:
            return "makes optional";
        default:
            return "speaks of";
    }
}

}  // namespace

ProvisionSheet provision_sheet(const Library& library, ProvisionIndex index) {
    ProvisionSheet sheet;
    sheet.provision = index;
    const Provision& provision = library.provisions()[static_cast<std::size_t>(index)];
    for (const Rule& rule : library.of(library.rules(), provision.rules)) {
        const std::vector<std::string> lines = rule_lines(library, rule);
        sheet.rules.insert(sheet.rules.end(), lines.begin(), lines.end());
        for (RuleIndex effect : library.of(library.indices(), rule.affected_by)) {
            const Rule& by = library.rules()[static_cast<std::size_t>(effect)];
            const std::string subject(library.text(rule.id != 0 ? rule.id : provision.id));
            sheet.influences.push_back({by.provision, std::string(verb(by.kind)) + " " + subject, by.test});
        }
    }
    for (const Target& target : library.of(library.targets(), provision.replaces))
        sheet.replaces.push_back(target_name(library, target));
    for (std::size_t i = 0; i < library.provisions().size(); ++i) {
        const auto replaced = library.of(
            library.indices(),
            Range<std::int32_t>{library.provisions()[i].replaced.first, library.provisions()[i].replaced.count});
        if (std::ranges::find(replaced, index) != replaced.end()) {
            sheet.influences.push_back({static_cast<ProvisionIndex>(i), "replaces it", none});
        }
    }
    return sheet;
}

std::vector<ProvisionIndex> provisions_within(const Library& library, InstrumentIndex instrument,
                                              std::string_view article) {
    std::vector<ProvisionIndex> found;
    const Range<Provision> all = library.instruments()[static_cast<std::size_t>(instrument)].provisions;
    for (std::uint32_t i = 0; i < all.count; ++i) {
        const auto index = static_cast<ProvisionIndex>(all.first + i);
        const std::string_view number = library.text(library.provisions()[static_cast<std::size_t>(index)].number);
        if (article.empty() || article_within(number, article)) found.push_back(index);
    }
    return found;
}

std::vector<const Participation*> parties_of(const Library& library, InstrumentIndex instrument) {
    std::vector<const Participation*> rows;
    for (const Participation& row : library.participations()) {
        if (row.instrument == instrument) rows.push_back(&row);
    }
    return rows;
}

std::vector<const Declaration*> declarations_under(const Library& library, InstrumentIndex instrument,
                                                   std::string_view article) {
    std::vector<const Declaration*> rows;
    for (const Declaration& row : library.declarations()) {
        if (row.instrument != instrument) continue;
        const std::string_view under = library.text(row.article);
        if (article.empty() || article_within(under, article) || article_within(article, under)) rows.push_back(&row);
    }
    return rows;
}

std::string days_words(const DateInterval& from, const DateInterval& to) {
    const bool from_known = from.first != CivilDate::earliest() || from.last != CivilDate::latest();
    const bool open_start = from == DateInterval::on(CivilDate::earliest());
    const bool ended = to.last != CivilDate::latest();
    std::string words;
    if (open_start)
        words = ended ? "" : "no first day given";
    else if (!from_known)
        words = "first day not known";
    else if (from.last == CivilDate::latest())
        words = "some day after " + to_string(from.first);
    else
        words = (ended ? "" : "since ") + to_string(from);
    if (ended) words += (words.empty() ? "until " : " to ") + to_string(to);
    return words;
}

}  // namespace comity::law
