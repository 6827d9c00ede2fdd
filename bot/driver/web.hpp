#pragma once
#include "bot/desk/model/event.hpp"

namespace bot::driver {

/// The desk's actions that ask or edit something on the web. No call may re-enter the driver before it returns.
class Web {
public:
    virtual ~Web() = default;
    virtual void read_calendar(const desk::ReadCalendar&) = 0;
    virtual void read_changes(const desk::ReadChanges&) = 0;
    virtual void read_versions(const desk::ReadVersions&) = 0;
    virtual void edit_page(const desk::EditPage&) = 0;
    virtual void read_gate(const desk::ReadGate&) = 0;
    virtual void read_archive(const desk::ReadArchive&) = 0;
    virtual void read_deployed(const desk::ReadDeployed&) = 0;
    virtual void read_undeployed(const desk::ReadUndeployed&) = 0;
};

}  // namespace bot::driver
