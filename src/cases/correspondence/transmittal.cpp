// SPDX-License-Identifier: EUPL-1.2
#include "cases/correspondence/transmittal.h"

#include <algorithm>

#include "cases/correspondence/tables.h"

namespace comity::cases {

const Proof* Transmittal::proof(std::string_view event) const {
    const auto at = std::ranges::find(proofs.rbegin(), proofs.rend(), event, &Proof::event);
    return at == proofs.rend() ? nullptr : &*at;
}

std::string_view standing(const Transmittal& transmittal) {
    const Milestone* reached = nullptr;
    for (const Proof& proof : transmittal.proofs) {
        const Milestone* here = find_milestone(proof.event);
        if (here && (!reached || here->rank >= reached->rank)) reached = here;
    }
    if (reached) return reached->word;
    return transmittal.outgoing ? "queued" : "received";
}

}  // namespace comity::cases
