// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/once.h"

#include "base/octets.h"
#include "crypto/sha256.h"
#include "format/canonical_json.h"

namespace comity::cli {

Result<node::Writer::Once> once_of(const OpenOffice& opened, const std::string& key, std::string_view command,
                                   const std::string& of, const format::Value& arguments, std::uint64_t based_on) {
    if (key.empty()) return node::Writer::Once{};
    TRY(text, format::canonical_json(format::Value::object(
                  {{"command", command}, {"case", of}, {"arguments", arguments}, {"based_on", based_on}})));
    return node::Writer::Once{opened.person.command_owner() + "/" + key, crypto::sha256(octets(text))};
}

}  // namespace comity::cli
