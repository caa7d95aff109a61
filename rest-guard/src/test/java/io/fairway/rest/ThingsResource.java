package io.fairway.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** What a service could look like. */
@Path("/things")
public class ThingsResource {

    private final CurrentCaller caller;

    ThingsResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Path("/me")
    public String reader() {
        return caller.caller().map(ThingsResource::show).orElse("nobody");
    }

    @POST
    @Path("/me")
    public String me() {
        return show(caller.required());
    }

    private static String show(Caller caller) {
        return caller.name() + " " + caller.groups();
    }

    public record Thing(String name, int size) {}

    @GET
    public List<Thing> list() {
        return List.of(new Thing("one", 1));
    }

    @POST
    public Thing add(Thing thing) {
        return thing;
    }

    @POST
    @Path("/hook")
    @Unguarded(because = "it is a test")
    public String hook(String body) {
        return "heard " + body;
    }

    @GET
    @Path("/problem")
    public String problem() {
        throw new Problem(409, "Release is over", "release 7 has ended, request a new one");
    }

    @GET
    @Path("/defect")
    public String defect() {
        throw new IllegalStateException("password=hunter2");
    }
}
