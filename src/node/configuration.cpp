// SPDX-License-Identifier: EUPL-1.2
#include "node/configuration.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "access/role.h"
#include "access/web_address.h"
#include "node/key_files.h"
#include "node/local_day.h"
#include "store/files/file.h"

namespace comity::node {

namespace {

/// Of an authority, of a receiver of webhooks: a word for file names and addresses.
bool is_short_name(std::string_view name) {
    const auto may = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, may);
}

class Reader {
   public:
    Reader(const toml::table& table, Configuration& configuration, std::string file)
        : table_(table), configuration_(configuration), file_(std::move(file)) {}

    Result<Configuration> run() {
        check_keys(table_, "", {"database", "contents", "documents", "demonstration", "practice", "authority"});
        configuration_.database = text(table_, "database").value_or("sqlite:comity.db");
        configuration_.contents = configuration_.folder / text(table_, "contents").value_or("contents");
        if (const toml::node* documents = table_.get("documents")) read_documents(*documents);
        if (const toml::node* node = table_.get("demonstration")) {
            configuration_.demonstration = node->value_or(false);
            if (!node->is_boolean()) wrong(*node, "'demonstration' must be true or false");
        }
        if (const toml::node* practice = table_.get("practice")) read_practice(*practice);
        const toml::node* authorities = table_.get("authority");
        if (!authorities)
            wrong(table_, "[[authority]] is missing: the node serves at least one");
        else
            for (const toml::table* authority : tables(*authorities, "authority")) read_authority(*authority);
        if (!faults_.empty()) return fail(ErrorKind::invalid, faults_, {}, "`comity config --explain` lists the keys");
        return std::move(configuration_);
    }

   private:
    void wrong(const toml::node& at, const std::string& message) {
        if (!faults_.empty()) faults_ += "\n";
        faults_ += fmt::format("{}:{}: {}", file_, at.source().begin.line, message);
    }

    void check_keys(const toml::table& table, std::string_view prefix, const std::set<std::string_view>& known) {
        for (const auto& [key, node] : table)
            if (!known.contains(key.str())) wrong(node, fmt::format("'{}{}' is no key", prefix, key.str()));
    }

    std::optional<std::string> text(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (!node) return std::nullopt;
        if (const auto value = node->value<std::string>(); value && node->is_string()) return value;
        wrong(*node, fmt::format("'{}' must be a text", key));
        return std::nullopt;
    }

    /// What must be there and not empty; `whose` is said where it is not: "a token".
    std::string must(const toml::table& table, std::string_view whose, std::string_view key) {
        const auto value = text(table, key);
        if (!value || value->empty()) wrong(table, fmt::format("{} must have '{}'", whose, key));
        return value.value_or("");
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
                list.push_back(one.value_or(std::string{}));
            else
                wrong(one, fmt::format("'{}' must hold texts only", key));
        }
        return list;
    }

    /// The tables of [[authority]] or [[authority.webhook]], whose name is the node's.
    std::vector<const toml::table*> tables(const toml::node& node, std::string_view name) {
        std::vector<const toml::table*> list;
        const toml::array* array = node.as_array();
        if (!array || !array->is_array_of_tables()) {
            wrong(node, fmt::format("'{}' must be tables, [[{}]]", name.substr(name.rfind('.') + 1), name));
            return list;
        }
        for (const toml::node& one : *array) list.push_back(one.as_table());
        return list;
    }

    void read_period(const toml::table& table, std::string_view key, Period& into) {
        const auto value = text(table, key);
        if (!value) return;
        if (const auto period = parse_period(*value))
            into = *period;
        else
            wrong(*table.get(key), fmt::format("'{}' must be a period, as P30D", key));
    }

