#include "tests/support/socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <random>
#include <stdexcept>
#include <utility>

namespace support {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int tcp() {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) throw std::runtime_error("no socket to be had");
    return fd;
}

bool connected(int fd, int port) {
    const sockaddr_in address = loopback(port);
    return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

int free_port() {
    static std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<int> any(20000, 32000);
    for (int tries = 0; tries < 200; ++tries) {
        const int port = any(random);
        const int fd = tcp();
        const sockaddr_in address = loopback(port);
        const bool free = ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(fd);
        if (free) return port;
    }
    throw std::runtime_error("no free port found");
}

bool listening(int port) {
    const int fd = tcp();
    const bool yes = connected(fd, port);
    ::close(fd);
    return yes;
}

Socket::Socket(int port) : fd_(tcp()) {
    if (connected(fd_, port)) return;
    ::close(fd_);
    throw std::runtime_error("nobody listens on port " + std::to_string(port));
}

Socket::~Socket() {
    ::close(fd_);
}

bool Socket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string Socket::receive() {
    std::array<char, 4096> bytes;
    const ssize_t got = ::recv(fd_, bytes.data(), bytes.size(), 0);
    return got > 0 ? std::string(bytes.data(), static_cast<std::size_t>(got)) : std::string();
}

void Socket::shut() {
    ::shutdown(fd_, SHUT_RDWR);
}

std::string http_get(int port, std::string_view path) {
    Socket socket(port);
    socket.send("GET " + std::string(path) + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    std::string answer;
    for (std::string part = socket.receive(); !part.empty(); part = socket.receive()) answer += part;
    const std::size_t head = answer.find("\r\n\r\n");
    if (head == std::string::npos) throw std::runtime_error("no answer to GET " + std::string(path));
    return answer.substr(head + 4);
}

}  // namespace support
