#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/gerrit_file.hpp"

/// `fake_gerrit FILE.json [--port P]`: prints the port and serves the changes of the file until it is killed.
int main(int argc, char** argv) try {
    const bool with_port = argc == 4 && std::string(argv[2]) == "--port";
    if (argc != 2 && !with_port) {
        std::fputs("usage: fake_gerrit FILE.json [--port P]\n", stderr);
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) throw std::runtime_error(std::string("cannot read ") + argv[1]);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    support::Gerrit gerrit(with_port ? std::atoi(argv[3]) : 0);
    support::load_gerrit(gerrit, text);
    std::printf("%d\n", gerrit.port());
    std::fflush(stdout);
    for (;;) pause();
} catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