    void read_practice(const toml::node& node) {
        if (!node.is_table()) return wrong(node, "'practice' must be a table");
        const toml::table& table = *node.as_table();
        check_keys(table, "practice.", {"acknowledge", "first_reminder", "next_reminder", "ladder"});
        read_period(table, "acknowledge", configuration_.practice.acknowledge);
        read_period(table, "first_reminder", configuration_.practice.first_reminder);
        read_period(table, "next_reminder", configuration_.practice.next_reminder);
        if (table.contains("ladder")) configuration_.practice.ladder = texts(table, "ladder");
    }

    bool flag(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (node && !node->is_boolean()) wrong(*node, fmt::format("'{}' must be true or false", key));
        return node && node->value_or(false);
    }

    IdentityProviderConfiguration read_identity_provider(const toml::table& table) {
        check_keys(table, "identity_provider.",
                   {"issuer", "client_id", "client_secret", "creates_accounts", "roles_claim", "roles", "second_factor",
                    "loopback"});
        IdentityProviderConfiguration provider;
        provider.issuer = text(table, "issuer").value_or("");
        provider.client_id = text(table, "client_id").value_or("");
        if (provider.issuer.empty() || provider.client_id.empty())
            wrong(table, "an identity provider must have 'issuer' and 'client_id'");
        provider.client_secret = text(table, "client_secret").value_or("");
        provider.creates_accounts = flag(table, "creates_accounts");
        provider.loopback = flag(table, "loopback");
        provider.roles_claim = text(table, "roles_claim").value_or("");
        if (const toml::node* node = table.get("roles"); node && !node->is_table())
            wrong(*node, "'roles' must be a table of words and roles");
        if (const toml::table* roles = table["roles"].as_table())
            for (const auto& [word, role] : *roles) {
                const std::string name = role.value_or(std::string{});
                if (const auto known = access::parse_role(name); !known) wrong(role, known.error().message);
                provider.roles.emplace(word.str(), name);
            }
        provider.second_factor = texts(table, "second_factor");
        return provider;
    }

    std::int64_t number(const toml::table& table, std::string_view key, std::int64_t otherwise) {
        const toml::node* node = table.get(key);
        if (!node) return otherwise;
        const auto value = node->value<std::int64_t>();
        if (value && *value > 0 && node->is_integer()) return *value;
        wrong(*node, fmt::format("'{}' must be a whole number above 0", key));
        return otherwise;
    }

    ChannelConfiguration read_channel(const toml::table& table, const std::string& authority) {
        check_keys(table, "channel.",
                   {"authority", "access_point", "listen", "secret", "exchange", "federation", "roots", "threshold",
                    "registry", "registry_substitute", "registry_unit", "gap_alarm_minutes", "anchor_minutes", "manual",
                    "seal_key", "seal_certificate", "anchors", "stamp_authorities", "stamp_anchors"});
        ChannelConfiguration channel;
        channel.authority = text(table, "authority").value_or(authority);
        channel.access_point = must(table, "a channel", "access_point");
        channel.listen = must(table, "a channel", "listen");
        channel.secret = configuration_.folder / text(table, "secret").value_or("channel/secret");
        channel.exchange = configuration_.folder / text(table, "exchange").value_or("channel/exchange");
        channel.seal_key = configuration_.folder / text(table, "seal_key").value_or("channel/seal.key");
        channel.seal_certificate = configuration_.folder / text(table, "seal_certificate").value_or("channel/seal.pem");
        channel.anchors = configuration_.folder / text(table, "anchors").value_or("channel/anchors.pem");
        channel.federation = must(table, "a channel", "federation");
        channel.roots = texts(table, "roots");
        if (channel.roots.empty()) wrong(table, "a channel must have 'roots', the keys that sign the directory");
        channel.threshold = number(table, "threshold", static_cast<std::int64_t>(channel.roots.size()));
        channel.registry = must(table, "a channel", "registry");
        channel.registry_substitute = must(table, "a channel", "registry_substitute");
        if (!channel.registry.empty() && channel.registry == channel.registry_substitute)
            wrong(table, "'registry' and 'registry_substitute' are the same account");
        channel.registry_unit = text(table, "registry_unit").value_or("");
        channel.gap_alarm_minutes = number(table, "gap_alarm_minutes", channel.gap_alarm_minutes);
        channel.anchor_minutes = number(table, "anchor_minutes", channel.anchor_minutes);
        for (const std::string& record : texts(table, "manual"))
            channel.manual.push_back(configuration_.folder / record);
        channel.stamp_authorities = texts(table, "stamp_authorities");
        for (const std::string& url : channel.stamp_authorities)
            if (!url.starts_with("https://") && !url.starts_with("http://"))
                wrong(table, fmt::format("'{}' is no address of a time-stamping authority: give http(s)://…", url));
        channel.stamp_anchors =
            configuration_.folder / text(table, "stamp_anchors").value_or("channel/stamp-anchors.pem");
        return channel;
    }

