// SPDX-License-Identifier: EUPL-1.2
// Statistics: each table as it was published, with the same numbers for table programs (RFC 4180).
#include <algorithm>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/bar_chart.h"
#include "node/site/site_section.h"
#include "node/site/site_words.h"
#include "register/decide.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::CountTable;
using registry::Statistic;
using registry::TableCell;

/// "–" where the number is withheld.
std::string number_of(const std::optional<int>& count) {
    return count ? std::to_string(*count) : "–";
}

class StatisticPages : SiteSection {
   public:
    StatisticPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                   const PublicRecord& record, std::string_view language)
        : SiteSection(files, owner, library, record.on, language, "statistics"), record_(record) {}

    void add() {
        std::vector<std::string> lines;
        for (const Statistic& statistic : record_.statistics) {
            add_table(statistic);
            lines.push_back("<li>" + link(path_of(statistic), statistic.title_in(language_)) + "</li>\n");
        }
        add_list("statistics/index", word("statistics"), lines, "");
    }

   private:
    static std::string path_of(const Statistic& statistic) {
        return "statistics/" + in_lower_case(statistic.number) + ".html";
    }
    std::string group_name(std::string_view grouping, const std::string& group) const {
        if (group.empty()) return site_word("all", language_);
        if (grouping == "state") {
            const auto state = StateCode::parse(group);
            if (state) return name_of(*state);
        }
        return site_word(group, language_);
    }

    std::string head_of(const Statistic& statistic, const std::vector<std::string>& columns, bool states) const {
        std::string row = fmt::format("<th scope=\"col\">{}</th>", site_word(statistic.rows, language_));
        for (const std::string& column : columns)
            row += fmt::format("<th scope=\"col\">{}</th>",
                               statistic.columns.empty() ? site_word("count", language_)
                                                         : escaped_markup(group_name(statistic.columns, column)));
        if (states) row += fmt::format("<th scope=\"col\">{}</th>", site_word("partner-states", language_));
        return "<thead>\n<tr>" + row + "</tr>\n</thead>\n";
    }

    /// Of each row that is not the whole, the columns that are not the whole.
    std::string chart_of(const Statistic& statistic) const {
        std::vector<BarGroup> groups;
        const std::vector<TableCell>& cells = statistic.current()->table.cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const TableCell& cell = cells[i];
            if (cell.row.empty() || (!statistic.columns.empty() && cell.column.empty())) continue;
            if (groups.empty() || cells[i - 1].row != cell.row)
                groups.push_back({group_name(statistic.rows, cell.row), {}});
            groups.back().bars.push_back(
                {statistic.columns.empty() ? std::string() : group_name(statistic.columns, cell.column), cell.count,
                 number_of(cell.count)});
        }
        return bar_chart(groups, word("chart-of"));
    }

    void add_table(const Statistic& statistic) {
        const registry::StatisticEdition& edition = *statistic.current();
        const std::vector<TableCell>& cells = edition.table.cells;
        std::vector<std::string> columns;  // of the last row, which has all of them
        for (const TableCell& cell : cells)
            if (cell.row.empty()) columns.push_back(cell.column);
        const bool states = statistic.about == "agreements";
        std::string body;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i == 0 || cells[i].row != cells[i - 1].row)
                body += fmt::format("{}<tr><th scope=\"row\">{}</th>", i == 0 ? "" : "</tr>\n",
                                    escaped_markup(group_name(statistic.rows, cells[i].row)));
            body += fmt::format("<td class=\"number\">{}</td>", number_of(cells[i].count));
            if (states) body += fmt::format("<td class=\"number\">{}</td>", number_of(cells[i].states));
        }
        const bool withheld = std::ranges::any_of(cells, [](const TableCell& cell) { return !cell.count; });
        const std::string csv = "data/" + in_lower_case(statistic.number) + ".csv";
        // A newer table that was withdrawn: this one stands again.
        std::string later;
        if (const registry::StatisticEdition* last = statistic.withdrawn_last())
            later = fmt::format("<p>{} {}</p>\n{}", word("later-table"), site_day(last->until, language_),
                                withdrawn_note(*last->withdrawn_on, last->withdrawn_note, language_));
        put(path_of(statistic), statistic.title_in(language_),
            fmt::format(
                "{}{}{}{}<p>{}</p>\n", later, chart_of(statistic),
                site_scrolled(
                    statistic.title_in(language_),
                    fmt::format("<table>\n<caption>{} {}, {} {}</caption>\n{}<tbody>\n{}</tr>\n</tbody>\n</table>\n",
                                site_word("counted-until", language_), site_day(edition.until, language_),
                                site_word("published-on", language_), site_day(edition.on, language_),
                                head_of(statistic, columns, states), body)),
                withheld ? "<p class=\"note\">" + site_word("withheld", language_) + "</p>\n" : "",
                site_link(here(), csv, site_word("table", language_))));
    }

    const PublicRecord& record_;
};

/// What a table program would run as a formula gets an apostrophe in front.
std::string csv_field(std::string_view text) {
    std::string field = text.find_first_of("=+-@") == 0 ? "\"'" : "\"";
    for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + "\"";
}

std::string csv_of(const CountTable& table) {
    std::string text = "row,column,count,states\r\n";
    const auto cell = [](const std::optional<int>& number) { return number ? std::to_string(*number) : std::string(); };
    for (const TableCell& each : table.cells)
        text += fmt::format("{},{},{},{}\r\n", csv_field(each.row), csv_field(each.column), cell(each.count),
                            cell(each.states));
    return text;
}

}  // namespace

void add_statistic_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages)
        StatisticPages(files, owner, library, record, language).add();
    for (const Statistic& statistic : record.statistics)
        files.push_back({"data/" + in_lower_case(statistic.number) + ".csv", "text/csv; charset=utf-8; header=present",
                         csv_of(statistic.current()->table)});
}

}  // namespace comity::node
