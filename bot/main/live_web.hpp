#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <cstdint>
#include <memory>

#include "bot/config/config.hpp"
#include "bot/driver/driver.hpp"
#include "bot/driver/web.hpp"
#include "bot/http/client.hpp"
#include "bot/http/wiki_writer.hpp"

namespace bot {

/// Connects the driver with the wiki, Gerrit, Zuul, the log's archive and the servers: the desk's questions and edits go there, and
/// their answers go to the driver. It decides nothing.
class LiveWeb : public driver::Web {
public:
    /// Set `driver` before the first action.
    LiveWeb(boost::asio::any_io_executor, const config::Config&);
    driver::Driver* driver = nullptr;

    /// Switches to another configuration.
    void reconfigure(const config::Config&);
    /// Ends all pending work. Of pending edits the desk gets only the successful results.
    void stop();

    void read_calendar(const desk::ReadCalendar&) override;
    void read_changes(const desk::ReadChanges&) override;
    void read_versions(const desk::ReadVersions&) override;
    void edit_page(const desk::EditPage&) override;
    void read_gate(const desk::ReadGate&) override;
    void read_archive(const desk::ReadArchive&) override;
    void read_deployed(const desk::ReadDeployed&) override;
    void read_undeployed(const desk::ReadUndeployed&) override;

private:
    void make_client();

    boost::asio::any_io_executor executor_;
    config::Config config_;
    std::shared_ptr<http::Client> client_;
    std::unique_ptr<http::WikiWriter> writer_;  // kept for our lifetime, so that started edits finish
    std::uint64_t question_ = 0;                // only the answer to the latest calendar question counts
    std::uint64_t era_ = 0;                     // answers to questions under an earlier configuration are ignored
    bool stopped_ = false;
};

}  // namespace bot
