// SPDX-License-Identifier: EUPL-1.2
// What the readers of this folder share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "channel/ebms/schema.h"
#include "channel/security/security_header.h"

namespace comity::channel {

/// Refuses with policy_noncompliance.
tl::unexpected<EbmsError> against_policy(std::string_view detail);

/// wsse:BinarySecurityToken as it stands in the header.
struct Token {
    std::string id;
    CertificateToken certificate;
    bool used = false;
};

/// Attributes without namespace, and wsu:Id, that may stand there. Others are refused, so that nothing is signed, or
/// encrypted, under a rule that is not known here.
EbmsResult<void> check_security_attributes(const format::XmlElement& element,
                                           std::initializer_list<std::string_view> allowed);

/// The children, which must all be of that namespace; no text between them.
EbmsResult<Content> security_content(const format::XmlElement& element, std::string_view space,
                                     std::initializer_list<std::string_view> attributes);

/// Error: text that is no Base64 of 1 to `max` octets, children.
EbmsResult<std::string> base64_content(const format::XmlElement& element, std::size_t max);

/// An element with @Algorithm and nothing in it.
EbmsResult<std::string> bare_algorithm(const format::XmlElement& element);

/// "_x" of "#_x"; an error for other URIs.
EbmsResult<std::string> local_id(std::string_view uri);

EbmsResult<Token> read_token(const format::XmlElement& token);

/// Reads wsse:SecurityTokenReference, marking the token it means as used.
EbmsResult<CertificateName> read_certificate_name(const format::XmlElement& reference, std::vector<Token>& tokens);

EbmsResult<EncryptedKey> read_encrypted_key(const format::XmlElement& key, std::vector<Token>& tokens);
EbmsResult<EncryptedPart> read_encrypted_part(const format::XmlElement& data, const std::optional<EncryptedKey>& key);

}  // namespace comity::channel
