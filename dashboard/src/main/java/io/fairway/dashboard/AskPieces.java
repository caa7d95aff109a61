package io.fairway.dashboard;

import io.fairway.events.ActionTaken.Action;
import io.fairway.events.Target;
import io.fairway.manifest.ReleaseDiff;
import io.fairway.release.Release;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.TransientFaultException;
import io.fairway.release.diff.DiffRelease;
import io.fairway.release.query.RollbackTargets;
import io.fairway.release.query.RollbackTargets.RollbackTarget;
import io.fairway.release.query.ShowRelease;
import io.fairway.rest.Caller;
import io.fairway.rest.CurrentCaller;
import io.fairway.rest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What dialogs show before anything is done: what it would change, and whether one may. Nothing is changed by looking. */
@Path("/ui/ask")
class AskPieces {

    private final ShowRelease releases;
    private final DiffRelease diffs;
    private final RollbackTargets targets;
    private final CurrentCaller current;

    AskPieces(ShowRelease releases, DiffRelease diffs, RollbackTargets targets, CurrentCaller current) {
        this.releases = releases;
        this.diffs = diffs;
        this.targets = targets;
        this.current = current;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance ask(Shown shown);
    }

    /**
     * What a dialog shows.
     *
     * @param self where it is had again
     * @param sentence what would happen
     * @param why why one may; null if nothing is to be said about that
     * @param refused why one may not
     * @param signIn where to sign in first
     * @param targets what one can choose from, for a rollback
     * @param chosen which of them is shown
     * @param diff what would change; null if nothing would, or if it cannot be shown
     * @param problem why it cannot be shown
     */
    public record Shown(
            String self,
            String sentence,
            @Nullable String why,
            @Nullable String refused,
            @Nullable String signIn,
            List<RollbackTarget> targets,
            @Nullable UUID chosen,
            @Nullable ReleaseDiff diff,
            @Nullable String problem) {

        public boolean mayNot() {
            return refused != null || signIn != null;
        }
    }

    @GET
    @Path("/releases/{id}/{action}")
    @Operation(hidden = true)
    public Response aboutRelease(
            @PathParam("id") String id,
            @PathParam("action") String name,
            @HeaderParam("HX-Current-URL") @Nullable String page) {
        UUID release = FormInput.id(id);
        Action action = FormInput.action(
                name, Action.APPROVE, Action.REJECT, Action.RETRY, Action.CANCEL, Action.LIFT_QUARANTINE);
        ShowRelease.Story story =
                releases.of(release).orElseThrow(() -> new Problem(404, "Not found", "there is no release " + id));
        Optional<Caller> caller = current.caller();
        String refused =
                caller.flatMap(who -> releases.hindrance(release, action, who)).orElse(null);
        Looked looked =
                switch (action) {
                    case APPROVE, REJECT -> look(() -> diffs.of(release));
                    case RETRY -> look(() -> retried(story.release()));
                    case CANCEL -> cancelled(story);
                    case LIFT_QUARANTINE, ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> Looked.NOTHING;
                };
        return piece(new Shown(
                Ask.about(action, release, story.release().target()).shows(),
                sentence(action, story),
                refused == null ? why(action, story, caller.orElse(null)) : null,
                refused,
                caller.isPresent() ? null : signIn(page, "/ui/releases/" + release),
                List.of(),
                null,
                looked.diff(),
                looked.problem()));
    }

