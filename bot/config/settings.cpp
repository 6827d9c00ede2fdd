#include <fmt/format.h>

#include <algorithm>

#include "bot/config/config.hpp"
#include "calendar/url.hpp"

namespace bot::config {
namespace {

/// As MediaWiki writes titles in addresses: spaces as underscores, and these bytes bare too.
std::string in_url(std::string title) {
    std::replace(title.begin(), title.end(), ' ', '_');
    return calendar::url_encoded(title, "/:;@$!*(),");
}

}  // namespace

std::string page_url(const std::string& api, const std::string& page) {
    constexpr std::string_view usual = "/w/api.php", other = "api.php";
    if (api.ends_with(usual)) return api.substr(0, api.size() - usual.size()) + "/wiki/" + in_url(page);
    return api.substr(0, api.size() - other.size()) + "index.php?title=" + in_url(page);
}

std::string user_agent(const Config& config, const std::string& version, const std::string& home) {
    if (config.http.contact.empty()) return fmt::format("oriel/{} ({})", version, home);
    return fmt::format("oriel/{} ({}; {})", version, home, config.http.contact);
}

desk::Settings desk_settings(const Config& config, const std::string& version) {
    desk::Settings settings;
    settings.version = version;
    settings.rules.zone = calendar::Zone(config.calendar.zone);
    settings.rules.limit = config.calendar.limit;
    settings.rules.gerrit = config.gerrit.url;
    settings.poll = std::chrono::seconds(config.calendar.poll_seconds);
    settings.chat.channel = config.irc.announce_channel;
    settings.source = config.calendar.api + " " + config.calendar.page;
    settings.page_url = page_url(config.calendar.api, config.calendar.page);
    settings.openings = config.messages.openings;
    settings.deployers = config.roles.deployers;
    settings.deployers_from_calendar = config.roles.from_calendar;
    settings.people = config.people;
    settings.policy = config.policy;
    settings.log = {config.log.accounts, config.log.nicks, config.log.hints,
                    std::chrono::minutes(config.log.silent_minutes)};
    settings.writes = config.calendar.write == Write::on    ? desk::Writes::on
                      : config.calendar.write == Write::dry ? desk::Writes::dry
                                                            : desk::Writes::off;
    settings.asks_gate = !config.zuul.url.empty();
    settings.asks_deployed = !config.train.deployment_info.empty();
    settings.asks_archive = !config.log.sal_search.empty();
    settings.converts_bullets = config.calendar.convert_bullets;
    return settings;
}

}  // namespace bot::config
