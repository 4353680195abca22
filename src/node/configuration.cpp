// SPDX-License-Identifier: EUPL-1.2
#include "node/configuration.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "access/role.h"
#include "access/web_address.h"
#include "format/toml.h"
#include "net/clamd/clamd.h"
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
    Reader(const format::Settings& file, Configuration& configuration) : file_(file), configuration_(configuration) {}

    void run() {
        file_.only(configuration_keys());
        configuration_.database = file_.text("database", "sqlite:comity.db");
        configuration_.contents = file_.path("contents", configuration_.folder, "contents");
        configuration_.demonstration = file_.flag("demonstration", false);
        configuration_.recognise_text = file_.flag("recognise_text", false);
        read_scanner();
        if (file_.has("documents")) read_documents(file_.table("documents"));
        read_practice(file_.table("practice"));
        if (!file_.has("authority")) file_.wrong("[[authority]] is missing: the node serves at least one");
        for (const format::Settings& authority : file_.tables("authority")) read_authority(authority);
    }

   private:
    void read_scanner() {
        const std::string address = file_.text("malware_scanner", "none");
        if (address == "none") return;
        if (const auto known = net::ClamdAddress::parse(address); !known)
            file_.wrong("malware_scanner", known.error().message);
        configuration_.malware_scanner = address;
    }

    static void read_period(const format::Settings& table, std::string_view key, Period& into) {
        const auto value = table.text(key);
        if (!value) return;
        if (const auto period = parse_period(*value))
            into = *period;
        else
            table.wrong(key, "must be a period, as P30D");
    }

    void read_practice(const format::Settings& table) {
        cases::Practice& practice = configuration_.practice;
        read_period(table, "acknowledge", practice.acknowledge);
        read_period(table, "first_reminder", practice.first_reminder);
        read_period(table, "next_reminder", practice.next_reminder);
        if (table.has("ladder")) practice.ladder = table.texts("ladder");
    }

    static IdentityProviderConfiguration read_identity_provider(const format::Settings& table) {
        IdentityProviderConfiguration provider;
        provider.issuer = table.must("issuer");
        provider.client_id = table.must("client_id");
        provider.client_secret = table.text("client_secret", "");
        provider.creates_accounts = table.flag("creates_accounts", false);
        provider.loopback = table.flag("loopback", false);
        provider.roles_claim = table.text("roles_claim", "");
        const format::Settings roles = table.table("roles");
        for (const std::string& word : roles.keys()) {
            const std::string name = roles.text(word, "");
            if (const auto known = access::parse_role(name); !known) roles.wrong(word, known.error().message);
            provider.roles.emplace(word, name);
        }
        provider.second_factor = table.texts("second_factor");
        return provider;
    }

    ChannelConfiguration read_channel(const format::Settings& table, const std::string& authority) const {
        const std::filesystem::path& folder = configuration_.folder;
        ChannelConfiguration channel;
        channel.authority = table.text("authority", authority);
        channel.access_point = table.must("access_point");
        channel.listen = table.must("listen");
        channel.secret = table.path("secret", folder, "channel/secret");
        channel.exchange = table.path("exchange", folder, "channel/exchange");
        channel.seal_key = table.path("seal_key", folder, "channel/seal.key");
        channel.seal_certificate = table.path("seal_certificate", folder, "channel/seal.pem");
        channel.anchors = table.path("anchors", folder, "channel/anchors.pem");
        channel.federation = table.must("federation");
        channel.roots = table.texts("roots");
        if (channel.roots.empty()) table.wrong("roots", "is missing, the keys that sign the directory");
        channel.threshold = table.number("threshold", static_cast<std::int64_t>(channel.roots.size()), 1);
        channel.registry = table.must("registry");
        channel.registry_substitute = table.must("registry_substitute");
        if (!channel.registry.empty() && channel.registry == channel.registry_substitute)
            table.wrong("registry_substitute", "is the same account as 'registry'");
        channel.registry_unit = table.text("registry_unit", "");
        channel.gap_alarm_minutes = table.number("gap_alarm_minutes", channel.gap_alarm_minutes, 1);
        channel.anchor_minutes = table.number("anchor_minutes", channel.anchor_minutes, 1);
        for (const std::string& record : table.texts("manual")) channel.manual.push_back(folder / record);
        channel.stamp_authorities = table.texts("stamp_authorities");
        for (const std::string& url : channel.stamp_authorities)
            if (!url.starts_with("https://") && !url.starts_with("http://"))
                table.wrong("stamp_authorities",
                            fmt::format("holds '{}', no address of a time-stamping authority: give http(s)://…", url));
        channel.stamp_anchors = table.path("stamp_anchors", folder, "channel/stamp-anchors.pem");
        return channel;
    }

    void read_validation(const format::Settings& table, ValidationConfiguration& validation) const {
        const std::filesystem::path& folder = configuration_.folder;
        if (table.has("anchors")) validation.anchors = table.path("anchors", folder);
        if (table.has("stamp_anchors")) validation.stamp_anchors = table.path("stamp_anchors", folder);
        for (const std::string& list : table.texts("revoked")) validation.revoked.push_back(folder / list);
        if (validation.revoked.size() > most_revocation_lists)
            table.wrong("revoked", fmt::format("names more than {} lists", most_revocation_lists));
        validation.no_revocation = table.flag("no_revocation", false);
    }

    void read_documents(const format::Settings& table) {
        if (file_.has("contents"))
            file_.wrong("documents", "and 'contents' are two places, object storage and a folder: leave one out");
        ObjectStorageConfiguration storage{.endpoint = table.must("endpoint"),
                                           .region = table.text("region", "us-east-1"),
                                           .bucket = table.must("bucket"),
                                           .prefix = table.text("prefix", ""),
                                           .key_id = table.must("key_id"),
                                           .secret = table.must("secret"),
                                           .loopback = table.flag("loopback", false)};
        if (const auto url = access::check_address(storage.endpoint, "endpoint", storage.loopback); !url)
            table.wrong(url.error().message);
        configuration_.documents = std::move(storage);
    }

    /// The roles a list names; the usual ones where there is none.
    static access::Roles roles_at(const format::Settings& table, std::string_view key, access::Roles usual) {
        if (!table.has(key)) return usual;
        access::Roles named;
        for (const std::string& word : table.texts(key)) {
            const auto role = access::parse_role(word);
            if (role)
                named.insert(*role);
            else
                table.wrong(key, "cannot be: " + role.error().message);
        }
        return named;
    }

    static void read_four_eyes(const format::Settings& table, access::FourEyes& rules) {
        const std::string kind = table.text("kind", "");
        if (!kind.empty())
            if (const auto known = cases::parse_kind(kind); !known) table.wrong(known.error().message);
        const auto act = access::parse_act(table.text("act", ""));
        if (!act || *act == access::Act::change_trust)
            return table.wrong(act ? "who approves a change of trust cannot be configured" : act.error().message);
        const access::ActRule& usual = rules.rule(*act, kind);
        const auto approvals = table.number("approvals", usual.approvals, 1, access::max_approvals);
        const auto set =
            rules.configure(*act, kind, roles_at(table, "proposed_by", usual.proposed_by),
                            roles_at(table, "approved_by", usual.approved_by), static_cast<int>(approvals));
        if (!set) table.wrong(set.error().message);
    }

    static cases::Retention read_retention(const format::Settings& table) {
        cases::Retention retention;
        if (const auto kind = table.text("kind")) {
            const auto known = cases::parse_kind(*kind);
            if (!known) table.wrong(known.error().message);
            retention.kind = known.value_or(cases::Kind{});
        }
        if (const auto direction = table.text("direction")) {
            const auto known = cases::parse_direction(*direction);
            if (!known) table.wrong(known.error().message);
            retention.direction = known.value_or(cases::Direction{});
        }
        read_period(table, "keep", retention.keep);
        retention.ground = table.text("ground", "");
        if (retention.keep.months + retention.keep.days == 0 || retention.keep.hours != 0 || retention.ground.empty())
            table.wrong("a retention must have 'keep', as P20Y, and 'ground', the law or order it rests on");
        return retention;
    }

    static void read_webhook(const format::Settings& table, std::vector<WebhookConfiguration>& into) {
        WebhookConfiguration webhook{.name = table.text("name", ""),
                                     .url = table.text("url", ""),
                                     .secret = table.must("secret"),
                                     .loopback = table.flag("loopback", false)};
        if (!is_short_name(webhook.name))
            table.wrong("a webhook must have 'name': at most 40 lower-case letters, digits and hyphens");
        if (std::ranges::find(into, webhook.name, &WebhookConfiguration::name) != into.end())
            table.wrong(fmt::format("there are two webhooks '{}'", webhook.name));
        if (const auto url = access::check_address(webhook.url, "url", webhook.loopback); !url)
            table.wrong(url.error().message);
        into.push_back(std::move(webhook));
    }

    void read_authority(const format::Settings& table) {
        const std::filesystem::path& folder = configuration_.folder;
        AuthorityConfiguration authority;
        authority.id = table.must("id");
        authority.name = table.must("name");
        authority.time_zone = table.must("time_zone");
        if (const auto state = StateCode::parse(table.must("state")))
            authority.state = *state;
        else
            table.wrong("state", "must be a State by two letters, as FI");
        if (const auto zone = check_time_zone(authority.time_zone); !zone) table.wrong(zone.error().message);
        authority.key = table.text("key", "file:keys/" + authority.id + ".key");
        authority.log_origin = table.text("log_origin", "comity/" + authority.id + "/log/1");
        authority.templates = table.path("templates", folder);
        if (table.has("identity_provider"))
            authority.identity_provider = read_identity_provider(table.table("identity_provider"));
        if (table.has("channel")) {
            authority.channel = read_channel(table.table("channel"), authority.id);
            authority.seal_key = authority.channel->seal_key;
            authority.seal_certificate = authority.channel->seal_certificate;
            authority.validation.anchors = authority.channel->anchors;
            if (!authority.channel->stamp_authorities.empty())
                authority.validation.stamp_anchors = authority.channel->stamp_anchors;
        }
        if (table.has("seal_key")) authority.seal_key = table.path("seal_key", folder);
        if (table.has("seal_certificate")) authority.seal_certificate = table.path("seal_certificate", folder);
        if (table.has("validation")) read_validation(table.table("validation"), authority.validation);
        if (table.has("token")) {
            const format::Settings token = table.table("token");
            authority.token =
                TokenConfiguration{token.must("module"), token.must("token"), token.must("key"), token.must("pin")};
        }
        for (const format::Settings& rule : table.tables("four_eyes")) read_four_eyes(rule, authority.four_eyes);
        for (const format::Settings& rule : table.tables("retention"))
            authority.retention.push_back(read_retention(rule));
        if (authority.retention.size() > most_retentions)
            table.wrong("retention", fmt::format("stands there more than {} times", most_retentions));
        for (const format::Settings& webhook : table.tables("webhook")) read_webhook(webhook, authority.webhooks);
        if (authority.webhooks.size() > most_webhooks)
            table.wrong("webhook", fmt::format("stands there more than {} times", most_webhooks));
        configuration_.authorities.push_back(std::move(authority));
    }

    format::Settings file_;
    Configuration& configuration_;
};

}  // namespace

