// SPDX-License-Identifier: EUPL-1.2
#include "crypto/time_stamp.h"

#include <array>

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>

#include "crypto/certificate_handle.h"
#include "crypto/foreign_signature.h"
#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

using RequestPointer = std::unique_ptr<TS_REQ, Release<TS_REQ_free>>;
using ImprintPointer = std::unique_ptr<TS_MSG_IMPRINT, Release<TS_MSG_IMPRINT_free>>;
using AlgorithmPointer = std::unique_ptr<X509_ALGOR, Release<X509_ALGOR_free>>;
using IntegerPointer = std::unique_ptr<ASN1_INTEGER, Release<ASN1_INTEGER_free>>;
using AnswerPointer = std::unique_ptr<TS_RESP, Release<TS_RESP_free>>;
using TokenPointer = std::unique_ptr<PKCS7, Release<PKCS7_free>>;
using VerifyPointer = std::unique_ptr<TS_VERIFY_CTX, Release<TS_VERIFY_CTX_free>>;
using StorePointer = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;

constexpr std::size_t nonce_octets = 16;

tl::unexpected<Error> wrong(std::string what) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, "the time stamp " + std::move(what), {},
                "ask the authority again, or another of the list");
}

int nid_of(DigestKind kind) {
    switch (kind) {
        case DigestKind::sha256:
            return NID_sha256;
        case DigestKind::sha384:
            return NID_sha384;
        case DigestKind::sha512:
            return NID_sha512;
    }
    return NID_undef;
}

RequestPointer request_over(const Digest& digest) {
    RequestPointer request(TS_REQ_new());
    const ImprintPointer imprint(TS_MSG_IMPRINT_new());
    const AlgorithmPointer algorithm(X509_ALGOR_new());
    must_succeed(request && imprint && algorithm, "TS_REQ_new");
    must_succeed(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(nid_of(digest.kind)), V_ASN1_NULL, nullptr) == 1 &&
                     TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1,
                 "TS_MSG_IMPRINT_set_algo");
    std::string value = digest.octets;
    must_succeed(TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(value.data()),
                                        static_cast<int>(value.size())) == 1,
                 "TS_MSG_IMPRINT_set_msg");
    must_succeed(TS_REQ_set_version(request.get(), 1) == 1 &&
                     TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
                     TS_REQ_set_cert_req(request.get(), 1) == 1,
                 "TS_REQ_set_msg_imprint");
    return request;
}

/// "20260304101112.345Z" (RFC 3161 section 2.4.2) as RFC 3339.
Result<Instant> instant_of(const ASN1_GENERALIZEDTIME* time) {
    const std::string text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(time)),
                           static_cast<std::size_t>(ASN1_STRING_length(time)));
    if (text.size() < 15 || !text.ends_with('Z')) return wrong("says a time in another form");
    const std::string rfc3339 = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2) + "T" +
                                text.substr(8, 2) + ":" + text.substr(10, 2) + ":" + text.substr(12);
    const auto instant = parse_instant(rfc3339);
    if (!instant) return wrong("says a time in another form");
    return *instant;
}

/// Nothing where it says none. Rounded up to milliseconds.
std::optional<std::int64_t> accuracy_of(TS_TST_INFO* info) {
    TS_ACCURACY* const accuracy = TS_TST_INFO_get_accuracy(info);
    if (accuracy == nullptr) return std::nullopt;
    const auto number = [](const ASN1_INTEGER* integer) -> std::int64_t {
        std::int64_t value = 0;
        constexpr std::int64_t most = 1'000'000'000;
        if (integer == nullptr || ASN1_INTEGER_get_int64(&value, integer) != 1) return 0;
        return std::min(std::max<std::int64_t>(value, 0), most);
    };
    return number(TS_ACCURACY_get_seconds(accuracy)) * 1000 + number(TS_ACCURACY_get_millis(accuracy)) +
           (number(TS_ACCURACY_get_micros(accuracy)) > 0 ? 1 : 0);
}

