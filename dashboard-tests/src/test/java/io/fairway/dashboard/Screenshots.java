package io.fairway.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Takes pictures of pages. Arguments: folder, number of applications, and paths; "serve" as the folder only serves. */
final class Screenshots {

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        try (RunningService service = RunningService.start();
                Browsers browsers = Browsers.start()) {
            int applications = Integer.parseInt(arguments[1]);
            if (applications > 0) {
                try (Seed seed = new Seed(service.database())) {
                    seed.applications(applications);
                }
            }
            Path folder = Files.createDirectories(Path.of(arguments[0]));
            for (String path : List.of(arguments).subList(2, arguments.length)) {
                shoot(browsers, service, folder, path.replace("@change", change(service)));
            }
        }
    }

    /** A change that was rolled back. */
    private static String change(RunningService service) throws SQLException {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT change_id FROM releases WHERE status = 'ROLLED_BACK' ORDER BY created_at LIMIT 1")) {
            return row.next() ? row.getString(1) : "none";
        }
    }

    private static void shoot(Browsers browsers, RunningService service, Path folder, String path) {
        for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = browsers.open(service, width, scheme);
                Response answer = page.navigate(service.url(path));
                if (answer.headerValue("Server-Timing") != null) {
                    System.out.println(path + " " + answer.headerValue("Server-Timing"));
                }
                page.waitForFunction("() => document.querySelector('#live')?.dataset.state !== 'connecting'");
                String name = path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + "-" + width
                        + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name))
                        .setFullPage(page.locator("tr").count() < 100));
                page.context().close();
            }
        }
        System.out.println(browsers.offences());
    }
}
