#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/driver/clock.hpp"
#include "bot/store/kept_desk.hpp"

namespace bot::driver {

/// Does what the desk asks for. Neither call may lead back into the driver before it has returned.
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

/// Feeds the desk what happens, wakes it when it wants, and hands its wishes on. Everything must outlive it.
class Driver {
public:
    Driver(boost::asio::any_io_executor, store::KeptDesk&, const Clock&, Hands&);

    /// Throws store::StoreError: then nothing was done, and the process must end.
    void happen(const desk::Event&);

    /// Wakes the desk no more.
    void stop();

private:
    void wait();

    store::KeptDesk& desk_;
    const Clock& clock_;
    Hands& hands_;
    boost::asio::steady_timer timer_;
    calendar::Instant last_{};  // when the desk was last told something
    bool stopped_ = false;
};

}  // namespace bot::driver