    void read_token(const toml::node& node, AuthorityConfiguration& authority) {
        const toml::table* table = node.as_table();
        if (!table) return wrong(node, "'token' must be a table");
        check_keys(*table, "token.", {"module", "token", "key", "pin"});
        authority.token = TokenConfiguration{must(*table, "a token", "module"), must(*table, "a token", "token"),
                                             must(*table, "a token", "key"), must(*table, "a token", "pin")};
    }

    void read_documents(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table) return wrong(node, "'documents' must be a table");
        if (table_.contains("contents"))
            wrong(node, "documents lie in a folder ('contents') or in object storage ('documents'): leave one out");
        check_keys(*table, "documents.", {"endpoint", "region", "bucket", "prefix", "key_id", "secret", "loopback"});
        ObjectStorageConfiguration storage{.endpoint = must(*table, "object storage", "endpoint"),
                                           .region = text(*table, "region").value_or("us-east-1"),
                                           .bucket = must(*table, "object storage", "bucket"),
                                           .prefix = text(*table, "prefix").value_or(""),
                                           .key_id = must(*table, "object storage", "key_id"),
                                           .secret = must(*table, "object storage", "secret"),
                                           .loopback = flag(*table, "loopback")};
        if (const auto url = access::check_address(storage.endpoint, "endpoint", storage.loopback); !url)
            wrong(*table, url.error().message);
        configuration_.documents = std::move(storage);
    }

    /// The roles a list names; the usual ones where there is none.
    access::Roles roles_at(const toml::table& table, std::string_view key, access::Roles usual) {
        if (!table.contains(key)) return usual;
        access::Roles named;
        for (const std::string& word : texts(table, key)) {
            const auto role = access::parse_role(word);
            if (role)
                named.insert(*role);
            else
                wrong(*table.get(key), role.error().message);
        }
        return named;
    }

    void read_four_eyes(const toml::node& node, access::FourEyes& rules) {
        for (const toml::table* one : tables(node, "authority.four_eyes")) {
            const toml::table& table = *one;
            check_keys(table, "four_eyes.", {"act", "kind", "proposed_by", "approved_by", "approvals"});
            const std::string kind = text(table, "kind").value_or("");
            if (!kind.empty())
                if (const auto known = cases::parse_kind(kind); !known) wrong(table, known.error().message);
            const auto act = access::parse_act(text(table, "act").value_or(""));
            if (!act || *act == access::Act::change_trust) {
                wrong(table, act ? "who approves a change of trust cannot be configured" : act.error().message);
                continue;
            }
            const access::ActRule& usual = rules.rule(*act, kind);
            const auto approvals = number(table, "approvals", usual.approvals);
            if (approvals > access::max_approvals) {
                wrong(table, fmt::format("'approvals' must be from 1 to {}", access::max_approvals));
                continue;
            }
            const auto set =
                rules.configure(*act, kind, roles_at(table, "proposed_by", usual.proposed_by),
                                roles_at(table, "approved_by", usual.approved_by), static_cast<int>(approvals));
            if (!set) wrong(table, set.error().message);
        }
    }

    void read_retention(const toml::node& node, std::vector<cases::Retention>& into) {
        for (const toml::table* one : tables(node, "authority.retention")) {
            const toml::table& table = *one;
            check_keys(table, "retention.", {"kind", "direction", "keep", "ground"});
            cases::Retention retention;
            if (const auto kind = text(table, "kind")) {
                const auto known = cases::parse_kind(*kind);
                if (!known) wrong(table, known.error().message);
                retention.kind = known.value_or(cases::Kind{});
            }
            if (const auto direction = text(table, "direction")) {
                const auto known = cases::parse_direction(*direction);
                if (!known) wrong(table, known.error().message);
                retention.direction = known.value_or(cases::Direction{});
            }
            read_period(table, "keep", retention.keep);
            retention.ground = text(table, "ground").value_or("");
            if (retention.keep.months + retention.keep.days == 0 || retention.keep.hours != 0 ||
                retention.ground.empty())
                wrong(table, "a retention must have 'keep', as P20Y, and 'ground', the law or order it rests on");
            into.push_back(std::move(retention));
        }
        if (into.size() > most_retentions) wrong(node, fmt::format("there are at most {} retentions", most_retentions));
    }

    void read_webhooks(const toml::node& node, std::vector<WebhookConfiguration>& into) {
        for (const toml::table* one : tables(node, "authority.webhook")) {
            const toml::table& table = *one;
            check_keys(table, "webhook.", {"name", "url", "secret", "loopback"});
            WebhookConfiguration webhook{.name = text(table, "name").value_or(""),
                                         .url = text(table, "url").value_or(""),
                                         .secret = text(table, "secret").value_or(""),
                                         .loopback = flag(table, "loopback")};
            if (!is_short_name(webhook.name))
                wrong(table, "a webhook must have 'name': at most 40 lower-case letters, digits and hyphens");
            if (std::ranges::find(into, webhook.name, &WebhookConfiguration::name) != into.end())
                wrong(table, fmt::format("there are two webhooks '{}'", webhook.name));
            if (const auto url = access::check_address(webhook.url, "url", webhook.loopback); !url)
                wrong(table, url.error().message);
            if (webhook.secret.empty()) wrong(table, "a webhook must have 'secret': file:PATH or environment:NAME");
            into.push_back(std::move(webhook));
        }
        if (into.size() > most_webhooks) wrong(node, fmt::format("there are at most {} webhooks", most_webhooks));
    }

    void read_authority(const toml::table& table) {
        check_keys(table, "authority.",
                   {"id", "name", "state", "time_zone", "key", "log_origin", "identity_provider", "channel", "webhook",
                    "token", "templates", "seal_key", "seal_certificate", "four_eyes", "retention"});
        AuthorityConfiguration authority;
        authority.id = must(table, "an authority", "id");
        authority.name = must(table, "an authority", "name");
        authority.time_zone = must(table, "an authority", "time_zone");
        if (const auto state = StateCode::parse(must(table, "an authority", "state")))
            authority.state = *state;
        else
            wrong(table, "'state' must be a State by two letters, as FI");
        if (const auto zone = check_time_zone(authority.time_zone); !zone) wrong(table, zone.error().message);
        authority.key = text(table, "key").value_or("file:keys/" + authority.id + ".key");
        authority.log_origin = text(table, "log_origin").value_or("comity/" + authority.id + "/log/1");
        if (const auto templates = text(table, "templates")) authority.templates = configuration_.folder / *templates;
        if (const toml::table* provider = table["identity_provider"].as_table())
            authority.identity_provider = read_identity_provider(*provider);
        else if (const toml::node* other = table.get("identity_provider"))
            wrong(*other, "'identity_provider' must be a table");
        if (const toml::table* channel = table["channel"].as_table())
            authority.channel = read_channel(*channel, authority.id);
        else if (const toml::node* other = table.get("channel"))
            wrong(*other, "'channel' must be a table");
        if (authority.channel) {
            authority.seal_key = authority.channel->seal_key;
            authority.seal_certificate = authority.channel->seal_certificate;
        }
        if (const auto key = text(table, "seal_key")) authority.seal_key = configuration_.folder / *key;
        if (const auto certificate = text(table, "seal_certificate"))
            authority.seal_certificate = configuration_.folder / *certificate;
        if (const toml::node* token = table.get("token")) read_token(*token, authority);
        if (const toml::node* rules = table.get("four_eyes")) read_four_eyes(*rules, authority.four_eyes);
        if (const toml::node* rules = table.get("retention")) read_retention(*rules, authority.retention);
        if (const toml::node* webhooks = table.get("webhook")) read_webhooks(*webhooks, authority.webhooks);
        configuration_.authorities.push_back(std::move(authority));
    }

    const toml::table& table_;
    Configuration& configuration_;
    std::string file_;
    std::string faults_;
};

}  // namespace

