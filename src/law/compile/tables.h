// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "law/compile/compilation.h"

namespace comity::law {

/// The tables (CSV) of the law folder; formats in docs/formats/register.md.
void read_states(Compilation& compilation, const std::filesystem::path& file);
/// `folder/instruments.csv`: titles and dates of the instruments of one family of folders.
void read_instrument_table(Compilation& compilation, const std::filesystem::path& file);
/// The bilateral treaties: each becomes an instrument between two States.
void read_bilateral_table(Compilation& compilation, const std::filesystem::path& file);
void read_parties(Compilation& compilation, const std::filesystem::path& file, InstrumentIndex instrument);
void read_declarations(Compilation& compilation, const std::filesystem::path& file, InstrumentIndex instrument);
void read_suspensions(Compilation& compilation, const std::filesystem::path& file);
void read_state_laws(Compilation& compilation, const std::filesystem::path& file);
void read_authorities(Compilation& compilation, const std::filesystem::path& file);

/// Works out which declarations fit which pattern of the rules. After all patterns and declarations are in.
void fit_declarations(LibraryBuilder& builder);

}  // namespace comity::law
