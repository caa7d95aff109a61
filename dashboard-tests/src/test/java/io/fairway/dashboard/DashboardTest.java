package io.fairway.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard of the real service, with 500 applications, in a real Chromium. */
class DashboardTest {

    private static final int APPLICATIONS = 500;
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private static RunningService service;
    private static Browsers browsers;
    private static Seed seed;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start();
        seed = new Seed(service.database());
        seed.applications(APPLICATIONS);
        browsers = Browsers.start();
    }

    @AfterAll
    static void end() throws Exception {
        if (browsers != null) {
            browsers.close();
        }
        if (seed != null) {
            seed.close();
        }
        service.close();
    }

    @AfterEach
    void nothing_was_loaded_from_elsewhere_or_refused_by_the_policy() {
        assertThat(browsers.offences()).isEmpty();
    }

    @Test
    void everyPage_answers_fits_and_has_no_serious_violation_in_light_and_dark_and_on_a_phone() throws SQLException {
        Map<String, Integer> pages = new LinkedHashMap<>();
        for (String path : List.of(
                "/ui/?application=hello",
                "/ui/?application=nobody-has-this",
                "/ui/applications/" + Seed.name(0),
                "/ui/changes",
                "/ui/changes/" + rolledBack("change_id"),
                "/ui/releases/" + rolledBack("id"),
                "/ui/metrics",
                "/ui/audit",
                "/ui/trace",
                "/ui/trace?of=" + rolledBack("commit_id"),
                "/ui/sign-in",
                "/ui/components")) {
            pages.put(path, 200);
        }
        pages.put("/ui/nothing-here", 404);
        List<String> violations = new ArrayList<>();
        for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = browsers.open(service, width, scheme);
                pages.forEach((path, status) -> violations(page, path, status).stream()
                        .map(found -> path + " at " + width + " " + scheme + ": " + found)
                        .forEach(violations::add));
                page.context().close();
            }
        }
        assertThat(violations).isEmpty();
    }

    /** How large it is and how long it takes is said, not judged: the machine has other things to do. */
    @Test
    void overview_of_500_applications_showsAll_andSaysHowLongItTook() {
        Page page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        double best = Double.MAX_VALUE;
        String timing = "";
        for (int i = 0; i < 10; i++) {
            Response answer = page.navigate(service.url("/ui/"));
            timing = String.valueOf(answer.headerValue("server-timing"));
            Matcher total = Pattern.compile("total;dur=([0-9.]+)").matcher(timing);
            assertThat(total.find()).as(timing).isTrue();
            best = Math.min(best, Double.parseDouble(total.group(1)));
        }
        int bytes = page.request().get(service.url("/ui/")).body().length;
        System.out.printf(
                "overview of %d applications: %d bytes, best of ten %.0f ms, last %s%n",
                APPLICATIONS, bytes, best, timing);
        assertThat(page.locator("tr[data-row]").count()).isEqualTo(APPLICATIONS);
        page.context().close();
    }

    @Test
    void twoBrowsers_see_a_release_fail_without_reloading() throws SQLException {
        Page matrix = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        Page application = browsers.open(service, Browsers.PHONE, ColorScheme.DARK);
        String name = Seed.name(9);
        matrix.navigate(service.url("/ui/"));
        application.navigate(service.url("/ui/applications/" + name));
        isLive(matrix);
        isLive(application);
        matrix.evaluate("() => { window.notReloaded = true; }");
        application.evaluate("() => { window.notReloaded = true; }");

        seed.begins(name, "production");

        assertThat(matrix.locator("#app-" + name + " td[data-key=production]")).containsText("running", SOON);
        assertThat(application.locator("#in-production")).containsText("running", SOON);

        seed.fails(name, "staging");

        assertThat(matrix.locator("#app-" + name + " td[data-key=staging]")).containsText("failed", SOON);
        assertThat(application.locator("#in-staging")).containsText("CRASH_LOOP", SOON);
        assertThat(matrix.locator("#said")).containsText(name, SOON);
        assertThat(matrix.evaluate("() => window.notReloaded")).isEqualTo(true);
        assertThat(application.evaluate("() => window.notReloaded")).isEqualTo(true);
        matrix.context().close();
        application.context().close();
    }

    @Test
    void cutStream_is_said_and_what_was_missed_is_shown_when_it_is_back() throws Exception {
        Page page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        String name = Seed.name(10);
        page.navigate(service.url("/ui/applications/" + name));
        isLive(page);
        page.evaluate("() => { window.notReloaded = true; }");

        service.stopProcess();
        assertThat(page.locator("#banner")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        seed.fails(name, "staging");
        service.startProcess();

        assertThat(page.locator("#banner")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(40_000));
        assertThat(page.locator("#in-staging")).containsText("CRASH_LOOP", SOON);
        assertThat(page.evaluate("() => window.notReloaded")).isEqualTo(true);
        page.context().close();
    }

    @Test
    void keys_search_move_open_and_help() {
        Page page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        page.navigate(service.url("/ui/?state=rolled-back"));

        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator("tr.here")).hasCount(1);
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("hello");
        page.keyboard().press("Enter");
        page.waitForURL("**/ui/applications/hello");
        page.context().close();
    }

    @Test
    void theme_stays_as_it_was_chosen() {
        Page page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        page.navigate(service.url("/ui/components"));

        page.locator("#theme").click();
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.context().close();
    }

    @Test
    void hostileWords_are_words() {
        Page page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);

        page.navigate(service.url("/ui/changes"));

        assertThat(page.locator("#content script, #content img")).hasCount(0);
        assertThat(page.content()).contains("&lt;script&gt;");
        page.context().close();
    }

    private static void isLive(Page page) {
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    }

    private static List<String> violations(Page page, String path, int status) {
        List<String> found = new ArrayList<>();
        int answered = page.navigate(service.url(path)).status();
        if (answered != status) {
            found.add("answers " + answered);
        }
        // Nothing is still to come: no outline of what is being fetched is left.
        assertThat(page.locator("#content .bones[aria-hidden]:visible"))
                .hasCount(path.equals("/ui/components") ? 1 : 0);
        if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
            found.add("is wider than the screen");
        }
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(DashboardTest::described)
                        .forEach(found::add);
        return found;
    }

    private static String described(Rule rule) {
        return rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }

    private static String rolledBack(String column) throws SQLException {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + column
                        + " FROM releases WHERE status = 'ROLLED_BACK' AND application = 'hello' LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }
}
