// SPDX-License-Identifier: EUPL-1.2
#include "access_point/configuration.h"

#include <array>
#include <limits>

#include <fmt/format.h>

#include "format/toml.h"
#include "store/files/file.h"

namespace comity::access_point {
namespace {

using format::Settings;
using format::SettingsKey;

constexpr std::array keys{
    SettingsKey{"authority", "", "our id in the federation directory"},
    SettingsKey{"host", "", "name behind the @ of our message ids, as gw.justice.example"},
    SettingsKey{"database", "sqlite:access-point.db", "what was sent and received: sqlite:PATH or postgresql://…"},
    SettingsKey{"spool", "spool", "folder of messages to be sent; on an encrypted file system"},
    SettingsKey{"exchange", "exchange", "folder shared with the node: out/ and in/"},
    SettingsKey{"pmodes", "pmodes.json", "what was agreed with whom"},
    SettingsKey{"clock_required", "true", "sign nothing while the system's clock is not kept"},
    SettingsKey{"tests", "false", "plain HTTP on loopback and P-Modes that only tests may have"},
    SettingsKey{"listen.address", "0.0.0.0", "where peers reach us"},
    SettingsKey{"listen.port", "443", "0: any free one"},
    SettingsKey{"listen.path", "/msh", "path of our endpoint, as the directory has it"},
    SettingsKey{"listen.certificate", "", "PEM, our TLS certificate with those that issued it"},
    SettingsKey{"listen.key", "", "PEM, its key, readable by the owner only"},
    SettingsKey{"listen.client_certificate", "true", "refuse peers without a TLS certificate of the directory"},
    SettingsKey{"client.certificate", "none", "PEM, what we show to peers"},
    SettingsKey{"client.key", "none", "PEM, its key"},
    SettingsKey{"client.local_address", "any", "address to send from, where peers filter by it"},
    SettingsKey{"client.proxy", "none", "URL of a proxy; that of the environment is never used"},
    SettingsKey{"node.url", "", "where the node takes deliveries: http on loopback"},
    SettingsKey{"node.secret", "", "file:PATH or environment:NAME; the node has the same"},
    SettingsKey{"node.port", "0", "loopback port on which we serve the node; 0: any free one"},
    SettingsKey{"directory.federation", "", "name of the federation"},
    SettingsKey{"directory.roots", "", "verifier keys of its roots"},
    SettingsKey{"directory.threshold", "", "how many of them must sign"},
    SettingsKey{"directory.json", "", "path or https URL of directory.json"},
    SettingsKey{"directory.note", "", "path or https URL of directory.note"},
    SettingsKey{"directory.fetch_minutes", "15", "how often it is looked for"},
    SettingsKey{"directory.grace_days", "14", "how long receiving goes on after it ended"},
    SettingsKey{"directory.manual", "none", "onboarding records of authorities in no federation, as files"},
    SettingsKey{"directory.anchors", "", "PEM of the authorities that chains of certificates must lead to"},
    SettingsKey{"limits.message", "69793218560", "octets of a message; over it 413"},
    SettingsKey{"limits.reserve", "1073741824", "octets of disk kept free, so that receipts can always be written"},
    SettingsKey{"limits.peer_quota", "214748364800", "octets that one peer may have under way"},
    SettingsKey{"limits.workers", "8", "threads that receive"},
    SettingsKey{"limits.senders", "8", "threads that send"},
    SettingsKey{"limits.joiners", "4", "threads that join messages that came cut; one peer has one of them at most"},
    SettingsKey{"limits.join_minutes", "720",
                "how long one that is whole may wait for room; at most half the P-Mode's interval"},
    SettingsKey{"limits.retention_days", "30", "how long sent messages can be sent again"},
    SettingsKey{"limits.requests_per_second", "200", "of one address, lasting; over it 429"},
    SettingsKey{"limits.connections", "512", "of peers at a time"},
    SettingsKey{"key.use", "", "sign or decrypt"},
    SettingsKey{"key.profile", "", "1.15 or 2.0"},
    SettingsKey{"key.certificate", "", "PEM, with those between it and the anchor, our own last"},
    SettingsKey{"key.key", "", "file:PATH, or pkcs11:MODULE;TOKEN;LABEL"},
    SettingsKey{"key.pin", "none", "file:PATH or environment:NAME, of the token"},
    SettingsKey{"revocation.issuer", "", "PEM, an authority whose certificates the directory lists"},
    SettingsKey{"revocation.list", "none", "path or URL of its list of revoked certificates (DER)"},
    SettingsKey{"revocation.responder", "none", "URL of its responder (OCSP); a list, a responder, or both"},
};

template <class Number>
void read_number(const Settings& table, std::string_view key, Number& into, std::int64_t least, std::int64_t most) {
    into = static_cast<Number>(table.number(key, static_cast<std::int64_t>(into), least, most));
}

bool is_url(std::string_view place) {
    return place.starts_with("https://") || place.starts_with("http://");
}

class Reader {
   public:
    Reader(const Settings& file, const std::filesystem::path& folder) : file_(file) { read_.folder = folder; }

