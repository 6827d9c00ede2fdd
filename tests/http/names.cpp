#include "tests/http/names.hpp"

#include <dlfcn.h>
#include <netdb.h>

#include <chrono>
#include <string_view>
#include <thread>

/// libcurl calls this function instead of the C library's.
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found) {
    using Real = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const std::string_view name = node ? node : "";
    if (name == "slow.test") {
        ++tests::names_waiting;
        for (int n = 0; n < 1000 && tests::names_stuck; ++n) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        --tests::names_waiting;
    }
    return real(name.ends_with(".test") ? "127.0.0.1" : node, service, hints, found);
}
