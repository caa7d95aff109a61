package io.fairway.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The page of a release in a browser: what people see before they act, and that they cannot act before they saw it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleasePageTest {

    private static RunningService service;
    private static FakeKubernetes kubernetes;
    private static Browsers browsers;

    private Page page;

    @BeforeAll
    static void start() throws Exception {
        kubernetes = new FakeKubernetes();
        service = RunningService.start(kubernetes.url());
        try (Seed seed = new Seed(service.database())) {
            seed.applications(8);
        }
        for (int index = 0; index < 8; index++) {
            String name = Seed.name(index);
            for (String environment : List.of("staging", "production")) {
                kubernetes.application(name + "-" + environment, name);
            }
        }
        browsers = Browsers.start();
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        service.close();
        kubernetes.close();
    }

    @BeforeEach
    void open() {
        page = browsers.open(service, Browsers.DESKTOP, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(browsers.offences()).isEmpty();
    }

    @Test
    @Order(1)
    void whoIsNotSignedIn_sees_what_would_happen_but_cannot_do_it() throws Exception {
        page.navigate(service.url("/ui/releases/" + release("production", "AWAITING_APPROVAL")));

        Locator dialog = open("Approve …");

        assertThat(dialog.getByText("You are not signed in.")).isVisible();
        dialog.getByLabel("Reason").fill("looks good");
        assertThat(submit(dialog)).isDisabled();
        dialog.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in to continue"))
                .click();
        page.getByLabel("Token").fill(RunningService.TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Sign in$")))
                .last()
                .click();
        assertThat(page).hasURL(Pattern.compile("/ui/releases/"));
    }

    @Test
    @Order(2)
    void rollback_shows_its_diff_asks_for_a_reason_and_then_happens_by_keyboard_alone() throws Exception {
        signIn();
        UUID live = release("production", "VERIFIED");
        page.navigate(service.url("/ui/releases/" + live));
        String application = page.locator(".crumbs a").textContent();
        try (Seed seed = new Seed(service.database())) {
            seed.verifiedEarlier(live);
        }
        page.reload();

        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Roll back …"));
        button.focus();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator(".diff").first()).isVisible();
        assertThat(dialog).containsText("GREETING");
        assertThat(dialog).containsText("values hidden");
        assertThat(dialog).not().containsText("aHVudGVyMg");
        assertThat(submit(dialog)).isDisabled();
        shoot("dialog-roll-back");
        noSeriousViolation();
        dialog.getByLabel("Reason").fill("   ");
        assertThat(submit(dialog)).isDisabled();
        dialog.getByLabel("Reason").focus();
        page.keyboard().type("orders are counted twice");
        assertThat(submit(dialog)).isEnabled();
        submit(dialog).focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).containsText("Rollback to");
        assertThat(page.locator("main")).containsText("operator asked for it: orders are counted twice");
        assertThat(page.locator(".crumbs")).containsText(application);
    }

    @Test
    @Order(3)
    void approval_through_the_dialog_is_noted_with_who_and_why() throws Exception {
        signIn();
        UUID waiting = release("production", "AWAITING_APPROVAL");
        page.navigate(service.url("/ui/releases/" + waiting));
        Locator refused = open("Approve …");
        assertThat(refused).containsText("operator may not decide about it");
        refused.getByLabel("Reason").fill("because");
        assertThat(submit(refused)).isDisabled();
        page.keyboard().press("Escape");

        anybodyMayDecide(waiting);
        page.reload();
        Locator dialog = open("Approve …");
        continueWithoutDiff(dialog);
        dialog.getByLabel("Reason").fill("looks good in staging");
        submit(dialog).click();

        assertThat(page.locator("#approval")).containsText("looks good in staging");
        assertThat(page.locator("#approval")).containsText("operator");
    }

    @Test
    @Order(4)
    void page_of_what_was_undone_reads_well_at_every_width_in_light_and_dark() throws Exception {
        UUID bad = release("staging", "ROLLED_BACK");
        try (Seed seed = new Seed(service.database())) {
            seed.measured(bad);
        }
        for (int width : new int[] {Browsers.DESKTOP, Browsers.PHONE}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.context().close();
                page = browsers.open(service, width, scheme);
                page.navigate(service.url("/ui/releases/" + bad));
                assertThat(page.locator("#failed")).containsText("CRASH_LOOP");
                assertThat(page.locator("#undone")).containsText("No drift.");
                assertThat(page.locator("#pods")).containsText("7d9f8b6c5-x2x4z");
                assertThat(page.locator("#content .bones:visible")).hasCount(0);
                assertThat(page.locator("#changes .diff, #changes p").first())
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
                noSeriousViolation();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .isLessThanOrEqualTo(0);
                shoot("release-undone-" + width + "-" + scheme);
            }
        }
    }

    private Locator open(String label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label))
                .click();
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator("[data-shown]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
        return dialog;
    }

    private static Locator submit(Locator dialog) {
        return dialog.locator("[type=submit]");
    }

    private static void continueWithoutDiff(Locator dialog) {
        Locator unseen = dialog.getByLabel("Continue without the diff");
        if (unseen.count() > 0) {
            unseen.check();
        }
    }

    private void signIn() {
        page.navigate(service.url("/ui/sign-in#" + RunningService.TOKEN));
        page.waitForURL(service.url("/ui/"));
    }

    private void noSeriousViolation() {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " " + rule.getNodes())
                                .toList())
                .isEmpty();
    }

    private void shoot(String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(!name.startsWith("dialog")));
    }

    /** The newest release of any application that stands like this. */
    private static UUID release(String environment, String status) throws Exception {
        try (Connection database = service.database();
                PreparedStatement query = database.prepareStatement("SELECT id FROM releases WHERE environment = ?"
                        + " AND status = ? AND kind = 'CHANGE' ORDER BY created_at DESC LIMIT 1")) {
            query.setString(1, environment);
            query.setString(2, status);
            ResultSet found = query.executeQuery();
            assertThat(found.next()).isTrue();
            return found.getObject(1, UUID.class);
        }
    }

    private static void anybodyMayDecide(UUID release) throws Exception {
        update(
                "UPDATE releases SET approval = '{\"by\":[],\"count\":1,\"expiresSeconds\":86400}' WHERE id = ?",
                release);
    }

    private static void update(String sql, UUID release) throws Exception {
        try (Connection database = service.database();
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setObject(1, release);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
