#include "bot/main/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <string>

#include "bot/config/config.hpp"
#include "bot/main/edit_arguments.hpp"
#include "bot/main/options.hpp"
#include "bot/main/subcommands.hpp"
#include "version.hpp"

namespace bot {
namespace {

constexpr int usage_error = 2;

bool knows(const CLI::App& app, const std::string& subcommand) {
    const auto all = app.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(all.begin(), all.end(), [&](const CLI::App* each) { return each->check_name(subcommand); });
}

}  // namespace

int obey(int argc, char** argv) {
    CLI::App app{
        "Oriel announces backport windows on IRC and answers questions about them.\n"
        "Instants are RFC 3339 UTC, such as 2026-11-23T14:00:00Z.\n"
        "Exit status: 0, 1 (failed), 2 (usage or configuration)."};
    app.set_version_flag("--version", std::string("oriel ") + version);
    app.require_subcommand(1);

    std::string config, from_text, to_text, at_text;
    PageFrom from;
    double speed = 30;
    bool json = false, debug = false;

    auto* run_command = app.add_subcommand("run", "run the bot");
    run_command->add_option("--config", config, "its configuration; conf/oriel.example.toml explains every key")
        ->type_name("FILE")
        ->required();
    run_command->add_flag("--debug", debug, "also log what goes over the wire");

    auto* demo_command = app.add_subcommand("demo", "show Oriel in this terminal, on a made-up calendar");
    demo_command->add_option("--speed", speed, "how many times as fast as the real clock")
        ->type_name("N")
        ->check(CLI::Range(0.1, 10000.0))
        ->capture_default_str();

    auto* windows_command = app.add_subcommand("windows", "list the windows of a calendar");
    add_page_options(*windows_command, from);
    windows_command->add_option("--from", from_text, "only those that end after this")->check(an_instant);
    windows_command->add_option("--to", to_text, "only those that start before this")->check(an_instant);
    windows_command->add_flag("--json", json, "print a JSON array, sorted by start");

    auto* preview_command = app.add_subcommand("preview", "print exactly the lines that would be said at an instant");
    add_page_options(*preview_command, from);
    preview_command->add_option("--at", at_text, "the instant, such as a window's start")
        ->required()
        ->check(an_instant);

    CheckWhat what;
    std::string window_text;
    auto* check_command = app.add_subcommand(
        "check",
        "say what stands in the way of changes, or of a window's patches; exit status 1 when something blocks");
    {
        auto* which = check_command->add_option_group("what", "what to check");
        auto* changes = which->add_option("CHANGE", what.changes, "a number, an address on Gerrit or a Change-Id");
        auto* page = which->add_option("--page", what.from.file, "a file of wikitext");
        page->type_name("FILE")->check(CLI::ExistingFile)->excludes(changes);
        which->add_option("--config", what.from.config, "the wiki, Gerrit and rules of this configuration")
            ->type_name("FILE")
            ->excludes(page);
        which->require_option(1, 2);
        check_command->add_option("--window", window_text, "the window that starts then; else the open or next one")
            ->check(an_instant)
            ->excludes(changes);
    }
    check_command->add_option("--gerrit", what.gerrit, "what stands before /changes/")->type_name("URL");
    check_command->add_option("--wikiversions", what.versions, "which wiki runs which version")->type_name("URL|FILE");
    check_command->add_option("--at", at_text, "as if it were this instant")->check(an_instant);
    check_command->add_flag("--json", json, "print JSON");

    ReplayWhat past;
    auto* replay_command = app.add_subcommand(
        "replay", "print what would have been said while a channel's log was written, and what became of each patch");
    replay_command->add_option("--page", past.page, "the calendar of that time, a file of wikitext")
        ->type_name("FILE")
        ->required()
        ->check(CLI::ExistingFile);
    replay_command->add_option("--log", past.log, "lines 2026-11-23T14:03:11Z <nick[account]> text")
        ->type_name("FILE")
        ->required()
        ->check(CLI::ExistingFile);
    replay_command
        ->add_option("--config", past.config, "who deploys and whose lines count; else the page's deployers, logmsgbot")
        ->type_name("FILE");
    replay_command->add_option("--gerrit-events", past.events, "what gerrit stream-events wrote then")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
    replay_command->add_flag("--json", json, "print JSON");
    EditArguments edits(app);

    auto* config_command = app.add_subcommand("check-config", "say what is wrong with a configuration");
    config_command->add_option("FILE", config, "the configuration")->required();

    if (argc > 1 && argv[1][0] != '-' && !knows(app, argv[1])) {
        std::cerr << "oriel: there is no subcommand \"" << argv[1] << "\"; oriel --help lists them\n";
        return usage_error;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : usage_error;
    }
    try {
        if (*run_command) return run(config, debug);
        if (*demo_command) return demo(speed);
        if (*windows_command) return windows(from, instant(from_text), instant(to_text), json);
        if (*preview_command) return preview(from, *instant(at_text));
        if (*check_command) {
            what.window = instant(window_text);
            what.at = instant(at_text);
            what.json = json;
            return check(std::move(what));
        }
        if (*replay_command) {
            past.json = json;
            return replay(past);
        }
        if (edits.given()) return edits.obey();
        return check_config(config);
    } catch (const config::ConfigError& e) {
        std::cerr << e.what() << "\n";
        return usage_error;
    } catch (const std::exception& e) {
        std::cerr << "oriel: " << e.what() << "\n";
        return 1;
    }
}

}  // namespace bot