std::string decimal(const ASN1_INTEGER* integer) {
    const BignumPointer number(ASN1_INTEGER_to_BN(integer, nullptr));
    if (!number) return "";
    char* const digits = BN_bn2dec(number.get());
    must_succeed(digits != nullptr, "BN_bn2dec");
    std::string text = digits;
    OPENSSL_free(digits);
    return text;
}

Result<TimeStamp> read_info(PKCS7* token) {
    const std::unique_ptr<TS_TST_INFO, Release<TS_TST_INFO_free>> info(PKCS7_to_TS_TST_INFO(token));
    if (!info) return wrong("has no content that is a time stamp");
    TimeStamp stamp;
    TRY(time, instant_of(TS_TST_INFO_get_time(info.get())));
    stamp.time = time;
    stamp.accuracy_milliseconds = accuracy_of(info.get());
    std::array<char, 128> policy{};
    OBJ_obj2txt(policy.data(), static_cast<int>(policy.size()), TS_TST_INFO_get_policy_id(info.get()), 1);
    stamp.policy = policy.data();
    stamp.serial = decimal(TS_TST_INFO_get_serial(info.get()));
    unsigned char* der = nullptr;
    const int length = i2d_PKCS7(token, &der);
    const Asn1Octets owned(der);
    if (length <= 0) return wrong("cannot be written again");
    stamp.token.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    return stamp;
}

/// Anchors as they were at that time, for a path of a certificate for time stamping.
StorePointer store_of(std::span<const Certificate> anchors, Instant at) {
    StorePointer store(X509_STORE_new());
    must_succeed(store != nullptr, "X509_STORE_new");
    for (const Certificate& anchor : anchors) {
        must_succeed(X509_STORE_add_cert(store.get(), anchor.handle().x509.get()) == 1, "X509_STORE_add_cert");
    }
    X509_VERIFY_PARAM* const rules = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(rules, at.utc_milliseconds() / 1000);
    // 112 bits: RSA of 2048 is common among public authorities, SHA-1 is out.
    X509_VERIFY_PARAM_set_auth_level(rules, 2);
    return store;
}

/// Imprint, and nonce where the request has one; signature, path and purpose of the certificate.
Result<TimeStamp> verified(PKCS7* token, TS_REQ* request, std::span<const Certificate> anchors) {
    TRY(stamp, read_info(token));
    const VerifyPointer rules(TS_REQ_to_TS_VERIFY_CTX(request, nullptr));
    must_succeed(rules != nullptr, "TS_REQ_to_TS_VERIFY_CTX");
    TS_VERIFY_CTX_add_flags(rules.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION);
    StorePointer store = store_of(anchors, stamp.time);
    TS_VERIFY_CTX_set_store(rules.get(), store.release());
    if (TS_RESP_verify_token(rules.get(), token) == 1) return stamp;
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    return wrong(std::string("is not to be trusted: ") + (reason == nullptr ? "it does not verify" : reason));
}

tl::unexpected<Error> too_long(std::size_t octets) {
    return fail(ErrorKind::limit, "a time stamp of " + std::to_string(octets) + " octets", {},
                "at most " + std::to_string(max_time_stamp_octets) + " are read");
}

Result<TokenPointer> token_of(Octets token) {
    if (token.size() > max_time_stamp_octets) return too_long(token.size());
    const auto* next = token.data();
    TokenPointer read(d2i_PKCS7(nullptr, &next, static_cast<long>(token.size())));
    if (!read || next != token.data() + token.size()) return wrong("is no time-stamp token");
    return read;
}

