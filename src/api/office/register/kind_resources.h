// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "api/office/routes.h"
#include "node/register/register_desk.h"

namespace comity::api {

/// What every kind has is added from its table of commands; these are what only agreements have.
void add_agreement_resources(Routes& routes);
void add_programme_resources(Routes& routes);

template <class State>
node::RegisterDesk<State>& desk_of(Desk& desk);
template <>
inline node::RegisterDesk<registry::Agreement>& desk_of(Desk& desk) {
    return desk.office.registry->agreements;
}
template <>
inline node::RegisterDesk<registry::Programme>& desk_of(Desk& desk) {
    return desk.office.registry->programmes;
}

}  // namespace comity::api
