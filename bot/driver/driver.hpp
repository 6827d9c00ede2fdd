#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/driver/clock.hpp"
#include "bot/store/kept_desk.hpp"

namespace bot::driver {

/// Carries out the desk's actions. No call may re-enter the driver before it returns.
class Hands {
public:
    virtual ~Hands() = default;
    virtual void say(const desk::Say&) = 0;
    virtual void read_calendar(const desk::ReadCalendar&) = 0;
    virtual void read_changes(const desk::ReadChanges&) = 0;
    virtual void read_versions(const desk::ReadVersions&) = 0;
    virtual void edit_page(const desk::EditPage&) = 0;
    virtual void read_gate(const desk::ReadGate&) = 0;
    virtual void read_archive(const desk::ReadArchive&) = 0;
    virtual void monitor(const desk::Monitor&) = 0;
};

/// Feeds events to the desk, wakes it when it asks for it, and passes its actions on. All arguments must outlive it.
class Driver {
public:
    Driver(boost::asio::any_io_executor, store::KeptDesk&, const Clock&, Hands&);

    /// Throws store::StoreError: then no action was carried out, and the process must end.
    void happen(const desk::Event&);

    /// Does not wake the desk again.
    void stop();

private:
    void wait();

    store::KeptDesk& desk_;
    const Clock& clock_;
    Hands& hands_;
    boost::asio::steady_timer timer_;
    calendar::Instant last_{};  // time of the last event
    bool stopped_ = false;
};

}  // namespace bot::driver
