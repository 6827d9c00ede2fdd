#include "checks_table.hpp"

namespace gerrit {
namespace {

std::string configs(int from, int to) {
    std::string text;
    for (int number = from; number <= to; ++number) text += entry("config", number);
    return text;
}

Changes made_configs(int from, int to) {
    Changes changes;
    for (int number = from; number <= to; ++number) changes.push_back(config(number));
    return changes;
}

const std::string train = "MediaWiki train - Utc-7 Version";
const std::string six_fine = "301 -, 302 -, 303 -, 304 -, 305 -, 306 -";

}  // namespace

std::vector<Row> page_rows() {
    std::vector<Row> rows;
    rows.push_back({"an empty window",
                    Code::duplicate,
                    false,
                    "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Link''",
                    {},
                    "0/6"});
    rows.push_back({"one fix on two branches counts two", Code::duplicate, false,
                    ada + entry("wmf.16", 101) + entry("wmf.15", 2101), family(backport(101)),
                    "2/6; 1.47.0-wmf.15 1, 1.47.0-wmf.16 1; 101 -, 2101 -"});
    rows.push_back({"a number listed twice counts one", Code::duplicate, true,
                    ada + entry("config", 301) + entry("config", 302) + entry("config", 301), made_configs(301, 302),
                    "2/6; config 2; 301 duplicate, 302 -, 301 duplicate"});
    rows.push_back({"once on its own line, once by another requestor", Code::duplicate, true,
                    ada + "* [config] {{gerrit|301}} Mend it\n{{ircnick|kay}}\n" + entry("config", 301),
                    made_configs(301, 301), "1/6; config 1; 301 duplicate, 301 duplicate"});
    rows.push_back({"listed again because the first is done", Code::duplicate, true,
                    ada + entry("config", 301, "done") + entry("config", 301), made_configs(301, 301),
                    "1/6; config 1; 301 -, 301 duplicate"});
    rows.push_back({"the same number in another window",
                    Code::duplicate,
                    false,
                    ada + entry("config", 301),
                    made_configs(301, 301),
                    "1/6; config 1; 301 -",
                    {.cards = card(next_hour, backports, ada + entry("config", 301))}});
    rows.push_back({"the same number, both done", Code::duplicate, false,
                    ada + entry("config", 301, "done") + entry("config", 301, "not done"), made_configs(301, 301),
                    "1/6; config 1; 301 -, 301 -"});
    rows.push_back({"the seventh of six", Code::over_limit, true, ada + configs(301, 307), made_configs(301, 307),
                    "7/6 over 1; config 7; " + six_fine + ", 307 over-limit"});
    rows.push_back({"six of six", Code::over_limit, false, ada + configs(301, 306), made_configs(301, 306),
                    "6/6; config 6; " + six_fine});
    rows.push_back({"seven entries of six changes", Code::over_limit, false,
                    ada + configs(301, 306) + entry("config", 306), made_configs(301, 306),
                    "6/6; config 6; 301 -, 302 -, 303 -, 304 -, 305 -, 306 duplicate, 306 duplicate"});
    rows.push_back({"the seventh, accepted",
                    Code::over_limit,
                    false,
                    ada + configs(301, 307),
                    made_configs(301, 307),
                    "7/6; config 7; " + six_fine + ", 307 -",
                    {.accepted = {307}}});
    rows.push_back({"an accepted one frees no place",
                    Code::over_limit,
                    true,
                    ada + configs(301, 308),
                    made_configs(301, 308),
                    "8/6 over 1; config 8; " + six_fine + ", 307 -, 308 over-limit",
                    {.accepted = {307}}});
    rows.push_back({"those done and not done still take their places", Code::over_limit, true,
                    ada + entry("config", 299, "done") + entry("config", 300, "nd") + configs(301, 305),
                    made_configs(299, 305),
                    "7/6 over 1; config 7; 299 -, 300 -, 301 -, 302 -, 303 -, 304 -, 305 over-limit"});
    rows.push_back({"one without a number takes no place", Code::over_limit, false,
                    ada + "{{deploy|type=config|gerrit=soon|title=To come|status=}}\n" + configs(301, 306),
                    made_configs(301, 306), "6/6; config 6; ? unknown-change, " + six_fine});
    rows.push_back({"a word stands where the number belongs",
                    Code::unknown_change,
                    true,
                    ada + "{{deploy|type=config|gerrit=soon|title=To come|status=}}",
                    {},
                    "0/6; ? unknown-change"});
    rows.push_back({"nothing stands where the number belongs",
                    Code::unknown_change,
                    true,
                    ada + "{{deploy|type=config|gerrit=|title=To come|status=}}",
                    {},
                    "0/6; ? unknown-change"});
    rows.push_back({"one without a number is done",
                    Code::unknown_change,
                    false,
                    ada + "{{deploy|type=config|gerrit=soon|title=To come|status=done}}",
                    {},
                    "0/6; ? -"});
    rows.push_back({"the seventh is done", Code::over_limit, false,
                    ada + configs(301, 306) + entry("config", 307, "done"), made_configs(301, 307),
                    "7/6 over 1; config 7; " + six_fine + ", 307 -"});
    rows.push_back({"a window of two",
                    Code::over_limit,
                    true,
                    ada + configs(301, 303),
                    made_configs(301, 303),
                    "3/2 over 1; config 3; 301 -, 302 -, 303 over-limit",
                    {.name = "Backports '''(Max 2 patches)'''"}});
    rows.push_back({"a window without a limit",
                    Code::over_limit,
                    false,
                    ada + configs(301, 307),
                    made_configs(301, 307),
                    "7/-; config 7; " + six_fine + ", 307 -",
                    {.name = "Weekly security window"}});
    rows.push_back({"nobody asks for it", Code::requestor_missing, true, entry("config", 301), made_configs(301, 301),
                    "1/6; config 1; 301 requestor-missing"});
    rows.push_back({"the nick of the template is nobody", Code::requestor_missing, true,
                    "{{ircnick|irc-nickname|Requesting Developer}}\n" + entry("config", 301), made_configs(301, 301),
                    "1/6; config 1; 301 requestor-missing"});
    rows.push_back({"somebody asks for it", Code::requestor_missing, false, ada + entry("config", 301),
                    made_configs(301, 301), "1/6; config 1; 301 -"});
    rows.push_back({"nobody asks for one without a number",
                    Code::requestor_missing,
                    true,
                    "{{deploy|type=config|gerrit=soon|title=To come|status=}}",
                    {},
                    "0/6; ? unknown-change requestor-missing"});
    rows.push_back({"nobody asks for what the template holds for an example",
                    Code::requestor_missing,
                    false,
                    "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to backport''",
                    {},
                    "0/6"});
    rows.push_back({"nobody asked for what is done", Code::requestor_missing, false, entry("config", 301, "done"),
                    made_configs(301, 301), "1/6; config 1; 301 -"});
    rows.push_back({"the train runs in this hour",
                    Code::train_overlap,
                    true,
                    ada + entry("config", 301),
                    made_configs(301, 301),
                    "1/6; config 1; 301 train-overlap",
                    {.cards = card("2026-11-18 13:30", train)}});
    rows.push_back({"the train follows",
                    Code::train_overlap,
                    false,
                    ada + entry("config", 301),
                    made_configs(301, 301),
                    "1/6; config 1; 301 -",
                    {.cards = card(next_hour, train) + card(hour_before, train)}});
    rows.push_back({"another window in this hour",
                    Code::train_overlap,
                    false,
                    ada + entry("config", 301),
                    made_configs(301, 301),
                    "1/6; config 1; 301 -",
                    {.cards = card(hour, "Weekly security window")}});
    rows.push_back({"the train's own window",
                    Code::train_overlap,
                    false,
                    ada + entry("config", 301),
                    made_configs(301, 301),
                    "1/-; config 1; 301 -",
                    {.name = train}});
    rows.push_back({"what the page says is said of unknown changes too",
                    Code::unknown_change,
                    true,
                    entry("config", 404),
                    {},
                    "1/6; config 1; 404 unknown-change requestor-missing"});
    return rows;
}

}  // namespace gerrit