    @GET
    @Path("/applications/{application}/environments/{environment}/{action}")
    @Operation(hidden = true)
    public Response aboutEnvironment(
            @PathParam("application") String application,
            @PathParam("environment") String environment,
            @PathParam("action") String name,
            @QueryParam("toRelease") @Nullable String toRelease,
            @HeaderParam("HX-Current-URL") @Nullable String page) {
        Target target = new Target(application, environment);
        Action action = FormInput.action(name, Action.ROLL_BACK, Action.PAUSE, Action.RESUME);
        String signIn =
                current.caller().isPresent() ? null : signIn(page, "/ui/applications/" + Texts.urlEncoded(application));
        String self = Ask.in(action, target).shows();
        if (action != Action.ROLL_BACK) {
            return piece(new Shown(
                    self,
                    action == Action.PAUSE
                            ? "Releases into " + environment
                                    + " wait until somebody resumes them. What has begun goes on, and rollbacks are never held back."
                            : "Releases that wait for " + environment + " go on in their order.",
                    null,
                    null,
                    signIn,
                    List.of(),
                    null,
                    null,
                    null));
        }
        List<RollbackTarget> all = targets.of(target);
        Optional<RollbackTarget> chosen = toRelease == null || toRelease.isEmpty()
                ? Optional.empty()
                : all.stream()
                        .filter(candidate ->
                                candidate.allowed() && candidate.releaseId().equals(FormInput.id(toRelease)))
                        .findFirst();
        RollbackTarget wanted = chosen.or(
                        () -> all.stream().filter(RollbackTarget::allowed).findFirst())
                .orElse(null);
        if (wanted == null) {
            return piece(new Shown(
                    self,
                    "Brings back a release that was verified in " + environment + " earlier.",
                    null,
                    all.stream()
                            .map(RollbackTarget::why)
                            .filter(why -> why != null)
                            .findFirst()
                            .map(why -> all.size() == 1 ? why + ", and nothing else was verified here" : why)
                            .orElse("nothing that was verified earlier in " + environment + " is left"),
                    signIn,
                    List.of(),
                    null,
                    null,
                    null));
        }
        Looked looked = look(() -> diffs.rollback(target, wanted.releaseId()));
        return piece(new Shown(
                self,
                "Chart " + wanted.chartVersion()
                        + " becomes live again and is verified. What is live now is quarantined, "
                        + "so that it does not come back by itself. Data is not rolled back.",
                null,
                null,
                signIn,
                all,
                wanted.releaseId(),
                looked.diff(),
                looked.problem()));
    }

    private record Looked(
            @Nullable ReleaseDiff diff, @Nullable String problem) {

        static final Looked NOTHING = new Looked(null, null);
    }

    private static Looked look(Supplier<ReleaseDiff> diff) {
        try {
            return new Looked(diff.get(), null);
        } catch (ImpossibleException | TransientFaultException e) {
            return new Looked(null, e.getMessage());
        }
    }

    private ReleaseDiff retried(Release release) {
        String version = release.chartVersion();
        if (version == null) {
            throw new TransientFaultException("it has no content");
        }
        return diffs.chart(release.target(), version);
    }

    /** What has begun is undone: back to what is live by right. */
    private Looked cancelled(ShowRelease.Story story) {
        Release live = story.liveRelease();
        return story.release().status().inFlight() && live != null
                ? look(() -> diffs.rollback(story.release().target(), live.id()))
                : Looked.NOTHING;
    }

    private static String sentence(Action action, ShowRelease.Story story) {
        Release release = story.release();
        String environment = release.target().environment();
        return switch (action) {
            case APPROVE ->
                "It begins when enough people have approved it and it is its turn in " + environment
                        + ". This is what it changes:";
            case REJECT -> "It never begins, and its change goes no further. This is what it would have changed:";
            case RETRY ->
                "Its content is released into " + environment + " again, as attempt " + (release.attempt() + 1)
                        + (story.quarantined() == null ? "" : ", and leaves quarantine")
                        + ". This is what that changes:";
            case CANCEL ->
                release.status().inFlight()
                        ? "It is undone, and its content is quarantined. This is what going back changes:"
                        : "It never begins.";
            case LIFT_QUARANTINE ->
                "Automation may release the content of chart " + release.chartVersion()
                        + " again, anywhere. Nothing changes at once: retry a release, or push again.";
            case ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> "";
        };
    }

    private static @Nullable String why(Action action, ShowRelease.Story story, @Nullable Caller caller) {
        return switch (action) {
            case APPROVE, REJECT ->
                story.release()
                        .approval()
                        .map(rule -> (caller == null ? "" : caller.name() + " may decide: ") + rule.who() + " may")
                        .orElse(null);
            case LIFT_QUARANTINE, RETRY ->
                story.quarantined() == null
                        ? null
                        : "in quarantine because " + story.quarantined().reason();
            case CANCEL, ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> null;
        };
    }

    /** Signs in, and comes back to the page where the dialog was opened. */
    private static String signIn(@Nullable String page, String otherwise) {
        String back = otherwise;
        if (page != null) {
            try {
                URI address = URI.create(page);
                String path = address.getRawPath();
                back = path == null || !path.startsWith("/ui/")
                        ? otherwise
                        : path + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            } catch (IllegalArgumentException e) {
                back = otherwise;
            }
        }
        return "/ui/sign-in?next=" + Texts.urlEncoded(back);
    }

    private static Response piece(Shown shown) {
        return Html.page(Templates.ask(shown));
    }
}
