// SPDX-License-Identifier: EUPL-1.2
#include "command/participant.h"

namespace comity::command {

bool same_person(const Participant& a, const Participant& b) {
    return a.account == b.account || (!a.on_behalf_of.empty() && a.on_behalf_of == b.account) ||
           (!b.on_behalf_of.empty() && b.on_behalf_of == a.account) ||
           (!a.on_behalf_of.empty() && a.on_behalf_of == b.on_behalf_of);
}

}  // namespace comity::command
