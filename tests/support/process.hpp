#pragma once
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/wait.hpp"

namespace support {

/// A command to start. `argv[0]` is looked up in PATH if it contains no slash.
struct Command {
    std::vector<std::string> argv;
    std::filesystem::path output;            ///< receives stdout and stderr, appended; empty: discarded
    std::filesystem::path input;             ///< empty: no input
    std::map<std::string, std::string> env;  ///< in addition to our own environment
    bool as_nobody = false;                  ///< if we are root: for servers that refuse to run as root
};

/// The exit status of a process, or 128 + the signal that killed it.
using ExitStatus = int;

/// A child process in its own process group; it dies with us. The destructor stops it, first with SIGTERM.
class Process {
public:
    Process() = default;
    /// Throws std::runtime_error if it cannot be started; a missing program ends with status 127.
    explicit Process(const Command&);
    Process(Process&&) noexcept;
    Process& operator=(Process&&) noexcept;
    ~Process();

    pid_t pid() const { return pid_; }
    bool running();
    /// Sends the signal to the whole process group.
    void signal(int number);
    /// nullopt if it is still running after `bound`.
    std::optional<ExitStatus> wait(Bound bound);
    /// Stops it: SIGTERM, and SIGKILL after `patience`. Returns its exit status, if it was running.
    std::optional<ExitStatus> stop(Bound patience = Bound{3000});

private:
    pid_t pid_ = -1;
    std::optional<ExitStatus> status_;
};

/// Runs a command to its end and returns its status. Throws std::runtime_error if it takes longer than `bound`.
ExitStatus run(const Command&, Bound bound = Bound{60000});

/// Like `run`, but throws std::runtime_error with the end of its output if the status is not 0.
void run_well(Command, Bound bound = Bound{60000});

}  // namespace support
