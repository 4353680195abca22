// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>

#include "channel/evidence/evidence.h"
#include "format/xml_writer.h"
#include "seal/xades/names.h"

/// What maker and checker of a sealed evidence share, for the source files of this folder.
namespace comity::channel {

inline constexpr std::array<format::XmlPrefix, 3> evidence_prefixes{
    {{"e", evidence_space}, {"ds", seal::ds_space}, {"c", evidence_log_space}}};

/// Ids within a sealed evidence.
struct SealIds {
    std::string evidence, signature, reference, properties;
};
inline SealIds seal_ids_of(const std::string& evidence) {
    return {"_e-" + evidence, "_sig-" + evidence, "_ref-" + evidence, "_props-" + evidence};
}

}  // namespace comity::channel
