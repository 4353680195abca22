// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include "crypto/cms.h"
#include "crypto/hex.h"
#include "seal/pdf/pdf_file.h"
#include "seal/pdf/pdf_seal.h"

namespace comity::seal {

namespace {

constexpr const char* whole = "the document";

/// What a byte range cuts: the signed octets before and behind the one gap, which is just the hexadecimal signature.
struct Cut {
    Octets before, behind;
    std::size_t end;  ///< of the signed revision
};

/// "<…>" of just these octets, so that nothing else hides in the gap.
bool is_hexadecimal(Octets gap, std::string_view contents) {
    if (gap.size() < 2 || gap.front() != '<' || gap.back() != '>') return false;
    const auto octets = crypto::from_hex(as_text(gap.subspan(1, gap.size() - 2)));
    return octets && *octets == contents;
}

std::optional<Cut> cut(Octets pdf, const SignatureField& field) {
    const auto [zero, first, second, rest] = field.byte_range;
    const auto size = static_cast<std::int64_t>(pdf.size());
    if (zero != 0 || first <= 0 || second <= first || rest <= 0 || second > size || rest > size - second)
        return std::nullopt;
    const auto at = static_cast<std::size_t>(first);
    const auto behind = static_cast<std::size_t>(second);
    if (!is_hexadecimal(pdf.subspan(at, behind - at), field.contents)) return std::nullopt;
    return Cut{pdf.first(at), pdf.subspan(behind, static_cast<std::size_t>(rest)),
               behind + static_cast<std::size_t>(rest)};
}

std::optional<Instant> time_of(const std::string& claimed) {
    // "D:YYYYMMDDHHmmSS", then Z or an offset that is not needed to show it.
    if (claimed.size() < 16 || !claimed.starts_with("D:")) return std::nullopt;
    const std::string offset = claimed.size() >= 22 && (claimed[16] == '+' || claimed[16] == '-')
                                   ? claimed.substr(16, 3) + ":" + claimed.substr(20, 2)
                                   : "Z";
    const auto instant = parse_instant(fmt::format("{}-{}-{}T{}:{}:{}{}", claimed.substr(2, 4), claimed.substr(6, 2),
                                                   claimed.substr(8, 2), claimed.substr(10, 2), claimed.substr(12, 2),
                                                   claimed.substr(14, 2), offset));
    return instant ? std::optional(*instant) : std::nullopt;
}

bool is_white(std::string_view octets) {
    return octets.find_first_not_of(std::string_view(" \t\r\n\f\0", 6)) == std::string_view::npos;
}

/// Where the last cross-reference is, in digits.
std::string_view cross_reference_in(std::string_view pdf) {
    const std::size_t at = pdf.rfind("startxref");
    if (at == std::string_view::npos) return {};
    const std::size_t begin = std::min(pdf.find_first_of("0123456789", at), pdf.size());
    return pdf.substr(begin, pdf.find_first_not_of("0123456789", begin) - begin);
}

/// Octets that no revision of the document has: an archive behind the end, for a reader that looks for one.
bool has_octets_behind_its_end(std::string_view pdf, std::size_t end) {
    constexpr std::string_view mark = "%%EOF";
    if (cross_reference_in(pdf) == cross_reference_in(pdf.substr(0, end))) return !is_white(pdf.substr(end));
    const std::size_t last = pdf.rfind(mark);
    return last == std::string_view::npos || !is_white(pdf.substr(last + mark.size()));
}

/// Whether the octets behind the signed revision leave it as it was.
bool judge_changes(Octets pdf, std::size_t end, QPDF& file, Verdict& verdict) {
    if (end == pdf.size()) return true;
    if (has_octets_behind_its_end(as_text(pdf), end)) {
        decide(verdict, SubIndication::sig_constraints_failure,
               "something stands behind the end of the document that nobody signed");
        return false;
    }
    const auto signed_revision = open_pdf(as_text(pdf.first(end)));
    if (!signed_revision) {
        decide(verdict, SubIndication::sig_constraints_failure, "what it is over is no whole PDF");
        return false;
    }
    const std::string what = changes_since(**signed_revision, file);
    if (what.empty()) return true;
    decide(verdict, SubIndication::sig_constraints_failure, "the document was changed after it was signed: " + what);
    return false;
}

Verdict judged(Octets pdf, QPDF& file, const SignatureField& field, const ValidationPolicy& policy) {
    Verdict verdict;
    verdict.signature = field.name.empty() ? "(without name)" : field.name;
    verdict.signing_time = time_of(field.claimed_time);
    const auto failed = [&](SubIndication sub_indication, std::string reason) {
        decide(verdict, sub_indication, std::move(reason));
        return verdict;
    };
    if (field.sub_filter != "/ETSI.CAdES.detached" && field.sub_filter != "/adbe.pkcs7.detached")
        return failed(SubIndication::sig_constraints_failure, fmt::format("it is of the kind {}", field.sub_filter));
    const auto parts = cut(pdf, field);
    if (!parts) return failed(SubIndication::format_failure, "it does not cover all around its own value");
    verdict.octets = parts->end;
    const std::array<Octets, 2> content{parts->before, parts->behind};
    const auto read = crypto::read_detached_signature(octets(field.contents), content);
    if (!read) return failed(SubIndication::format_failure, read.error().message);
    if (!verdict.signing_time) verdict.signing_time = read->signing_time;
    verdict.signer = read->signer;
    if (!read->digest_accepted)
        return failed(SubIndication::sig_constraints_failure, fmt::format("its digest is {}", read->digest));
    if (read->signer && !read->digest_right)
        return failed(SubIndication::hash_failure, "the document is not the one that was signed");
    if (read->signer && !read->value_right)
        return failed(SubIndication::sig_crypto_failure, "its value is not of the key of its certificate");
    if (read->signer && !read->certificate_signed && field.sub_filter == "/ETSI.CAdES.detached")
        return failed(SubIndication::sig_constraints_failure, "it does not say by which certificate it was made");
    if (!judge_changes(pdf, parts->end, file, verdict)) return verdict;
    std::vector<crypto::Certificate> others = read->certificates;
    if (read->signer) std::erase(others, *read->signer);
    judge_signer({read->signer ? &*read->signer : nullptr, std::move(others), read->stamp, read->value}, policy,
                 verdict);
    if (verdict.passed()) verdict.covered.emplace_back(whole);
    return verdict;
}

}  // namespace

Result<Report> validate_pdf(Octets pdf, const ValidationPolicy& policy) {
    TRY(file, open_pdf(as_text(pdf)));
    TRY(fields, signature_fields(*file));
    Report report;
    report.parts = {whole};
    try {
        for (const SignatureField& field : fields) report.signatures.push_back(judged(pdf, *file, field, policy));
    } catch (const std::exception& thrown) {
        return pdf_fault(thrown.what());
    }
    const bool covered = std::ranges::any_of(report.signatures, &Verdict::passed);
    if (!covered) report.not_covered = report.parts;
    return report;
}

}  // namespace comity::seal
