#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/streambuf.hpp>
#include <functional>
#include <string>

#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"
#include "calendar/instant.hpp"

namespace bot::console {

/// A terminal in place of an IRC channel: it prints Oriel's lines, and typed lines are heard. Single-threaded.
class Terminal {
public:
    /// What a terminal makes of names and lines: those of the IRC that it stands for.
    static desk::ChatTraits traits(const std::string& channel);

    struct Handlers {
        std::function<void(desk::LineHeard)> heard;
        std::function<void()> quit;   ///< `/quit`
        std::function<void()> ended;  ///< end of input
    };

    /// `nick` is the nick of the person who types; `/nick` changes it.
    Terminal(boost::asio::any_io_executor, std::string channel, std::string nick, Handlers);

    /// Starts to read standard input.
    void listen();
    /// Prints a line from Oriel as a channel would show it.
    void show(const desk::Say&, calendar::Instant now);
    /// Prints a note that is not part of the conversation.
    void note(const std::string&);
    void stop();

private:
    void read();
    void read_file();  // input that cannot be polled: read to its end, blocking
    void typed(std::string line);

    boost::asio::posix::stream_descriptor input_;
    boost::asio::streambuf buffer_;
    std::string channel_, nick_;
    Handlers handlers_;
    boost::asio::any_io_executor executor_;
    bool stopped_ = false;
};

}  // namespace bot::console
