#include "tests/support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/support/temp_dir.hpp"

namespace support {
namespace {

std::vector<std::string> full_argv(const Command& command) {
    std::vector<std::string> argv;
    if (command.as_nobody && ::geteuid() == 0)
        argv = {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig", "keep"};
    argv.insert(argv.end(), command.argv.begin(), command.argv.end());
    return argv;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> full_environment(const Command& command) {
    std::vector<std::string> out;
    for (char** each = environ; *each; ++each) {
        const std::string entry = *each;
        if (!command.env.contains(entry.substr(0, entry.find('=')))) out.push_back(entry);
    }
    for (const auto& [name, value] : command.env) out.push_back(name + "=" + value);
    return out;
}

}  // namespace

Process::Process(const Command& command) {
    std::vector<std::string> words = full_argv(command);
    std::vector<std::string> environment = full_environment(command);
    const std::vector<char*> argv = pointers(words);
    const std::vector<char*> env = pointers(environment);
    const std::string output = command.output.empty() ? "/dev/null" : command.output.string();
    const std::string input = command.input.empty() ? "/dev/null" : command.input.string();

    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("cannot start " + words.front());
    if (pid_ > 0) {
        ::setpgid(pid_, pid_);  // here too: a signal may be sent before the child has run
        return;
    }
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int in = ::open(input.c_str(), O_RDONLY);
    const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (in < 0 || out < 0) ::_exit(126);
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::closefrom(3);
    ::execvpe(argv.front(), argv.data(), env.data());
    ::_exit(127);
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), status_(std::exchange(other.status_, std::nullopt)) {}

Process& Process::operator=(Process&& other) noexcept {
    if (this == &other) return *this;
    stop();
    pid_ = std::exchange(other.pid_, -1);
    status_ = std::exchange(other.status_, std::nullopt);
    return *this;
}

Process::~Process() {
    stop();
}

bool Process::running() {
    if (pid_ < 0 || status_) return false;
    int raw = 0;
    if (::waitpid(pid_, &raw, WNOHANG) != pid_) return true;
    status_ = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
    ::kill(-pid_, SIGKILL);  // children left behind
    return false;
}

void Process::signal(int number) {
    if (running()) ::kill(-pid_, number);
}

std::optional<ExitStatus> Process::wait(Bound bound) {
    if (pid_ < 0) return std::nullopt;
    wait_until([this] { return !running(); }, bound, Bound{10});
    return status_;
}

std::optional<ExitStatus> Process::stop(Bound patience) {
    if (!running()) return status_;
    signal(SIGTERM);
    if (!wait(patience)) {
        signal(SIGKILL);
        wait(Bound{5000});
    }
    return status_;
}

ExitStatus run(const Command& command, Bound bound) {
    Process process(command);
    const std::optional<ExitStatus> status = process.wait(bound);
    if (!status) throw std::runtime_error(command.argv.front() + " does not end");
    return *status;
}

void run_well(Command command, Bound bound) {
    const TempDir dir;
    if (command.output.empty()) command.output = dir / "output";
    const ExitStatus status = run(command, bound);
    if (status == 0) return;
    std::string why = command.argv.front() + " ended with status " + std::to_string(status);
    if (status == 127) why += ": is it installed? (tests/run installs what the tests need)";
    const std::string output = read_file(command.output);
    throw std::runtime_error(why + "\n" + output.substr(output.size() - std::min<std::size_t>(output.size(), 2000)));
}

}  // namespace support
