// SPDX-License-Identifier: EUPL-1.2
// What the commands that show one thing of the register have in common.
#pragma once

#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/office/listing.h"
#include "cli/office/register_commands.h"

namespace comity::cli {

struct SheetOptions {
    OfficeOptions office;
    std::string of;  ///< number or id
    std::string on;
    std::string known;
    std::string language = "en";
    std::string part;
    bool json = false;
};

template <class State>
struct FoundHolding {
    std::unique_ptr<OpenOffice> opened;
    State state;
    CivilDate on;
};

/// Of `--known`; nothing where it is not given. Errors: no moment.
Result<std::optional<Instant>> known_moment(const std::string& given);
Result<CivilDate> sheet_day(const OpenOffice& opened, const std::string& given);

template <class State>
Result<FoundHolding<State>> find_holding(const SheetOptions& options) {
    TRY(opened, options.office.open());
    TRY(id, holding_id<State>(*opened, options.of));
    TRY(known, known_moment(options.known));
    TRY(found, desk_of<State>(*opened).open(opened->person, id, known));
    TRY(on, sheet_day(*opened, options.on));
    return FoundHolding<State>{std::move(opened), std::move(found.state), on};
}

/// "KZ, TR"
std::string states_line(const std::vector<registry::Party>& parties);
/// Whether a part of it is public, and what was chosen.
template <class State>
void print_public(const State& state) {
    if (const auto* part = registry::public_part(state))
        std::cout << fmt::format("  public since {}: {}\n", to_string(*part->on), fmt::join(part->fields, ", "));
    if (state.page.withdrawn_on)
        std::cout << fmt::format("  withdrawn from the public pages on {}: {}\n", to_string(*state.page.withdrawn_on),
                                 state.page.withdrawn_because[0]);
}
/// What still waits for a second person.
void print_waiting(const registry::Holding& holding);

/// Behind the name of the command: `word` in capitals, its number or id, and the day.
CLI::App& add_sheet(CLI::App& of, const std::string& name, const std::string& says, std::string_view word,
                    std::string_view letters, const std::shared_ptr<SheetOptions>& options,
                    Result<int> (*run)(const SheetOptions&), int& status);
/// `--known` and `--json`.
void add_whole_sheet(CLI::App& command, SheetOptions& options);
/// `--lang` of en, fr, ru.
void add_language(CLI::App& command, std::string& language, const std::string& says);

}  // namespace comity::cli