/// What the token says its imprint is digested with.
Result<DigestKind> imprint_kind(PKCS7* token) {
    const std::unique_ptr<TS_TST_INFO, Release<TS_TST_INFO_free>> info(PKCS7_to_TS_TST_INFO(token));
    if (!info) return wrong("has no content that is a time stamp");
    const X509_ALGOR* const algorithm = TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info.get()));
    for (const DigestKind kind : {DigestKind::sha256, DigestKind::sha384, DigestKind::sha512})
        if (OBJ_obj2nid(algorithm->algorithm) == nid_of(kind)) return kind;
    return wrong("is over a digest that is not SHA-256, SHA-384 or SHA-512");
}

/// The words of a refusal.
std::string reason_of(TS_STATUS_INFO* status) {
    std::string reason;
    const STACK_OF(ASN1_UTF8STRING)* const texts = TS_STATUS_INFO_get0_text(status);
    for (int i = 0; i < sk_ASN1_UTF8STRING_num(texts); ++i) {
        const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(texts, i);
        reason += (reason.empty() ? ": " : ", ");
        reason.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                      std::min<std::size_t>(static_cast<std::size_t>(ASN1_STRING_length(text)), 200));
    }
    return reason;
}

}  // namespace

TimeStampRequest make_time_stamp_request(const Sha256& digest, const RandomBytes& random) {
    const RequestPointer request = request_over(digest);
    std::array<unsigned char, nonce_octets> nonce{};
    random(nonce);
    const BignumPointer number(BN_bin2bn(nonce.data(), static_cast<int>(nonce.size()), nullptr));
    const IntegerPointer integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
    must_succeed(number && integer && TS_REQ_set_nonce(request.get(), integer.get()) == 1, "TS_REQ_set_nonce");
    unsigned char* der = nullptr;
    const int length = i2d_TS_REQ(request.get(), &der);
    const Asn1Octets owned(der);
    must_succeed(length > 0, "i2d_TS_REQ");
    return {digest, std::string(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length))};
}

Result<TimeStamp> read_time_stamp_answer(Octets answer, const TimeStampRequest& request,
                                         std::span<const Certificate> anchors) {
    if (answer.size() > max_time_stamp_octets) return too_long(answer.size());
    const auto* next = reinterpret_cast<const unsigned char*>(request.der.data());
    const RequestPointer asked(d2i_TS_REQ(nullptr, &next, static_cast<long>(request.der.size())));
    if (!asked) return wrong("was asked for by something that is no request");
    next = answer.data();
    const AnswerPointer read(d2i_TS_RESP(nullptr, &next, static_cast<long>(answer.size())));
    if (!read || next != answer.data() + answer.size()) return wrong("is no answer of a time-stamping authority");
    TS_STATUS_INFO* const status = TS_RESP_get_status_info(read.get());
    std::int64_t code = -1;
    const bool known = ASN1_INTEGER_get_int64(&code, TS_STATUS_INFO_get0_status(status)) == 1;
    if (!known || (code != TS_STATUS_GRANTED && code != TS_STATUS_GRANTED_WITH_MODS)) {
        ERR_clear_error();
        return fail(
            ErrorKind::unavailable,
            "the time-stamping authority gave no stamp (status " + std::to_string(code) + ")" + reason_of(status), {},
            "it is asked again later, and another of the list meanwhile");
    }
    PKCS7* const token = TS_RESP_get_token(read.get());
    if (token == nullptr) return wrong("is not in the answer that grants it");
    return verified(token, asked.get(), anchors);
}

Result<TimeStamp> check_time_stamp(Octets token, const Sha256& digest, std::span<const Certificate> anchors) {
    TRY(read, token_of(token));
    const RequestPointer over = request_over(digest);
    return verified(read.get(), over.get(), anchors);
}

Result<TimeStamp> check_time_stamp_over(Octets token, Octets stamped, std::span<const Certificate> anchors) {
    TRY(read, token_of(token));
    TRY(kind, imprint_kind(read.get()));
    const RequestPointer over = request_over(digest_of(kind, stamped));
    return verified(read.get(), over.get(), anchors);
}

}  // namespace comity::crypto
