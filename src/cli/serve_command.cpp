// SPDX-License-Identifier: EUPL-1.2
#include "cli/serve_command.h"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/office/office.h"
#include "api/office/open_provider.h"
#include "api/resources.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/templates_option.h"
#include "cli/today.h"
#include "cli/web_folder.h"
#include "net/server.h"
#include "node/channel/access_point_client.h"
#include "node/channel/channel_office.h"
#include "node/channel/deliveries.h"
#include "node/contents/open_contents.h"
#include "node/incoming/due_inspections.h"
#include "node/incoming/due_recognitions.h"
#include "node/incoming/incoming_files.h"
#include "node/jobs.h"
#include "server/stop_signals.h"
#include "server/web_build.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string listen = "127.0.0.1:8080";
    std::optional<std::uint16_t> port;
    std::string web;
    std::string base_path;
    std::vector<std::string> hosts;
    std::vector<std::string> proxies;
    bool quiet = false;
    std::string data;
    std::string authority;
    std::string origin;
    double rate = net::default_requests_per_second;
};

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080", or an address alone.
Result<Endpoint> parse_endpoint(const std::string& text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, "'" + text + "' is no address to listen on", {},
                    "write 127.0.0.1:8080 or [::1]:8080");
    };
    const bool bracketed = text.starts_with('[');
    const std::size_t end = bracketed ? text.find(']') : text.rfind(':');
    if (bracketed && end == std::string::npos) return wrong();
    Endpoint endpoint{bracketed ? text.substr(1, end - 1) : text.substr(0, end), 8080};
    const std::size_t colon = bracketed ? end + 1 : end;
    if (endpoint.address.empty() || (bracketed && colon < text.size() && text[colon] != ':')) return wrong();
    if (colon == std::string::npos || colon >= text.size()) return endpoint;
    const std::string_view digits = std::string_view(text).substr(colon + 1);
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), endpoint.port);
    if (error != std::errc{} || stop != digits.data() + digits.size()) return wrong();
    return endpoint;
}

/// Names under which the server may be addressed: a page of another site that points a name of its own at this machine
/// must not reach it through the reader's browser.
std::vector<std::string> host_names(const Options& options, const Endpoint& endpoint) {
    std::vector<std::string> names{"localhost", "127.0.0.1", "[::1]"};
    names.push_back(endpoint.address.find(':') == std::string::npos ? endpoint.address : "[" + endpoint.address + "]");
    if (const std::size_t host = options.origin.find("://"); host != std::string::npos)
        names.push_back(options.origin.substr(host + 3, options.origin.find(':', host + 3) - host - 3));
    names.insert(names.end(), options.hosts.begin(), options.hosts.end());
    return names;
}

/// The web build named, or the one installed beside the program; none: only the resources are served.
std::string web_folder(const Options& options) {
    return options.web.empty() ? installed_web_folder() : options.web;
}

/// A calendar's key stands in its path.
std::string without_tokens(std::string path) {
    const std::size_t token = path.find("/comity-");
    if (token == std::string::npos) return path;
    const std::size_t end = std::min(path.find('/', token + 1), path.size());
    return path.replace(token + 1, end - token - 1, "…");
}

/// The path without its query: what was asked for may name a person.
void log_exchange(const net::Exchange& exchange) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    fmt::print(stderr, "{:%Y-%m-%dT%H:%M:%S}Z {} {} {} {} {} {:.1f}ms\n", fmt::gmtime(now), exchange.remote_address,
               method_name(exchange.method), exchange.path.empty() ? "-" : without_tokens(exchange.path),
               exchange.status, exchange.body_bytes, static_cast<double>(exchange.took.count()) / 1000);
}

/// What serves, in the order in which one needs the other.
struct Serving {
    std::optional<law::Library> library;
    std::optional<documents::TemplateLibrary> templates;
    std::unique_ptr<node::Node> node;
    std::unique_ptr<node::Jobs> jobs;
    std::shared_ptr<api::Desk> desk;
    std::unique_ptr<node::DueInspections> inspections;
    std::unique_ptr<node::DueRecognitions> recognitions;
    std::vector<std::unique_ptr<node::JobRunner>> runners;
    std::optional<net::Server> server;
    std::optional<net::Server> deliveries;  ///< for the access point alone
    std::unique_ptr<node::ChannelRunner> channel;
};

/// "https://comity.justice.example": where browsers find the server behind its proxy.
Result<void> check_origin(const std::string& origin) {
    const bool secure = origin.starts_with("https://") && origin.find_first_of("/?#@ ", 8) == std::string::npos;
    if (origin.empty() || (secure && origin.size() > 8)) return {};
    return fail(ErrorKind::invalid, "'" + origin + "' is no origin", {},
                "write https:// and the name browsers use, without a path");
}

