#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/driver/chat.hpp"
#include "bot/driver/clock.hpp"
#include "bot/driver/web.hpp"
#include "bot/store/kept_desk.hpp"

namespace bot::driver {

/// Passes an action to the carrier that does it.
void carry_out(const desk::Action&, Chat&, Web&);

/// Feeds events to the desk, wakes it when it asks for it, and passes each action to the carrier that does it. All
/// arguments must outlive it.
class Driver {
public:
    Driver(const boost::asio::any_io_executor&, store::KeptDesk&, const Clock&, Chat&, Web&);

    /// Throws store::StoreError: then no action was carried out, and the process must end.
    void happen(const desk::Event&);

    /// Does not wake the desk again.
    void stop();

private:
    void wait();

    store::KeptDesk& desk_;
    const Clock& clock_;
    Chat& chat_;
    Web& web_;
    boost::asio::steady_timer timer_;
    calendar::Instant last_{};  // time of the last event
    bool stopped_ = false;
};

}  // namespace bot::driver
