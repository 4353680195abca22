// SPDX-License-Identifier: EUPL-1.2
// Tables of terms. Besides not failing: what is imported into an empty glossary goes out as a table that brings nothing
// new.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "register/glossary/glossary.h"
#include "register/glossary/glossary_csv.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto give = [](registry::Glossary& glossary, std::string_view text) {
        const auto events = registry::decide(glossary, {"import-terms", format::Value::object({{"csv", text}})});
        if (!events) {
            require(!events.error().message.empty());
            return false;
        }
        for (const command::NewEvent& event : *events)
            require(registry::apply(glossary, {event.type, &event.payload, {}}).has_value());
        return true;
    };
    registry::Glossary glossary;
    if (!give(glossary, {reinterpret_cast<const char*>(data), size})) return 0;
    require(!glossary.terms.empty() && glossary.terms.size() <= registry::most_terms);
    const std::string table = registry::write_glossary_csv(glossary);
    if (table.size() > registry::longest_glossary_csv) return 0;
    const std::size_t before = glossary.terms.size();
    require(registry::read_glossary_csv(table).has_value());
    require(!give(glossary, table) && glossary.terms.size() == before);
    return 0;
}
