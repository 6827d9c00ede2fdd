#pragma once
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <stdexcept>

namespace tests {

/// A forked process that sends bytes to its parent, and is killed at the end.
class Child {
public:
    using Tell = std::function<void(char)>;

    explicit Child(const std::function<void(const Tell&)>& work) {
        int ends[2];
        if (pipe(ends) != 0) throw std::runtime_error("pipe");
        pid_ = fork();
        if (pid_ < 0) throw std::runtime_error("fork");
        if (pid_ == 0) {
            alarm(30);  // must not outlive a test that died
            close(ends[0]);
            try {
                work([&](char c) {
                    if (write(ends[1], &c, 1) != 1) _exit(3);
                });
            } catch (...) {
                _exit(2);
            }
            _exit(0);
        }
        close(ends[1]);
        from_ = ends[0];
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        kill9();
        close(from_);
    }

    /// The next byte from the child; 0 if it has ended.
    char hear() {
        char c = 0;
        return read(from_, &c, 1) == 1 ? c : char{0};
    }

    void kill9() {
        if (pid_ < 0) return;
        ::kill(pid_, SIGKILL);
        wait();
    }

    /// Its exit status; -1 if a signal ended it.
    int wait() {
        int status = 0;
        waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t pid_ = -1;
    int from_ = -1;
};

}  // namespace tests
