// SPDX-License-Identifier: EUPL-1.2
// How P-Modes write the choices that are not algorithms.
#pragma once

#include <string>
#include <string_view>

#include "channel/pmode/algorithms.h"
#include "channel/pmode/pmode.h"

namespace comity::channel {

/// As "priority" has it.
enum class Urgency { normal, urgent };

std::string_view name_of(Mep mep);
std::string_view name_of(Binding binding);
std::string_view name_of(EvidenceForm form);
std::string_view name_of(ClientAuthentication authentication);
std::string_view name_of(TlsVersion version);
std::string_view name_of(Urgency urgency);

template <>
std::optional<Mep> choice_of(std::string_view name);
template <>
std::string names_of<Mep>();
template <>
std::optional<Binding> choice_of(std::string_view name);
template <>
std::string names_of<Binding>();
template <>
std::optional<EvidenceForm> choice_of(std::string_view name);
template <>
std::string names_of<EvidenceForm>();
template <>
std::optional<ClientAuthentication> choice_of(std::string_view name);
template <>
std::string names_of<ClientAuthentication>();
template <>
std::optional<TlsVersion> choice_of(std::string_view name);
template <>
std::string names_of<TlsVersion>();
template <>
std::optional<Urgency> choice_of(std::string_view name);
template <>
std::string names_of<Urgency>();

}  // namespace comity::channel
