// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/judged_file.h"

#include "cli/fault_json.h"
#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "documents/package/package.h"
#include "format/canonical_json.h"
#include "format/value.h"
#include "seal/pdf/pdf_seal.h"

namespace comity::cli {

namespace {

using format::Value;

Value verdict_value(const seal::Verdict& verdict) {
    Value value = Value::object({{"signature", verdict.signature},
                                 {"indication", name_of(verdict.indication)},
                                 {"covered", Value::list_of(verdict.covered)}});
    if (verdict.sub_indication) value.set("sub_indication", name_of(*verdict.sub_indication));
    if (!verdict.reason.empty()) value.set("reason", verdict.reason);
    if (verdict.signer)
        value.set("signer", to_string(verdict.signer->subject())).set("issuer", to_string(verdict.signer->issuer()));
    if (verdict.signing_time) value.set("signing_time", to_string(in_utc(*verdict.signing_time)));
    if (verdict.stamp) value.set("time_stamp", to_string(in_utc(verdict.stamp->time)));
    if (verdict.octets) value.set("octets", *verdict.octets);
    return value;
}

Value part_value(const std::string& name, std::uint64_t bytes, const crypto::Sha256& digest) {
    return Value::object({{"name", name}, {"bytes", bytes}, {"digest", crypto::hex(digest)}});
}

Result<Value> parts_value(Octets file, const JudgedFile& judged) {
    Value parts = Value::list();
    if (!judged.container) {
        for (const std::string& name : judged.report.parts)
            parts.append(part_value(name, file.size(), crypto::sha256(file)));
        return parts;
    }
    for (const seal::ZipEntry* entry : judged.container->parts()) {
        crypto::RunningSha256 digest;
        std::uint64_t bytes = 0;
        TRY_VOID(judged.container->archive().read(*entry, [&](Octets piece) -> Result<void> {
            digest.update(piece);
            bytes += piece.size();
            return {};
        }));
        parts.append(part_value(entry->name, bytes, digest.digest()));
    }
    return parts;
}

Value package_value(const documents::OpenedPackage& package) {
    const documents::PackageList& list = package.list;
    Value documents = Value::list();
    for (const documents::PackagedFile& file : list.documents)
        documents.append(Value::object({{"file", file.file}, {"language", file.language}}));
    Value attachments = Value::list();
    for (const documents::PackagedFile& file : list.attachments)
        attachments.append(Value::object({{"file", file.file}, {"title", file.title}}));
    return Value::object({{"title", list.title},
                          {"from", list.from},
                          {"to", list.to},
                          {"reference", list.reference},
                          {"made", to_string(list.made)},
                          {"request", package.request},
                          {"documents", std::move(documents)},
                          {"attachments", std::move(attachments)}});
}

/// Adds what it is, and of a sealed request its list.
void set_kind(const JudgedFile& judged, Value& value) {
    if (!judged.container) {
        value.set("kind", "pdf");
        return;
    }
    if (!judged.container->archive().find(documents::package_file)) {
        value.set("kind", "container");
        return;
    }
    value.set("kind", "package");
    if (const auto package = documents::open_package(*judged.container))
        value.set("package", package_value(*package));
    else
        value.set("package_fault", fault_value(package.error()));
}

}  // namespace

Result<JudgedFile> judge_file(Octets file, const seal::ValidationPolicy& policy) {
    if (as_text(file).starts_with("%PDF-")) {
        TRY(report, seal::validate_pdf(file, policy));
        return JudgedFile{std::move(report), std::nullopt};
    }
    TRY(container, seal::Container::open(file));
    TRY(report, seal::validate_container(container, policy));
    return JudgedFile{std::move(report), std::move(container)};
}

Result<std::string> validation_json(Octets file, const Result<JudgedFile>& judged) {
    Value value = Value::object({{"bytes", file.size()}, {"digest", crypto::hex(crypto::sha256(file))}});
    if (!judged) {
        value.set("fault", fault_value(judged.error()));
        return format::canonical_json(value);
    }
    const seal::Report& report = judged->report;
    Value signatures = Value::list();
    for (const seal::Verdict& verdict : report.signatures) signatures.append(verdict_value(verdict));
    TRY(parts, parts_value(file, *judged));
    value.set("indication", name_of(report.indication()))
        .set("sentence", report.sentence())
        .set("signatures", std::move(signatures))
        .set("parts", std::move(parts))
        .set("not_covered", Value::list_of(report.not_covered));
    set_kind(*judged, value);
    auto text = format::canonical_json(value);
    if (text) return text;
    return validation_json(file, fail(ErrorKind::invalid, "names in it are no text (UTF-8)", {},
                                      "treat it as not trustworthy, and ask its sender for another form of it"));
}

}  // namespace comity::cli
