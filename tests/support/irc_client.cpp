#include "tests/support/irc_client.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace support {
namespace {

constexpr Bound answer_bound{10000};

/// Removes the next word from the front.
std::string_view next_word(std::string_view& rest) {
    const std::size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    return word;
}

IrcLine take_apart(std::string_view raw, WallTime at) {
    IrcLine line{at, {}, {}, {}, std::string(raw)};
    std::string_view rest = raw;
    if (rest.starts_with('@')) next_word(rest);
    if (rest.starts_with(':')) {
        const std::string_view prefix = next_word(rest).substr(1);
        line.from = prefix.substr(0, prefix.find('!'));
    }
    line.command = next_word(rest);
    while (!rest.empty()) {
        if (rest.starts_with(':')) {
            line.parameters.emplace_back(rest.substr(1));
            break;
        }
        line.parameters.emplace_back(next_word(rest));
    }
    return line;
}

}  // namespace

bool is_said(const IrcLine& line, std::string_view from, std::string_view to) {
    return (line.command == "PRIVMSG" || line.command == "NOTICE") && line.from == from &&
           line.parameters.size() == 2 && line.parameters.front() == to;
}

IrcClient::IrcClient(int port, std::string nick) : socket_(port), nick_(std::move(nick)), reader_([this] { read(); }) {
    send("NICK " + nick_);
    send("USER " + nick_ + " 0 * :a person");
    try {
        expect(" 001 ", answer_bound);
    } catch (...) {
        socket_.shut();
        reader_.join();
        throw;
    }
}

IrcClient::~IrcClient() {
    socket_.send("QUIT :bye\r\n");
    socket_.shut();
    reader_.join();
}

void IrcClient::read() {
    std::string held;
    for (std::string part = socket_.receive(); !part.empty(); part = socket_.receive()) {
        held += part;
        for (std::size_t end = held.find("\r\n"); end != std::string::npos; end = held.find("\r\n")) {
            IrcLine line = take_apart(std::string_view(held).substr(0, end), std::chrono::system_clock::now());
            held.erase(0, end + 2);
            if (line.command == "PING") socket_.send("PONG :" + std::string(line.text()) + "\r\n");
            const std::lock_guard lock(mutex_);
            lines_.push_back(std::move(line));
            came_.notify_all();
        }
    }
}

void IrcClient::send(std::string_view line) {
    socket_.send(std::string(line) + "\r\n");
}

void IrcClient::say(std::string_view to, std::string_view text) {
    send("PRIVMSG " + std::string(to) + " :" + std::string(text));
}

void IrcClient::join(const std::string& channel) {
    const std::size_t since = mark();
    send("JOIN " + channel);
    expect(" 366 " + nick_ + " " + channel, answer_bound, since);
}

void IrcClient::settle() {
    const std::string token = "settle-" + std::to_string(++pings_);
    send("PING " + token);
    await([&](const IrcLine& line) { return line.command == "PONG" && line.text() == token; }, "PONG", answer_bound, 0);
}

std::size_t IrcClient::mark() const {
    const std::lock_guard lock(mutex_);
    return lines_.size();
}

std::vector<IrcLine> IrcClient::lines(std::size_t since) const {
    const std::lock_guard lock(mutex_);
    return {lines_.begin() + static_cast<std::ptrdiff_t>(since), lines_.end()};
}

std::vector<IrcLine> IrcClient::said(std::string_view from, std::string_view to, std::size_t since) const {
    std::vector<IrcLine> out = lines(since);
    std::erase_if(out, [&](const IrcLine& line) { return !is_said(line, from, to); });
    return out;
}

IrcLine IrcClient::await(const std::function<bool(const IrcLine&)>& wanted, std::string_view what, Bound bound,
                         std::size_t since) const {
    std::unique_lock lock(mutex_);
    const auto end = std::chrono::steady_clock::now() + bound;
    std::size_t at = since;
    for (;;) {
        for (; at < lines_.size(); ++at)
            if (wanted(lines_[at])) return lines_[at];
        if (came_.wait_until(lock, end) == std::cv_status::timeout && at == lines_.size()) break;
    }
    std::string why = nick_ + " waited in vain for `" + std::string(what) + "`; heard last:";
    for (std::size_t i = at - std::min<std::size_t>(at, 15); i < at; ++i) why += "\n    " + lines_[i].raw;
    throw std::runtime_error(why);
}

IrcLine IrcClient::expect(std::string_view needle, Bound bound, std::size_t since) const {
    const auto wanted = [&](const IrcLine& line) { return line.raw.find(needle) != std::string::npos; };
    return await(wanted, needle, bound, since);
}

IrcLine IrcClient::expect_said(std::string_view from, std::string_view to, std::string_view needle, Bound bound,
                               std::size_t since) const {
    const auto wanted = [&](const IrcLine& line) {
        return is_said(line, from, to) && line.text().find(needle) != std::string_view::npos;
    };
    return await(wanted, needle, bound, since);
}

}  // namespace support
