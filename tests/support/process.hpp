#pragma once
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/wait.hpp"

namespace support {

/// What is to be started. `argv[0]` is looked for in PATH when it holds no slash.
struct Command {
    std::vector<std::string> argv;
    std::filesystem::path output;            ///< gets both outputs, appended; nothing is kept when empty
    std::filesystem::path input;             ///< nothing when empty
    std::map<std::string, std::string> env;  ///< beside our own environment
    bool as_nobody = false;                  ///< when we are root: for servers that refuse to run as root
};

/// How a process ended: its exit status, or 128 + the signal that killed it.
using ExitStatus = int;

/// A process of ours, in a group of its own; it dies with us. Stopped at the end, first kindly.
class Process {
public:
    Process() = default;
    /// Throws std::runtime_error when it cannot be started; a program that is not there ends with status 127.
    explicit Process(const Command&);
    Process(Process&&) noexcept;
    Process& operator=(Process&&) noexcept;
    ~Process();

    pid_t pid() const { return pid_; }
    bool running();
    /// Sends the signal to its whole group.
    void signal(int number);
    /// nullopt when it is still running after `bound`.
    std::optional<ExitStatus> wait(Bound bound);
    /// Ends it: SIGTERM, and after `patience` SIGKILL. How it ended, when it was running.
    std::optional<ExitStatus> stop(Bound patience = Bound{3000});

private:
    pid_t pid_ = -1;
    std::optional<ExitStatus> status_;
};

/// Runs a command to its end; its status. Throws std::runtime_error when it takes longer than `bound`.
ExitStatus run(const Command&, Bound bound = Bound{60000});

/// Like `run`, but throws std::runtime_error with the end of its output when the status is not 0.
void run_well(Command, Bound bound = Bound{60000});

}  // namespace support
