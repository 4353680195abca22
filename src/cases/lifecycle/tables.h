// SPDX-License-Identifier: EUPL-1.2
// The tables, one function per kind and direction.
#pragma once

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

Course extradition_incoming();
Course extradition_outgoing();
Course provisional_arrest_incoming();
Course provisional_arrest_outgoing();
Course speciality_consent_incoming();
Course speciality_consent_outgoing();
Course re_extradition_consent_incoming();
Course re_extradition_consent_outgoing();
Course transit_incoming();
Course transit_outgoing();
Course temporary_surrender_incoming();
Course temporary_surrender_outgoing();
Course assistance_incoming();
Course assistance_outgoing();
Course sentenced_person_incoming();
Course sentenced_person_outgoing();
Course compulsory_treatment_incoming();
Course compulsory_treatment_outgoing();
Course proceedings_incoming();
Course proceedings_outgoing();
Course administrative_offence_incoming();
Course administrative_offence_outgoing();
Course police_incoming();
Course police_outgoing();
Course asset_recovery_incoming();
Course asset_recovery_outgoing();
Course spontaneous_information_incoming();
Course spontaneous_information_outgoing();

Course measures_incoming();
Course measures_outgoing();

}  // namespace comity::cases
