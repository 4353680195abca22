// SPDX-License-Identifier: EUPL-1.2
#include "crypto/revocation.h"

#include <algorithm>
#include <array>

#include <openssl/err.h>
#include <openssl/ocsp.h>

#include "crypto/certificate_handle.h"
#include "crypto/openssl_values.h"

namespace comity::crypto {

namespace {

using OcspRequest = std::unique_ptr<OCSP_REQUEST, Release<OCSP_REQUEST_free>>;
using OcspAnswer = std::unique_ptr<OCSP_RESPONSE, Release<OCSP_RESPONSE_free>>;
using OcspBasic = std::unique_ptr<OCSP_BASICRESP, Release<OCSP_BASICRESP_free>>;
using OcspId = std::unique_ptr<OCSP_CERTID, Release<OCSP_CERTID_free>>;
using CrlPointer = std::unique_ptr<X509_CRL, Release<X509_CRL_free>>;
using StorePointer = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;

tl::unexpected<Error> wrong(std::string what) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, std::move(what), {}, "fetch it again, or from another place of the issuer");
}

Result<Instant> time_of(const ASN1_TIME* time) {
    if (const auto instant = instant_of(time)) return *instant;
    return wrong("a time of revocation in another form");
}

Result<std::optional<Instant>> optional_instant(const ASN1_TIME* time) {
    if (time == nullptr) return std::nullopt;
    TRY(instant, time_of(time));
    return std::optional(instant);
}

std::string serial_of(const ASN1_INTEGER* integer) {
    const BignumPointer number(ASN1_INTEGER_to_BN(integer, nullptr));
    must_succeed(number != nullptr, "ASN1_INTEGER_to_BN");
    char* const digits = BN_bn2dec(number.get());
    must_succeed(digits != nullptr, "BN_bn2dec");
    std::string text = digits;
    OPENSSL_free(digits);
    return text;
}

/// Signatures whose digest is at least SHA-256, or which have none of their own (Ed25519).
bool strong(int signature) {
    int digest = NID_undef;
    int key = NID_undef;
    if (OBJ_find_sigid_algs(signature, &digest, &key) != 1) return false;
    return digest == NID_sha256 || digest == NID_sha384 || digest == NID_sha512 || digest == NID_undef;
}

/// The issuer alone, as it is at that instant.
StorePointer store_of(const Certificate& issuer, Instant at) {
    StorePointer store(X509_STORE_new());
    must_succeed(store && X509_STORE_add_cert(store.get(), issuer.handle().x509.get()) == 1, "X509_STORE_add_cert");
    X509_VERIFY_PARAM* const rules = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(rules, at.utc_milliseconds() / 1000);
    X509_VERIFY_PARAM_set_auth_level(rules, 2);
    return store;
}

OcspId id_of(const EVP_MD* digest, const Certificate& certificate, const Certificate& issuer) {
    OcspId id(OCSP_cert_to_id(digest, certificate.handle().x509.get(), issuer.handle().x509.get()));
    must_succeed(id != nullptr, "OCSP_cert_to_id");
    return id;
}

Result<RevocationAnswer> find_answer(OCSP_BASICRESP* basic, const Certificate& certificate, const Certificate& issuer) {
    // Responders name certificates by digests of their issuer, nearly all by SHA-1: it names, it proves nothing.
    for (const EVP_MD* digest : {EVP_sha1(), EVP_sha256()}) {
        int status = V_OCSP_CERTSTATUS_UNKNOWN;
        int reason = 0;
        ASN1_GENERALIZEDTIME* revoked = nullptr;
        ASN1_GENERALIZEDTIME* from = nullptr;
        ASN1_GENERALIZEDTIME* until = nullptr;
        const OcspId id = id_of(digest, certificate, issuer);
        if (OCSP_resp_find_status(basic, id.get(), &status, &reason, &revoked, &from, &until) != 1) continue;
        RevocationAnswer answer;
        TRY(this_update, time_of(from));
        TRY(next_update, optional_instant(until));
        TRY(revoked_at, optional_instant(revoked));
        answer.this_update = this_update;
        answer.next_update = next_update;
        answer.revoked_at = revoked_at;
        using Status = RevocationAnswer::Status;
        answer.status = status == V_OCSP_CERTSTATUS_GOOD      ? Status::good
                        : status == V_OCSP_CERTSTATUS_REVOKED ? Status::revoked
                                                              : Status::unknown;
        return answer;
    }
    return wrong("the responder's answer is not about this certificate");
}

}  // namespace

std::string ocsp_request(const Certificate& certificate, const Certificate& issuer) {
    const OcspRequest request(OCSP_REQUEST_new());
    must_succeed(request != nullptr, "OCSP_REQUEST_new");
    OcspId id = id_of(EVP_sha1(), certificate, issuer);
    must_succeed(OCSP_request_add0_id(request.get(), id.release()) != nullptr, "OCSP_request_add0_id");
    unsigned char* der = nullptr;
    const int length = i2d_OCSP_REQUEST(request.get(), &der);
    const Asn1Octets owned(der);
    must_succeed(length > 0, "i2d_OCSP_REQUEST");
    return {reinterpret_cast<const char*>(der), static_cast<std::size_t>(length)};
}

