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
class ActionPreviews {

    private final ShowRelease releases;
    private final DiffRelease diffs;
    private final RollbackTargets targets;
    private final CurrentCaller current;

    ActionPreviews(ShowRelease releases, DiffRelease diffs, RollbackTargets targets, CurrentCaller current) {
        this.releases = releases;
        this.diffs = diffs;
        this.targets = targets;
        this.current = current;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance ask(Preview preview);
    }

    /**
     * What a dialog shows.
     *
     * @param self its address
     * @param sentence what would happen
     * @param why why one may; null if nothing is to be said about that
     * @param refused why one may not
     * @param signIn where to sign in first
     * @param targets what one can choose from, for a rollback
     * @param chosen which of them is shown
     * @param diff what would change; null if nothing would, or if it cannot be shown
     * @param problem why it cannot be shown
     */
    public record Preview(
            String self,
            String sentence,
            @Nullable String why,
            @Nullable String refused,
            @Nullable String signIn,
            List<RollbackTarget> targets,
            @Nullable UUID chosen,
            @Nullable ReleaseDiff diff,
            @Nullable String problem) {

        static Preview withoutDiff(String self, String sentence, @Nullable String refused, @Nullable String signIn) {
            return new Preview(self, sentence, null, refused, signIn, List.of(), null, null, null);
        }

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
        DiffOrProblem found =
                switch (action) {
                    case APPROVE, REJECT -> diff(() -> diffs.of(release));
                    case RETRY -> diff(() -> retried(story.release()));
                    case CANCEL -> cancelled(story);
                    case LIFT_QUARANTINE, ROLL_BACK, PAUSE, RESUME, RELEASE, REGISTER, FORGET -> DiffOrProblem.NONE;
                };
        return piece(new Preview(
                Ask.about(action, release, story.release().target()).shows(),
                PreviewTexts.sentence(action, story),
                refused == null ? PreviewTexts.why(action, story) : null,
                refused,
                caller.isPresent() ? null : signIn(page, "/ui/releases/" + release),
                List.of(),
                null,
                found.diff(),
                found.problem()));
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
            return piece(Preview.withoutDiff(self, PreviewTexts.inEnvironment(action, environment), null, signIn));
        }
        return piece(rollback(target, toRelease, self, signIn));
    }

    private Preview rollback(Target target, @Nullable String toRelease, String self, @Nullable String signIn) {
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
            return Preview.withoutDiff(
                    self,
                    PreviewTexts.inEnvironment(Action.ROLL_BACK, target.environment()),
                    PreviewTexts.noRollbackTarget(all, target.environment()),
                    signIn);
        }
        DiffOrProblem found = diff(() -> diffs.rollback(target, wanted.releaseId()));
        return new Preview(
                self,
                PreviewTexts.rollback(wanted),
                null,
                null,
                signIn,
                all,
                wanted.releaseId(),
                found.diff(),
                found.problem());
    }

    private record DiffOrProblem(
            @Nullable ReleaseDiff diff, @Nullable String problem) {

        static final DiffOrProblem NONE = new DiffOrProblem(null, null);
    }

    private static DiffOrProblem diff(Supplier<ReleaseDiff> diff) {
        try {
            return new DiffOrProblem(diff.get(), null);
        } catch (ImpossibleException | TransientFaultException e) {
            return new DiffOrProblem(null, e.getMessage());
        }
    }

    private ReleaseDiff retried(Release release) {
        String version = release.chartVersion();
        if (version == null) {
            throw new TransientFaultException("it has no content");
        }
        return diffs.chart(release.target(), version);
    }

    /** What has started is rolled back to what was verified last. */
    private DiffOrProblem cancelled(ShowRelease.Story story) {
        Release live = story.liveRelease();
        return story.release().status().inFlight() && live != null
                ? diff(() -> diffs.rollback(story.release().target(), live.id()))
                : DiffOrProblem.NONE;
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

    private static Response piece(Preview preview) {
        return Html.page(Templates.ask(preview));
    }
}
