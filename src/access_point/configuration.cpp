// SPDX-License-Identifier: EUPL-1.2
#include "access_point/configuration.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace comity::access_point {
namespace {

constexpr std::array keys{
    ConfigurationKey{"authority", "", "our id in the federation directory"},
    ConfigurationKey{"host", "", "name behind the @ of our message ids, as gw.justice.example"},
    ConfigurationKey{"database", "sqlite:access-point.db", "what was sent and received: sqlite:PATH or postgresql://…"},
    ConfigurationKey{"spool", "spool", "folder of messages to be sent; on an encrypted file system"},
    ConfigurationKey{"exchange", "exchange", "folder shared with the node: out/ and in/"},
    ConfigurationKey{"pmodes", "pmodes.json", "what was agreed with whom"},
    ConfigurationKey{"clock_required", "true", "sign nothing while the system's clock is not kept"},
    ConfigurationKey{"tests", "false", "plain HTTP on loopback and P-Modes that only tests may have"},
    ConfigurationKey{"listen.address", "0.0.0.0", "where peers reach us"},
    ConfigurationKey{"listen.port", "443", "0: any free one"},
    ConfigurationKey{"listen.path", "/msh", "path of our endpoint, as the directory has it"},
    ConfigurationKey{"listen.certificate", "", "PEM, our TLS certificate with those that issued it"},
    ConfigurationKey{"listen.key", "", "PEM, its key, readable by the owner only"},
    ConfigurationKey{"listen.client_certificate", "true", "refuse peers without a TLS certificate of the directory"},
    ConfigurationKey{"client.certificate", "none", "PEM, what we show to peers"},
    ConfigurationKey{"client.key", "none", "PEM, its key"},
    ConfigurationKey{"client.local_address", "any", "address to send from, where peers filter by it"},
    ConfigurationKey{"client.proxy", "none", "URL of a proxy; that of the environment is never used"},
    ConfigurationKey{"node.url", "", "where the node takes deliveries: http on loopback"},
    ConfigurationKey{"node.secret", "", "file:PATH or environment:NAME; the node has the same"},
    ConfigurationKey{"node.port", "0", "loopback port on which we serve the node; 0: any free one"},
    ConfigurationKey{"directory.federation", "", "name of the federation"},
    ConfigurationKey{"directory.roots", "", "verifier keys of its roots"},
    ConfigurationKey{"directory.threshold", "", "how many of them must sign"},
    ConfigurationKey{"directory.json", "", "path or https URL of directory.json"},
    ConfigurationKey{"directory.note", "", "path or https URL of directory.note"},
    ConfigurationKey{"directory.fetch_minutes", "15", "how often it is looked for"},
    ConfigurationKey{"directory.grace_days", "14", "how long receiving goes on after it ended"},
    ConfigurationKey{"directory.manual", "none", "onboarding records of authorities in no federation, as files"},
    ConfigurationKey{"directory.anchors", "", "PEM of the authorities that chains of certificates must lead to"},
    ConfigurationKey{"limits.message", "69793218560", "octets of a message; over it 413"},
    ConfigurationKey{"limits.reserve", "1073741824",
                     "octets of disk kept free, so that receipts can always be written"},
    ConfigurationKey{"limits.peer_quota", "214748364800", "octets that one peer may have under way"},
    ConfigurationKey{"limits.workers", "8", "threads that receive"},
    ConfigurationKey{"limits.senders", "8", "threads that send"},
    ConfigurationKey{"limits.retention_days", "30", "how long sent messages can be sent again"},
    ConfigurationKey{"limits.requests_per_second", "200", "of one address, lasting; over it 429"},
    ConfigurationKey{"limits.connections", "512", "of peers at a time"},
    ConfigurationKey{"key.use", "", "sign or decrypt"},
    ConfigurationKey{"key.profile", "", "1.15 or 2.0"},
    ConfigurationKey{"key.certificate", "", "PEM, with those between it and the anchor, our own last"},
    ConfigurationKey{"key.key", "", "file:PATH, or pkcs11:MODULE;TOKEN;LABEL"},
    ConfigurationKey{"key.pin", "none", "file:PATH or environment:NAME, of the token"},
    ConfigurationKey{"revocation.issuer", "", "PEM, an authority whose certificates the directory lists"},
    ConfigurationKey{"revocation.list", "none", "path or URL of its list of revoked certificates (DER)"},
    ConfigurationKey{"revocation.responder", "none", "URL of its responder (OCSP); a list, a responder, or both"},
};

class Reader {
   public:
    Reader(const toml::table& table, std::filesystem::path folder, std::string file)
        : table_(table), file_(std::move(file)) {
        read_.folder = std::move(folder);
    }

