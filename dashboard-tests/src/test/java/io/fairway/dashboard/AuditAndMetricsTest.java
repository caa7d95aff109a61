package io.fairway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what, and how delivery goes, in a real browser. */
class AuditAndMetricsTest {

    private static RunningService service;
    private static Browsers browsers;

    @BeforeAll
    static void start() throws IOException, SQLException {
        service = RunningService.start();
        browsers = Browsers.start();
        AuditSample.write(service, "hello", 60);
    }

    @AfterAll
    static void stop() throws IOException {
        if (browsers != null) {
            browsers.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void nothingForbidden() {
        assertThat(browsers.offences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/audit, audit",
        "/ui/audit?type=ReleaseFailed, audit-filtered",
        "/ui/audit?application=nobody, audit-nothing",
        "/ui/metrics?application=hello, metrics",
        "/ui/metrics?application=hello&days=365, metrics-year",
        "/ui/metrics?application=hello&environment=staging, metrics-nothing"
    })
    void pages_areAccessible_andFitEveryScreen(String path, String name) throws IOException {
        for (Screen screen : List.of(
                new Screen(Browsers.DESKTOP, ColorScheme.LIGHT), new Screen(Browsers.PHONE, ColorScheme.DARK))) {
            Page page = open(path, screen.width(), screen.scheme());

            List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations)
                    .as("%s on %s", path, screen)
                    .extracting(rule ->
                            rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %s", path, screen)
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Files.createDirectories(Path.of("target/screenshots"))
                            .resolve(name + "-" + screen.width() + ".png"))
                    .setFullPage(true));
            page.context().close();
        }
    }

    private record Screen(int width, ColorScheme scheme) {}

    @Test
    void theAudit_isPagedAndFiltered_byAddressAlone() {
        Page page = open("/ui/audit?application=hello", Browsers.DESKTOP, ColorScheme.LIGHT);
        String first = page.locator("#entries tr").first().getAttribute("id");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older"))
                .click();
        page.waitForURL("**before=**");
        assertThat(page.url()).contains("application=hello");
        assertThat(page.locator("#" + first).count()).isZero();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Newest"))
                .click();
        page.waitForSelector("#" + first);

        page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).selectOption("ReleaseFailed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                .click();
        page.waitForURL("**type=ReleaseFailed**");
        assertThat(page.locator("#entries .badge").allTextContents())
                .isNotEmpty()
                .allMatch(text -> text.equals("failed"));
        page.context().close();
    }

    @Test
    void newEntries_areAnnounced_andDoNotMoveWhatOneReads() throws SQLException {
        Page page = open("/ui/audit?application=hello", Browsers.DESKTOP, ColorScheme.LIGHT);
        String first = page.locator("#entries tr").first().getAttribute("id");

        AuditSample.add(service, "hello", "grace paused it: the fair is on");

        Locator newer = page.locator("#newer a");
        newer.waitFor();
        assertThat(newer.textContent()).contains("1 new entry");
        assertThat(page.locator("#entries tr").first().getAttribute("id")).isEqualTo(first);
        newer.click();
        page.getByText("grace paused it: the fair is on").waitFor();
        page.context().close();
    }

    @Test
    void theExport_isWhatIsShown() {
        Page page = open("/ui/audit?type=ReleaseFailed", Browsers.DESKTOP, ColorScheme.LIGHT);

        String href = page.getByText("Export CSV").getAttribute("href");

        assertThat(href).isEqualTo("/audit?type=ReleaseFailed&format=csv");
        assertThat(page.request().get(service.url(href)).text())
                .startsWith("\"number\",")
                .contains("\"CRASH_LOOP\"")
                .doesNotContain("\"ReleaseVerified\"");
        page.context().close();
    }

    @Test
    void thePlots_haveTheirNumbersInATable() {
        Page page = open("/ui/metrics?application=hello", Browsers.DESKTOP, ColorScheme.LIGHT);

        page.getByText("The numbers").first().click();

        assertThat(page.locator(".plot table").first().locator("tbody tr").count())
                .isEqualTo(30);
        assertThat(page.locator(".lede").textContent()).startsWith("hello was released to production ");
        page.context().close();
    }

    private static Page open(String path, int width, ColorScheme scheme) {
        Page page = browsers.open(service, width, scheme);
        page.navigate(service.url(path));
        return page;
    }
}
