package io.fairway.release.web;

import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.fairway.release.RegisterApplication;
import io.fairway.rest.CurrentCaller;
import io.quarkus.panache.common.Sort;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registered applications. */
@Path("/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
class ApplicationsResource {

    private final ApplicationStore applications;
    private final RegisterApplication register;
    private final CurrentCaller caller;

    ApplicationsResource(ApplicationStore applications, RegisterApplication register, CurrentCaller caller) {
        this.applications = applications;
        this.register = register;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All registered applications")
    @Transactional
    public List<ApplicationView> all() {
        return applications.listAll(Sort.by("name")).stream()
                .map(ApplicationView::of)
                .toList();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One application")
    @Transactional
    public ApplicationView one(@PathParam("name") String name) {
        return ApplicationView.of(find(name));
    }

    @PUT
    @Path("/{name}")
    @Operation(summary = "Registers an application, or changes its repository and environments")
    public ApplicationView register(@PathParam("name") String name, Input.@Nullable Registration body) {
        Input.Registration registration = Input.body(body);
        String checkedName = Input.name(name, "the name of an application");
        String repository = Input.repository(registration.repository());
        List<Environment> environments = Input.environments(registration.environments());
        return ApplicationView.of(register.register(checkedName, repository, environments, caller.required()));
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Forgets an application: nothing of it is released any more; what is live stays")
    public void forget(@PathParam("name") String name, @QueryParam("reason") @Nullable String reason) {
        String why = Input.reason(reason == null ? "no reason was given" : reason);
        Possible.orProblem(() -> {
            register.forget(name, caller.required(), why);
            return name;
        });
    }

    private Application find(String name) {
        return applications
                .findByIdOptional(name)
                .orElseThrow(() -> Input.unknown("application " + name + " is not registered"));
    }
}
