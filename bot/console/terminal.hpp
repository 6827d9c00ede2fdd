#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/streambuf.hpp>
#include <functional>
#include <string>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot::console {

/// A terminal that stands for a channel: what Oriel says is printed, what is typed is heard. One thread.
class Terminal {
public:
    struct Handlers {
        std::function<void(desk::LineHeard)> heard;
        std::function<void()> quit;   ///< `/quit`
        std::function<void()> ended;  ///< the input has ended
    };

    /// `nick` is who types, until `/nick` says otherwise.
    Terminal(boost::asio::any_io_executor, std::string channel, std::string nick, Handlers);

    /// Reads standard input from now on.
    void listen();
    /// Prints what Oriel says, as a channel would show it.
    void show(const desk::Say&, calendar::Instant now);
    /// Prints something that is not said by anybody.
    void note(const std::string&);
    void stop();

private:
    void read();
    void read_file();  // input that cannot be watched: all of it at once
    void typed(std::string line);

    boost::asio::posix::stream_descriptor input_;
    boost::asio::streambuf buffer_;
    std::string channel_, nick_;
    Handlers handlers_;
    boost::asio::any_io_executor executor_;
    bool stopped_ = false;
};

}  // namespace bot::console
