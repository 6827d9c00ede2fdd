#include "tests/support/irc_servers.hpp"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <stdexcept>

#include "tests/support/irc_client.hpp"
#include "tests/support/socket.hpp"

namespace support {
namespace {

constexpr Bound start_bound{15000};

/// The servers run as nobody when we are root; the files are theirs to read and write.
void give_to_nobody(const std::filesystem::path& path) {
    if (::geteuid() != 0) return;
    const passwd* nobody = ::getpwnam("nobody");
    if (!nobody || ::chown(path.c_str(), nobody->pw_uid, nobody->pw_gid) != 0)
        throw std::runtime_error("cannot give " + path.string() + " to nobody");
}

bool sasl_offered(int port) {
    Socket socket(port);
    socket.send("CAP LS 302\r\n");
    std::string answer;
    while (answer.find(" LS :") == std::string::npos) {
        const std::string part = socket.receive();
        if (part.empty()) return false;
        answer += part;
    }
    while (answer.find("\r\n", answer.find(" LS :")) == std::string::npos) answer += socket.receive();
    return answer.find("sasl") != std::string::npos;
}

}  // namespace

IrcServers::IrcServers() : plain_port_(free_port()), tls_port_(free_port()), link_port_(free_port()) {
    make_certificates();
    write_configuration();
    write_file(dir_.path() / "services.db", "");
    give_to_nobody(dir_.path());
    for (const auto& file : std::filesystem::directory_iterator(dir_.path())) give_to_nobody(file.path());
    start_server();
    start_services();
}

void IrcServers::make_certificates() {
    const auto openssl = [this](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "openssl");
        run_well({arguments, {}, {}, {}});
    };
    const std::vector<std::string> new_key = {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"};
    std::vector<std::string> ca = {"req",         "-x509", "-days",         "2",       "-subj",
                                   "/CN=Test CA", "-out",  dir_ / "ca.pem", "-keyout", dir_ / "ca.key"};
    std::vector<std::string> server = {"req",     "-x509",
                                       "-days",   "2",
                                       "-subj",   "/CN=localhost",
                                       "-out",    dir_ / "server.pem",
                                       "-CA",     dir_ / "ca.pem",
                                       "-CAkey",  dir_ / "ca.key",
                                       "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                                       "-addext", "basicConstraints=critical,CA:FALSE",
                                       "-keyout", dir_ / "server.key"};
    ca.insert(ca.end(), new_key.begin(), new_key.end());
    server.insert(server.end(), new_key.begin(), new_key.end());
    openssl(ca);
    openssl(server);
}

void IrcServers::write_configuration() {
    for (const std::string name : {"inspircd.conf", "atheme.conf"}) {
        std::string text = read_file(std::filesystem::path(ORIEL_SUPPORT_DIR) / "irc" / name);
        text = replaced(std::move(text), "@DIR@", dir_.path().string());
        text = replaced(std::move(text), "@PLAIN_PORT@", std::to_string(plain_port_));
        text = replaced(std::move(text), "@TLS_PORT@", std::to_string(tls_port_));
        text = replaced(std::move(text), "@LINK_PORT@", std::to_string(link_port_));
        write_file(dir_.path() / name, text);
    }
}

void IrcServers::kill_server() {
    server_.signal(SIGKILL);
    server_.wait(start_bound);
}

void IrcServers::start_server() {
    Command command{{"inspircd", "--nofork", "--config=" + (dir_ / "inspircd.conf")}, dir_ / "inspircd.out", {}, {}};
    command.as_nobody = true;
    server_ = Process(command);
    const auto up = [this] { return !server_.running() || (listening(plain_port_) && listening(tls_port_)); };
    if (!wait_until(up, start_bound) || !server_.running())
        throw std::runtime_error("inspircd does not start:\n" + read_file(dir_ / "inspircd.out"));
}

void IrcServers::freeze_server() {
    server_.signal(SIGSTOP);
}

void IrcServers::thaw_server() {
    server_.signal(SIGCONT);
}

void IrcServers::stop_services() {
    services_.stop();
}

void IrcServers::start_services() {
    Command command{{"atheme-services", "-n", "-c", dir_ / "atheme.conf", "-l", dir_ / "atheme.log", "-p",
                     dir_ / "atheme.pid", "-D", dir_.path().string()},
                    dir_ / "atheme.out",
                    {},
                    {}};
    command.as_nobody = true;
    std::filesystem::remove(dir_ / "atheme.pid");
    services_ = Process(command);
    await_sasl();
}

void IrcServers::await_sasl() {
    const auto up = [this] { return !services_.running() || sasl_offered(plain_port_); };
    if (!wait_until(up, start_bound) || !services_.running())
        throw std::runtime_error("atheme-services does not link:\n" + read_file(dir_ / "atheme.out"));
}

void IrcServers::register_account(const std::string& nick, const std::string& password) {
    IrcClient client(plain_port_, nick);
    client.say("NickServ", "REGISTER " + password + " " + nick + "@example.test");
    client.expect_said("NickServ", nick, "now registered", start_bound);
}

}  // namespace support