    Configuration run() {
        file_.only(keys);
        read_.authority = file_.must("authority");
        read_.host = file_.must("host");
        read_.database = file_.text("database", read_.database);
        read_.spool = file_.path("spool", read_.folder, "spool");
        read_.exchange = file_.path("exchange", read_.folder, "exchange");
        read_.pmodes = file_.path("pmodes", read_.folder, "pmodes.json");
        read_.clock_required = file_.flag("clock_required", true);
        read_.tests = file_.flag("tests", false);
        read_listen(file_.table("listen"));
        read_client(file_.table("client"));
        read_node(file_.table("node"));
        read_directory(file_.table("directory"));
        read_limits(file_.table("limits"));
        for (const Settings& key : file_.tables("key")) read_key(key);
        for (const Settings& source : file_.tables("revocation")) read_revocation(source);
        if (!file_.has("key")) file_.wrong("[[key]] is missing: messages are signed and decrypted by them");
        return std::move(read_);
    }

   private:
    void read_listen(const Settings& table) {
        read_.address = table.text("address", read_.address);
        read_.port = 443;
        read_number(table, "port", read_.port, 0, 65535);
        read_.path = table.text("path", read_.path);
        if (!read_.path.starts_with('/')) table.wrong("path", "must begin with a slash");
        read_.tls_certificate = table.path("certificate", read_.folder);
        read_.tls_key = table.path("key", read_.folder);
        read_.client_certificate_required = table.flag("client_certificate", true);
        const bool plain = read_.tls_certificate.empty() || read_.tls_key.empty();
        const bool loopback = read_.address == "127.0.0.1" || read_.address == "::1";
        if (plain && !(read_.tests && loopback))
            file_.wrong("'listen.certificate' and 'listen.key' are missing: peers are served under TLS only");
    }
    void read_client(const Settings& table) {
        read_.client_certificate = table.path("certificate", read_.folder);
        read_.client_key = table.path("key", read_.folder);
        read_.local_address = table.text("local_address", "");
        read_.proxy = table.text("proxy", "");
        if (read_.client_certificate.empty() != read_.client_key.empty())
            table.wrong("'client.certificate' and 'client.key' go together");
    }
    void read_node(const Settings& table) {
        read_.node_url = table.must("url");
        if (!read_.node_url.empty() && !read_.node_url.starts_with("http://127.0.0.1:") &&
            !read_.node_url.starts_with("http://[::1]:"))
            table.wrong("url", "must begin with http://127.0.0.1: or http://[::1]:");
        if (read_.node_url.ends_with('/')) read_.node_url.pop_back();
        read_.secret = table.must("secret");
        read_number(table, "port", read_.interface_port, 0, 65535);
    }
    void read_directory(const Settings& table) {
        read_.federation = table.must("federation");
        read_.directory_json = place(table, "json");
        read_.directory_note = place(table, "note");
        read_.anchors = read_.folder / table.must("anchors");
        read_.roots = table.texts("roots");
        if (read_.roots.empty()) table.wrong("roots", "is missing");
        for (const std::string& record : table.texts("manual")) read_.manual.push_back(read_.folder / record);
        if (!table.has("threshold")) table.wrong("threshold", "is missing");
        read_number(table, "threshold", read_.threshold, 1, 16);
        read_.directory_fetch =
            std::chrono::minutes(table.number("fetch_minutes", read_.directory_fetch.count(), 1, 1440));
        read_number(table, "grace_days", read_.directory_grace_days, 0, 365);
    }
    // A path is relative to our folder; a URL stays as it is.
    std::string place(const Settings& table, std::string_view key) const {
        const std::string value = table.must(key);
        if (value.empty() || value.starts_with("https://")) return value;
        if (value.find("://") != std::string::npos) table.wrong(key, "must be a path or an https URL");
        return (read_.folder / value).string();
    }
    void read_limits(const Settings& table) {
        constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
        read_number(table, "message", read_.max_message, 1 << 20, any);
        read_number(table, "reserve", read_.reserve, 0, any);
        read_number(table, "peer_quota", read_.peer_quota, 1 << 20, any);
        read_number(table, "workers", read_.workers, 1, 256);
        read_number(table, "senders", read_.senders, 1, 256);
        read_number(table, "joiners", read_.joiners, 1, 64);
        read_.join_wait = std::chrono::minutes(table.number("join_minutes", read_.join_wait.count(), 1, 43'200));
        read_number(table, "retention_days", read_.retention_days, 1, 3650);
        read_number(table, "requests_per_second", read_.requests_per_second, 1, 100'000);
        read_number(table, "connections", read_.connections, 16, 65'536);
    }
    void read_key(const Settings& table) {
        KeyConfiguration key;
        const std::string use = table.must("use");
        key.signs = use == "sign";
        if (use != "sign" && use != "decrypt") table.wrong("use", "must be sign or decrypt");
        key.profile = table.must("profile");
        if (key.profile != "1.15" && key.profile != "2.0") table.wrong("profile", "must be 1.15 or 2.0");
        key.certificate = read_.folder / table.must("certificate");
        key.key = table.must("key");
        key.pin = table.text("pin", "");
        read_.keys.push_back(std::move(key));
    }
    void read_revocation(const Settings& table) {
        RevocationConfiguration source;
        source.issuer = read_.folder / table.must("issuer");
        source.list = table.text("list", "");
        source.responder = table.text("responder", "");
        if (!is_url(source.list) && source.list.find("://") != std::string::npos)
            table.wrong("list", "must be a path, or an http or https URL");
        if (!source.list.empty() && !is_url(source.list)) source.list = (read_.folder / source.list).string();
        if (!source.responder.empty() && !is_url(source.responder))
            table.wrong("responder", "must be an http or https URL");
        if (source.list.empty() && source.responder.empty())
            table.wrong("'revocation.list' or 'revocation.responder' is missing");
        read_.revocation.push_back(std::move(source));
    }

    Settings file_;
    Configuration read_;
};

}  // namespace

std::span<const format::SettingsKey> configuration_keys() {
    return keys;
}

Result<Configuration> read_configuration(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "access-point.toml";
    if (!std::filesystem::exists(file))
        return fail(ErrorKind::not_found, fmt::format("there is no {}", file.string()), {},
                    "docs/operate/access-point.md shows one");
    TRY(text, store::read_whole(file, format::max_document_bytes));
    auto tree = format::read_toml(text, file.string());
    if (!tree) {
        tree.error().hint = "see docs/operate/access-point.md";
        return tl::unexpected(std::move(tree).error());
    }
    format::SettingsFaults faults;
    Configuration read = Reader(Settings(*tree, faults), folder).run();
    if (!faults.none())
        return fail(ErrorKind::invalid, faults.lines(), {}, "`comity-access-point --explain` lists the keys");
    return read;
}

}  // namespace comity::access_point
