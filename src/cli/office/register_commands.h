// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/office/open_office.h"
#include "node/register/register_desk.h"
#include "register/decide.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity agreement …`, `comity programme …`, `comity body …`, `comity meeting …`, `comity publication …`,
/// `comity statistic …`, `comity news …`: what is read
/// of the register, and every command of its tables.
void add_register_commands(CLI::App& app, int& status);

// Its parts.
void add_agreement_sheets(CLI::App& agreements, int& status);
void add_programme_sheets(CLI::App& programmes, int& status);
void add_body_sheets(CLI::App& bodies, int& status);
void add_meeting_sheets(CLI::App& meetings, int& status);
void add_library_sheets(CLI::App& publications, int& status);
void add_statistic_sheets(CLI::App& statistics, int& status);
void add_news_sheets(CLI::App& news, int& status);
/// `comity questionnaire …`: none of its commands changes anything.
void add_questionnaire_commands(CLI::App& app, int& status);

template <class State>
node::RegisterDesk<State>& desk_of(const OpenOffice& opened) {
    return opened.office->registry->of<State>();
}

/// Its id, from its number (AGR-2026-00001) or itself. Errors: there is none.
template <class State>
Result<std::string> holding_id(const OpenOffice& opened, std::string named) {
    if (named.find('-') == std::string::npos) return named;
    for (char& c : named) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    TRY(id, desk_of<State>(opened).id_of(named));
    if (!id.empty()) return id;
    return fail(ErrorKind::not_found, "there is no " + named, {},
                "`comity " + std::string(registry::KindOf<State>::word) + " list` lists those there are");
}

}  // namespace comity::cli
