#include "bot/main/calendar_source.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "bot/config/config.hpp"
#include "bot/http/wiki.hpp"
#include "version.hpp"

namespace bot {
namespace {

CalendarText from_wiki(const std::string& file) {
    const config::Config config = config::load(file);
    boost::asio::io_context io{1};
    http::Client client(io.get_executor(), {config::user_agent(config, version, home), config.http.ca_file, false});
    http::CalendarNews news;
    boost::asio::co_spawn(io, http::read_calendar(client, config.calendar.api, config.calendar.page, 0),
                          [&](std::exception_ptr broken, http::CalendarNews answer) {
                              client.stop();
                              if (broken) std::rethrow_exception(broken);
                              news = std::move(answer);
                          });
    io.run();
    if (const auto* bad = std::get_if<desk::CalendarUnreadable>(&news)) throw std::runtime_error(bad->why);
    auto& page = std::get<desk::CalendarRead>(news);
    desk::Settings settings = config::desk_settings(config, version);
    if (!page.url.empty()) settings.page_url = page.url;
    return {std::move(page.text), std::move(settings)};
}

}  // namespace

std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    if (!in) throw std::runtime_error("cannot read " + path + ": " + std::strerror(errno));
    if (in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
    if (in.bad()) throw std::runtime_error("cannot read " + path + ": " + std::strerror(errno));
    return std::move(text).str();
}

CalendarText calendar_text(const PageFrom& from) {
    if (!from.config.empty()) return from_wiki(from.config);
    desk::Settings settings;
    settings.version = version;
    return {file_text(from.file), std::move(settings)};
}

}  // namespace bot
