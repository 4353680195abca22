// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/explanations.h"

#include "format/csv.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

bool fits(std::string_view text, std::string_view pattern) {
    return pattern.find('*') == std::string_view::npos ? text == pattern : fits_glob(text, pattern);
}

}  // namespace

Result<std::vector<Explanation>> read_explanations(std::string_view csv, std::string_view file) {
    TRY(table, format::read_csv(csv, file));
    TRY(rule, table.column("rule"));
    TRY(change, table.column("change"));
    TRY(reason, table.column("reason"));
    std::vector<Explanation> rows;
    for (const format::CsvTable::Row& row : table.rows) {
        if (row.cells[reason].empty()) {
            return fail(ErrorKind::invalid, "a change no example notices needs a reason", table.place(row),
                        "say why it cannot show, or write an example and take the row out");
        }
        rows.push_back({row.cells[rule], row.cells[change], row.cells[reason], table.place(row), 0});
    }
    return rows;
}

std::vector<Survivor> unexplained(const std::vector<Survivor>& survivors, std::vector<Explanation>& explanations) {
    std::vector<Survivor> rest;
    for (const Survivor& survivor : survivors) {
        bool explained = false;
        for (Explanation& row : explanations) {
            if (!fits(survivor.rule, row.rule) || !fits(survivor.change, row.change)) continue;
            ++row.survivors;
            explained = true;
            break;
        }
        if (!explained) rest.push_back(survivor);
    }
    return rest;
}

}  // namespace comity::law
