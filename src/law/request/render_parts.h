// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/request/letters.h"

namespace comity::format {
class JsonWriter;
}

/// Members that several objects about requests share.
namespace comity::law {

void write_request_head(format::JsonWriter& json, const Request& request);
void write_measure_head(format::JsonWriter& json, const Request& request, const Request::Measure& measure,
                        std::string_view language);
void write_apart(format::JsonWriter& json, const Request& request, const Letter& letter, std::string_view language);

}  // namespace comity::law