/// The official channel: what the access point asks, on a port of its own, and what it is asked.
Result<void> open_channel(const node::ChannelConfiguration& of, Serving& serving) {
    TRY(secret, node::read_channel_secret(of.secret));
    TRY(keys, node::read_evidence_keys(of));
    TRY(listen, parse_endpoint(of.listen));
    TRY(channel, node::ChannelOffice::open(*serving.node, serving.desk->authority(), of,
                                           std::make_unique<node::AccessPointClient>(of.access_point, secret),
                                           *serving.desk->contents, std::move(keys)));
    serving.desk->channel = std::move(channel);
    net::Router router;
    node::add_deliveries(router, serving.desk->channel->intake(), secret);
    net::ServerOptions server;
    server.address = listen.address;
    server.port = listen.port;
    server.dispatch.hosts = {"localhost", "127.0.0.1", "[::1]"};
    server.dispatch.rate.per_second = 0;
    TRY(started, net::Server::start(std::move(server), std::move(router)));
    serving.deliveries.emplace(std::move(started));
    constexpr auto every = std::chrono::seconds(1);
    serving.channel = std::make_unique<node::ChannelRunner>(*serving.desk->channel, every, [](const Error& error) {
        fmt::print(stderr, "channel: {}\n", to_string(error));
    });
    return {};
}

/// Into the log; `GET /jobs` says the same.
void report(const Error& error) {
    fmt::print(stderr, "job: {}\n", to_string(error));
}

void start_jobs(const node::Configuration& configuration, Serving& serving) {
    constexpr auto seldom = std::chrono::minutes(10);
    constexpr auto soon = std::chrono::seconds(2);
    serving.jobs = std::make_unique<node::Jobs>(*serving.node);
    const auto due = [&jobs = *serving.jobs](const std::stop_token&) -> Result<void> {
        TRY_VOID(jobs.run_due());
        return {};
    };
    const auto forget = [&desk = *serving.desk](const std::stop_token&) { return desk.forget_old(); };
    const auto tell = [&desk = *serving.desk](const std::stop_token& stop) { return desk.webhooks.run_due(stop); };
    serving.runners.push_back(
        std::make_unique<node::JobRunner>(std::vector<node::JobRunner::Job>{due, forget}, seldom, report));
    // By themselves: a large file keeps no clock waiting.
    serving.inspections = std::make_unique<node::DueInspections>(
        serving.desk->office, serving.node->database(), *serving.desk->contents,
        node::DueInspections::Means{.program = "/proc/self/exe", .scanner = configuration.malware_scanner});
    const auto look = [&inspections = *serving.inspections](const std::stop_token& stop) -> Result<void> {
        TRY_VOID(inspections.run(stop));
        return {};
    };
    serving.runners.push_back(std::make_unique<node::JobRunner>(std::vector<node::JobRunner::Job>{look}, soon, report));
    // By themselves: hundreds of pages keep no file from being looked into.
    serving.recognitions = std::make_unique<node::DueRecognitions>(
        serving.desk->office, serving.node->database(), *serving.desk->contents,
        node::DueRecognitions::Means{.program = "/proc/self/exe", .unasked = configuration.recognise_text});
    const auto read = [&recognitions = *serving.recognitions](const std::stop_token& stop) -> Result<void> {
        TRY_VOID(recognitions.run(stop));
        return {};
    };
    serving.runners.push_back(std::make_unique<node::JobRunner>(std::vector<node::JobRunner::Job>{read}, soon, report));
    // By themselves: a receiver that answers late keeps no clock waiting.
    serving.runners.push_back(std::make_unique<node::JobRunner>(std::vector<node::JobRunner::Job>{tell}, soon, report));
}

/// The authority of the folder; among several the one named.
Result<void> open_office(const Options& options, net::Router& router, Serving& serving) {
    TRY_VOID(check_origin(options.origin));
    TRY(configuration, node::read_configuration(options.data));
    std::string authority = options.authority;
    if (authority.empty() && configuration.authorities.size() == 1) authority = configuration.authorities.front().id;
    if (authority.empty())
        return fail(ErrorKind::invalid, "the folder has several authorities", {}, "name one with --authority");
    TRY(opened, node::Node::open(configuration, *serving.library, node::system_clock));
    serving.node = std::move(opened);
    TRY(contents, node::open_contents(configuration, crypto::system_random()));
    TRY_VOID(serving.node->office(authority));
    const auto own = std::ranges::find(configuration.authorities, authority, &node::AuthorityConfiguration::id);
    TRY(templates, open_templates(*serving.library, own->templates));
    serving.templates = std::move(templates);
    TRY(desk, api::Desk::open(*serving.node, authority, {.origin = options.origin, .base_path = options.base_path},
                              {.contents = std::move(contents),
                               .templates = *serving.templates,
                               .seal_keys = [of = *own] { return node::read_seal_key(of); },
                               .reader_page = [web = web_folder(options)] { return read_reader_page(web); },
                               .incoming = std::make_unique<node::IncomingFiles>("/proc/self/exe", own->validation,
                                                                                 configuration.malware_scanner),

                               .report = report}));
    serving.desk = std::move(desk);
    for (const node::AuthorityConfiguration& of : configuration.authorities) {
        if (of.id == authority && of.channel) TRY_VOID(open_channel(*of.channel, serving));
        if (of.id != authority || !of.identity_provider) continue;
        TRY(provider, api::open_provider(*of.identity_provider, configuration.folder));
        serving.desk->provider = std::move(provider);
    }
    api::add_office(router, serving.desk);
    start_jobs(configuration, serving);
    return {};
}

