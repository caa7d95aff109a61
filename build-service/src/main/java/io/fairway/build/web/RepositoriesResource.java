package io.fairway.build.web;

import io.fairway.build.Registration;
import io.fairway.build.RegistrationStore;
import io.fairway.rest.Problem;
import io.fairway.source.SourceMirror;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The repositories whose pushes are built. */
@Path("/repositories")
@Tag(name = "repositories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RepositoriesResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int MAX_BRANCHES = 50;
    private static final int MAX_TEXT = 500;

    private final RegistrationStore registrations;
    private final boolean fileUrls;

    RepositoriesResource(
            RegistrationStore registrations,
            @ConfigProperty(name = "fairway.build.file-urls", defaultValue = "false") boolean fileUrls) {
        this.registrations = registrations;
        this.fileUrls = fileUrls;
    }

    /**
     * What is registered.
     *
     * @param cloneUrl http or https, without credentials
     * @param branches {@code main} if absent
     */
    public record RegistrationBody(
            @Nullable String cloneUrl, @Nullable List<@Nullable String> branches) {}

    @GET
    @Operation(summary = "All registered repositories")
    public List<Registration> list() {
        return registrations.all();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One repository")
    public Registration get(@PathParam("name") String name) {
        return registrations.byName(name).orElseThrow(RepositoriesResource::unknown);
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Registers a repository, or changes its clone URL and branches")
    public Registration put(@PathParam("name") String name, @Nullable RegistrationBody body) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("a name consists of lower case letters, digits and inner dashes, at most 63");
        }
        if (body == null) {
            throw invalid("the body is missing");
        }
        Registration registration = new Registration(name, cloneUrl(body.cloneUrl()), branches(body.branches()));
        if (!registrations.put(registration)) {
            throw new Problem(409, "Registered already", "this repository is registered under another name");
        }
        return registration;
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Forgets a repository; its builds stay")
    public void delete(@PathParam("name") String name) {
        if (!registrations.forget(name)) {
            throw unknown();
        }
    }

    private String cloneUrl(@Nullable String cloneUrl) {
        if (cloneUrl == null || cloneUrl.length() > MAX_TEXT) {
            throw invalid("cloneUrl is missing or longer than " + MAX_TEXT + " characters");
        }
        try {
            SourceMirror.checkUrl(cloneUrl, fileUrls);
            return cloneUrl;
        } catch (IllegalArgumentException e) {
            throw invalid("cloneUrl cannot be used: " + e.getMessage());
        }
    }

    private static List<String> branches(@Nullable List<@Nullable String> branches) {
        if (branches == null) {
            return List.of("main");
        }
        if (branches.isEmpty() || branches.size() > MAX_BRANCHES) {
            throw invalid("branches needs 1 to " + MAX_BRANCHES + " names");
        }
        return branches.stream().map(RepositoriesResource::branch).distinct().toList();
    }

    private static String branch(@Nullable String branch) {
        if (branch == null || branch.length() > 255 || !Repository.isValidRefName("refs/heads/" + branch)) {
            throw invalid("branches holds something that is not a branch name");
        }
        return branch;
    }

    private static Problem invalid(String detail) {
        return new Problem(400, "Invalid registration", detail);
    }

    private static Problem unknown() {
        return new Problem(404, "Unknown repository", "no repository is registered under this name");
    }
}
