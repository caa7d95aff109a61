package io.fairway.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes a picture of every page, at the width of a desk and of a phone. Arguments: the folder, and the number of applications.
 */
final class Screenshots {

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int applications = Integer.parseInt(arguments[1]);
        try (RunningService service = RunningService.start();
                Browsers browsers = Browsers.start()) {
            try (Seed seed = new Seed(service.database())) {
                seed.applications(applications);
            }
            for (Map.Entry<String, String> page : pages(service).entrySet()) {
                for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
                    shoot(browsers, service, folder, page, width, ColorScheme.LIGHT);
                }
                shoot(browsers, service, folder, page, Browsers.DESKTOP, ColorScheme.DARK);
            }
            if (!browsers.offences().isEmpty()) {
                throw new IllegalStateException(browsers.offences().toString());
            }
        }
    }

    private static Map<String, String> pages(RunningService service) throws SQLException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/ui/");
        pages.put("application", "/ui/applications/hello");
        pages.put("changes", "/ui/changes");
        pages.put("change", "/ui/changes/" + rolledBack(service, "change_id"));
        pages.put("release", "/ui/releases/" + rolledBack(service, "id"));
        pages.put("metrics", "/ui/metrics");
        pages.put("audit", "/ui/audit");
        pages.put("trace", "/ui/trace?of=" + rolledBack(service, "commit_id"));
        pages.put("sign-in", "/ui/sign-in");
        pages.put("components", "/ui/components");
        pages.put("not-found", "/ui/nothing-here");
        return pages;
    }

    private static String rolledBack(RunningService service, String column) throws SQLException {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + column
                        + " FROM releases WHERE status = 'ROLLED_BACK' AND application = 'hello' LIMIT 1")) {
            return row.next() ? row.getString(1) : "none";
        }
    }

    private static void shoot(
            Browsers browsers,
            RunningService service,
            Path folder,
            Map.Entry<String, String> shown,
            int width,
            ColorScheme scheme) {
        Page page = browsers.open(service, width, scheme);
        page.navigate(service.url(shown.getValue()));
        page.waitForFunction("() => document.querySelector('#live').dataset.state === 'live'");
        String name = shown.getKey()
                + (width == Browsers.PHONE ? "-phone" : "")
                + (scheme == ColorScheme.DARK ? "-dark" : "")
                + ".png";
        // As long as a screen or two: longer pictures show nothing more.
        int height = Math.min(
                width == Browsers.PHONE ? 1600 : 1200,
                ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
        page.setViewportSize(width, Math.max(height, 500));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)));
        page.context().close();
    }
}
