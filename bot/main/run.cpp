#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>

#include "bot/desk/journal/settings.hpp"
#include "bot/main/configuration.hpp"
#include "bot/main/irc_chat.hpp"
#include "bot/main/live_web.hpp"
#include "bot/main/subcommands.hpp"
#include "version.hpp"

namespace bot {
namespace {

/// What a reload reaches.
struct Parts {
    store::KeptDesk& desk;
    IrcChat& chat;
    LiveWeb& web;
    driver::Driver& driver;
};

/// Reloads the file; an invalid one changes nothing.
void reload(const std::string& file, config::Config& config, const Parts& parts) {
    try {
        config::Config fresh = whole_configuration(file);
        if (fresh.store.path != config.store.path) spdlog::warn("[store] path counts from the next start on");
        desk::Settings settings = config::desk_settings(fresh, version);
        parts.web.reconfigure(fresh);
        parts.chat.reconfigure(fresh.irc);
        settings.chat = parts.chat.traits();
        parts.desk.reconfigure(settings);
        parts.driver.happen(desk::journal::configured(settings));
        config = std::move(fresh);
        spdlog::info("{} read again", file);
    } catch (const config::ConfigError& e) {
        spdlog::error("the configuration stays as it was:\n{}", e.what());
    }
}

}  // namespace

int run(const std::string& config_file, bool debug) {
    spdlog::set_default_logger(spdlog::stderr_logger_st("oriel"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%SZ %l: %v", spdlog::pattern_time_type::utc);
    spdlog::set_level(debug ? spdlog::level::debug : spdlog::level::info);

    boost::asio::io_context io{1};
    // Set up first: without a handler, SIGHUP would end the process.
    boost::asio::signal_set signals(io, SIGINT, SIGTERM, SIGHUP);
    config::Config config = whole_configuration(config_file);
    if (!config.irc.tls && !config.irc.account.empty()) {
        spdlog::warn("tls = false: the password of {} goes to {} in plain text", config.irc.account, config.irc.server);
    }
    const driver::SystemClock clock;
    store::Journal journal(config.store.path);
    IrcChat chat(io.get_executor(), config.irc);
    LiveWeb web(io.get_executor(), config);
    desk::Settings settings = config::desk_settings(config, version);
    settings.chat = chat.traits();
    store::KeptDesk desk(settings, journal);
    driver::Driver driver(io.get_executor(), desk, clock, chat, web);
    chat.driver = web.driver = &driver;

    const std::function<void()> listen = [&] {
        signals.async_wait([&](boost::system::error_code error, int signal) {
            if (error) return;
            if (signal == SIGHUP) {
                reload(config_file, config, {desk, chat, web, driver});
                return listen();
            }
            spdlog::info("stopping");
            driver.stop();
            web.stop();
            chat.stop("back soon");
        });
    };
    listen();

    spdlog::info("oriel {} starts with {} records in {}", version, journal.size(), config.store.path);
    driver.happen(desk::Started{version});
    driver.happen(desk::journal::configured(settings));
    chat.start();
    io.run();
    return 0;
}

}  // namespace bot
