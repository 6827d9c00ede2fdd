#include "bot/console/terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <cstdio>
#include <iostream>
#include <istream>
#include <optional>

#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "calendar/nick.hpp"

namespace bot::console {
namespace {

constexpr std::size_t longest_line = 2000;

void print(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

/// The rest of `/word rest` if the line is that command.
std::optional<std::string> after(const std::string& line, std::string_view command) {
    if (line == command) return std::string();
    if (line.size() > command.size() && line.compare(0, command.size(), command) == 0 && line[command.size()] == ' ') {
        return line.substr(command.size() + 1);
    }
    return std::nullopt;
}

/// Asio makes a descriptor non-blocking, and a terminal's open file is shared with the output: open it again.
int open_input() {
    const char* name = ::isatty(STDIN_FILENO) ? ::ttyname(STDIN_FILENO) : nullptr;
    const int fd = name ? ::open(name, O_RDONLY | O_NOCTTY | O_CLOEXEC) : -1;
    return fd >= 0 ? fd : ::dup(STDIN_FILENO);
}

}  // namespace

desk::ChatTraits Terminal::traits(const std::string& channel) {
    desk::ChatTraits traits;
    traits.channel = channel;
    return traits;
}

Terminal::Terminal(boost::asio::any_io_executor executor, std::string channel, std::string nick, Handlers handlers)
    : input_(executor),
      buffer_(longest_line),
      channel_(std::move(channel)),
      nick_(std::move(nick)),
      handlers_(std::move(handlers)),
      executor_(executor) {}

void Terminal::listen() {
    boost::system::error_code error;
    input_.assign(open_input(), error);
    if (error) {
        boost::asio::post(executor_, [this] { handlers_.ended(); });
    } else {
        read();
    }
}

void Terminal::show(const desk::Say& say, calendar::Instant now) {
    const std::string where = say.to == channel_ ? std::string() : " [to " + say.to + "]";
    print(fmt::format("{}{} <oriel> {}", desk::clock(now), where, say.text));
}

void Terminal::note(const std::string& text) {
    print("-- " + text);
}

void Terminal::read() {
    boost::asio::async_read_until(input_, buffer_, '\n', [this](boost::system::error_code error, std::size_t) {
        if (error == boost::asio::error::operation_aborted) return;
        if (error == boost::asio::error::operation_not_supported) return read_file();
        if (error == boost::asio::error::not_found) {  // longer than the buffer
            buffer_.consume(buffer_.size());
            return read();
        }
        std::istream in(&buffer_);
        std::string line;
        if (std::getline(in, line)) typed(desk::clean(line));
        if (error) return handlers_.ended();
        if (input_.is_open()) read();
    });
}

void Terminal::read_file() {
    std::string line;
    while (!stopped_ && std::getline(std::cin, line)) typed(desk::clean(line.substr(0, longest_line)));
    if (!stopped_) handlers_.ended();
}

void Terminal::typed(std::string line) {
    if (line.empty()) return;
    if (line.front() != '/') return handlers_.heard({{nick_, nick_, "console"}, channel_, line});
    if (line == "/quit") return handlers_.quit();
    if (const auto nick = after(line, "/nick"); nick && calendar::is_nick(*nick)) {
        nick_ = *nick;
        return note("you are " + nick_);
    }
    if (const auto text = after(line, "/msg oriel"); text && !text->empty()) {
        return handlers_.heard({{nick_, nick_, "console"}, {}, *text});
    }
    note("/nick NAME changes who you are, /msg oriel TEXT speaks in private, /quit ends");
}

void Terminal::stop() {
    stopped_ = true;
    boost::system::error_code ignored;
    input_.cancel(ignored);
    input_.close(ignored);
}

}  // namespace bot::console
