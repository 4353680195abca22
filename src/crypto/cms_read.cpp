// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>

#include "crypto/certificate_handle.h"
#include "crypto/cms.h"
#include "crypto/openssl_values.h"

namespace comity::crypto {

namespace {

using CmsPointer = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;
using CertificateIds = std::unique_ptr<ESS_SIGNING_CERT_V2, Release<ESS_SIGNING_CERT_V2_free>>;

tl::unexpected<Error> no_signature(std::string why) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, "the CMS signature cannot be read: " + std::move(why), {},
                "ask its sender for one of EN 319 122-1");
}

std::string octets_of(const ASN1_STRING* text) {
    return std::string(as_text({ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))}));
}

/// The octets of one attribute value of that type; nothing where it is not there, or several times.
std::optional<std::string> signed_octets(CMS_SignerInfo* info, int nid, int type) {
    const void* value = CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(nid), -3, type);
    if (value == nullptr) return std::nullopt;
    return octets_of(static_cast<const ASN1_STRING*>(value));
}

std::optional<Instant> signing_time(CMS_SignerInfo* info) {
    const int at = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1);
    if (at < 0) return std::nullopt;
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(info, at), 0);
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    return instant_of(value->value.asn1_string);
}

/// id-aa-timeStampToken (RFC 3161 appendix A), an unsigned attribute.
std::optional<std::string> stamp_of(CMS_SignerInfo* info) {
    const int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    if (at < 0) return std::nullopt;
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(info, at), 0);
    if (value == nullptr || value->type != V_ASN1_SEQUENCE) return std::nullopt;
    return octets_of(value->value.sequence);
}

/// Whether signing-certificate-v2 names the signer first by SHA-256 (RFC 5035 section 3).
bool names(CMS_SignerInfo* info, const Certificate& signer) {
    const auto octets = signed_octets(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    if (!octets) return false;
    const auto* next = reinterpret_cast<const unsigned char*>(octets->data());
    const CertificateIds ids(d2i_ESS_SIGNING_CERT_V2(nullptr, &next, static_cast<long>(octets->size())));
    if (!ids) return false;
    // OpenSSL shows no members of it; its own comparison with a path of one certificate is what there is.
    X509Stack path(sk_X509_new_null());
    must_succeed(path && X509_up_ref(signer.handle().x509.get()) == 1 &&
                     sk_X509_push(path.get(), signer.handle().x509.get()) > 0,
                 "sk_X509_push");
    return OSSL_ESS_check_signing_certs(nullptr, ids.get(), path.get(), 1) == 1;
}

/// The digest of the content by the algorithm that the signer named.
std::string digest_of(const EVP_MD* digest, std::span<const Octets> content) {
    const DigestContext context(EVP_MD_CTX_new());
    must_succeed(context && EVP_DigestInit_ex(context.get(), digest, nullptr) == 1, "EVP_DigestInit_ex");
    for (const Octets piece : content)
        must_succeed(EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1, "EVP_DigestUpdate");
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    must_succeed(EVP_DigestFinal_ex(context.get(), out.data(), &length) == 1, "EVP_DigestFinal_ex");
    return std::string(as_text({out.data(), length}));
}

Result<void> read_certificates(CMS_ContentInfo* cms, CMS_SignerInfo* info, DetachedSignature& read) {
    const X509Stack all(CMS_get1_certs(cms));
    const int count = all ? sk_X509_num(all.get()) : 0;
    if (count > static_cast<int>(max_cms_certificates)) {
        return fail(ErrorKind::limit, std::to_string(count) + " certificates in one signature", {},
                    "at most " + std::to_string(max_cms_certificates) + " are read");
    }
    for (int i = 0; i < count; ++i) {
        X509* const x509 = sk_X509_value(all.get(), i);
        auto certificate = Certificate::from_der(octets(der_of(x509, i2d_X509)));
        if (!certificate) continue;  // one that cannot be read can still not be the signer's
        if (CMS_SignerInfo_cert_cmp(info, x509) == 0) read.signer = *certificate;
        read.certificates.push_back(*std::move(certificate));
    }
    return {};
}

}  // namespace

Result<DetachedSignature> read_detached_signature(Octets cms, std::span<const Octets> content) {
    if (cms.size() > max_cms_octets) {
        return fail(ErrorKind::limit, "a CMS signature of " + std::to_string(cms.size()) + " octets", {},
                    "at most " + std::to_string(max_cms_octets) + " are read");
    }
    const unsigned char* next = cms.data();
    const CmsPointer parsed(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(cms.size())));
    if (!parsed || OBJ_obj2nid(CMS_get0_type(parsed.get())) != NID_pkcs7_signed)
        return no_signature("its form is another");
    if (std::any_of(next, cms.data() + cms.size(), [](unsigned char c) { return c != 0; }))
        return no_signature("something stands behind it");
    ASN1_OCTET_STRING** inside = CMS_get0_content(parsed.get());
    if (inside != nullptr && *inside != nullptr) return no_signature("it has a content of its own");
    STACK_OF(CMS_SignerInfo)* const infos = CMS_get0_SignerInfos(parsed.get());
    if (infos == nullptr || sk_CMS_SignerInfo_num(infos) != 1) return no_signature("it has not one signer");
    CMS_SignerInfo* const info = sk_CMS_SignerInfo_value(infos, 0);

    DetachedSignature read;
    TRY_VOID(read_certificates(parsed.get(), info, read));
    X509_ALGOR* digest_algorithm = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest_algorithm, nullptr);
    const int nid = OBJ_obj2nid(digest_algorithm->algorithm);
    read.digest = nid == NID_undef ? "an unknown digest" : OBJ_nid2sn(nid);
    read.digest_accepted = nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512;
    read.value = octets_of(CMS_SignerInfo_get0_signature(info));
    read.signing_time = signing_time(info);
    read.stamp = stamp_of(info);
    if (!read.digest_accepted || !read.signer) return read;
    const auto said = signed_octets(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    read.digest_right = said && *said == digest_of(EVP_get_digestbynid(nid), content);
    CMS_SignerInfo_set1_signer_cert(info, read.signer->handle().x509.get());
    read.value_right = CMS_SignerInfo_verify(info) == 1;
    read.certificate_signed = names(info, *read.signer);
    ERR_clear_error();
    return read;
}

}  // namespace comity::crypto
