// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "documents/inspection/inspection.h"
#include "format/canonical_json.h"
#include "format/value.h"

namespace comity::documents {

Result<std::string> inspection_json(Octets file, const Inspection& inspection) {
    using format::Value;
    Value findings = Value::list();
    for (const Finding& finding : inspection.findings)
        findings.append(Value::object({{"kind", finding.kind->word},
                                       {"level", word_of(finding.kind->level)},
                                       {"where", finding.where},
                                       {"detail", finding.detail}}));
    return format::canonical_json(Value::object({{"bytes", inspection.octets},
                                                 {"digest", crypto::hex(crypto::sha256(file))},
                                                 {"type", inspection.type},
                                                 {"media_type", inspection.media_type},
                                                 {"pages", inspection.pages},
                                                 {"findings", std::move(findings)},
                                                 {"more", inspection.more}}));
}

}  // namespace comity::documents
