package io.fairway.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Chromium. It notes whatever a page does that no page of the dashboard may do. */
final class Browsers implements AutoCloseable {

    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> offences = new CopyOnWriteArrayList<>();

    private Browsers(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Browsers start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Browsers(playwright, browser);
    }

    /** A browser of its own, with nothing in common with another one. */
    Page open(RunningService service, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width == PHONE ? 844 : 800)
                .setColorScheme(scheme)
                .setTimezoneId("UTC")
                .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(service.url("/")) && !request.url().startsWith("data:")) {
                offences.add("asked another host: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                offences.add("violated the policy on " + page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> offences.add("script failed on " + page.url() + ": " + error));
        return page;
    }

    /** What pages did that they may not do. */
    List<String> offences() {
        return offences;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
