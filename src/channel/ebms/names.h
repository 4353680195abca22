// SPDX-License-Identifier: EUPL-1.2
// Namespaces and well-known values of ebMS 3.0, AS4 and WS-Security.
#pragma once

#include <string_view>

#include "format/xml_writer.h"

namespace comity::channel {

namespace ns {

inline constexpr std::string_view s12 = "http://www.w3.org/2003/05/soap-envelope";
inline constexpr std::string_view eb = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
inline constexpr std::string_view wsse =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view wsse11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
inline constexpr std::string_view wsu =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
inline constexpr std::string_view ds = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view dsig11 = "http://www.w3.org/2009/xmldsig11#";
inline constexpr std::string_view dsigm = "http://www.w3.org/2021/04/xmldsig-more#";
inline constexpr std::string_view ec = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view xenc = "http://www.w3.org/2001/04/xmlenc#";
inline constexpr std::string_view xenc11 = "http://www.w3.org/2009/xmlenc11#";
inline constexpr std::string_view ebbp = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
inline constexpr std::string_view mf = "http://docs.oasis-open.org/ebxml-msg/ns/v3.0/mf/2010/04/";
inline constexpr std::string_view la = "urn:x-comity:anchor:1";

}  // namespace ns

/// What every header is written with.
inline constexpr format::XmlPrefix channel_prefixes[] = {
    {"S12", ns::s12},       {"eb", ns::eb},         {"wsse", ns::wsse},   {"wsse11", ns::wsse11}, {"wsu", ns::wsu},
    {"ds", ns::ds},         {"dsig11", ns::dsig11}, {"dsigm", ns::dsigm}, {"ec", ns::ec},         {"xenc", ns::xenc},
    {"xenc11", ns::xenc11}, {"ebbp", ns::ebbp},     {"mf", ns::mf},       {"la", ns::la},
};

inline constexpr std::string_view default_mpc =
    "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC";
inline constexpr std::string_view initiator_role =
    "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/initiator";
inline constexpr std::string_view responder_role =
    "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/responder";
inline constexpr std::string_view unregistered_party = "urn:oasis:names:tc:ebcore:partyid-type:unregistered";

/// Answered with a receipt and never delivered (ebMS 3.0 section 5.2.2.8).
inline constexpr std::string_view test_service =
    "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/service";
inline constexpr std::string_view test_action = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/test";

}  // namespace comity::channel