Result<Configuration> read_configuration(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "comity.toml";
    if (!std::filesystem::exists(file))
        return fail(ErrorKind::not_found, fmt::format("there is no {}", file.string()), {},
                    "`comity init FOLDER` makes one");
    TRY(text, store::read_whole(file, format::max_document_bytes));
    auto tree = format::read_toml(text, file.string());
    if (!tree) {
        tree.error().hint = "see docs/operate/configuration.md";
        return tl::unexpected(std::move(tree).error());
    }
    Configuration configuration;
    configuration.folder = folder;
    format::SettingsFaults faults;
    Reader(format::Settings(*tree, faults), configuration).run();
    if (!faults.none()) return fail(ErrorKind::invalid, faults.lines(), {}, "`comity config --explain` lists the keys");
    return configuration;
}

namespace {

constexpr std::string_view in_folder = "sqlite:";

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
                        format::toml_text(database));
    if (demonstration) text << "demonstration = true\n";
    for (const AuthorityConfiguration& authority : of) {
        text << fmt::format("\n[[authority]]\nid = {}\nname = {}\nstate = {}\ntime_zone = {}\nkey = {}\n",
                            format::toml_text(authority.id), format::toml_text(authority.name),
                            format::toml_text(authority.state.text()), format::toml_text(authority.time_zone),
                            format::toml_text("file:keys/" + authority.id + ".key"));
        if (!authority.seal_key.empty())
            text << fmt::format("seal_key = {}\nseal_certificate = {}\n",
                                format::toml_text(authority.seal_key.string()),
                                format::toml_text(authority.seal_certificate.string()));
        const ValidationConfiguration& trusted = authority.validation;
        if (!trusted.anchors.empty() || trusted.no_revocation) text << "\n[authority.validation]\n";
        if (!trusted.anchors.empty())
            text << fmt::format("anchors = {}\n", format::toml_text(trusted.anchors.string()));
        if (trusted.no_revocation) text << "no_revocation = true\n";
        TRY_VOID(make_key_files(folder / "keys", authority.id));
    }
    // Last, because from then on it is a node: until then the same call begins again and keeps the keys that are there.
    return store::write_new(file, octets(text.str()));
}

}  // namespace comity::node
