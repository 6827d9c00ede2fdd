#include <csignal>

#include "bot/main/arguments.hpp"

int main(int argc, char** argv) {
    // A peer that hangs up must not end the process.
    std::signal(SIGPIPE, SIG_IGN);
    return bot::obey(argc, argv);
}