    Result<Configuration> run() {
        check_keys(table_, "",
                   {"authority", "host", "database", "spool", "exchange", "pmodes", "clock_required", "tests", "listen",
                    "client", "node", "directory", "limits", "key", "revocation"});
        read_.authority = must(table_, "authority");
        read_.host = must(table_, "host");
        read_.database = text(table_, "database", read_.database);
        read_.spool = path(table_, "spool", "spool");
        read_.exchange = path(table_, "exchange", "exchange");
        read_.pmodes = path(table_, "pmodes", "pmodes.json");
        read_.clock_required = flag(table_, "clock_required", true);
        read_.tests = flag(table_, "tests", false);
        read_listen(section("listen"));
        read_client(section("client"));
        read_node(section("node"));
        read_directory(section("directory"));
        read_limits(section("limits"));
        for (const toml::table* key : tables("key")) read_key(*key);
        for (const toml::table* source : tables("revocation")) read_revocation(*source);
        if (!table_.contains("key")) wrong(table_, "[[key]] is missing: messages are signed and decrypted by them");
        if (!faults_.empty())
            return fail(ErrorKind::invalid, faults_, {}, "`comity-access-point --explain` lists the keys");
        return std::move(read_);
    }

   private:
    void wrong(const toml::node& at, const std::string& message) {
        if (!faults_.empty()) faults_ += "\n";
        faults_ += fmt::format("{}:{}: {}", file_, at.source().begin.line, message);
    }
    void check_keys(const toml::table& table, std::string_view prefix, std::initializer_list<std::string_view> known) {
        for (const auto& [key, node] : table)
            if (std::ranges::find(known, key.str()) == known.end())
                wrong(node, fmt::format("'{}{}' is no key", prefix, key.str()));
    }
    const toml::table& section(std::string_view name) {
        static const toml::table none;
        const toml::node* node = table_.get(name);
        if (node && !node->is_table()) wrong(*node, fmt::format("'{}' must be a table", name));
        return node && node->is_table() ? *node->as_table() : none;
    }
    /// The tables of [[name]].
    std::vector<const toml::table*> tables(std::string_view name) {
        std::vector<const toml::table*> list;
        const toml::node* node = table_.get(name);
        if (!node) return list;
        const toml::array* array = node->as_array();
        if (!array || !array->is_array_of_tables()) {
            wrong(*node, fmt::format("'{}' must be tables, [[{}]]", name, name));
            return list;
        }
        for (const toml::node& one : *array) list.push_back(one.as_table());
        return list;
    }
    /// A list of texts, empty where the key is left out.
    std::vector<std::string> texts(const toml::table& table, std::string_view key) {
        std::vector<std::string> list;
        const toml::node* node = table.get(key);
        if (!node) return list;
        const toml::array* array = node->as_array();
        if (!array) {
            wrong(*node, fmt::format("'{}' must be a list of texts, as [\"…\"]", key));
            return list;
        }
        for (const toml::node& one : *array) {
            if (one.is_string())
                list.push_back(one.value_or(std::string()));
            else
                wrong(one, fmt::format("'{}' must hold texts only", key));
        }
        return list;
    }
    std::string text(const toml::table& table, std::string_view key, std::string otherwise = {}) {
        const toml::node* node = table.get(key);
        if (!node) return otherwise;
        if (node->is_string()) return node->value_or(std::string());
        wrong(*node, fmt::format("'{}' must be a text", key));
        return otherwise;
    }
    std::string must(const toml::table& table, std::string_view key) {
        std::string value = text(table, key);
        if (value.empty()) wrong(table.empty() ? table_ : table, fmt::format("'{}' is missing", key));
        return value;
    }
    std::filesystem::path path(const toml::table& table, std::string_view key, const std::string& otherwise) {
        const std::string value = text(table, key, otherwise);
        return value.empty() ? std::filesystem::path() : read_.folder / value;
    }
    bool flag(const toml::table& table, std::string_view key, bool otherwise) {
        const toml::node* node = table.get(key);
        if (node && !node->is_boolean()) wrong(*node, fmt::format("'{}' must be true or false", key));
        return node && node->is_boolean() ? node->value_or(otherwise) : otherwise;
    }
    template <class Number>
    void number(const toml::table& table, std::string_view key, Number& into, std::int64_t least, std::int64_t most) {
        const toml::node* node = table.get(key);
        if (!node) return;
        const auto value = node->value<std::int64_t>();
        if (!node->is_integer() || !value || *value < least || *value > most)
            return wrong(*node, fmt::format("'{}' must be a number from {} to {}", key, least, most));
        into = static_cast<Number>(*value);
    }

