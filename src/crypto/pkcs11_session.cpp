// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_session.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <dlfcn.h>
#include <fmt/format.h>

namespace comity::crypto {

namespace {

struct Code {
    CK_RV code;
    const char* name;
    ErrorKind kind;
    const char* way_out;
};

constexpr const char* ask_operator = "see that the token is connected and its service runs";
constexpr Code codes[] = {
    {CKR_PIN_INCORRECT, "CKR_PIN_INCORRECT", ErrorKind::invalid,
     "correct the PIN before trying again: a token locks after a few wrong ones"},
    {CKR_PIN_LEN_RANGE, "CKR_PIN_LEN_RANGE", ErrorKind::invalid,
     "correct the PIN before trying again: a token locks after a few wrong ones"},
    {CKR_PIN_LOCKED, "CKR_PIN_LOCKED", ErrorKind::unavailable, "let the security officer of the token set a new PIN"},
    {CKR_PIN_EXPIRED, "CKR_PIN_EXPIRED", ErrorKind::unavailable, "set a new PIN with the tool of the token"},
    {CKR_USER_PIN_NOT_INITIALIZED, "CKR_USER_PIN_NOT_INITIALIZED", ErrorKind::unavailable,
     "let the security officer of the token set the PIN of the user"},
    {CKR_MECHANISM_INVALID, "CKR_MECHANISM_INVALID", ErrorKind::invalid,
     "the token has no mechanism for what this key is to do: take one that has, or a key in a file"},
    {CKR_MECHANISM_PARAM_INVALID, "CKR_MECHANISM_PARAM_INVALID", ErrorKind::invalid,
     "the token takes no nonce of the caller for CKM_AES_GCM: see its manual for a mode that does"},
    {CKR_KEY_FUNCTION_NOT_PERMITTED, "CKR_KEY_FUNCTION_NOT_PERMITTED", ErrorKind::invalid,
     "the key must have CKA_ENCRYPT and CKA_DECRYPT, CKA_SIGN or CKA_DERIVE as it is used: make another"},
    {CKR_TOKEN_WRITE_PROTECTED, "CKR_TOKEN_WRITE_PROTECTED", ErrorKind::unavailable, "allow writing to the token"},
    {CKR_GENERAL_ERROR, "CKR_GENERAL_ERROR", ErrorKind::unavailable, ask_operator},
    {CKR_HOST_MEMORY, "CKR_HOST_MEMORY", ErrorKind::unavailable, "make more memory available to the node"},
    {CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR", ErrorKind::unavailable, ask_operator},
    {CKR_DEVICE_MEMORY, "CKR_DEVICE_MEMORY", ErrorKind::unavailable, ask_operator},
    {CKR_DEVICE_REMOVED, "CKR_DEVICE_REMOVED", ErrorKind::unavailable, ask_operator},
    {CKR_TOKEN_NOT_PRESENT, "CKR_TOKEN_NOT_PRESENT", ErrorKind::unavailable, ask_operator},
    {CKR_SESSION_HANDLE_INVALID, "CKR_SESSION_HANDLE_INVALID", ErrorKind::unavailable, ask_operator},
    {CKR_SESSION_CLOSED, "CKR_SESSION_CLOSED", ErrorKind::unavailable, ask_operator},
    {CKR_SESSION_COUNT, "CKR_SESSION_COUNT", ErrorKind::unavailable, "let the token have more sessions"},
    {CKR_USER_NOT_LOGGED_IN, "CKR_USER_NOT_LOGGED_IN", ErrorKind::unavailable, ask_operator},
};

const Code* known(CK_RV code) {
    const auto* found = std::ranges::find(codes, code, &Code::code);
    return found == std::end(codes) ? nullptr : found;
}

tl::unexpected<Error> no_module(const TokenKeyLocation& location, const std::string& reason) {
    return fail(ErrorKind::unavailable, "the PKCS#11 module cannot be used: " + reason, {location.module.string()},
                "name the module that came with the token");
}

/// Modules stay loaded and initialised: others in the process may use the same one, and many do not survive unloading.
Result<CK_FUNCTION_LIST*> load(const TokenKeyLocation& location) {
    static std::mutex one_at_a_time;  // C_Initialize may not run twice at once (section 5.4)
    const std::lock_guard lock(one_at_a_time);
    void* module = ::dlopen(location.module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module) return no_module(location, ::dlerror());
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(::dlsym(module, "C_GetFunctionList"));
    if (!list) return no_module(location, "it has no C_GetFunctionList");
    CK_FUNCTION_LIST* functions = nullptr;
    if (const CK_RV code = list(&functions); code != CKR_OK || !functions) {
        return token_error(location, "C_GetFunctionList", code);
    }
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV code = functions->C_Initialize(&arguments);
    if (code != CKR_OK && code != CKR_CRYPTOKI_ALREADY_INITIALIZED) return token_error(location, "C_Initialize", code);
    return functions;
}

/// Labels are padded with blanks to 32 octets.
bool is_label(const CK_TOKEN_INFO& token, std::string_view label) {
    const auto kept = as_text(token.label);
    return kept.substr(0, kept.find_last_not_of(' ') + 1) == label;
}

Result<CK_SLOT_ID> find_slot(CK_FUNCTION_LIST& call, const TokenKeyLocation& location) {
    CK_ULONG count = 0;
    if (const CK_RV code = call.C_GetSlotList(CK_TRUE, nullptr, &count); code != CKR_OK) {
        return token_error(location, "C_GetSlotList", code);
    }
    std::vector<CK_SLOT_ID> slots(count);
    if (const CK_RV code = call.C_GetSlotList(CK_TRUE, slots.data(), &count); code != CKR_OK) {
        return token_error(location, "C_GetSlotList", code);
    }
    slots.resize(count);
    std::vector<CK_SLOT_ID> found;
    for (const CK_SLOT_ID slot : slots) {
        CK_TOKEN_INFO token{};
        if (call.C_GetTokenInfo(slot, &token) != CKR_OK) continue;  // withdrawn since it was listed: not ours to use
        if (is_label(token, location.token)) found.push_back(slot);
    }
    const Place place{location.module.string()};
    if (found.empty()) {
        return fail(ErrorKind::not_found, "there is no token labelled '" + location.token + "'", place,
                    "connect it, or correct the label in the configuration");
    }
    if (found.size() > 1) {
        return fail(ErrorKind::invalid, "several tokens are labelled '" + location.token + "'", place,
                    "give each token a label of its own");
    }
    return found.front();
}

}  // namespace

std::string code_name(CK_RV code) {
    const Code* found = known(code);
    return found ? found->name : fmt::format("code {:#x}", code);
}

tl::unexpected<Error> token_error(const TokenKeyLocation& location, const char* call, CK_RV code) {
    const Code* found = known(code);
    return fail(found ? found->kind : ErrorKind::unavailable,
                fmt::format("the token '{}' answers {} with {}", location.token, call, code_name(code)),
                {location.module.string()}, found ? found->way_out : ask_operator);
}

bool is_lost(CK_RV code) {
    constexpr CK_RV lost[] = {CKR_SESSION_HANDLE_INVALID, CKR_SESSION_CLOSED,          CKR_USER_NOT_LOGGED_IN,
                              CKR_DEVICE_REMOVED,         CKR_TOKEN_NOT_PRESENT,       CKR_KEY_HANDLE_INVALID,
                              CKR_OBJECT_HANDLE_INVALID,  CKR_CRYPTOKI_NOT_INITIALIZED};
    return std::ranges::find(lost, code) != std::end(lost);
}

Result<TokenSession> TokenSession::open(const TokenKeyLocation& location, const Secret& pin, Purpose purpose) {
    TRY(functions, load(location));
    TRY(slot, find_slot(*functions, location));
    const CK_FLAGS flags = CKF_SERIAL_SESSION | (purpose == Purpose::make_keys ? CKF_RW_SESSION : 0);
    CK_SESSION_HANDLE handle = 0;
    if (const CK_RV code = functions->C_OpenSession(slot, flags, nullptr, nullptr, &handle); code != CKR_OK) {
        return token_error(location, "C_OpenSession", code);
    }
    TokenSession session(functions, handle);
    const Secret entered = pin.copy();  // the interface is not const
    const CK_RV code =
        functions->C_Login(handle, CKU_USER, const_cast<unsigned char*>(entered.octets().data()), entered.size());
    if (code != CKR_OK && code != CKR_USER_ALREADY_LOGGED_IN) return token_error(location, "C_Login", code);
    return session;
}

TokenSession::TokenSession(TokenSession&& other) noexcept
    : functions_(std::exchange(other.functions_, nullptr)), handle_(other.handle_) {}

TokenSession& TokenSession::operator=(TokenSession&& other) noexcept {
    std::swap(functions_, other.functions_);
    std::swap(handle_, other.handle_);
    return *this;
}

TokenSession::~TokenSession() {
    if (functions_) functions_->C_CloseSession(handle_);
}

Result<std::vector<CK_OBJECT_HANDLE>> TokenSession::keys(const TokenKeyLocation& location) const {
    CK_OBJECT_CLASS secret_key = CKO_SECRET_KEY;
    CK_KEY_TYPE aes = CKK_AES;
    std::string label = location.key;
    CK_ATTRIBUTE wanted[] = {{CKA_CLASS, &secret_key, sizeof secret_key},
                             {CKA_KEY_TYPE, &aes, sizeof aes},
                             {CKA_LABEL, label.data(), label.size()}};
    return find(location, wanted);
}

Result<std::vector<CK_OBJECT_HANDLE>> TokenSession::objects(const TokenKeyLocation& location,
                                                            CK_OBJECT_CLASS of_class) const {
    std::string label = location.key;
    CK_ATTRIBUTE wanted[] = {{CKA_CLASS, &of_class, sizeof of_class}, {CKA_LABEL, label.data(), label.size()}};
    return find(location, wanted);
}

Result<std::string> TokenSession::attribute(const TokenKeyLocation& location, CK_OBJECT_HANDLE object,
                                            CK_ATTRIBUTE_TYPE type) const {
    CK_ATTRIBUTE wanted{type, nullptr, 0};
    if (const CK_RV code = functions_->C_GetAttributeValue(handle_, object, &wanted, 1); code != CKR_OK)
        return token_error(location, "C_GetAttributeValue", code);
    std::string value(wanted.ulValueLen, '\0');
    wanted.pValue = value.data();
    if (const CK_RV code = functions_->C_GetAttributeValue(handle_, object, &wanted, 1); code != CKR_OK)
        return token_error(location, "C_GetAttributeValue", code);
    value.resize(wanted.ulValueLen);
    return value;
}

Result<std::vector<CK_OBJECT_HANDLE>> TokenSession::find(const TokenKeyLocation& location,
                                                         std::span<CK_ATTRIBUTE> wanted) const {
    if (const CK_RV code = functions_->C_FindObjectsInit(handle_, wanted.data(), wanted.size()); code != CKR_OK) {
        return token_error(location, "C_FindObjectsInit", code);
    }
    std::vector<CK_OBJECT_HANDLE> found(2);  // a second one is as bad as many
    CK_ULONG count = 0;
    const CK_RV code = functions_->C_FindObjects(handle_, found.data(), found.size(), &count);
    const CK_RV finished = functions_->C_FindObjectsFinal(handle_);
    if (code != CKR_OK) return token_error(location, "C_FindObjects", code);
    if (finished != CKR_OK) return token_error(location, "C_FindObjectsFinal", finished);
    found.resize(count);
    return found;
}

}  // namespace comity::crypto
