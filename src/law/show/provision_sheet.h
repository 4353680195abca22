// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"

namespace comity::format {
class JsonWriter;
}

namespace comity::law {

/// What another provision does to one: "replaces it", "clears g.political", with the condition.
struct Influence {
    ProvisionIndex by = none;
    std::string effect;
    ExprId when = none;
};

/// Everything the library says about one provision.
struct ProvisionSheet {
    ProvisionIndex provision = none;
    std::vector<std::string> rules;     ///< in the law language, line by line
    std::vector<std::string> replaces;  ///< what it puts out of force
    std::vector<Influence> influences;
};

ProvisionSheet provision_sheet(const Library& library, ProvisionIndex provision);

/// The provisions of an instrument within an article: "6" gives 6.1.a, 6.2 and 6#registered; "" gives all.
std::vector<ProvisionIndex> provisions_within(const Library& library, InstrumentIndex instrument,
                                              std::string_view article);

/// The register's rows of one instrument, in the order of States.
std::vector<const Participation*> parties_of(const Library& library, InstrumentIndex instrument);

/// Declarations under the article, or under one that contains it; "" gives all.
std::vector<const Declaration*> declarations_under(const Library& library, InstrumentIndex instrument,
                                                   std::string_view article);

/// "since 1960-04-18", "1960-04-18 to 2020-12-31", "not known since when".
std::string days_words(const DateInterval& from, const DateInterval& to);

void write_provision(format::JsonWriter& json, const Library& library, const ProvisionSheet& sheet,
                     const std::vector<std::string>* examples);
void write_instrument(format::JsonWriter& json, const Library& library, InstrumentIndex instrument);
void write_parties(format::JsonWriter& json, const Library& library, InstrumentIndex instrument);
void write_declarations(format::JsonWriter& json, const Library& library,
                        const std::vector<const Declaration*>& declarations);
void write_fact(format::JsonWriter& json, const Library& library, FactIndex fact);

}  // namespace comity::law
