package io.fairway.release.web;

import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.quarkus.panache.common.Sort;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

    ApplicationsResource(ApplicationStore applications) {
        this.applications = applications;
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
    @Transactional
    public ApplicationView register(@PathParam("name") String name, Input.@Nullable Registration body) {
        Input.Registration registration = Input.body(body);
        String checkedName = Input.name(name, "the name of an application");
        String repository = Input.repository(registration.repository());
        List<Environment> environments = Input.environments(registration.environments());
        Application application = applications.findByIdOptional(checkedName).orElse(null);
        if (application == null) {
            application = new Application(checkedName, repository, environments);
            applications.persist(application);
        } else {
            application.register(repository, environments);
        }
        return ApplicationView.of(application);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Forgets an application: nothing of it is released any more; what is live stays")
    @Transactional
    public void forget(@PathParam("name") String name) {
        applications.delete(find(name));
    }

    private Application find(String name) {
        return applications
                .findByIdOptional(name)
                .orElseThrow(() -> Input.unknown("application " + name + " is not registered"));
    }
}
