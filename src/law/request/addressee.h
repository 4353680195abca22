// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/determination/determine.h"

namespace comity::law {

/// To whom a letter goes, as far as the register knows.
struct Addressee {
    TextId competence = 0;  ///< of the table of authorities
    std::vector<const Authority*> authorities;
    /// No row fits this basis: the State's authorities under treaties with others.
    std::vector<const Authority*> elsewhere;
    /// What the requested State has declared on authorities, channels and languages, under what governs first, then
    /// under what supplements it or may be invoked.
    std::vector<const Declaration*> declarations;
};

Addressee addressee_of(const Determination& determination);

}  // namespace comity::law
