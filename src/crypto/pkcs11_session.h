// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <p11-kit/pkcs11.h>

#include "base/result.h"
#include "crypto/pkcs11_key.h"

namespace comity::crypto {

/// "CKR_PIN_INCORRECT", or the number of a code without a name here.
std::string code_name(CK_RV code);

/// The error of a call that failed; says the way out where the code tells one.
tl::unexpected<Error> token_error(const TokenKeyLocation& location, const char* call, CK_RV code);

/// The session is gone, not the token: another one may be opened.
bool is_lost(CK_RV code);

/// A session with a token, signed in. Not safe to use from several threads at once.
class TokenSession {
   public:
    enum class Purpose { use_keys, make_keys };

    static Result<TokenSession> open(const TokenKeyLocation& location, const Secret& pin, Purpose purpose);
    TokenSession(TokenSession&& other) noexcept;
    TokenSession& operator=(TokenSession&& other) noexcept;
    ~TokenSession();

    /// The AES keys of that label. Errors: those of the token.
    Result<std::vector<CK_OBJECT_HANDLE>> keys(const TokenKeyLocation& location) const;
    /// Objects of a class with that label: two where there are more. Errors: those of the token.
    Result<std::vector<CK_OBJECT_HANDLE>> objects(const TokenKeyLocation& location, CK_OBJECT_CLASS of_class) const;
    /// The octets of an attribute. Errors: those of the token.
    Result<std::string> attribute(const TokenKeyLocation& location, CK_OBJECT_HANDLE object,
                                  CK_ATTRIBUTE_TYPE type) const;

    CK_FUNCTION_LIST& call() const { return *functions_; }
    CK_SESSION_HANDLE handle() const { return handle_; }

   private:
    Result<std::vector<CK_OBJECT_HANDLE>> find(const TokenKeyLocation& location, std::span<CK_ATTRIBUTE> wanted) const;
    TokenSession(CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE handle) : functions_(functions), handle_(handle) {}

    CK_FUNCTION_LIST* functions_;
    CK_SESSION_HANDLE handle_;
};

}  // namespace comity::crypto