    void read_listen(const toml::table& table) {
        check_keys(table, "listen.", {"address", "port", "path", "certificate", "key", "client_certificate"});
        read_.address = text(table, "address", read_.address);
        read_.port = 443;
        number(table, "port", read_.port, 0, 65535);
        read_.path = text(table, "path", read_.path);
        if (!read_.path.starts_with('/')) wrong(table, "'listen.path' must begin with a slash");
        read_.tls_certificate = path(table, "certificate", "");
        read_.tls_key = path(table, "key", "");
        read_.client_certificate_required = flag(table, "client_certificate", true);
        const bool plain = read_.tls_certificate.empty() || read_.tls_key.empty();
        const bool loopback = read_.address == "127.0.0.1" || read_.address == "::1";
        if (plain && !(read_.tests && loopback))
            wrong(table_, "'listen.certificate' and 'listen.key' are missing: peers are served under TLS only");
    }
    void read_client(const toml::table& table) {
        check_keys(table, "client.", {"certificate", "key", "local_address", "proxy"});
        read_.client_certificate = path(table, "certificate", "");
        read_.client_key = path(table, "key", "");
        read_.local_address = text(table, "local_address");
        read_.proxy = text(table, "proxy");
        if (read_.client_certificate.empty() != read_.client_key.empty())
            wrong(table, "'client.certificate' and 'client.key' go together");
    }
    void read_node(const toml::table& table) {
        check_keys(table, "node.", {"url", "secret", "port"});
        read_.node_url = must(table, "url");
        if (!read_.node_url.empty() && !read_.node_url.starts_with("http://127.0.0.1:") &&
            !read_.node_url.starts_with("http://[::1]:"))
            wrong(table, "'node.url' must begin with http://127.0.0.1: or http://[::1]:");
        if (read_.node_url.ends_with('/')) read_.node_url.pop_back();
        read_.secret = must(table, "secret");
        number(table, "port", read_.interface_port, 0, 65535);
    }
    void read_directory(const toml::table& table) {
        check_keys(
            table, "directory.",
            {"federation", "roots", "threshold", "json", "note", "fetch_minutes", "grace_days", "anchors", "manual"});
        read_.federation = must(table, "federation");
        read_.directory_json = place(table, "json");
        read_.directory_note = place(table, "note");
        read_.anchors = path(table, "anchors", "");
        if (read_.anchors.empty()) wrong(table.empty() ? table_ : table, "'directory.anchors' is missing");
        read_.roots = texts(table, "roots");
        if (read_.roots.empty()) wrong(table.empty() ? table_ : table, "'directory.roots' is missing");
        for (const std::string& record : texts(table, "manual")) read_.manual.push_back(read_.folder / record);
        number(table, "threshold", read_.threshold, 1, 16);
        if (read_.threshold == 0) wrong(table.empty() ? table_ : table, "'directory.threshold' is missing");
        std::int64_t minutes = read_.directory_fetch.count();
        number(table, "fetch_minutes", minutes, 1, 1440);
        read_.directory_fetch = std::chrono::minutes(minutes);
        number(table, "grace_days", read_.directory_grace_days, 0, 365);
    }
    // A path is relative to our folder; a URL stays as it is.
    std::string place(const toml::table& table, std::string_view key) {
        const std::string value = must(table, key);
        if (value.empty() || value.starts_with("https://")) return value;
        if (value.find("://") != std::string::npos)
            wrong(table, fmt::format("'directory.{}' must be a path or an https URL", key));
        return (read_.folder / value).string();
    }
    void read_limits(const toml::table& table) {
        check_keys(table, "limits.",
                   {"message", "reserve", "peer_quota", "workers", "senders", "retention_days", "requests_per_second",
                    "connections"});
        constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
        number(table, "message", read_.max_message, 1 << 20, any);
        number(table, "reserve", read_.reserve, 0, any);
        number(table, "peer_quota", read_.peer_quota, 1 << 20, any);
        number(table, "workers", read_.workers, 1, 256);
        number(table, "senders", read_.senders, 1, 256);
        number(table, "retention_days", read_.retention_days, 1, 3650);
        number(table, "requests_per_second", read_.requests_per_second, 1, 100'000);
        number(table, "connections", read_.connections, 16, 65'536);
    }
    void read_key(const toml::table& table) {
        check_keys(table, "key.", {"use", "profile", "certificate", "key", "pin"});
        KeyConfiguration key;
        const std::string use = must(table, "use");
        key.signs = use == "sign";
        if (use != "sign" && use != "decrypt") wrong(table, "'key.use' must be sign or decrypt");
        key.profile = must(table, "profile");
        if (key.profile != "1.15" && key.profile != "2.0") wrong(table, "'key.profile' must be 1.15 or 2.0");
        key.certificate = read_.folder / must(table, "certificate");
        key.key = must(table, "key");
        key.pin = text(table, "pin");
        read_.keys.push_back(std::move(key));
    }
    void read_revocation(const toml::table& table) {
        check_keys(table, "revocation.", {"issuer", "list", "responder"});
        RevocationConfiguration source;
        source.issuer = read_.folder / must(table, "issuer");
        source.list = text(table, "list");
        source.responder = text(table, "responder");
        const auto is_url = [](const std::string& place) {
            return place.starts_with("https://") || place.starts_with("http://");
        };
        if (!is_url(source.list) && source.list.find("://") != std::string::npos)
            wrong(table, "'revocation.list' must be a path, or an http or https URL");
        if (!source.list.empty() && !is_url(source.list)) source.list = (read_.folder / source.list).string();
        if (!source.responder.empty() && !is_url(source.responder))
            wrong(table, "'revocation.responder' must be an http or https URL");
        if (source.list.empty() && source.responder.empty())
            wrong(table, "'revocation.list' or 'revocation.responder' is missing");
        read_.revocation.push_back(std::move(source));
    }

    const toml::table& table_;
    std::string file_;
    Configuration read_;
    std::string faults_;
};

}  // namespace

std::span<const ConfigurationKey> configuration_keys() {
    return keys;
}

Result<Configuration> read_configuration(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "access-point.toml";
    if (!std::filesystem::exists(file))
        return fail(ErrorKind::not_found, fmt::format("there is no {}", file.string()), {},
                    "docs/operate/access-point.md shows one");
    try {
        const toml::table table = toml::parse_file(file.string());
        return Reader(table, folder, file.string()).run();
    } catch (const toml::parse_error& error) {
        return fail(
            ErrorKind::invalid, std::string(error.description()),
            {file.string(), static_cast<int>(error.source().begin.line), static_cast<int>(error.source().begin.column)},
            "see docs/operate/access-point.md");
    }
}

}  // namespace comity::access_point
