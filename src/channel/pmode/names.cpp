// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/names.h"

#include "channel/pmode/choice_table.h"

namespace comity::channel {

namespace {

constexpr ChoiceTable<Mep, 2> meps{{{Mep::one_way, "oneWay"}, {Mep::two_way, "twoWay"}}};
constexpr ChoiceTable<Binding, 3> bindings{
    {{Binding::push, "push"}, {Binding::push_and_push, "pushAndPush"}, {Binding::pull, "pull"}}};
constexpr ChoiceTable<EvidenceForm, 3> evidences{
    {{EvidenceForm::none, "none"}, {EvidenceForm::rem_v2, "rem-v2"}, {EvidenceForm::erds_v1, "erds-v1"}}};
constexpr ChoiceTable<ClientAuthentication, 3> authentications{
    {{ClientAuthentication::none, "none"}, {ClientAuthentication::pinned, "pinned"}, {ClientAuthentication::ca, "ca"}}};
constexpr ChoiceTable<TlsVersion, 2> versions{{{TlsVersion::tls_1_2, "1.2"}, {TlsVersion::tls_1_3, "1.3"}}};
constexpr ChoiceTable<Urgency, 2> urgencies{{{Urgency::normal, "normal"}, {Urgency::urgent, "urgent"}}};

}  // namespace

std::string_view name_of(Mep choice) {
    return name_in(meps, choice);
}
template <>
std::optional<Mep> choice_of(std::string_view name) {
    return find_in(meps, name);
}
template <>
std::string names_of<Mep>() {
    return joined(meps);
}

std::string_view name_of(Binding choice) {
    return name_in(bindings, choice);
}
template <>
std::optional<Binding> choice_of(std::string_view name) {
    return find_in(bindings, name);
}
template <>
std::string names_of<Binding>() {
    return joined(bindings);
}

std::string_view name_of(EvidenceForm choice) {
    return name_in(evidences, choice);
}
template <>
std::optional<EvidenceForm> choice_of(std::string_view name) {
    return find_in(evidences, name);
}
template <>
std::string names_of<EvidenceForm>() {
    return joined(evidences);
}

std::string_view name_of(ClientAuthentication choice) {
    return name_in(authentications, choice);
}
template <>
std::optional<ClientAuthentication> choice_of(std::string_view name) {
    return find_in(authentications, name);
}
template <>
std::string names_of<ClientAuthentication>() {
    return joined(authentications);
}

std::string_view name_of(TlsVersion choice) {
    return name_in(versions, choice);
}
template <>
std::optional<TlsVersion> choice_of(std::string_view name) {
    return find_in(versions, name);
}
template <>
std::string names_of<TlsVersion>() {
    return joined(versions);
}

std::string_view name_of(Urgency choice) {
    return name_in(urgencies, choice);
}
template <>
std::optional<Urgency> choice_of(std::string_view name) {
    return find_in(urgencies, name);
}
template <>
std::string names_of<Urgency>() {
    return joined(urgencies);
}

}  // namespace comity::channel
