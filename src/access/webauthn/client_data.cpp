// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/client_data.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "format/tree.h"

namespace comity::access {
namespace {

using format::Tree;

Result<std::string> text(const Tree& object, std::string_view key) {
    const Tree* value = object.find(key);
    if (value == nullptr || !value->is(Tree::Kind::scalar) || !value->quoted) {
        return fail(ErrorKind::invalid, fmt::format("the client data lacks the text '{}'", key), {},
                    "send it as the browser gave it");
    }
    return value->text;
}

}  // namespace

Result<ClientData> read_client_data(std::string_view json) {
    if (json.size() > max_client_data) {
        return fail(ErrorKind::limit, fmt::format("the client data have over {} octets", max_client_data));
    }
    TRY(tree, format::read_json(json, "client data"));
    ClientData data;
    TRY(type, text(tree, "type"));
    TRY(challenge, text(tree, "challenge"));
    TRY(challenge_octets, format::from_base64_url(challenge));
    TRY(origin, text(tree, "origin"));
    data.type = type;
    data.challenge = challenge_octets;
    data.origin = origin;
    if (const Tree* cross = tree.find("crossOrigin")) {
        if (!cross->is(Tree::Kind::scalar) || cross->quoted || (cross->text != "true" && cross->text != "false")) {
            return fail(ErrorKind::invalid, "'crossOrigin' of the client data is neither true nor false");
        }
        data.cross_origin = cross->text == "true";
    }
    if (const Tree* binding = tree.find("tokenBinding"); binding != nullptr && !binding->is(Tree::Kind::null)) {
        TRY(status, text(*binding, "status"));
        data.token_bound = status == "present";
    }
    return data;
}

}  // namespace comity::access
