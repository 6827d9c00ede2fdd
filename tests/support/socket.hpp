#pragma once
#include <string>
#include <string_view>

namespace support {

/// A TCP port of 127.0.0.1 that was free a moment ago, below the range for outgoing connections.
int free_port();

/// Whether a process listens on this port of 127.0.0.1.
bool listening(int port);

/// A TCP connection to 127.0.0.1, closed by the destructor. Throws std::runtime_error if it cannot connect.
class Socket {
public:
    explicit Socket(int port);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();

    /// Sends everything; false if the other side is gone.
    bool send(std::string_view);
    /// Waits for some bytes; empty if the other side has closed or `shut()` was called.
    std::string receive();
    /// Ends both directions; a waiting `receive()` in another thread returns.
    void shut();

private:
    int fd_;
};

/// The body of the answer to a GET of this path. Throws std::runtime_error if there is no answer.
std::string http_get(int port, std::string_view path);

}  // namespace support
