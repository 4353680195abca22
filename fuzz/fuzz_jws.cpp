// SPDX-License-Identifier: EUPL-1.2
// Signed tokens. Besides not failing: nothing but the one token of RFC 7515 appendix A.3 and that of RFC 8037 appendix
// A.4 is verified with their keys, and claims are read from any payload without failing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "access/oidc/id_token.h"

namespace {

using namespace comity::access;

constexpr std::string_view of_rfc_7515 =
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr std::string_view of_rfc_8037 =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
constexpr std::string_view key_set =
    R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},)"
    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<ProviderKey> keys = read_key_set(key_set).value();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto jws = read_jws(text);
    if (!jws) {
        if (jws.error().message.empty()) std::abort();
        return 0;
    }
    const auto check = check_signature(*jws, keys, {JwsAlgorithm::es256, JwsAlgorithm::ed_dsa});
    const bool genuine = text == of_rfc_7515 || text == of_rfc_8037;
    if ((check == JwsCheck::verified) != genuine) std::abort();
    const IdTokenExpectation expected = {"joe", "client", "nonce", "", std::nullopt};
    (void)read_id_token(*jws, expected, comity::Instant::at(1'300'819'380'000).value());
    return 0;
}
