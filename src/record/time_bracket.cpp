// SPDX-License-Identifier: EUPL-1.2
#include "record/time_bracket.h"

#include "format/base64.h"
#include "record/lines.h"

namespace comity::record {

CosignatureReference reference_to(std::string_view signature_line, std::uint64_t size) {
    return {crypto::sha256(std::span<const char>(signature_line)), size};
}

format::Value to_value(const CosignatureReference& reference) {
    return format::Value::object({{"sha256", format::base64(reference.line)}, {"size", reference.size}});
}

std::optional<CosignatureReference> cosignature_in(const format::Value& payload) {
    const format::Value* member = payload.find(cosignature_member);
    if (!member) return std::nullopt;
    const auto line = member->string_at("sha256");
    const auto size = member->integer_at("size");
    if (!line || !size || *size < 0) return std::nullopt;
    const auto hash = read_hash(*line);
    if (!hash) return std::nullopt;
    return CosignatureReference{*hash, static_cast<std::uint64_t>(*size)};
}

}  // namespace comity::record
