#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <string>

#include "bot/config/config.hpp"
#include "bot/driver/chat.hpp"
#include "bot/driver/driver.hpp"
#include "bot/irc/carrier.hpp"

namespace bot {

/// The IRC settings of a configuration. irc::check validates them.
irc::Settings irc_settings(const config::Irc&);

/// Connects the driver with IRC: the desk's lines go there, and what is heard and seen there goes to the driver. It
/// decides nothing.
class IrcChat : public irc::Listener, public driver::Chat {
public:
    /// Set `driver` before the first event.
    IrcChat(boost::asio::any_io_executor, const config::Irc&);
    driver::Driver* driver = nullptr;

    /// Connects.
    void start();
    /// Switches to other settings. Reconnects only if they differ.
    void reconfigure(const config::Irc&);
    /// Leaves the network.
    void stop(const std::string& why);

    desk::ChatTraits traits() const override;
    void say(const desk::Say&) override;
    void monitor(const desk::Monitor&) override;

    void link_up(const std::string& nick, bool accounts) override;
    void link_down(const std::string& why) override;
    void trouble(const std::string& what) override;
    void nick_is(const std::string& nick) override;
    void joined(const std::string& channel) override;
    void left(const std::string& channel, const std::string& why) override;
    void seen(const irc::Presence&) override;
    void online(const irc::Online&) override;
    void heard(const irc::Line&) override;
    void said(const std::string& token) override;
    void unsaid(const std::string& token, bool perhaps) override;

private:
    void connect();

    boost::asio::any_io_executor executor_;
    config::Irc config_;
    std::unique_ptr<irc::Carrier> carrier_;
    bool stopped_ = false;
};

}  // namespace bot
