// SPDX-License-Identifier: EUPL-1.2
#include "cli/serve_command.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/resources.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/today.h"
#include "net/server.h"
#include "server/stop_signals.h"
#include "server/web_build.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    LibraryOption law;
    std::string listen = "127.0.0.1:8080";
    std::optional<std::uint16_t> port;
    std::string web;
    std::string base_path;
    std::vector<std::string> hosts;
    std::vector<std::string> proxies;
    bool quiet = false;
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
    names.insert(names.end(), options.hosts.begin(), options.hosts.end());
    return names;
}

/// The web build named, or the one installed beside the program; none: only the resources are served.
std::string web_folder(const Options& options) {
    if (!options.web.empty()) return options.web;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path() / "../share/comity/web";
    return fs::exists(installed / "index.html", ignored) ? installed.lexically_normal().string() : std::string();
}

/// The path without its query: what was asked for may name a person.
void log_exchange(const net::Exchange& exchange) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    fmt::print(stderr, "{:%Y-%m-%dT%H:%M:%S}Z {} {} {} {} {} {:.1f}ms\n", fmt::gmtime(now), exchange.remote_address,
               method_name(exchange.method), exchange.path.empty() ? "-" : exchange.path, exchange.status,
               exchange.body_bytes, static_cast<double>(exchange.took.count()) / 1000);
}

Result<net::Server> start(const Options& options) {
    TRY(library, options.law.open());
    TRY(endpoint, parse_endpoint(options.listen));
    net::Router router;
    api::add_resources(router, library, today);
    const std::string web = web_folder(options);
    if (!web.empty()) TRY_VOID(server::serve_web_build(router, web, options.base_path));
    net::ServerOptions server;
    server.address = endpoint.address;
    server.port = options.port.value_or(endpoint.port);
    server.dispatch.base_path = options.base_path;
    server.dispatch.hosts = host_names(options, endpoint);
    server.dispatch.trusted_proxies = options.proxies;
    server.dispatch.on_fault = [](std::string_view fault) { fmt::print(stderr, "fault: {}\n", fault); };
    if (!options.quiet) server.on_exchange = log_exchange;
    return net::Server::start(std::move(server), std::move(router));
}

int serve(const Options& options) {
    const server::StopSignals signals;  // before any thread
    auto server = start(options);
    if (!server) return refuse(server.error());
    std::cout << "Comity is at " << server->url() << std::endl;  // now: whoever started it may wait for this line
    signals.wait();
    server->stop();
    server->wait();
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
    command->add_flag("--quiet", options->quiet, "no line for each request");
    options->law.add_to(*command);
    command->callback([options, &status] { status = serve(*options); });
}

}  // namespace comity::cli
