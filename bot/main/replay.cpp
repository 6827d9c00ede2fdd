#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bot/config/config.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/main/calendar_source.hpp"
#include "bot/main/past.hpp"
#include "bot/main/subcommands.hpp"
#include "version.hpp"

namespace bot {
namespace {

using Json = nlohmann::ordered_json;

/// Without a configuration the page names the deployers.
Past::Given given_by(const std::string& config_file) {
    if (config_file.empty()) {
        Past::Given given{{}, "oriel", {}, {}, {}};
        given.settings.version = version;
        given.settings.deployers_from_calendar = true;
        return given;
    }
    const config::Config config = config::load(config_file);
    return {config::desk_settings(config, version), config.irc.nick, {}, {}, {}};
}

std::vector<gerrit::StreamEvent> read_events(const std::string& file, const gerrit::Policy& policy) {
    gerrit::Stream stream = gerrit::read_stream(file_text(file), policy);
    std::vector<std::string> problems;
    for (const auto& bad : stream.bad) {
        const std::string place = bad.element ? fmt::format("element {}", bad.at) : std::to_string(bad.at);
        problems.push_back(complaint(file, place, bad.why + "; wanted an event as gerrit stream-events writes it"));
    }
    if (!problems.empty()) throw config::ConfigError(std::move(problems));
    std::ranges::stable_sort(stream.events, {}, &gerrit::StreamEvent::at);
    return std::move(stream.events);
}

constexpr std::size_t most_evidence = 120;

void print_json(const Past& past) {
    Json json = {{"said", Json::array()}, {"patches", Json::array()}};
    for (const auto& said : past.said()) {
        json["said"].push_back({{"at", calendar::to_text(said.at)}, {"to", said.to}, {"text", said.text}});
    }
    for (const auto& patch : past.patches()) {
        Json history = Json::array();
        for (const auto& step : patch.history) {
            history.push_back({{"at", calendar::to_text(step.at)},
                               {"state", std::string(desk::to_text(step.to))},
                               {"source", std::string(desk::to_text(step.source))},
                               {"by", step.by},
                               {"why", std::string(desk::to_text(step.why))},
                               {"reason", step.reason},
                               {"evidence", desk::shorten(step.evidence, most_evidence)}});
        }
        json["patches"].push_back({{"change", patch.change},
                                   {"state", std::string(desk::to_text(patch.state))},
                                   {"since", calendar::to_text(patch.since)},
                                   {"history", std::move(history)}});
    }
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

void print_text(const Past& past) {
    for (const auto& said : past.said()) {
        std::cout << fmt::format("{} {}: {}\n", calendar::to_text(said.at), said.to, said.text);
    }
    for (const auto& patch : past.patches()) {
        std::cout << fmt::format("\n{} {} since {}\n", patch.change, desk::to_text(patch.state),
                                 calendar::to_text(patch.since));
        for (const auto& step : patch.history) {
            std::string line = fmt::format("    {} {:<11} {}", calendar::to_text(step.at), desk::to_text(step.to),
                                           desk::to_text(step.source));
            if (!step.by.empty()) line += ", " + step.by;
            const std::string why =
                step.why == desk::Why::none ? step.reason : desk::wording::words_of(step.why, step.reason);
            if (!why.empty()) line += " (" + why + ")";
            if (!step.evidence.empty()) line += ": " + desk::shorten(step.evidence, most_evidence);
            std::cout << desk::clean(line) << "\n";
        }
    }
}

}  // namespace

int replay(const ReplayWhat& what) {
    Past::Given given = given_by(what.config);
    given.page = file_text(what.page);
    given.lines = read_channel_log(file_text(what.log), what.log);
    if (!what.events.empty()) given.events = read_events(what.events, given.settings.policy);
    if (given.lines.empty() && given.events.empty()) std::cerr << "oriel: " << what.log << " holds no line\n";
    Past past(std::move(given));
    past.live();
    what.json ? print_json(past) : print_text(past);
    return 0;
}

}  // namespace bot