/// The one who can make the other accounts. The link stands behind a #, so that no server and no log sees it.
Result<void> tell_first_link(const Options& options, const Serving& serving) {
    if (!serving.desk) return {};
    TRY(first, serving.desk->accounts.first_start());
    if (!first) return {};
    std::string url = options.origin.empty() ? serving.server->url() : options.origin + options.base_path + "/";
    std::cout << "Nobody can sign in yet. Choose the administrator's password within 24 hours at\n"
              << url << "link#" << first->token << std::endl;
    return {};
}

Result<void> start(const Options& options, Serving& serving) {
    TRY(library, options.law.open());
    serving.library = library;
    TRY(endpoint, parse_endpoint(options.listen));
    net::Router router;
    api::add_resources(router, library, today);
    if (!options.data.empty()) TRY_VOID(open_office(options, router, serving));
    const std::string web = web_folder(options);
    if (!web.empty()) TRY_VOID(server::serve_web_build(router, web, options.base_path));
    net::ServerOptions server;
    server.address = endpoint.address;
    server.port = options.port.value_or(endpoint.port);
    server.dispatch.base_path = options.base_path;
    server.dispatch.hosts = host_names(options, endpoint);
    server.dispatch.trusted_proxies = options.proxies;
    server.dispatch.rate.per_second = options.rate;
    server.dispatch.on_fault = [](std::string_view fault) {
        fmt::print(stderr, "fault: {}\n", without_tokens(std::string(fault)));
    };
    server.workers += node::most_incoming_at_once;  // each may wait for a process for minutes
    if (!options.quiet) server.on_exchange = log_exchange;
    TRY(started, net::Server::start(std::move(server), std::move(router)));
    serving.server.emplace(std::move(started));
    return {};
}

int serve(const Options& options) {
    const server::StopSignals signals;  // before any thread
    // A limit on the size of files is as a full disk: what meets it is refused, and the rest goes on.
    std::signal(SIGXFSZ, SIG_IGN);
    Serving serving;
    if (const auto started = start(options, serving); !started) return refuse(started.error());
    std::cout << "Comity is at " << serving.server->url()
              << std::endl;  // now: whoever started it may wait for this line
    if (const auto told = tell_first_link(options, serving); !told) return refuse(told.error());
    signals.wait();
    if (serving.desk) serving.desk->changes.stop();
    serving.channel.reset();
    for (auto* server : {&serving.deliveries, &serving.server}) {
        if (!*server) continue;
        (*server)->stop();
        (*server)->wait();
    }
    return exit_ok;
}

}  // namespace

void add_serve_command(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("serve", "the web application and the HTTP resources (docs/formats/api.md)");
    command->add_option("--listen", options->listen, "address and port")
        ->type_name("ADDRESS:PORT")
        ->capture_default_str();
    command->add_option("--port", options->port, "the port alone; 0 takes any free one");
    command->add_option("--web", options->web, "folder of the built web application")->type_name("DIR");
    command->add_option("--base-path", options->base_path, "serve everything below this path, as /comity");
    command->add_option("--host", options->hosts,
                        "another name the server is addressed by (localhost and its address always are)");
    command->add_option("--trusted-proxy", options->proxies, "address of a proxy whose X-Forwarded-For is believed");
    command
        ->add_option("--data", options->data, "folder of a node made by comity init; without it only the law is served")
        ->type_name("DIR");
    command->add_option("--authority", options->authority, "which authority of the folder, where it has several");
    command->add_option("--origin", options->origin, "where browsers find the server: https://comity.justice.example");
    command->add_option("--rate", options->rate, "requests a second of one client, lasting; 0: no limit")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_flag("--quiet", options->quiet, "no line for each request");
    options->law.add_to(*command);
    command->callback([options, &status] { status = serve(*options); });
}

}  // namespace comity::cli
