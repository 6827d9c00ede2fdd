#include "tests/support/irc_servers.hpp"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "tests/support/irc_client.hpp"
#include "tests/support/socket.hpp"

namespace support {
namespace {

constexpr Bound start_bound{15000};
constexpr const char *first_name = "irc.example.test", *second_name = "irc2.example.test";

/// The servers run as nobody if we are root; then the files belong to them.
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

void become_linker(IrcClient& client) {
    client.send("OPER linker between-us");
    client.expect(" 381 ", start_bound);
}

/// Whether the server of this user is linked to that one.
bool sees(IrcClient& client, const std::string& server) {
    const auto since = client.mark();
    client.send("LINKS");
    client.expect(" 365 ", start_bound, since);
    return std::ranges::any_of(client.lines(since), [&](const IrcLine& line) {
        return line.command == "364" && line.parameters.size() > 1 && line.parameters[1] == server;
    });
}

}  // namespace

IrcServers::Ports IrcServers::free_ports() {
    return {free_port(), free_port(), free_port()};
}

IrcServers::IrcServers() {
    make_certificates();
    write_configuration(first_name, "1AA", first_, second_name, second_);
    write_configuration(second_name, "2AA", second_, first_name, first_);
    write_services_configuration();
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

void IrcServers::write_configuration(const std::string& name, const std::string& id, Ports ports,
                                     const std::string& peer, Ports peers) {
    std::string text = read_file(std::filesystem::path(ORIEL_SUPPORT_DIR) / "irc/inspircd.conf");
    for (const auto& [what, by] : std::map<std::string, std::string>{{"@DIR@", dir_.path().string()},
                                                                     {"@NAME@", name},
                                                                     {"@ID@", id},
                                                                     {"@PLAIN_PORT@", std::to_string(ports.plain)},
                                                                     {"@TLS_PORT@", std::to_string(ports.tls)},
                                                                     {"@LINK_PORT@", std::to_string(ports.link)},
                                                                     {"@PEER@", peer},
                                                                     {"@PEER_PORT@", std::to_string(peers.link)}})
        text = replaced(std::move(text), what, by);
    write_file(file_of(name, ".conf"), text);
}

void IrcServers::write_services_configuration() {
    std::string text = read_file(std::filesystem::path(ORIEL_SUPPORT_DIR) / "irc/atheme.conf");
    text = replaced(std::move(text), "@LINK_PORT@", std::to_string(first_.link));
    write_file(dir_ / "atheme.conf", text);
}

void IrcServers::kill_server() {
    server_.signal(SIGKILL);
    server_.wait(start_bound);
}

void IrcServers::start_server() {
    server_ = started(first_name, first_);
}

Process IrcServers::started(const std::string& name, Ports ports) const {
    const auto output = file_of(name, ".out");
    Command command{{"inspircd", "--nofork", "--config=" + file_of(name, ".conf")}, output, {}, {}};
    command.as_nobody = true;
    Process server(command);
    const auto up = [&] { return !server.running() || (listening(ports.plain) && listening(ports.tls)); };
    if (!wait_until(up, start_bound) || !server.running())
        throw std::runtime_error("inspircd does not start:\n" + read_file(output));
    return server;
}

void IrcServers::start_second() {
    second_server_ = started(second_name, second_);
    join_link();
}

void IrcServers::cut_link() {
    IrcClient first(first_.plain, "linker");
    become_linker(first);
    first.send(std::string("SQUIT ") + second_name + " :cut");
    if (!wait_until([&] { return !sees(first, second_name); }, start_bound))
        throw std::runtime_error("the link is not cut");
}

void IrcServers::join_link() {
    IrcClient first(first_.plain, "linker"), second(second_.plain, "linked");
    become_linker(first);
    first.send(std::string("CONNECT ") + second_name);
    if (!wait_until([&] { return sees(first, second_name) && sees(second, first_name); }, start_bound))
        throw std::runtime_error("the servers do not link:\n" + read_file(file_of(second_name, ".log")));
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
    const auto up = [this] { return !services_.running() || sasl_offered(first_.plain); };
    if (!wait_until(up, start_bound) || !services_.running())
        throw std::runtime_error("atheme-services does not link:\n" + read_file(dir_ / "atheme.out"));
}

void IrcServers::register_account(const std::string& nick, const std::string& password) {
    IrcClient client(first_.plain, nick);
    client.say("NickServ", "REGISTER " + password + " " + nick + "@example.test");
    client.expect_said("NickServ", nick, "now registered", start_bound);
}

}  // namespace support