Result<RevocationAnswer> read_ocsp_answer(Octets octets, const Certificate& certificate, const Certificate& issuer,
                                          Instant at) {
    if (octets.size() > max_ocsp_octets) {
        return fail(ErrorKind::limit, "an answer of a responder of " + std::to_string(octets.size()) + " octets", {},
                    "at most " + std::to_string(max_ocsp_octets) + " are read");
    }
    const unsigned char* next = octets.data();
    const OcspAnswer answer(d2i_OCSP_RESPONSE(nullptr, &next, static_cast<long>(octets.size())));
    if (!answer || next != octets.data() + octets.size()) return wrong("this is no answer of a responder");
    const int status = OCSP_response_status(answer.get());
    if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
        ERR_clear_error();
        return fail(ErrorKind::unavailable,
                    std::string("the responder gave no answer: ") + OCSP_response_status_str(status), {},
                    "it is asked again later");
    }
    const OcspBasic basic(OCSP_response_get1_basic(answer.get()));
    if (!basic) return wrong("the responder's answer is of another kind");
    const X509_ALGOR* const algorithm = OCSP_resp_get0_tbs_sigalg(basic.get());
    const ASN1_OBJECT* name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
    if (!strong(OBJ_obj2nid(name))) return wrong("the responder signs with an algorithm that is not in use");
    const X509Stack signers(sk_X509_new_null());
    X509* const x509 = issuer.handle().x509.get();
    must_succeed(signers && X509_up_ref(x509) == 1 && sk_X509_push(signers.get(), x509) > 0, "sk_X509_push");
    const StorePointer store = store_of(issuer, at);
    if (OCSP_basic_verify(basic.get(), signers.get(), store.get(), 0) != 1) {
        return wrong("the responder's answer is not signed for the certificate's issuer");
    }
    return find_answer(basic.get(), certificate, issuer);
}

Result<RevocationList> RevocationList::from_der(Octets der, const Certificate& issuer) {
    if (der.size() > max_revocation_list_octets) {
        return fail(ErrorKind::limit, "a revocation list of " + std::to_string(der.size()) + " octets", {},
                    "at most " + std::to_string(max_revocation_list_octets) + " are read");
    }
    const unsigned char* next = der.data();
    const CrlPointer crl(d2i_X509_CRL(nullptr, &next, static_cast<long>(der.size())));
    if (!crl || next != der.data() + der.size()) return wrong("this is no revocation list in DER");
    if (X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(issuer.handle().x509.get())) != 0) {
        return wrong("the revocation list is another issuer's");
    }
    if (!strong(X509_CRL_get_signature_nid(crl.get()))) {
        return wrong("the revocation list is signed with an algorithm that is not in use");
    }
    if (issuer.key_usage() && !issuer.key_usage()->crl_signing) {
        return wrong("the issuer's certificate is not for signing revocation lists");
    }
    if (X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer.handle().x509.get())) != 1) {
        return wrong("the revocation list is not signed by the issuer");
    }
    // A delta, or a list for some certificates only, says so in a critical extension.
    for (int i = 0; i < X509_CRL_get_ext_count(crl.get()); ++i) {
        if (X509_EXTENSION_get_critical(X509_CRL_get_ext(crl.get(), i)) != 0) {
            return wrong("the revocation list is not a whole one");
        }
    }
    RevocationList list;
    list.issuer_ = issuer.subject();
    TRY(this_update, time_of(X509_CRL_get0_lastUpdate(crl.get())));
    TRY(next_update, optional_instant(X509_CRL_get0_nextUpdate(crl.get())));
    list.this_update_ = this_update;
    list.next_update_ = next_update;
    const STACK_OF(X509_REVOKED)* const revoked = X509_CRL_get_REVOKED(crl.get());
    for (int i = 0; i < sk_X509_REVOKED_num(revoked); ++i) {
        const X509_REVOKED* entry = sk_X509_REVOKED_value(revoked, i);
        TRY(at, time_of(X509_REVOKED_get0_revocationDate(entry)));
        list.revoked_.push_back({serial_of(X509_REVOKED_get0_serialNumber(entry)), at});
    }
    std::ranges::sort(list.revoked_, {}, &Entry::serial);
    return list;
}

RevocationAnswer RevocationList::status_of(const Certificate& certificate) const {
    RevocationAnswer answer{RevocationAnswer::Status::unknown, this_update_, next_update_, std::nullopt};
    if (certificate.issuer() != issuer_) return answer;
    const auto found = std::ranges::lower_bound(revoked_, certificate.serial(), {}, &Entry::serial);
    if (found == revoked_.end() || found->serial != certificate.serial()) {
        answer.status = RevocationAnswer::Status::good;
        return answer;
    }
    answer.status = RevocationAnswer::Status::revoked;
    answer.revoked_at = found->at;
    return answer;
}

}  // namespace comity::crypto
