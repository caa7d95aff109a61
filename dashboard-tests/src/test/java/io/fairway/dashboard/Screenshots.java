package io.fairway.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes pictures of pages. Arguments: folder, number of applications, and paths; "serve" as the folder only serves. */
final class Screenshots {

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        try (RunningService service = RunningService.start();
                Browsers browsers = Browsers.start()) {
            Path folder = Files.createDirectories(Path.of(arguments[0]));
            for (String path : List.of(arguments).subList(2, arguments.length)) {
                shoot(browsers, service, folder, path);
            }
        }
    }

    private static void shoot(Browsers browsers, RunningService service, Path folder, String path) {
        for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = browsers.open(service, width, scheme);
                page.navigate(service.url(path));
                String name = path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + "-" + width
                        + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name))
                        .setFullPage(true));
                page.context().close();
            }
        }
        System.out.println(browsers.offences());
    }
}
