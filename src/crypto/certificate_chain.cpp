// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate_chain.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include <openssl/err.h>

#include "crypto/certificate_handle.h"
#include "crypto/der.h"
#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

using StorePointer = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>>;

/// OpenSSL's level 3: 128 bits of security in every key and digest of the path, so RSA of 3072 and SHA-256.
constexpr int security_level = 3;

/// References of the certificates, not copies.
X509Stack stack_of(std::span<const Certificate> certificates) {
    X509Stack stack(sk_X509_new_null());
    must_succeed(stack != nullptr, "sk_X509_new_null");
    for (const Certificate& certificate : certificates) {
        X509* const x509 = certificate.handle().x509.get();
        must_succeed(X509_up_ref(x509) == 1 && sk_X509_push(stack.get(), x509) > 0, "sk_X509_push");
    }
    return stack;
}

std::string named(const Certificate& certificate) {
    return "the certificate '" + to_string(certificate.subject()) + "', number " + certificate.serial();
}

tl::unexpected<Error> no_path(const Certificate& leaf, const std::string& reason) {
    return fail(ErrorKind::invalid, named(leaf) + " is not trusted: " + reason, {},
                "check the anchors in the configuration, and ask its authority for a certificate that chains to one");
}

/// What OpenSSL took for the path. These are the very objects it was given, so nothing is read a second time.
std::vector<Certificate> path_of(X509_STORE_CTX* context, const Certificate& leaf, std::span<const Certificate> others,
                                 std::span<const Certificate> anchors) {
    const STACK_OF(X509)* const chain = X509_STORE_CTX_get0_chain(context);
    const auto within = [&](const Certificate& certificate) {
        for (int i = 0; i < sk_X509_num(chain); ++i)
            if (sk_X509_value(chain, i) == certificate.handle().x509.get()) return true;
        return false;
    };
    std::vector<Certificate> path = {leaf};
    for (const auto list : {others, anchors}) std::ranges::copy_if(list, std::back_inserter(path), within);
    must_succeed(path.size() >= static_cast<std::size_t>(sk_X509_num(chain)), "X509_STORE_CTX_get0_chain");
    return path;
}

}  // namespace

Result<ValidityInterval> check_chain(const Certificate& leaf, std::span<const Certificate> others,
                                     std::span<const Certificate> anchors, Instant at) {
    const X509Stack trusted = stack_of(anchors);
    const X509Stack between = stack_of(others);
    const StorePointer store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    must_succeed(store && context, "X509_STORE_CTX_new");
    must_succeed(X509_STORE_CTX_init(context.get(), store.get(), leaf.handle().x509.get(), between.get()) == 1,
                 "X509_STORE_CTX_init");
    X509_STORE_CTX_set0_trusted_stack(context.get(), trusted.get());
    X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(context.get());
    // An anchor need not have signed itself; whoever configures it says that it is one.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    // OpenSSL counts what stands between leaf and anchor.
    X509_VERIFY_PARAM_set_depth(rules, static_cast<int>(max_path_certificates) - 1);
    X509_VERIFY_PARAM_set_auth_level(rules, security_level);
    std::int64_t seconds = at.utc_milliseconds() / 1000;
    if (at.utc_milliseconds() < 0 && at.utc_milliseconds() % 1000 != 0) --seconds;
    X509_VERIFY_PARAM_set_time(rules, seconds);
    const bool good = X509_verify_cert(context.get()) == 1;
    const int reason = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    if (!good) return no_path(leaf, X509_verify_cert_error_string(reason));

    ValidityInterval interval{leaf.not_before(), leaf.not_after()};
    for (const Certificate& certificate : path_of(context.get(), leaf, others, anchors)) {
        const PublicKey& key = certificate.public_key();
        if (key.kind() == KeyKind::rsa && key.bits() < min_chain_rsa_bits)
            return no_path(leaf, named(certificate) + " has an RSA key of " + std::to_string(key.bits()) + " bits");
        interval.from = std::max(interval.from, certificate.not_before());
        interval.until = std::min(interval.until, certificate.not_after());
    }
    return interval;
}

Result<void> check_chain(const Certificate& leaf, std::span<const Certificate> others,
                         std::span<const Certificate> anchors, std::span<const Instant> instants) {
    ValidityInterval known{};
    bool any = false;
    for (const Instant at : instants) {
        if (any && known.contains(at)) continue;
        TRY(interval, check_chain(leaf, others, anchors, at));
        known = interval;
        any = true;
    }
    return {};
}

std::string to_pki_path(std::span<const Certificate> path) {
    std::string content;
    for (const Certificate& certificate : path) content += certificate.der();
    return der(der_sequence, content);
}

namespace {

tl::unexpected<Error> not_a_path(const char* reason) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, std::string("this is no PKIPath: ") + reason, {},
                "give a SEQUENCE of certificates in DER");
}

/// The octets that one SEQUENCE at the beginning takes, and where its content begins; nothing where there is none, or
/// its length is not written as DER has it.
struct Sequence {
    std::size_t head;
    std::size_t whole;
};
std::optional<Sequence> sequence_at(Octets der) {
    if (der.empty()) return std::nullopt;
    const unsigned char* next = der.data();
    long length = 0;
    int tag = 0;
    int tag_class = 0;
    const int form = ASN1_get_object(&next, &length, &tag, &tag_class, static_cast<long>(der.size()));
    if ((form & 0x81) != 0 || (form & V_ASN1_CONSTRUCTED) == 0 || tag != V_ASN1_SEQUENCE ||
        tag_class != V_ASN1_UNIVERSAL)
        return std::nullopt;
    const auto head = static_cast<std::size_t>(next - der.data());
    const auto whole = head + static_cast<std::size_t>(length);
    if (ASN1_object_size(1, static_cast<int>(length), V_ASN1_SEQUENCE) != static_cast<int>(whole)) return std::nullopt;
    return Sequence{head, whole};
}

}  // namespace

Result<std::vector<std::string>> pki_path_elements(Octets der) {
    constexpr std::size_t max = max_path_certificates + 1;
    if (der.size() > max * max_certificate_octets) {
        return fail(ErrorKind::limit, "the PKIPath has " + std::to_string(der.size()) + " octets", {},
                    "at most " + std::to_string(max) + " certificates are read");
    }
    const auto outer = sequence_at(der);
    if (!outer || outer->whole != der.size()) return not_a_path("its structure is another");
    std::vector<std::string> elements;
    for (Octets rest = der.subspan(outer->head); !rest.empty();) {
        const auto element = sequence_at(rest);
        if (!element) return not_a_path("what it holds is no certificate");
        if (elements.size() == max) {
            return fail(ErrorKind::limit, "the PKIPath holds too many certificates", {},
                        "at most " + std::to_string(max) + " are read");
        }
        elements.emplace_back(as_text(rest.first(element->whole)));
        rest = rest.subspan(element->whole);
    }
    if (elements.empty()) return not_a_path("it holds none");
    return elements;
}

Result<std::vector<Certificate>> from_pki_path(Octets der) {
    TRY(elements, pki_path_elements(der));
    std::vector<Certificate> path;
    for (const std::string& element : elements) {
        TRY(certificate, Certificate::from_der(octets(element)));
        path.push_back(std::move(certificate));
    }
    return path;
}

}  // namespace comity::crypto