Result<Configuration> read_configuration(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "comity.toml";
    if (!std::filesystem::exists(file))
        return fail(ErrorKind::not_found, fmt::format("there is no {}", file.string()), {},
                    "`comity init FOLDER` makes one");
    Configuration configuration;
    configuration.folder = folder;
    try {
        const toml::table table = toml::parse_file(file.string());
        return Reader(table, configuration, file.string()).run();
    } catch (const toml::parse_error& error) {
        return fail(
            ErrorKind::invalid, std::string(error.description()),
            {file.string(), static_cast<int>(error.source().begin.line), static_cast<int>(error.source().begin.column)},
            "see docs/operate/configuration.md");
    }
}

namespace {

constexpr std::string_view in_folder = "sqlite:";

/// A basic string of TOML.
std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::value<std::string>{text};
    return out.str();
}

Result<void> check(const AuthorityConfiguration& authority) {
    if (!is_short_name(authority.id))
        return fail(ErrorKind::invalid, fmt::format("'{}' is no short name of an authority", authority.id), {},
                    "at most 40 lower-case letters, digits and hyphens, as fi-moj");
    if (authority.name.empty()) return fail(ErrorKind::invalid, "an authority has a name");
    return check_time_zone(authority.time_zone);
}

}  // namespace

Result<void> make_configuration(const std::filesystem::path& folder, const std::vector<AuthorityConfiguration>& of,
                                const std::string& database, bool demonstration) {
    const std::filesystem::path file = folder / "comity.toml";
    std::error_code error;
    if (std::filesystem::exists(file, error))
        return fail(ErrorKind::conflict, fmt::format("{} exists", file.string()), {}, "choose an empty folder");
    if (const std::string_view lies = database;
        lies.starts_with(in_folder) && std::filesystem::exists(folder / lies.substr(in_folder.size()), error))
        return fail(ErrorKind::conflict, fmt::format("{} has a database and no settings", folder.string()), {},
                    "restore its comity.toml, or choose an empty folder");
    for (const AuthorityConfiguration& authority : of) TRY_VOID(check(authority));
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be made: {}", folder.string(), error.message()), {},
                    "choose a place you may write to");
    std::ostringstream text;
    text << fmt::format("# Settings of this node; `comity config --explain` says what each means.\ndatabase = {}\n",
                        quoted(database));
    if (demonstration) text << "demonstration = true\n";
    for (const AuthorityConfiguration& authority : of) {
        text << fmt::format("\n[[authority]]\nid = {}\nname = {}\nstate = {}\ntime_zone = {}\nkey = {}\n",
                            quoted(authority.id), quoted(authority.name), quoted(authority.state.text()),
                            quoted(authority.time_zone), quoted("file:keys/" + authority.id + ".key"));
        TRY_VOID(make_key_files(folder / "keys", authority.id));
    }
    // Last, because from then on it is a node: until then the same call begins again and keeps the keys that are there.
    return store::write_new(file, octets(text.str()));
}

}  // namespace comity::node
