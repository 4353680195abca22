// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments.h"

#include "base/nearest.h"
#include "cli/exit_status.h"
#include "cli/usage.h"

namespace comity::cli {

Result<CivilDate> read_day(const std::string& text, CivilDate otherwise, std::string_view option) {
    if (text.empty()) return otherwise;
    const auto day = parse_date(text);
    if (day && day->exact()) return day->first;
    return fail(ErrorKind::invalid, std::string(option) + ": '" + text + "' is no day", {}, "write it as 2014-05-01");
}

Result<StateCode> read_state(const law::Library& library, const std::string& text) {
    if (const auto state = library.parse_state(text)) return *state;
    return fail(ErrorKind::not_found, "'" + text + "' is no State", {}, "give its ISO 3166-1 code, as TR or TUR");
}

Result<law::InstrumentIndex> read_instrument(const law::Library& library, const std::string& id) {
    if (id.empty()) return law::none;
    const law::InstrumentIndex index = library.find_instrument(id);
    if (index != law::none) return index;
    std::vector<std::string_view> ids;
    for (const law::Instrument& known : library.instruments()) ids.push_back(library.text(known.id));
    const std::string near = nearest(id, ids);
    return fail(ErrorKind::not_found, "'" + id + "' is no instrument of the library", {},
                near.empty() ? "`comity law show` lists them" : "did you mean " + near + "?");
}

int finished(const Result<int>& result) {
    return result ? *result : refuse(result.error());
}

std::string state_name(const law::Library& library, StateCode state, std::string_view language) {
    const law::State* known = library.find_state(state);
    return known == nullptr ? state.text() : std::string(library.text(known->name, language));
}

}  // namespace comity::cli
