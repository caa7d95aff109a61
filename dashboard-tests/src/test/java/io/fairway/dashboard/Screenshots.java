package io.fairway.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes a picture of every page, at the width of a desk and of a phone, and of what pages become: dialogs, and a stream that
 * is cut. Arguments: the folder, the number of applications, and the names of the pictures if not all are wanted.
 */
final class Screenshots {

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);

    private final RunningService service;
    private final Browsers browsers;
    private final Path folder;
    private final List<String> wanted;

    private Screenshots(RunningService service, Browsers browsers, Path folder, List<String> wanted) {
        this.service = service;
        this.browsers = browsers;
        this.folder = folder;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int applications = Integer.parseInt(arguments[1]);
        List<String> wanted = arguments.length > 2 ? List.of(arguments[2].split(",")) : List.of();
        try (FakeKubernetes kubernetes = new FakeKubernetes();
                RunningService service = RunningService.start(kubernetes.url());
                Browsers browsers = Browsers.start()) {
            Screenshots screenshots = new Screenshots(service, browsers, folder, wanted);
            screenshots.fill(kubernetes, applications);
            screenshots.pages();
            if (applications > 0) {
                screenshots.dialog("roll-back", release("hello", "production", "VERIFIED"), "Roll back …");
            }
            if (applications > 3) {
                screenshots.dialog("approve", release(Seed.name(3), "production", "AWAITING_APPROVAL"), "Approve …");
            }
            screenshots.cut();
            if (!browsers.offences().isEmpty()) {
                throw new IllegalStateException(browsers.offences().toString());
            }
        }
    }

    private void fill(FakeKubernetes kubernetes, int applications) throws Exception {
        if (applications == 0) {
            return;
        }
        try (Seed seed = new Seed(service.database())) {
            seed.applications(applications);
            seed.measured(UUID.fromString(column("id", release("hello", "staging", "ROLLED_BACK"))));
            seed.verifiedEarlier(UUID.fromString(column("id", release("hello", "production", "VERIFIED"))));
        }
        for (int index = 0; index < Math.min(applications, 8); index++) {
            for (String environment : List.of("development", "staging", "production")) {
                kubernetes.application(Seed.name(index) + "-" + environment, Seed.name(index));
            }
        }
        AuditSample.write(service, "hello", 60);
    }

    private void pages() throws SQLException {
        Map<String, String> pages = new LinkedHashMap<>();
        String undone = release("hello", "staging", "ROLLED_BACK");
        pages.put("overview", "/ui/");
        pages.put("application", "/ui/applications/hello");
        pages.put("changes", "/ui/changes");
        pages.put("change", "/ui/changes/" + column("change_id", undone));
        pages.put("release", "/ui/releases/" + column("id", undone));
        pages.put("metrics", "/ui/metrics");
        pages.put("audit", "/ui/audit");
        pages.put("trace", "/ui/trace?of=" + column("commit_id", undone));
        pages.put("sign-in", "/ui/sign-in");
        pages.put("components", "/ui/components");
        pages.put("not-found", "/ui/nothing-here");
        for (Map.Entry<String, String> shown : pages.entrySet()) {
            shoot(shown.getKey(), shown.getValue(), Browsers.DESKTOP, ColorScheme.LIGHT);
            shoot(shown.getKey(), shown.getValue(), Browsers.PHONE, ColorScheme.LIGHT);
            shoot(shown.getKey(), shown.getValue(), Browsers.DESKTOP, ColorScheme.DARK);
        }
    }

    private void shoot(String name, String path, int width, ColorScheme scheme) {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        Page page = browsers.open(service, width, scheme);
        page.navigate(service.url(path));
        live(page);
        assertThat(page.locator("[hx-get] > .bones:visible, [hx-get] > .pad > .bones:visible"))
                .hasCount(0, SOON);
        // As long as a screen or two: longer pictures show nothing more.
        int height = Math.min(
                width == Browsers.PHONE ? 1600 : 1200,
                ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
        page.setViewportSize(width, Math.max(height, 500));
        take(page, name, width, scheme);
        page.context().close();
    }

    private void dialog(String name, String release, String button) throws SQLException {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
            Page page = browsers.open(service, width, ColorScheme.LIGHT);
            page.navigate(service.url("/ui/sign-in#" + RunningService.TOKEN));
            page.waitForURL(service.url("/ui/"));
            page.navigate(service.url("/ui/releases/" + column("id", release)));
            live(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                    .first()
                    .click();
            assertThat(page.locator("dialog[open] [data-shown]")).hasCount(1, SOON);
            take(page, name, width, ColorScheme.LIGHT);
            page.context().close();
        }
    }

    /** The last one: the service is not there any more afterwards. */
    private void cut() {
        if (!wanted.isEmpty() && !wanted.contains("cut")) {
            return;
        }
        Page desk = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
        Page phone = browsers.open(service, Browsers.PHONE, ColorScheme.DARK);
        for (Page page : List.of(desk, phone)) {
            page.navigate(service.url("/ui/"));
            live(page);
        }
        service.stopProcess();
        for (Page page : List.of(desk, phone)) {
            assertThat(page.locator("#banner:visible")).hasCount(1, SOON);
        }
        take(desk, "cut", Browsers.DESKTOP, ColorScheme.LIGHT);
        take(phone, "cut", Browsers.PHONE, ColorScheme.DARK);
        desk.context().close();
        phone.context().close();
    }

    private static void live(Page page) {
        page.waitForFunction("() => document.querySelector('#live').dataset.state === 'live'");
    }

    private void take(Page page, String name, int width, ColorScheme scheme) {
        String file =
                name + (width == Browsers.PHONE ? "-phone" : "") + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)));
    }

    /** Which release: a condition on the table. */
    private static String release(String application, String environment, String status) {
        return "application = '" + application + "' AND environment = '" + environment + "' AND status = '" + status
                + "' AND kind = 'CHANGE' ORDER BY created_at DESC";
    }

    private String column(String column, String release) throws SQLException {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + column + " FROM releases WHERE " + release + " LIMIT 1")) {
            return row.next() ? row.getString(1) : "none";
        }
    }
}
