#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <cstdint>
#include <memory>

#include "bot/config/config.hpp"
#include "bot/driver/driver.hpp"
#include "bot/http/client.hpp"
#include "bot/http/wiki_writer.hpp"
#include "bot/irc/carrier.hpp"

namespace bot {

/// The IRC settings of a configuration. irc::check validates them.
irc::Settings irc_settings(const config::Irc&);

/// Connects the driver with the real carriers: the desk's actions go to IRC, the wiki, Gerrit and the others; their
/// events go to the driver. It decides nothing.
class Bridge : public irc::Listener, public driver::Hands {
public:
    /// Set `driver` before the first event.
    Bridge(boost::asio::any_io_executor, const config::Config&);
    driver::Driver* driver = nullptr;

    /// Connects to IRC.
    void start();
    /// Switches to another configuration. IRC is reconnected only if its settings changed.
    void reconfigure(const config::Config&);
    /// Leaves IRC and ends all pending work. Of pending edits the desk gets only the successful results.
    void stop(const std::string& why);

    void say(const desk::Say&) override;
    void read_calendar(const desk::ReadCalendar&) override;
    void read_changes(const desk::ReadChanges&) override;
    void read_versions(const desk::ReadVersions&) override;
    void edit_page(const desk::EditPage&) override;
    void read_gate(const desk::ReadGate&) override;
    void read_archive(const desk::ReadArchive&) override;
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
    void make_client();

    boost::asio::any_io_executor executor_;
    config::Config config_;
    std::shared_ptr<http::Client> client_;
    std::unique_ptr<http::WikiWriter> writer_;  // kept for our lifetime, so that started edits finish
    std::unique_ptr<irc::Carrier> carrier_;
    std::uint64_t question_ = 0;  // only the answer to the latest calendar question counts
    std::uint64_t era_ = 0;       // answers to questions under an earlier configuration are ignored
    bool stopped_ = false;
};

}  // namespace bot
