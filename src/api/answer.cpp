// SPDX-License-Identifier: EUPL-1.2
#include "api/answer.h"

#include "crypto/sha256.h"
#include "net/negotiation.h"

namespace comity::api {

net::Response cacheable(const net::Request& request, const Query& query, std::string json) {
    return cacheable_text(request, query, std::move(json) + '\n', "application/json", "");
}

net::Response cacheable_text(const net::Request& request, const Query& query, std::string text, std::string_view type,
                             std::string_view file) {
    const crypto::Sha256 digest = crypto::sha256(text);
    const std::string tag = "\"" + crypto::hex(std::span(digest).first<16>()) + "\"";
    net::Response response;
    if (net::holds_entity_tag(request.headers.list("If-None-Match"), tag)) {
        response.status = 304;
    } else {
        response.body = std::move(text);
        response.headers.set("Content-Type", std::string(type));
        if (!file.empty())
            response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(file) + "\"");
    }
    response.headers.set("ETag", tag);
    response.headers.set("Cache-Control", "no-cache");
    response.headers.set("Vary", query.language_from_header() ? "Accept-Encoding, Accept-Language" : "Accept-Encoding");
    response.headers.set("Content-Language", query.language());
    return response;
}

net::Response private_answer(const Query& query, std::string json) {
    net::Response response = net::json_response(std::move(json) + "\n");
    response.headers.set("Content-Language", query.language());
    return response;
}

}  // namespace comity::api
